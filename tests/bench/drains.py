"""A thousand digests due in the same minute: three processes on PostgreSQL, one on SQLite."""

import asyncio
import sys
import tempfile
from collections import Counter
from contextlib import AsyncExitStack
from datetime import timedelta
from time import monotonic

from bot.app import SqlStore, SystemClock
from bot.core.digests.subscription import Subscription
from bot.core.place import Destination, Workspace
from bot.core.schedule.schedule import Schedule
from tests.databases import postgres
from tests.platforms.slack_server import SlackServer
from tests.processes import RUN, briefing, running

DIGESTS, CHANNELS = 1_000, 50


def report() -> None:
    """Print how long they take, how many a second, and how often each was posted."""
    with postgres() as new_postgres, tempfile.TemporaryDirectory() as folder:
        for name, url, processes in (
            ("PostgreSQL, 3 processes", new_postgres(), 3),
            ("SQLite, 1 process", f"sqlite:///{folder}/bot.db", 1),
        ):
            seconds, times = asyncio.run(_drained(url, processes))
            counted = Counter(times.values())
            lost = DIGESTS - len(times)
            sys.stdout.write(
                f"{DIGESTS} digests, {name:28}{seconds:7.1f} s {DIGESTS / seconds:7.1f} a second"
                f"   once {counted[1]}, lost {lost}, doubled {len(times) - counted[1]}\n"
            )


async def _drained(url: str, processes: int) -> tuple[float, Counter[str]]:
    async with SlackServer(patience=300) as slack:
        ana = slack.person("ana")
        rooms = [slack.channel(f"room {number}", ana) for number in range(CHANNELS)]
        await _subscribe(url, [room.id for room in rooms])
        settings = {
            "database_url": url,
            "slack_token": slack.home.bot_token,
            "slack_app_token": slack.app_token,
            "slack_api_url": slack.api_url,
        }

        def posted() -> list[str]:
            return [str(one["text"]).split(":")[0] for room in rooms for one in room.messages]

        async with AsyncExitStack() as stack:
            programs = [
                await stack.enter_async_context(running(*RUN, environment=briefing(**settings)))
                for _ in range(processes)
            ]
            await slack.until(posted, lambda: "nothing is posted")
            began = monotonic()
            await slack.until(lambda: len(posted()) >= DIGESTS, lambda: str(len(posted())))
            seconds = monotonic() - began
            for program in programs:
                program.process.terminate()
                await program.ends()
        return seconds, Counter(posted())


async def _subscribe(url: str, rooms: list[str]) -> None:
    now = SystemClock().now()
    due = (now - timedelta(minutes=1)).replace(second=0, microsecond=0)
    schedule = Schedule(due.time(), "UTC")
    async with SqlStore(url).open_all() as shelves:
        for number in range(DIGESTS):
            place = Destination(Workspace("slack", "T1"), rooms[number % len(rooms)])
            created = now - timedelta(hours=1)
            one = Subscription(f"s{number}", place, "U1", f"Digest {number}", schedule, created)
            await shelves.subscriptions.keep(one, next_due=due)
