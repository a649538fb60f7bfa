"""How the numbers of the method were found, on `tune` alone: coordinate search over a small grid.

What is raised is the mean B-cubed F1 over several collections (all of `tune`, and random parts of
it, as a smaller digest would hold) and over neighbouring thresholds, so that the threshold lies in
the middle of a plateau rather than on a peak.
"""

from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from functools import cache
from random import Random
from statistics import fmean

from bot.core.stories.grouping import likenesses
from bot.core.stories.likeness import Tuning
from bot.core.stories.linking import average_link
from bot.core.stories.told import Told
from tests.quality.stories.bcubed import bcubed
from tests.quality.stories.labelled import labelled, told_in

STEP, AROUND = 0.005, 3  # a threshold is judged with its three neighbours on both sides
THRESHOLDS = [step * STEP for step in range(4, 45)]
GRID: dict[str, Sequence[float]] = {
    "names": (0.0, 0.2, 0.33, 0.5, 1.0),
    "grace": (1.0, 1.5, 2.0),  # a morning paper tells of last evening, so never less than a day
    "fade": (1.0, 2.0, 3.0, 5.0),
}


# Where the search begins: nothing is taken from what it found before.
PLAIN = Tuning(threshold=0.1, names=1.0, grace=2.0, fade=3.0)


def search(start: Tuning = PLAIN, rounds: int = 3) -> Iterator[tuple[float, Tuning]]:
    """Give each better setting found, with its value; the last one is the best."""
    best, value = _at_best_threshold(start)
    yield value, best
    for _ in range(rounds):
        for name, choices in GRID.items():
            for choice in choices:
                other, reached = _at_best_threshold(replace(best, **{name: choice}))
                if reached > value + 1e-9:
                    best, value = other, reached
                    yield value, best


@cache
def collections() -> list[list[Told]]:
    """Give all of `tune` and eight random parts of it of each size; the seed is fixed."""
    items = list(told_in("tune"))
    shuffled = Random(1998)  # noqa: S311  (a fixed order, no secret)
    return [items, *(shuffled.sample(items, size) for size in (15, 30, 45) for _ in range(8))]


def curve(tuning: Tuning) -> list[float]:
    """Give the mean F1 over the collections at each of `THRESHOLDS`."""
    events = {one.id: one.event for one in labelled("tune")}
    totals = [0.0 for _ in THRESHOLDS]
    for items in collections():
        wanted = {one.id: events[one.id] for one in items}
        rows = likenesses(items, tuning)
        for at, threshold in enumerate(THRESHOLDS):
            clusters = average_link([dict(row) for row in rows], threshold)
            found = {items[n].id: str(one[0]) for one in clusters for n in one}
            totals[at] += bcubed(wanted, found).f1
    return [total / len(collections()) for total in totals]


def _at_best_threshold(tuning: Tuning) -> tuple[Tuning, float]:
    heights = curve(tuning)
    inside = range(AROUND, len(heights) - AROUND)
    smooth = {at: fmean(heights[at - AROUND : at + AROUND + 1]) for at in inside}
    at = max(smooth, key=lambda one: smooth[one])
    return replace(tuning, threshold=round(THRESHOLDS[at], 3)), smooth[at]


def shown(tuning: Tuning) -> str:
    """Give a setting on one line."""
    return ", ".join(f"{one.name}={getattr(tuning, one.name):g}" for one in fields(tuning))
