"""How alike two accounts are: their words and their names, each as a cosine, and time between.

Words are weighed by term frequency times inverse document frequency (Salton & Buckley 1988);
names stand in a vector of their own, as Kumaran & Allan (2004) found useful for telling new events
from old ones; time apart lowers the likeness (Allan, Papka & Lavrenko 1998). Figures and the days
that a text speaks of were tried as third and fourth vector; on the `tune` half the best setting
with them stayed below the best one without, so they are left out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from bot.core.stories.told import Told
from bot.core.stories.words import stems_in

Vector = Mapping[str, float]
_DAY = 86400.0


@dataclass(frozen=True, slots=True)
class Tuning:
    """The numbers of the method, as found by `tests/quality/stories/tuning.py` on its `tune` half.

    `threshold` in [0, 1]: accounts less alike on average are two stories. `names`: weight of the
    names where the words weigh 1. `grace` in days: no penalty up to here. `fade` in days: beyond,
    likeness halves with each.
    """

    threshold: float = 0.065
    names: float = 0.2
    grace: float = 1.0
    fade: float = 1.0


TUNED = Tuning()


@dataclass(frozen=True, slots=True)
class Traits:
    """One account: two vectors of length 1 (or empty) and its time in days."""

    words: Vector
    names: Vector
    at: float | None


def traits_of(items: Sequence[Told]) -> tuple[Traits, ...]:
    """Give the traits of each item, weighed by how rare they are among all of them."""
    words = _weighed([stems_in(one.lead, frozenset(one.names)) for one in items])
    names = _weighed([Counter(one.names) for one in items])
    times = [None if one.at is None else one.at.timestamp() / _DAY for one in items]
    return tuple(Traits(*row) for row in zip(words, names, times, strict=True))


def likeness(one: Traits, other: Traits, tuning: Tuning) -> float:
    """Give a number in [0, 1], the same both ways; accounts without names are less alike."""
    total = _dot(one.words, other.words) + tuning.names * _dot(one.names, other.names)
    return total / (1 + tuning.names) * _nearness(one.at, other.at, tuning)


def _weighed(counts: Sequence[Counter[str]]) -> list[Vector]:
    seen = Counter(term for one in counts for term in one)
    total = len(counts)
    return [
        _unit({term: (1 + log(n)) * log(1 + total / seen[term]) for term, n in sorted(one.items())})
        for one in counts
    ]


def _unit(vector: dict[str, float]) -> Vector:
    length = sqrt(sum(value * value for value in vector.values()))
    return {term: value / length for term, value in vector.items()} if length else {}


def _dot(one: Vector, other: Vector) -> float:
    if len(other) < len(one):
        one, other = other, one
    return sum(value * other[term] for term, value in one.items() if term in other)


def _nearness(one: float | None, other: float | None, tuning: Tuning) -> float:
    """Halve with every `fade` days beyond the grace; an unknown time speaks neither way."""
    if one is None or other is None:
        return 1.0
    beyond = max(0.0, abs(one - other) - tuning.grace)
    return float(0.5 ** (beyond / tuning.fade))
