"""The door to Discord: one gateway connection, a new client for every start."""

import asyncio
import logging
from dataclasses import dataclass, field

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.adapters.discord.client import BriefingClient
from bot.adapters.discord.files import Files
from bot.adapters.discord.places import PLATFORM
from bot.errors import PlatformRefused
from bot.journeys.front import Front

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DiscordKeys:
    """What the door is opened with. The addresses are set where Discord is not the real one."""

    token: str = field(repr=False)
    api_url: str | None = None
    gateway_url: str | None = None
    follows_threads: bool = False


class DiscordDoor:
    """Open until cancelled; `run` may be called again after it broke."""

    name = PLATFORM

    def __init__(self, keys: DiscordKeys, front: Front) -> None:
        self.keys = keys
        self.front = front
        self.is_open = asyncio.Event()

    async def run(self) -> None:
        """Connect and serve; `PlatformRefused` if Discord does not accept the token."""
        point_at(self.keys)
        files = Files(self.keys.api_url)
        client = BriefingClient(self.front, files, follows_threads=self.keys.follows_threads)
        try:
            async with asyncio.TaskGroup() as group:
                group.create_task(self._start(client))
                group.create_task(self._when_ready(client))
        finally:
            self.is_open.clear()
            await client.close()

    async def _start(self, client: BriefingClient) -> None:
        try:
            await client.start(self.keys.token)
        except discord.LoginFailure as error:
            raise PlatformRefused(
                "Discord does not accept BOT_DISCORD_TOKEN.",
                hint="Reset the token on the Bot page of the developer portal and set it anew.",
            ) from error
        except discord.PrivilegedIntentsRequired as error:
            raise PlatformRefused(
                "Discord does not grant the Message Content intent.",
                hint="Switch it on on the Bot page, or set BOT_DISCORD_FOLLOW_THREADS=false.",
            ) from error
        raise ConnectionError("the gateway closed")  # start() ends without a word then

    async def _when_ready(self, client: BriefingClient) -> None:
        await client.opened.wait()
        self.is_open.set()
        logger.info("the door is open", extra={"platform": PLATFORM})
        await self.front.bench.look_after(PLATFORM, client.caller_of)


def point_at(keys: DiscordKeys) -> None:
    """Send discord.py to other addresses, where they are set: its own class attributes."""
    if keys.api_url is not None:
        Route.BASE = keys.api_url.rstrip("/")
    if keys.gateway_url is not None:
        DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(keys.gateway_url)
