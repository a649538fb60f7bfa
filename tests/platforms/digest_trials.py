"""Digests on our own platforms, troubled and killed: what a trial is, and what came of it."""

import json
import sys
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, time, timedelta

from bot.app import SqlStore
from bot.core.digests.delivery import SlotName, SlotState
from bot.core.digests.subscription import Subscription
from bot.core.place import Destination, Workspace
from bot.core.schedule.schedule import Schedule
from tests.platforms.digest_victim import Visit
from tests.platforms.discord_server import DiscordServer
from tests.platforms.slack_server import SlackServer
from tests.platforms.troubles import LateAndReversed, Shown, Swap, told_doubled
from tests.processes import Program, briefing, running

DUE = datetime(2031, 3, 4, 6, 30, tzinfo=UTC)
MOST_VISITS = 12
GAP = timedelta(seconds=61)
LONG_GAP = timedelta(minutes=6)  # Discord has forgotten a nonce by then
KILLED = -9

ANSWERS = (
    "plain",
    "429",
    "reset after accepting",
    "500 before accepting",
    "500 after accepting",
    "slow",
    "duplicated",
    "reordered",
)
"""What the platform answers to the first post of a trial.

Slow: it posts at once and answers after thirty seconds, or later than the client waits. Duplicated:
the answer comes twice, and the history shows each message twice; Discord also gets the request
twice (Slack would post it twice then: it knows no key). Reordered: of two posts the second is
accepted and answered first; the history lacks what is new for one look, and runs backwards.
"""


@dataclass
class Room:
    """A channel of a platform: where it is, what stands in it, how its history is told."""

    place: Destination
    titles: Callable[[], list[str]]
    show: Callable[[Shown], None]


@dataclass
class Platform:
    """A platform of ours: a room as often as wanted, and trouble for the next post in rooms."""

    name: str
    api: str
    token: str
    room: Callable[[str], Room]
    trouble: Callable[[list[Room], "Trial"], Swap | None]
    set_clock: Callable[[datetime], None] = lambda _: None


@dataclass(frozen=True)
class Trial:
    """One trial: its number, the answer, and where the first two visits die.

    `late` is how long a slow answer takes, `waits` how long the Slack client waits for it.
    """

    number: int
    answer: str
    step: int | str
    when: str
    late: float = 1.0
    waits: float = 0.5

    @property
    def titles(self) -> list[str]:
        """Name the digests: two where answers are swapped."""
        count = 2 if self.answer == "reordered" else 1
        return [f"digest {self.number}{'ab'[one]}" for one in range(count)]


@dataclass
class Tally:
    """What came of trials."""

    trials: int = 0
    kills: int = 0
    visits: int = 0
    digests: int = 0
    once: int = 0
    lost: int = 0
    doubled: int = 0
    ends: Counter[SlotState | None] = field(default_factory=Counter)


@dataclass
class Victims:
    """A program that forks a process for each visit."""

    program: Program

    async def visit(self, visit: Visit) -> int:
        """Let one walk; give how it ended."""
        stdin = self.program.process.stdin
        assert stdin is not None
        self.program.lines.clear()
        stdin.write(f"{json.dumps(asdict(visit))}\n".encode())
        return int((await self.program.writes(r"^ended ")).split()[1])


@asynccontextmanager
async def victims() -> AsyncIterator[Victims]:
    """Give a program for visits until the block ends."""
    command = (sys.executable, "-m", "tests.platforms.digest_victim")
    async with running(*command, environment=briefing(), asks=True) as program:
        yield Victims(program)


async def tried(platform: Platform, url: str, victims: Victims, trial: Trial, tally: Tally) -> None:
    """Kill twice at this step, then let it go on until nothing is left to do; count."""
    rooms = {title: platform.room(title) for title in trial.titles}
    for title, room in rooms.items():
        await _subscribe(room, url, title)
    swap = platform.trouble(list(rooms.values()), trial)
    now, gap = DUE, LONG_GAP if trial.number % 2 else GAP
    for visit in range(1, MOST_VISITS + 1):
        platform.set_clock(now)
        step = trial.step if visit <= 2 else 0
        asked = Visit(
            url, platform.name, platform.api, platform.token, now.isoformat(),
            step=step, when=trial.when, seconds=trial.waits,
        )  # fmt: skip
        ended = await _ended(victims, asked, swap)
        tally.kills += ended == KILLED
        tally.visits += 1
        now += gap
        if await _are_over(url, trial.titles):
            break
    await _count(rooms, url, tally)


