"""`python -m tests.platforms.digest_victim`: walk the round of digests, and be killed in it.

Each line of the input is a `Visit`: a process of its own walks the round once, and ends itself with
SIGKILL before or after one step of the state machine: no handler runs, nothing is closed, as when
the machine loses power. How it ended is written as a line. The processes are forks of this one,
which has loaded everything and opened nothing, so that a visit takes no second to start.
"""

import asyncio
import importlib
import json
import os
import signal
import sys
import traceback
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NoReturn

import discord

from bot.adapters.discord.digests import DiscordMessenger
from bot.adapters.discord.knocking import DiscordKeys
from bot.adapters.slack.digests import SlackMessenger
from bot.adapters.slack.knocking import SlackKeys
from bot.app import SqlStore
from bot.core.place import Workspace
from bot.journeys.digests.compose import ComposeDigest
from bot.journeys.digests.gathering import Gather
from bot.journeys.digests.opening import OpenStories
from bot.journeys.digests.ports import Messenger
from bot.journeys.digests.round import DigestRound

_LOADED_LATE = (
    "bot.storage.database",
    "bot.storage.eraser",
    "bot.storage.followed_feeds",
    "bot.storage.inbox",
    "bot.storage.installations",
    "bot.storage.readings",
    "bot.core.reading.sentences",
    "aiosqlite",
    "psycopg",
    "sqlalchemy.dialects.postgresql.psycopg",
    "sqlalchemy.dialects.sqlite.aiosqlite",
)


@dataclass(frozen=True)
class StillClock:
    """A clock that shows one moment."""

    moment: datetime

    def now(self) -> datetime:
        return self.moment


@dataclass(frozen=True)
class Visit:
    """One walk: on what, at what time, and where it dies. No step: it lives.

    `step` is the number of a step, or the name of one. `seconds` is how long a Slack client waits.
    """

    url: str
    platform: str
    api: str
    token: str
    now: str
    step: int | str = 0
    when: str = "before"
    seconds: float = 30.0


class Doomed:
    """Everything the round calls behind one count of steps."""

    def __init__(self, visit: Visit) -> None:
        self.visit, self.steps = visit, 0

    def of(self, inner: Any) -> Any:
        return _Counting(self, inner)

    def count(self, name: str, *, is_over: bool) -> None:
        if not is_over:
            self.steps += 1
        is_here = self.visit.step in {self.steps, name}
        if is_here and (self.visit.when == "after") is is_over:
            os.kill(os.getpid(), signal.SIGKILL)


class _Counting:
    def __init__(self, doom: Doomed, inner: Any) -> None:
        self._doom, self._inner = doom, inner

    def __getattr__(self, name: str) -> Any:
        step = getattr(self._inner, name)
        if not asyncio.iscoroutinefunction(step):
            return step

        async def counted(*given: Any, **named: Any) -> Any:
            self._doom.count(name, is_over=False)
            try:
                return await step(*given, **named)
            finally:
                self._doom.count(name, is_over=True)

        return counted


@asynccontextmanager
async def messenger_of(visit: Visit) -> AsyncIterator[Messenger]:
    """Give the real messenger of a platform, on the real library."""
    if visit.platform == "slack":
        keys = SlackKeys(bot_token=visit.token, api_url=visit.api)

        async def client_of(_: Workspace):
            client = keys.client(visit.token)
            client.timeout = visit.seconds  # type: ignore[assignment]  # a float will do
            return client

        yield SlackMessenger(client_of)
        return
    DiscordKeys(visit.token, visit.api).point()
    intents = discord.Intents(guilds=True)
    async with discord.Client(intents=intents, max_ratelimit_timeout=30) as client:
        await client.login(visit.token)
        yield DiscordMessenger(client)


async def walk(visit: Visit) -> None:
    """Walk the round once."""
    clock, doom = StillClock(datetime.fromisoformat(visit.now)), Doomed(visit)
    async with SqlStore(visit.url).open_all() as shelves:
        slots = doom.of(shelves.slots)
        gather = Gather(shelves.library, shelves.conversations, shelves.feeds, shelves.readings)
        compose = OpenStories(ComposeDigest(gather, shelves.slots, clock), shelves.conversations)
        subscriptions, owner = doom.of(shelves.subscriptions), f"victim {os.getpid()}"
        round_ = DigestRound(subscriptions, slots, compose, shelves.notices, clock, owner)
        async with messenger_of(visit) as messenger:
            await round_(doom.of(messenger))


def main() -> None:
    """Walk as often as is asked for, each time in a process of its own."""
    for name in _LOADED_LATE:
        importlib.import_module(name)
    for line in sys.stdin:
        visit = Visit(**json.loads(line))
        child = os.fork()
        if child == 0:
            _be(visit)
        _, status = os.waitpid(child, 0)
        sys.stdout.write(f"ended {os.waitstatus_to_exitcode(status)}\n")
        sys.stdout.flush()


def _be(visit: Visit) -> NoReturn:
    try:
        asyncio.run(walk(visit))
    except BaseException:  # noqa: BLE001  (the parent is told, and the trial fails)
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main()
