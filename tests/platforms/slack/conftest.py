"""A Slack with a newsroom in it, and the bot's real door on the real store and engine."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import pytest

from bot.adapters.slack.door import SlackDoor
from bot.adapters.slack.knocking import SlackKeys
from bot.app import App, SqlStore, SystemClock
from bot.core.article import Article, Source, SourceKind
from bot.core.reading.paragraphs import paragraph_spans
from bot.core.upload import Link, Upload
from bot.engines.embedded import EmbeddedEngine
from bot.errors import InputRefused
from bot.journeys.front import Front
from bot.journeys.ports import Clock
from tests.platforms.slack_server import SlackServer

KESTREL = "https://kestrel.example/engineers"
DORN = """Minister: engineers stay

“We will not withdraw a single engineer,” defence minister Ilya Dorn said on Monday, the state \
agency VSA reported. The ministry confirmed that 40 drones were destroyed overnight.

Karsland's foreign ministry denied that talks took place. “There were no negotiations of any \
kind,” spokeswoman Mira Vell said.

The opposition has long worked against the national interest. The winter was cold.
"""


@dataclass
class Pages:
    """An intake whose web is a dictionary; files are UTF-8 text."""

    pages: dict[str, str] = field(default_factory=lambda: {KESTREL: DORN})

    async def article_from(self, sent: Upload | Link) -> Article:
        if isinstance(sent, Link):
            if sent.url not in self.pages:
                raise InputRefused("The page answered 403.", hint="Paste its text instead.")
            text, source = self.pages[sent.url], Source(SourceKind.LINK, sent.url)
        else:
            text, source = sent.content.decode(), Source(sent.kind, sent.name)
        if not text.strip():
            raise InputRefused("It is a scan without text.", hint="Send a text version.")
        first = text[slice(paragraph_spans(text)[0].start, paragraph_spans(text)[0].end)]
        return Article(text, source, title=first[:150], publisher="Daily Kestrel", language="en")


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
) -> AsyncIterator[Bot]:
    """Run the door on this Slack until the block ends."""
    pages, clock = Pages(), clock or SystemClock()
    app = App(clock, lambda: pages, lambda: EmbeddedEngine(clock), SqlStore(url))
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


async def eventually(look: Callable[[], Awaitable[object]]) -> None:
    """Look until it is so: an event is acknowledged first, and then acted on in the background."""
    async with asyncio.timeout(5):
        while True:
            if await look():
                return
            await asyncio.sleep(0.01)


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
