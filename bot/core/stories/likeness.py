"""How alike two accounts are: words, names, figures and days, each as a cosine, and time between.

Words are weighed by term frequency times inverse document frequency (Salton & Buckley 1988).
Names and figures stand in vectors of their own, as Kumaran & Allan (2004) found useful for
telling new events from old ones; time apart lowers the likeness (Allan, Papka & Lavrenko 1998).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import log, sqrt

from bot.core.stories.told import Told
from bot.core.stories.words import days_in, stems_in

Vector = Mapping[str, float]
_DAY = 86400.0


@dataclass(frozen=True, slots=True)
class Tuning:
    """The numbers of the method, as found by `tests/quality/stories/tuning.py` on its `tune` half.

    `threshold` in [0, 1]: accounts less alike on average are two stories. `words`, `names`,
    `figures`, `days`: weights. `grace` in days: no penalty up to here. `fade` in days: likeness
    halves with each. `title`: how often a word of the title counts. `prior`: documents taken as
    read before, so that rarity means something among three articles too.
    """

    threshold: float = 0.11
    words: float = 3.0
    names: float = 0.5
    figures: float = 0.5
    days: float = 0.25
    grace: float = 1.0
    fade: float = 1.0
    title: float = 1.0
    prior: float = 50.0


TUNED = Tuning()


@dataclass(frozen=True, slots=True)
class Traits:
    """One account as four vectors of length 1 (or empty) and its time in days."""

    words: Vector
    names: Vector
    figures: Vector
    days: Vector
    at: float | None


def traits_of(items: Sequence[Told], tuning: Tuning) -> tuple[Traits, ...]:
    """Give the traits of each item, weighed by how rare they are among all of them."""
    words = _weighed([_words(one, tuning) for one in items], tuning.prior)
    names = _weighed([Counter(one.names) for one in items], tuning.prior)
    figures = _weighed([Counter(one.figures) for one in items], tuning.prior)
    days = _weighed([Counter(_days(one)) for one in items], tuning.prior)
    times = [None if one.at is None else one.at.timestamp() / _DAY for one in items]
    return tuple(Traits(*row) for row in zip(words, names, figures, days, times, strict=True))


def likeness(one: Traits, other: Traits, tuning: Tuning) -> float:
    """Give a number in [0, 1]; what one of the two lacks (figures, days) is left out of account."""
    pairs = (
        (tuning.words, one.words, other.words),
        (tuning.names, one.names, other.names),
        (tuning.figures, one.figures, other.figures),
        (tuning.days, one.days, other.days),
    )
    known = [(weight, a, b) for weight, a, b in pairs if weight and a and b]
    if not known:
        return 0.0
    total = sum(weight * _dot(a, b) for weight, a, b in known)
    return total / sum(weight for weight, _, _ in known) * _nearness(one.at, other.at, tuning)


def _words(one: Told, tuning: Tuning) -> Mapping[str, float]:
    names = frozenset(one.names)
    counted: dict[str, float] = dict(stems_in(one.text, names))
    for stem, count in stems_in(one.title, names).items() if tuning.title else ():
        counted[stem] = counted.get(stem, 0) + count * tuning.title
    return counted


def _days(one: Told) -> Iterable[str]:
    return days_in(one.text, one.at)


def _weighed(counts: Sequence[Mapping[str, float]], prior: float) -> list[Vector]:
    seen = Counter(term for one in counts for term in one)
    total = len(counts) + prior
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
