"""Fixtures for the chat platforms."""

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.platforms.discord_server import DiscordServer


@pytest.fixture
async def discord_server():
    """A Discord of one's own, and discord.py as it was afterwards."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    async with DiscordServer() as server:
        yield server
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before
