"""The table over the labelled stories: each method on each part, and how many origins are right."""

import hashlib
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial

from bot.core.stories.grouping import Story
from bot.core.stories.origins import origins
from bot.core.stories.told import Told
from tests.quality.stories import methods
from tests.quality.stories.bcubed import BCubed, bcubed
from tests.quality.stories.labelled import FOLDER, SPLITS, labelled, told_in
from tests.quality.stories.methods import Clusters

FLOORS = FOLDER / "floors.toml"
OURS, UNDATED, ORIGINS = "stories", "stories, dates unknown", "origins"
_GRID = [step / 100 for step in range(1, 80)]
_BASELINES: Mapping[str, Callable[[Sequence[Told], float], Clusters]] = {
    "title overlap": methods.title_overlap,
    "TF-IDF cosine, every pair": methods.tfidf_pairs,
    "TF-IDF cosine, average link": methods.tfidf,
}


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `threshold` is None for our own way."""

    method: str
    split: str
    threshold: float | None
    value: BCubed


def rows() -> Iterator[Row]:
    """Give every method on every part; a baseline's threshold is the best one for `tune`."""
    for name, method in _BASELINES.items():
        threshold = max(_GRID, key=partial(_f1_on_tune, method))
        for split in SPLITS:
            yield Row(name, split, threshold, _scored(split, method(told_in(split), threshold)))
    for split in SPLITS:
        yield Row(OURS, split, None, _scored(split, methods.ours(told_in(split))))
        yield Row(UNDATED, split, None, _scored(split, methods.ours_undated(told_in(split))))
    for split in SPLITS:
        yield Row(ORIGINS, split, None, scored_origins(split))


def _f1_on_tune(method: Callable[[Sequence[Told], float], Clusters], threshold: float) -> float:
    return _scored("tune", method(told_in("tune"), threshold)).f1


def _scored(split: str, found: Clusters) -> BCubed:
    return bcubed({one.id: one.event for one in labelled(split)}, found)


def scored_origins(split: str) -> BCubed:
    """Score the origins inside the labelled events, so that grouping has no part in it."""
    events: dict[str, list[Told]] = {}
    for one, account in zip(labelled(split), told_in(split), strict=True):
        events.setdefault(one.event, []).append(account)
    found = {
        one.id: origin.articles[0].id
        for articles in events.values()
        for origin in origins(Story(tuple(articles)))
        for one in origin.articles
    }
    return bcubed({one.id: f"{one.event} {one.origin}" for one in labelled(split)}, found)


def table() -> Iterator[str]:
    """Give the lines of the table, in percent."""
    yield f"{'method':30}{'split':6}{'threshold':>10}{'precision':>10}{'recall':>8}{'F1':>7}"
    for row in rows():
        threshold = "" if row.threshold is None else f"{row.threshold:.2f}"
        value = row.value
        yield (
            f"{row.method:30}{row.split:6}{threshold:>10}"
            f"{value.precision * 100:10.1f}{value.recall * 100:8.1f}{value.f1 * 100:7.1f}"
        )


def errors(split: str) -> Iterator[str]:
    """Say which events were split and which stories hold more than one."""
    found = methods.ours(told_in(split))
    wanted = {one.id: one.event for one in labelled(split)}
    for word, outer, inner in (("split", wanted, found), ("mixed", found, wanted)):
        groups: dict[str, dict[str, list[str]]] = {}
        for one, name in outer.items():
            groups.setdefault(name, {}).setdefault(inner[one], []).append(one)
        for parts in groups.values():
            if len(parts) > 1:
                yield f"{word}: " + " | ".join(" ".join(part) for part in parts.values())


@cache
def measured() -> Mapping[str, float]:
    """Give what has a floor, in percent: precision and F1 of stories, F1 of origins."""
    found = {}
    for split in SPLITS:
        value = _scored(split, methods.ours(told_in(split)))
        found[f"{split} precision"] = value.precision * 100
        found[f"{split} F1"] = value.f1 * 100
        found[f"{split} origins F1"] = scored_origins(split).f1 * 100
    return found


def digest_of_labels() -> str:
    """Give the SHA-256 of the labelled files: other labels mean other floors."""
    parts = [(FOLDER / f"{split}.toml").read_bytes() for split in SPLITS]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def pinned() -> Mapping[str, float]:
    """Give the floors by measure."""
    return {
        name: float(value)
        for name, value in tomllib.loads(FLOORS.read_text(encoding="utf-8"))["floors"].items()
    }


def raise_floors() -> None:
    """Write each floor anew where today's figure is higher; none is lowered here."""
    before = pinned() if FLOORS.exists() else {}
    lines = [
        "# B-cubed in percent. Raise: python -m tests.quality stories --floors.",
        f'labels = "{digest_of_labels()}"',
        "[floors]",
    ]
    for name, value in measured().items():
        lines.append(f'"{name}" = {max(int(value * 10) / 10, before.get(name, 0.0))}')
    FLOORS.write_text("\n".join(lines) + "\n", encoding="utf-8")
