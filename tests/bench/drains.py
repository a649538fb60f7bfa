"""A thousand digests due in the same minute, on platforms that keep to their own limits."""

import asyncio
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from time import monotonic

from cryptography.fernet import Fernet

from bot.adapters.slack.authorize import bot_of
from bot.adapters.slack.installations import SealedInstallations
from bot.adapters.slack.payload import Payload
from bot.app import SqlStore, SystemClock
from bot.core.digests.subscription import Subscription
from bot.core.place import Destination, Workspace
from bot.core.schedule.schedule import Schedule
from tests.databases import postgres
from tests.platforms.discord_server import DiscordServer
from tests.platforms.rates import Rates, discord_rates, slack_rates
from tests.platforms.slack_server import SlackServer
from tests.platforms.slack_server.world import Team
from tests.processes import RUN, Program, briefing, running

SHARES = (300, 200, 150, 100, 100, 75, 50, 25)  # digests in each workspace: a thousand
TO_A_CHANNEL = 5
PATIENCE = 600.0  # seconds until a run counts as stuck


@dataclass
class Drained:
    """A platform with rooms for every digest, and how to run a process on it."""

    rates: Rates
    places: Sequence[Destination]
    posted: Callable[[], list[str]]
    until: Callable[[int], Awaitable[object]]
    settings: Callable[[str], dict[str, str]]
    prepare: Callable[[str], Awaitable[None]]
    least: float


def report() -> None:
    """Print how long they take, beside what the limits allow, and how often each was posted.

    Exits with 1 if one was lost or doubled, or somebody was asked before a wait was over.
    """
    head = "digests due at once                 seconds  a second  least  ratio"
    sys.stdout.write(f"{head}   once lost doubled   429s  too early\n")
    is_well = True
    with postgres() as new_postgres, tempfile.TemporaryDirectory() as folder:
        for platform, opened in (("Slack", _slack), ("Discord", _discord)):
            for database, url, processes in (
                ("PostgreSQL, 3 processes", new_postgres(), 3),
                ("SQLite, 1 process", f"sqlite:///{folder}/{platform}.db", 1),
            ):
                seconds, drained = asyncio.run(_drained(opened, url, processes))
                is_well &= _line(f"{platform}, {database}", seconds, drained)
    if not is_well:
        raise SystemExit(1)


def _line(name: str, seconds: float, drained: Drained) -> bool:
    times = Counter(drained.posted())
    counted, count = Counter(times.values()), len(drained.places)
    lost, doubled = count - len(times), len(times) - counted[1]
    speed = f"{seconds:8.1f}{count / seconds:10.1f}"
    bound = f"{drained.least:7.1f}{seconds / drained.least:7.2f}"
    outcome = f"{counted[1]:7}{lost:5}{doubled:8}"
    rates = drained.rates
    told = f"{rates.refused.total():7}{rates.early:11}  {dict(rates.refused)}"
    sys.stdout.write(f"{name:35}{speed}{bound}{outcome}{told}\n")
    return not (lost or doubled or rates.early)


async def _drained(
    opened: Callable[[], AbstractAsyncContextManager[Drained]], url: str, processes: int
) -> tuple[float, Drained]:
    """Give the seconds from the first post to the last."""
    async with opened() as drained, AsyncExitStack() as stack:
        await _subscribe(url, drained.places)
        await drained.prepare(url)
        programs: list[Program] = [
            await stack.enter_async_context(
                running(*RUN, environment=briefing(database_url=url, **drained.settings(str(one))))
            )
            for one in range(processes)
        ]
        await drained.until(1)
        began = monotonic()
        await drained.until(len(drained.places))
        seconds = monotonic() - began
        for program in programs:
            program.process.terminate()
            await program.ends()
    return seconds, drained


async def _subscribe(url: str, places: Sequence[Destination]) -> None:
    now = SystemClock().now()
    due = (now - timedelta(minutes=1)).replace(second=0, microsecond=0)
    schedule = Schedule(due.time(), "UTC")
    async with SqlStore(url).open_all() as shelves:
        for number, place in enumerate(places):
            created = now - timedelta(hours=1)
            one = Subscription(f"s{number}", place, "U1", f"Digest {number}", schedule, created)
            await shelves.subscriptions.keep(one, next_due=due)


