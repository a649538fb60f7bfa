"""The door to Discord: one gateway connection, a new client for every start."""

import asyncio
import logging

import discord

from bot.adapters.discord.client import GUILDS_COME_WITHIN, BriefingClient
from bot.adapters.discord.digests import DiscordMessenger
from bot.adapters.discord.files import Files
from bot.adapters.discord.knocking import DiscordKeys, not_accepted
from bot.adapters.discord.places import PLATFORM
from bot.adapters.wording import discord as wording
from bot.errors import PlatformRefused
from bot.journeys.front import Front

logger = logging.getLogger(__name__)


class DiscordDoor:
    """Open until cancelled; `run` may be called again after it broke."""

    name = PLATFORM

    def __init__(
        self,
        keys: DiscordKeys,
        front: Front,
        *,
        guilds_come_within: float = GUILDS_COME_WITHIN,
    ) -> None:
        self.keys = keys
        self.guilds_come_within = guilds_come_within
        self.front = front
        self.is_open = asyncio.Event()
        self.client: BriefingClient | None = None

    async def run(self) -> None:
        """Connect and serve; `PlatformRefused` if Discord does not accept the token."""
        self.keys.point()
        files = Files(self.keys.api_url)
        client = BriefingClient(
            self.front,
            files,
            follows_threads=self.keys.follows_threads,
            guilds_come_within=self.guilds_come_within,
        )
        self.client = client
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
            raise not_accepted() from error
        except discord.PrivilegedIntentsRequired as error:
            raise PlatformRefused(wording.LACKS_CONTENT, hint=wording.GRANT_CONTENT) from error
        raise ConnectionError("the gateway closed")  # start() ends without a word then

    async def _when_ready(self, client: BriefingClient) -> None:
        await client.opened.wait()
        self.is_open.set()
        logger.info("the door is open", extra={"platform": PLATFORM})
        messenger = DiscordMessenger(client)
        async with asyncio.TaskGroup() as group:
            group.create_task(self.front.bench.look_after(PLATFORM, client.caller_of))
            group.create_task(self.front.digest_round.keep_on(messenger, self.front.alarm))
