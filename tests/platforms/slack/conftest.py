"""A Slack with a newsroom in it, and the bot's real door on the real store and engine."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import pytest

from bot.adapters.slack.door import SlackDoor
from bot.adapters.slack.knocking import SlackKeys
from bot.app import App, SqlStore, SystemClock
from bot.engines.embedded import EmbeddedEngine
from bot.journeys.feed_ports import FeedWeb
from bot.journeys.front import Front
from bot.journeys.measures import UNMEASURED, Measures
from bot.journeys.ports import Clock
from bot.readers import SecondReader
from tests.platforms.pages import Pages
from tests.platforms.slack_server import SlackServer


@dataclass
class Bot:
    """The bot while it runs."""

    slack: SlackServer
    front: Front
    door: SlackDoor
    pages: Pages
    is_dead: bool = False

    async def dies(self) -> None:
        """Stop in the middle of everything, as when the machine loses power."""
        self.is_dead = True
        working = tuple(self.front.bench._working)
        for task in working:
            task.cancel()
        await asyncio.gather(*working, return_exceptions=True)

    async def settled(self) -> None:
        """Wait until nothing is on its way and nothing in hand."""
        await self.slack.everything_delivered()
        await self.front.bench.idle()


@asynccontextmanager
async def running(
    slack: SlackServer,
    *,
    url: str = "sqlite:///:memory:",
    keys: SlackKeys | None = None,
    clock: Clock | None = None,
    web: FeedWeb | None = None,
    second: SecondReader | None = None,
    measures: Measures = UNMEASURED,
) -> AsyncIterator[Bot]:
    """Run the door on this Slack until the block ends."""
    pages, clock = Pages(), clock or SystemClock()
    app = App(clock, lambda: pages, lambda: EmbeddedEngine(clock), SqlStore(url))
    app = replace(app, web=(lambda: web) if web else app.web, measures=measures, second=second)
    usual = SlackKeys(
        bot_token=slack.home.bot_token, app_token=slack.app_token, api_url=slack.api_url
    )
    async with app.front() as front:
        door = SlackDoor(keys or usual, front, settle=(0.0, 0.0))
        one = Bot(slack, front, door, pages)
        task = asyncio.create_task(door.run())
        opened = asyncio.create_task(door.is_open.wait())
        await asyncio.wait({task, opened}, timeout=10, return_when=asyncio.FIRST_COMPLETED)
        opened.cancel()
        try:
            if task.done():
                task.result()
            assert door.is_open.is_set()
            yield one
            if not one.is_dead:
                await slack.everything_delivered()
                await front.bench.close(grace=5)
        finally:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)


@pytest.fixture
async def slack() -> AsyncIterator[SlackServer]:
    """Give a Slack; whatever the bot sent must have been what Slack takes."""
    async with SlackServer() as server:
        yield server
        assert server.rejected == []


@pytest.fixture
async def bot(slack: SlackServer) -> AsyncIterator[Bot]:
    """Give the bot, by Socket Mode."""
    async with running(slack) as one:
        yield one


@pytest.fixture
def ana(slack):
    return slack.person("ana")


@pytest.fixture
def ben(slack):
    return slack.person("ben")


@pytest.fixture
def room(slack, ana, ben):
    return slack.channel("news", ana, ben)
