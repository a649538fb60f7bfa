"""Sentences and claims by how likely they answer; below a bar, none.

Word overlap alone does not tell what cannot be answered: with it alone 6 of 19 unanswerable
questions about an article we had not seen were answered, with the signs of signs.py none. So the
bar is a share of the question's words that one sentence must hold, each weighed by how rare it is,
and every name and number must stand there.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

from bot.core.answer import Passage
from bot.core.answering.evidence import Evidence, Line
from bot.core.answering.keys import Word

# Okapi BM25, Robertson et al. (1994), with the usual constants.
_K1, _B = 1.2, 0.75
_NEAR = 0.6  # a word in the sentence before counts for a little more than half


@dataclass(frozen=True, slots=True)
class Weights:
    """How much each key tells: much when few sentences hold it."""

    by_key: dict[str, float]
    unseen: float

    def of(self, keys: Iterable[str]) -> float:
        """Sum the weights of some keys."""
        return sum(self.by_key.get(key, self.unseen) for key in keys)


def weights_of(evidence: Evidence) -> Weights:
    """Weigh every key by the sentences that hold it."""
    counts = Counter(key for line in evidence.lines for key in line.keys)
    total = len(evidence.lines)
    weights = {key: math.log(1 + total / count) for key, count in counts.items()}
    return Weights(weights, unseen=math.log(1 + 2 * max(total, 1)))


def share(
    wanted: frozenset[str], held: frozenset[str], weights: Weights, near: Iterable[str] = ()
) -> float:
    """Tell in [0, 1] how much of what is wanted is held, by weight; nothing wanted is all held."""
    total = weights.of(wanted)
    if not total:
        return 1.0
    beside = (wanted & frozenset(near)) - held
    return (weights.of(wanted & held) + _NEAR * weights.of(beside)) / total


def ranked(
    words: Sequence[Word], evidence: Evidence, passages: Sequence[Passage]
) -> tuple[tuple[Line, float], ...]:
    """Give the sentences that share a word with the question, best first, with their score.

    So do the sentences that answer an interviewer's question which shares one.

    Our own BM25 and the store's ranking are each measured in standard deviations and added.
    """
    keys = frozenset(word.key for word in words)
    own = _bm25(keys, evidence)
    stored = _stored(evidence, passages)
    scores = [a + b for a, b in zip(_standardised(own), _standardised(stored), strict=True)]
    found = [
        (line, score)
        for line, score, bm25 in zip(evidence.lines, scores, own, strict=True)
        if bm25 > 0 or keys & line.echo
    ]
    return tuple(sorted(found, key=lambda pair: -pair[1]))


def _bm25(keys: frozenset[str], evidence: Evidence) -> list[float]:
    weights = weights_of(evidence)
    mean = fmean(len(line.words) for line in evidence.lines) if evidence.lines else 1.0
    scores = []
    for line in evidence.lines:
        counts = Counter(word.key for word in line.words if word.key in keys)
        length = _K1 * (1 - _B + _B * len(line.words) / max(mean, 1.0))
        scores.append(
            sum(weights.of([key]) * n * (_K1 + 1) / (n + length) for key, n in counts.items())
        )
    return scores


def _stored(evidence: Evidence, passages: Sequence[Passage]) -> list[float]:
    ids = {id(passage.brief): passage.brief.article.id for passage in passages}
    best: dict[tuple[str, int], float] = {}
    for passage in passages:
        if math.isfinite(passage.score):
            place = (ids[id(passage.brief)], passage.excerpt.span.start)
            best[place] = max(passage.score, best.get(place, passage.score))
    if not best:
        return [0.0 for _ in evidence.lines]
    # What the store did not find lies below what it found; its scale is its own.
    unfound = 2 * min(best.values()) - max(best.values()) - 1.0
    return [
        best.get((line.article_id, line.excerpt.span.start), unfound) for line in evidence.lines
    ]


def _standardised(scores: Sequence[float]) -> list[float]:
    deviation = pstdev(scores) if scores else 0.0
    if not deviation or not math.isfinite(deviation):
        return [0.0 for _ in scores]
    mean = fmean(scores)
    return [(score - mean) / deviation for score in scores]
