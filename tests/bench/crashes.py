"""Digests under kill -9: each step of the state machine, each kind of answer, each database."""

import asyncio
import statistics
import sys
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta

from bot.app import SqlStore
from bot.core.digests.delivery import SlotName
from bot.core.digests.subscription import Subscription
from bot.core.place import Destination, Workspace
from bot.core.schedule.schedule import Schedule
from tests.databases import postgres
from tests.platforms.discord_server import DiscordServer
from tests.platforms.slack_server import SlackServer
from tests.processes import briefing, running

DUE = datetime(2031, 3, 4, 6, 30, tzinfo=UTC)
STEPS = 12
FAULTS = ("none", "reset", "429")
MOST_VISITS = 9
AT_ONCE = 2


@dataclass
class Platform:
    """A platform of ours: where to post, how to trouble it, what stands in the channel."""

    name: str
    api: str
    token: str
    place: Destination
    trouble: Callable[[str], None]
    titles: Callable[[], list[str]]


@dataclass
class Tally:
    """What came of the trials on one platform and database."""

    trials: int = 0
    kills: int = 0
    lost: int = 0
    doubled: int = 0
    visits: list[int] = field(default_factory=list)


def report() -> None:
    """Print a table: platform and database, trials, kills, lost, doubled, visits to the end."""
    sys.stdout.write(f"{'digests under kill -9':32}trials  kills   lost  doubled  visits\n")
    with postgres() as new_postgres:
        tallies = asyncio.run(_all(new_postgres))
    for name, tally in tallies.items():
        visits = statistics.mean(tally.visits)
        counted = f"{tally.trials:6}{tally.kills:7}{tally.lost:7}{tally.doubled:9}{visits:8.1f}"
        sys.stdout.write(f"{name:32}{counted}\n")


async def _all(new_postgres: Callable[[], str]) -> dict[str, Tally]:
    """Run every platform on every database, two at a time; each has a database of its own."""
    places = asyncio.Semaphore(AT_ONCE)

    async def tallied(opened: AbstractAsyncContextManager[Platform], url: str) -> Tally:
        async with places, opened as platform:
            return await _trials(platform, url)

    with tempfile.TemporaryDirectory() as folder:
        names = ("Slack, SQLite", "Discord, SQLite", "Slack, PostgreSQL", "Discord, PostgreSQL")
        files = (f"sqlite:///{folder}/{number}.db" for number in range(2))
        urls = (*files, new_postgres(), new_postgres())
        opened = (_slack(), _discord(), _slack(), _discord())
        tallies = await asyncio.gather(*map(tallied, opened, urls))
        return dict(zip(names, tallies, strict=True))


async def _trials(platform: Platform, url: str) -> Tally:
    tally = Tally()
    number = 0
    for fault in FAULTS:
        for step in range(1, STEPS + 1):
            for when in ("before", "after"):
                number += 1
                await _trial(platform, url, tally, f"digest {number}", (step, when, fault))
    return tally


async def _trial(
    platform: Platform, url: str, tally: Tally, title: str, death: tuple[int, str, str]
) -> None:
    """Kill twice at this step, then let it go on until nothing is left to do."""
    step, when, fault = death
    await _subscribe(platform, url, title)
    if fault != "none":
        platform.trouble(fault)
    now = DUE
    for visit in range(1, MOST_VISITS + 1):
        dies_at = step if visit <= 2 else 0
        ended = await _visited(platform, url, now, dies_at, when)
        tally.kills += ended == -9
        now += timedelta(seconds=61)
        if await _is_over(platform, url, title):
            tally.visits.append(visit)
            break
    posted = sum(title in shown.split(" · ") for shown in platform.titles())
    tally.trials += 1
    tally.lost += posted == 0
    tally.doubled += posted > 1


def _id(platform: Platform, title: str) -> str:
    return f"{platform.name}{title.replace(' ', '')}"


async def _is_over(platform: Platform, url: str, title: str) -> bool:
    async with SqlStore(url).open_all() as shelves:
        life = await shelves.slots.life(SlotName(_id(platform, title), DUE.date()))
    return life is not None and life.state.is_end


async def _visited(platform: Platform, url: str, now: datetime, step: int, when: str) -> int:
    command = (sys.executable, "-m", "tests.platforms.digest_victim")
    given = {
        "--url": url,
        "--platform": platform.name,
        "--api": platform.api,
        "--token": platform.token,
        "--now": now.isoformat(),
        "--when": when,
        "--step": str(step),
    }
    words = [word for pair in given.items() for word in pair]
    async with running(*command, *words, environment=briefing()) as program:
        ended = await program.ends()
    if ended not in {0, -9}:
        raise AssertionError("".join(program.lines))
    return ended


async def _subscribe(platform: Platform, url: str, title: str) -> None:
    subscription = Subscription(
        _id(platform, title),
        platform.place,
        "U1",
        title,
        Schedule(time(7, 30), "Europe/Zurich"),
        DUE - timedelta(hours=1),
    )
    async with SqlStore(url).open_all() as shelves:
        await shelves.subscriptions.keep(subscription, next_due=DUE)


@asynccontextmanager
async def _slack() -> AsyncIterator[Platform]:
    async with SlackServer() as server:
        room = server.channel("news", server.person("ana"))
        troubles = {
            "reset": lambda: server.reset_after_accept("chat.postMessage"),
            "500": lambda: server.break_after_accept("chat.postMessage"),
            "429": lambda: server.rate_limit("chat.postMessage", retry_after=20),
        }
        yield Platform(
            "slack",
            server.api_url,
            server.home.bot_token,
            Destination(Workspace("slack", "T1"), room.id),
            lambda fault: troubles[fault](),
            lambda: [str(one.get("text", "")).replace(":", " · ") for one in room.messages],
        )


@asynccontextmanager
async def _discord() -> AsyncIterator[Platform]:
    async with DiscordServer() as server:
        guild = server.guild("Newsroom")
        room = guild.channel("general")
        path = rf"/channels/{room.id}/messages"
        troubles = {
            "reset": lambda: server.faults.drop("POST", path, done=True),
            "500": lambda: server.faults.fail("POST", path, status=503, done=True),
            "429": lambda: server.faults.limit("POST", path, retry_after=0.2),
        }
        yield Platform(
            "discord",
            server.api_url,
            server.token,
            Destination(Workspace("discord", guild.id), room.id),
            lambda fault: troubles[fault](),
            lambda: [one.text.replace(":", " · ") for one in room.messages.values()],
        )
