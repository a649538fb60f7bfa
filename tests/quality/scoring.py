"""How well claims are found: precision, recall and F1 for each part of an attribution.

Spans are compared by words. `IoU.5` counts two span sets as the same where they share at least half
of their words (intersection over union), the measure of `reading.md`; `exact` means the same words.
Predicted and gold claims are paired one to one, best overlap of content first. In
the rows of a kind (direct, mixed, indirect) a hit has that kind in the gold and in the prediction,
so no share passes 100.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

Spans = tuple[tuple[int, int], ...]
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Scored:
    """One claim, gold or predicted, as the scorer sees it."""

    content: Spans
    source: Spans
    cue: Spans
    speaker: str = ""
    kind: str = ""
    basis: str = ""
    chain: tuple[str, ...] = ()
    negated: bool = False
    hedged: bool = False
    optional: bool = False


@dataclass(slots=True)
class Tally:
    """Counts of one measure; `hits` of `shown` predicted and `wanted` gold."""

    hits: int = 0
    shown: int = 0
    wanted: int = 0

    @property
    def precision(self) -> float:
        """Give hits over shown in percent; 100 where nothing was shown."""
        return 100 * self.hits / self.shown if self.shown else 100.0

    @property
    def recall(self) -> float:
        """Give hits over wanted in percent; 100 where nothing was wanted."""
        return 100 * self.hits / self.wanted if self.wanted else 100.0

    @property
    def f1(self) -> float:
        """Give the harmonic mean of precision and recall in percent."""
        total = self.shown + self.wanted
        return 200 * self.hits / total if total else 100.0

    def add(self, other: "Tally") -> None:
        """Add the counts of another tally."""
        self.hits += other.hits
        self.shown += other.shown
        self.wanted += other.wanted


@dataclass(slots=True)
class Score:
    """All measures over one or many articles, by name."""

    tallies: dict[str, Tally] = field(default_factory=dict)

    def tally(self, name: str) -> Tally:
        """Give the tally of a measure, new if need be."""
        return self.tallies.setdefault(name, Tally())

    def add(self, other: "Score") -> None:
        """Add the counts of another score."""
        for name, tally in other.tallies.items():
            self.tally(name).add(tally)


def words_in(text: str, spans: Spans) -> frozenset[int]:
    """Give the places of the words inside the spans."""
    return frozenset(m.start() for start, end in spans for m in _WORD.finditer(text, start, end))


def overlap(text: str, a: Spans, b: Spans) -> float:
    """Give intersection over union of the words of two span sets; 1 where both are empty."""
    mine, other = words_in(text, a), words_in(text, b)
    union = mine | other
    return len(mine & other) / len(union) if union else 1.0


def pairs_of(
    text: str, gold: Sequence[Scored], predicted: Sequence[Scored]
) -> list[tuple[Scored, Scored, float]]:
    """Pair gold and predicted claims one to one, best overlap of content first."""
    all_pairs = sorted(
        ((overlap(text, g.content, p.content), i, j)
         for i, g in enumerate(gold) for j, p in enumerate(predicted)),
        key=lambda row: (-row[0], row[1], row[2]),
    )  # fmt: skip
    used_gold: set[int] = set()
    used_predicted: set[int] = set()
    pairs: list[tuple[Scored, Scored, float]] = []
    for value, i, j in all_pairs:
        if value <= 0 or i in used_gold or j in used_predicted:
            continue
        used_gold.add(i)
        used_predicted.add(j)
        pairs.append((gold[i], predicted[j], value))
    return pairs


def score(text: str, gold: Sequence[Scored], predicted: Sequence[Scored]) -> Score:
    """Score one article."""
    pairs = pairs_of(text, gold, predicted)
    excused = [p for g, p, value in pairs if g.optional and value >= 0.5]
    pairs = [(g, p, v) for g, p, v in pairs if not g.optional and p not in excused]
    wanted = [g for g in gold if not g.optional]
    shown = [p for p in predicted if p not in excused]
    result = Score()
    for name, hit in _MEASURES.items():
        hits = sum(hit(text, g, p, v) for g, p, v in pairs)
        result.tally(name).add(Tally(hits, len(shown), len(wanted)))
    _by_kind(result, text, wanted, shown, pairs)
    found = [(g, p) for g, p, value in pairs if value >= 0.5]
    for name, same in _PROPERTIES.items():
        hits = sum(same(g, p) for g, p in found)
        result.tally(name).add(Tally(hits, len(found), len(found)))
    _of_some(
        result,
        "chain where there is one",
        [pair for pair in found if pair[0].chain],
        _PROPERTIES["chain"],
    )
    carried = (
        [g for g in wanted if g.basis == "carried"],
        [p for p in shown if p.basis == "carried"],
    )
    hits = sum(g.basis == p.basis == "carried" and _same_speaker(g, p) for g, p in found)
    result.tally("carried").add(Tally(hits, len(carried[1]), len(carried[0])))
    return result


def _of_some(
    result: Score,
    name: str,
    found: list[tuple[Scored, Scored]],
    same: Callable[[Scored, Scored], bool],
) -> None:
    hits = sum(same(g, p) for g, p in found)
    result.tally(name).add(Tally(hits, len(found), len(found)))


def _by_kind(
    result: Score,
    text: str,
    wanted: Sequence[Scored],
    shown: Sequence[Scored],
    pairs: Iterable[tuple[Scored, Scored, float]],
) -> None:
    kept = list(pairs)
    for kind in ("direct", "mixed", "indirect"):
        own = [(g, p, v) for g, p, v in kept if g.kind == p.kind == kind]
        hits = sum(_triple(text, g, p, v) for g, p, v in own)
        predicted = sum(p.kind == kind for p in shown)
        result.tally(f"triple {kind}").add(
            Tally(hits, predicted, sum(g.kind == kind for g in wanted))
        )
        exact = sum(_content_exact(text, g, p, v) for g, p, v in own)
        result.tally(f"content exact {kind}").add(
            Tally(exact, predicted, sum(g.kind == kind for g in wanted))
        )


def _content_exact(text: str, gold: Scored, predicted: Scored, _: float) -> bool:
    return words_in(text, gold.content) == words_in(text, predicted.content)


def _content_half(_: str, __: Scored, ___: Scored, value: float) -> bool:
    return value >= 0.5


def _source_half(text: str, gold: Scored, predicted: Scored, _: float) -> bool:
    return overlap(text, gold.source, predicted.source) >= 0.5


def _cue(text: str, gold: Scored, predicted: Scored, _: float) -> bool:
    mine, other = words_in(text, gold.cue), words_in(text, predicted.cue)
    if mine or other:
        return bool(mine & other)
    return _touch(gold.cue, predicted.cue)


def _touch(a: Spans, b: Spans) -> bool:
    """Tell whether two cues without words (colons) overlap; two missing cues agree."""
    if not a and not b:
        return True
    return any(x < v and u < y for x, y in a for u, v in b)


def _triple(text: str, gold: Scored, predicted: Scored, value: float) -> bool:
    return (
        value >= 0.5
        and _source_half(text, gold, predicted, value)
        and (_cue(text, gold, predicted, value))
    )


def name_key(name: str) -> str:
    """Give a name for comparison: lower case, without article and marks."""
    words = [word for word in _WORD.findall(name.lower()) if word not in {"the", "a", "an", "s"}]
    return " ".join(words)


def _same_speaker(gold: Scored, predicted: Scored) -> bool:
    return name_key(gold.speaker) == name_key(predicted.speaker)


_MEASURES: dict[str, Callable[[str, Scored, Scored, float], bool]] = {
    "content exact": _content_exact,
    "content IoU.5": _content_half,
    "source IoU.5": _source_half,
    "cue": _cue,
    "triple IoU.5": _triple,
    "speaker and content": lambda text, g, p, v: v >= 0.5 and _same_speaker(g, p),
}
_PROPERTIES: dict[str, Callable[[Scored, Scored], bool]] = {
    "speaker": _same_speaker,
    "kind": lambda g, p: g.kind == p.kind,
    "basis": lambda g, p: g.basis == p.basis,
    "chain": lambda g, p: tuple(map(name_key, g.chain)) == tuple(map(name_key, p.chain)),
    "negated": lambda g, p: g.negated == p.negated,
    "hedged": lambda g, p: g.hedged == p.hedged,
}
