"""Articles in, stories out: average-link agglomerative clustering (Sokal & Michener 1958).

Average link keeps a chain of follow-ups, each like the one before, from becoming one story.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from heapq import heapify, heappop, heappush

from bot.core.stories.likeness import TUNED, Tuning, likeness, traits_of
from bot.core.stories.told import Told

_NEVER = datetime.max.replace(tzinfo=UTC)
Key = tuple[datetime, str]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, the first published first; undated ones last, then by id."""

    articles: tuple[Told, ...]

    def __post_init__(self) -> None:
        if not self.articles:
            raise ValueError("a story has an article")

    @property
    def first(self) -> Told:
        """Give the article that told it first."""
        return self.articles[0]


def group(items: Sequence[Told], tuning: Tuning = TUNED) -> tuple[Story, ...]:
    """Group articles by event; every article stands in exactly one story.

    Stories come in the order of their first article, whatever the order of the input. Raises
    ValueError when two items bear one id. Time grows with the square of the number of items.
    """
    ordered = sorted(items, key=_key)
    if len({one.id for one in ordered}) < len(ordered):
        raise ValueError("two items bear one id")
    clusters = _clusters(_likenesses(ordered, tuning), len(ordered), tuning.threshold)
    return tuple(Story(tuple(ordered[at] for at in one)) for one in clusters)


def _key(one: Told) -> Key:
    return one.at or _NEVER, one.id


def _likenesses(items: Sequence[Told], tuning: Tuning) -> list[dict[int, float]]:
    """Give each item's likeness to every other, at least a little alike."""
    traits = traits_of(items, tuning)
    rows: list[dict[int, float]] = [{} for _ in items]
    for later in range(len(items)):
        for sooner in range(later):
            if value := likeness(traits[sooner], traits[later], tuning):
                rows[sooner][later] = rows[later][sooner] = value
    return rows


def _clusters(rows: list[dict[int, float]], count: int, threshold: float) -> list[list[int]]:
    """Join the two most alike until none are alike enough; ties go to the sooner articles."""
    members = {at: [at] for at in range(count)}
    waiting = [(-value, a, b) for a in range(count) for b, value in rows[a].items() if a < b]
    waiting = [one for one in waiting if -one[0] >= threshold]
    heapify(waiting)
    while waiting:
        value, a, b = heappop(waiting)
        if a not in members or b not in members or rows[a].get(b) != -value:
            continue
        _join(rows, members, a, b)
        for other, joined in rows[a].items():
            if joined >= threshold:
                heappush(waiting, (-joined, min(a, other), max(a, other)))
    return sorted(sorted(one) for one in members.values())


def _join(rows: list[dict[int, float]], members: dict[int, list[int]], a: int, b: int) -> None:
    """Put cluster `b` into `a`; likeness to the rest is the mean over all pairs of members."""
    mine, theirs = len(members[a]), len(members[b])
    for other in (rows[a].keys() | rows[b].keys()) - {a, b}:
        total = mine * rows[a].get(other, 0.0) + theirs * rows[b].get(other, 0.0)
        rows[a][other] = rows[other][a] = total / (mine + theirs)
        rows[other].pop(b, None)
    rows[a].pop(b)
    rows[b] = {}
    members[a] += members.pop(b)