@asynccontextmanager
async def _slack() -> AsyncIterator[Drained]:
    """Give a Slack with eight workspaces, installed by OAuth; events come by HTTP."""
    async with SlackServer(patience=PATIENCE) as server:
        server.rates = rates = slack_rates()
        teams = [server.home, *(server.world.team(f"T{number}") for number in range(2, 9))]
        places = []
        for team, share in zip(teams, SHARES, strict=True):
            team.scopes.discard("channels:history")  # no event comes back for what is posted
            ana = server.person(f"ana {team.id}", team=team)
            rooms = [
                server.channel(f"room {number}", ana) for number in range(-(-share // TO_A_CHANNEL))
            ]
            places += [
                Destination(Workspace("slack", team.id), rooms[number % len(rooms)].id)
                for number in range(share)
            ]
        key = Fernet.generate_key().decode()

        def settings(asker: str) -> dict[str, str]:
            return {
                "slack_listen": "127.0.0.1:0",
                "slack_signing_secret": server.signing_secret,
                "slack_client_id": "1.2",
                "slack_client_secret": "of-the-test",
                "slack_public_url": "https://bot.example",
                "seal_key": key,
                "slack_api_url": server.api_url_of(asker),
            }

        channels = server.world.channels.values()

        def until(count: int) -> Awaitable[object]:
            def is_so() -> bool:
                return sum(len(room.messages) for room in channels) >= count

            return server.until(is_so, lambda: "too few are posted")

        def posted() -> list[str]:
            return [str(one["text"]).split(":")[0] for room in channels for one in room.messages]

        loads = [(("workspace", one.workspace.installation), 1) for one in places]
        loads += [(("channel", one.channel), 1) for one in places]
        yield Drained(
            rates, places, posted, until, settings,
            lambda url: _install(url, teams, key), rates.least(loads),
        )  # fmt: skip
        assert server.rejected == []


@asynccontextmanager
async def _discord() -> AsyncIterator[Drained]:
    """Give a Discord with eight servers."""
    async with DiscordServer(patience=PATIENCE) as server:
        rates, places = discord_rates(), []
        for number, share in enumerate(SHARES):
            guild = server.guild(f"Newsroom {number}")
            made = [guild.channel(f"room {one}").id for one in range(share // TO_A_CHANNEL)]
            places += _spread(Workspace("discord", guild.id), made, share)
        server.limit(rates)

        def settings(asker: str) -> dict[str, str]:
            return {
                "discord_token": server.token,
                "discord_api_url": server.api_url_of(asker),
                "discord_gateway_url": server.gateway_url,
            }

        channels = server.world.channels.values()

        def until(count: int) -> Awaitable[object]:
            def is_so() -> bool | None:
                return sum(len(room.messages) for room in channels) >= count or None

            return server.world.until(is_so, awaited=f"{count} digests")

        def posted() -> list[str]:
            return [one.text.split(":")[0] for room in channels for one in room.messages.values()]

        loads = [(("global", ""), 1) for _ in places]
        loads += [(("channel", one.channel), 1) for one in places]
        yield Drained(
            rates, places, posted, until, settings, lambda _: _nothing(), rates.least(loads)
        )
        assert server.rejected == []


def _spread(workspace: Workspace, rooms: Sequence[str], count: int) -> list[Destination]:
    return [Destination(workspace, rooms[number % len(rooms)]) for number in range(count)]


async def _install(url: str, teams: Sequence[Team], key: str) -> None:
    """Keep what an installation by OAuth leaves in the store."""
    async with SqlStore(url).open_all() as shelves:
        store = SealedInstallations(
            shelves.installations, SystemClock(), key, on_installed=lambda _: _nothing()
        )
        for team in teams:
            told = {"bot_id": team.bot_id, "user_id": team.bot_user, "team_id": team.id}
            await store.async_save_bot(bot_of(team.bot_token, Payload.of(told)))


async def _nothing() -> None:
    """Nothing is to be prepared."""
