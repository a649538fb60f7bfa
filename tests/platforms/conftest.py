"""Fixtures for the chat platforms."""

import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.platforms.discord_server import DiscordServer
from tests.platforms.tiny_bot import running


@pytest.fixture
async def discord_server():
    """A Discord of one's own, and discord.py as it was afterwards."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY
    async with DiscordServer() as server:
        yield server
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY = before


@pytest.fixture
async def tiny_bot(discord_server):
    discord_server.guild("Newsroom").channel("general")
    async with running(discord_server) as bot:
        yield bot


@pytest.fixture
def guild(discord_server, tiny_bot):
    return discord_server.guild("Newsroom")


@pytest.fixture
def room(guild):
    return guild.channel("general")


@pytest.fixture
def ana(guild):
    return guild.member("ana")
