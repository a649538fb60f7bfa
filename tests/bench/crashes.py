"""Digests under kill -9: each step of the state machine, each kind of answer, each database."""

import asyncio
import sys
import tempfile
from collections.abc import Callable, Iterable
from time import monotonic

from bot.core.digests.delivery import SlotState
from tests.databases import postgres
from tests.platforms.digest_trials import ANSWERS, PLATFORMS, Tally, Trial, tried, victims

STEPS = 12
QUICK_STEPS = (3, 6, 7, 8)
LATE = 30.0  # seconds; what Slack's client waits for too
TRULY_LATE = "slow, 30 s in truth"
AT_ONCE = 2

Tallies = dict[tuple[str, str, str], Tally]


def report(*, quick: bool = False) -> None:
    """Print a table: a line for each platform, database and answer, and the sum."""
    began = monotonic()
    with postgres() as new_postgres:
        tallies = asyncio.run(_all(new_postgres, quick=quick))
    head = "trials kills visits digests once lost doubled unconfirmed"
    sys.stdout.write(f"{'digests under kill -9':44}{''.join(_right(head.split()))}\n")
    for (platform, database, answer), tally in tallies.items():
        _line(f"{platform:8} {database:11} {answer}", [tally])
    _line("all", tallies.values())
    sys.stdout.write(f"{monotonic() - began:.0f} s\n")
    if any(tally.lost or tally.doubled for tally in tallies.values()):
        raise SystemExit(1)


def _line(name: str, tallies: Iterable[Tally]) -> None:
    counts = [
        sum(column)
        for column in zip(
            *(
                (
                    one.trials, one.kills, one.visits, one.digests,
                    one.once, one.lost, one.doubled, one.ends[SlotState.UNCONFIRMED],
                )
                for one in tallies
            ),
            strict=True,
        )
    ]  # fmt: skip
    sys.stdout.write(f"{name:44}{''.join(_right(counts))}\n")


def _right(words: Iterable[object]) -> Iterable[str]:
    widths = (7, 7, 7, 8, 7, 6, 8, 12)
    return (f"{word:>{width}}" for word, width in zip(words, widths, strict=True))


async def _all(new_postgres: Callable[[], str], *, quick: bool) -> Tallies:
    """Run every platform on every database, two at a time; each has a database of its own."""
    places = asyncio.Semaphore(AT_ONCE)
    tallies: Tallies = {}

    async def tallied(platform: str, database: str, url: str) -> None:
        async with places, PLATFORMS[platform]() as opened, victims() as program:
            for trial in _trials(quick=quick):
                tally = tallies.setdefault((platform, database, trial.answer), Tally())
                await tried(opened, url, program, trial, tally)

    async def truly_late(platform: str, database: str, url: str) -> None:
        tally = tallies.setdefault((platform, database, TRULY_LATE), Tally())
        async with PLATFORMS[platform]() as opened, victims() as program:
            for number, when in enumerate(("before", "after")):
                trial = Trial(number, "slow", "post", when, late=LATE, waits=LATE)
                await tried(opened, url, program, trial, tally)
            living = Trial(2, "slow", 0, "before", late=LATE, waits=LATE)
            await tried(opened, url, program, living, tally)

    with tempfile.TemporaryDirectory() as folder:
        both = {"SQLite": lambda name: f"sqlite:///{folder}/{name}.db", "PostgreSQL": None}
        async with asyncio.TaskGroup() as group:
            for run in (tallied, truly_late):
                for platform in PLATFORMS:
                    for database, file in both.items():
                        url = file(f"{platform}-{run.__name__}") if file else new_postgres()
                        group.create_task(run(platform, database, url))
    return dict(sorted(tallies.items()))


def _trials(*, quick: bool) -> Iterable[Trial]:
    steps = QUICK_STEPS if quick else range(1, STEPS + 1)
    deaths = [(step, when) for step in steps for when in ("before", "after")]
    named = [(answer, *death) for answer in ANSWERS for death in deaths]
    return (Trial(number, *one) for number, one in enumerate(named))
