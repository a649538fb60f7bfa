"""The ways of grouping that are compared; each has one threshold or a `Tuning`."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from bot.core.stories.grouping import group
from bot.core.stories.likeness import TUNED, Tuning, likeness, traits_of
from bot.core.stories.linking import Rows, average_link
from bot.core.stories.told import Told
from bot.core.stories.words import stems_in

T = TypeVar("T")
Clusters = Mapping[str, str]
_PLAIN = Tuning(names=0)


def ours(items: Sequence[Told], tuning: Tuning = TUNED) -> Clusters:
    """Group as the bot does."""
    return {one.id: story.first.id for story in group(items, tuning) for one in story.articles}


def ours_undated(items: Sequence[Told]) -> Clusters:
    """Group as the bot does articles of which nobody knows when they were published."""
    return ours([replace(one, published=None) for one in items])


def title_overlap(items: Sequence[Told], threshold: float) -> Clusters:
    """Join articles whose titles share enough stems (Jaccard), by average link."""
    titles = [frozenset(stems_in(one.title)) for one in items]
    return _named(items, average_link(_rows(titles, _jaccard), threshold))


def tfidf(items: Sequence[Told], threshold: float) -> Clusters:
    """Join articles by plain TF-IDF cosine of all words, by average link."""
    return _named(items, average_link(_cosines(items), threshold))


def tfidf_pairs(items: Sequence[Told], threshold: float) -> Clusters:
    """Join every pair whose plain TF-IDF cosine reaches the threshold (single link)."""
    rows, cluster = _cosines(items), list(range(len(items)))
    for one, row in enumerate(rows):
        for other, value in row.items():
            if value >= threshold:
                old, new = cluster[other], cluster[one]
                cluster = [new if at == old else at for at in cluster]
    return {item.id: str(at) for item, at in zip(items, cluster, strict=True)}


def _cosines(items: Sequence[Told]) -> Rows:
    bare = [Told(one.id, one.title, one.text) for one in items]
    return _rows(traits_of(bare), lambda a, b: likeness(a, b, _PLAIN))


def _rows(values: Sequence[T], alike: Callable[[T, T], float]) -> Rows:
    rows: Rows = [{} for _ in values]
    for later in range(len(values)):
        for sooner in range(later):
            rows[sooner][later] = rows[later][sooner] = alike(values[sooner], values[later])
    return rows


def _jaccard(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one | other else 0.0


def _named(items: Sequence[Told], clusters: list[list[int]]) -> Clusters:
    return {items[at].id: items[one[0]].id for one in clusters for at in one}