async def _ended(victims: Victims, asked: Visit, swap: Swap | None) -> int:
    """Let one walk; what it left in the platform's hands is served before the next begins."""
    ended = await victims.visit(asked)
    if ended not in {0, KILLED}:
        raise AssertionError("".join(victims.program.lines))
    if swap is not None:
        await swap.end()
    return ended


async def _count(rooms: dict[str, Room], url: str, tally: Tally) -> None:
    tally.trials += 1
    for title, room in rooms.items():
        posted = sum(title in shown.split(" · ") for shown in room.titles())
        tally.digests += 1
        tally.once += posted == 1
        tally.lost += posted == 0
        tally.doubled += posted > 1
        tally.ends[await _state(url, title)] += 1


async def _are_over(url: str, titles: list[str]) -> bool:
    states = [await _state(url, title) for title in titles]
    return all(state is not None and state.is_end for state in states)


async def _state(url: str, title: str) -> SlotState | None:
    async with SqlStore(url).open_all() as shelves:
        life = await shelves.slots.life(SlotName(title.replace(" ", ""), DUE.date()))
    return life.state if life is not None else None


async def _subscribe(room: Room, url: str, title: str) -> None:
    created = DUE - timedelta(hours=1)
    schedule = Schedule(time(7, 30), "Europe/Zurich")
    one = Subscription(title.replace(" ", ""), room.place, "U1", title, schedule, created)
    async with SqlStore(url).open_all() as shelves:
        await shelves.subscriptions.keep(one, next_due=DUE)


@asynccontextmanager
async def slack() -> AsyncIterator[Platform]:
    """Give a Slack."""
    async with SlackServer() as server:
        ana = server.person("ana")

        def room(name: str) -> Room:
            made = server.channel(name, ana)
            return Room(
                Destination(Workspace("slack", "T1"), made.id),
                lambda: [str(one.get("text", "")).replace(":", " · ") for one in made.messages],
                lambda shown: setattr(made, "shown", shown),
            )

        def trouble(rooms: list[Room], trial: Trial) -> Swap | None:
            _show(trial.answer, rooms)
            post = "chat.postMessage"
            troubles: dict[str, Callable[[], Swap | None]] = {
                "plain": lambda: None,
                "429": lambda: server.rate_limit(post, retry_after=20),
                "reset after accepting": lambda: server.reset_after_accept(post),
                "500 before accepting": lambda: server.break_before(post),
                "500 after accepting": lambda: server.break_after_accept(post),
                "slow": lambda: server.answer_late(post, trial.late),
                "duplicated": lambda: server.answer_twice(post),
                "reordered": lambda: server.swap(post),
            }
            return troubles[trial.answer]()

        yield Platform("slack", server.api_url, server.home.bot_token, room, trouble)


@asynccontextmanager
async def discord() -> AsyncIterator[Platform]:
    """Give a Discord."""
    async with DiscordServer() as server:
        guild, faults = server.guild("Newsroom"), server.faults

        def room(name: str) -> Room:
            made = guild.channel(name)
            return Room(
                Destination(Workspace("discord", guild.id), made.id),
                lambda: [one.text.replace(":", " · ") for one in made.messages.values()],
                lambda shown: setattr(made, "shown", shown),
            )

        def trouble(rooms: list[Room], trial: Trial) -> Swap | None:
            _show(trial.answer, rooms)
            paths = "|".join(one.place.channel for one in rooms)
            post, is_odd = ("POST", f"/channels/({paths})/messages"), trial.number % 2
            wait = 60 if is_odd else 0.2  # discord.py waits for a short one itself
            status = 503 if is_odd else 500  # discord.py repeats by itself after 500, not after 503
            troubles: dict[str, Callable[[], Swap | None]] = {
                "plain": lambda: None,
                "429": lambda: faults.limit(*post, retry_after=wait),
                "reset after accepting": lambda: faults.drop(*post, done=True),
                "500 before accepting": lambda: faults.fail(*post, status=status),
                "500 after accepting": lambda: faults.fail(*post, status=status, done=True),
                "slow": lambda: faults.delay(*post, seconds=trial.late),
                "duplicated": lambda: faults.double(*post),
                "reordered": lambda: faults.swap(*post),
            }
            return troubles[trial.answer]()

        def set_clock(now: datetime) -> None:
            server.clock.now = now

        yield Platform("discord", server.api_url, server.token, room, trouble, set_clock)


def _show(answer: str, rooms: list[Room]) -> None:
    for room in rooms:
        if answer == "duplicated":
            room.show(told_doubled)
        if answer == "reordered":
            room.show(LateAndReversed())


PLATFORMS: dict[str, Callable[[], AbstractAsyncContextManager[Platform]]] = {
    "Slack": slack,
    "Discord": discord,
}
