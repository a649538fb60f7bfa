"""The stretch of a line that somebody said, as ranges of units."""

from dataclasses import dataclass

from bot.core.reading.lexicon import words
from bot.core.reading.lines import Line

CLOSERS = frozenset(".!?…;")


@dataclass(frozen=True, slots=True)
class Content:
    """Unit ranges of the words said. `explicit`: marked by "that", a colon or quotation marks."""

    ranges: tuple[tuple[int, int], ...]
    explicit: bool
    is_left: bool = False
    is_label: bool = False


def ranged(line: Line, first: int, stop: int, *, explicit: bool) -> Content | None:
    """Give the units from `first` to `stop` without marks at their ends; nothing if none stay."""
    while first < stop and line.lower(first) in {",", ":"}:
        first += 1
    end = _before_afterthought(line, first, stop)
    while end > first and line.lower(end - 1) in CLOSERS | {",", ":", "—", "–"}:
        end -= 1
    return Content(((first, end),), explicit) if end > first else None


def _before_afterthought(line: Line, first: int, stop: int) -> int:
    """End what was said before ", hours after …", ", without offering …", ", made by …"."""
    for at in range(first + 2, stop - 1):
        if line.lower(at) == ";" and line.lower(at + 1) != "that":
            return at
        if line.lower(at) != ",":
            continue
        if _comments(line, at + 1, stop):
            return at
        word, following = line.lower(at + 1), line.lower(at + 2)
        if word in words.TIME_NOUNS and following in {"after", "before", "ahead"}:
            return at
        if word == "without" and following.endswith("ing"):
            return at
        if word in {"made", "first"} and "by" in [line.lower(at + k) for k in range(2, 6)]:
            return at
    return stop


def _comments(line: Line, first: int, stop: int) -> bool:
    """Tell the outlet's remark on quoted words: ", a line that …", ", something for which …"."""
    if line.lower(first) == "something":
        return True
    before = line.units[first - 2]
    if before.quotation is None or line.lower(first) not in {"a", "an", "the"}:
        return False
    near = [line.lower(at) for at in range(first + 1, min(first + 5, stop))]
    return bool({"that", "which", "to"} & set(near))
