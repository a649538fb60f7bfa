"""A Discord with a newsroom on it, and the bot's real door on the real store and engine."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime

import discord
import pytest
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.adapters.discord.door import DiscordDoor
from bot.adapters.discord.knocking import DiscordKeys
from bot.app import App, SqlStore
from bot.engines.embedded import EmbeddedEngine
from bot.journeys.feed_ports import FeedWeb
from bot.journeys.front import Front
from bot.readers import SecondReader
from tests.platforms.discord_server import DiscordServer
from tests.platforms.pages import Pages


@dataclass(frozen=True)
class SameClock:
    """The time that this Discord shows."""

    server: DiscordServer

    def now(self) -> datetime:
        return self.server.clock.now


@dataclass
class Bot:
    """The bot while it runs."""

    server: DiscordServer
    front: Front
    door: DiscordDoor
    pages: Pages
    task: asyncio.Task[None]
    is_dead: bool = False

    async def dies(self) -> None:
        """Stop in the middle of everything, as when the machine loses power."""
        self.is_dead = True
        working = tuple(self.front.bench._working)
        for task in (*working, self.task):
            task.cancel()
        await asyncio.gather(*working, self.task, return_exceptions=True)


@asynccontextmanager
async def running(
    server: DiscordServer,
    *,
    url: str = "sqlite:///:memory:",
    follows_threads: bool = False,
    web: FeedWeb | None = None,
    second: SecondReader | None = None,
) -> AsyncIterator[Bot]:
    """Run the door on this Discord until the block ends."""
    pages, clock = Pages(), SameClock(server)
    app = App(clock, lambda: pages, lambda: EmbeddedEngine(clock), SqlStore(url))
    app = replace(app, web=(lambda: web) if web else app.web, second=second)
    keys = DiscordKeys(server.token, server.api_url, server.gateway_url, follows_threads)
    async with app.front() as front:
        door = DiscordDoor(keys, front, guilds_come_within=0.1)
        task = asyncio.create_task(door.run())
        opened = asyncio.create_task(door.is_open.wait())
        await asyncio.wait({task, opened}, timeout=10, return_when=asyncio.FIRST_COMPLETED)
        opened.cancel()
        one = Bot(server, front, door, pages, task)
        try:
            if task.done():
                task.result()
            assert door.is_open.is_set()
            yield one
            pages.gate.set()
            if not one.is_dead:
                await front.bench.close(grace=5)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


@asynccontextmanager
async def discord_open(*, content_allowed: bool = False) -> AsyncIterator[DiscordServer]:
    """Run a Discord; what the bot sent must have been what Discord takes, and calls nobody."""
    before = Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE
    async with DiscordServer(content_allowed=content_allowed) as one:
        one.guild("Newsroom").channel("general")
        yield one
        assert one.rejected == []
        assert one.pings == []
    Route.BASE, DiscordWebSocket.DEFAULT_GATEWAY, discord.Asset.BASE = before


@pytest.fixture
async def server() -> AsyncIterator[DiscordServer]:
    """Give a Discord on which we may not read what is not for us."""
    async with discord_open() as one:
        yield one


@pytest.fixture
async def server_with_content() -> AsyncIterator[DiscordServer]:
    """Give a Discord that grants the message content intent."""
    async with discord_open(content_allowed=True) as one:
        yield one


@pytest.fixture
async def bot(server: DiscordServer) -> AsyncIterator[Bot]:
    """Give the bot, connected."""
    async with running(server) as one:
        yield one


@pytest.fixture
def guild(server):
    return server.guild("Newsroom")


@pytest.fixture
def room(guild):
    return guild.channel("general")


@pytest.fixture
def forum(guild):
    return guild.forum("desk")


@pytest.fixture
def ana(guild):
    return guild.member("ana")


@pytest.fixture
def ben(guild):
    return guild.member("ben")
