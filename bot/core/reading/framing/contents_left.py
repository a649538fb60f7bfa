"""What was said before its framing."""

from bot.core.reading.framing.clauses import has_finite_verb
from bot.core.reading.framing.content import Content
from bot.core.reading.framing.subjects import STRAY_MARKS
from bot.core.reading.lexicon import words
from bot.core.reading.lines import Line

_BEFORE_FRAMING = frozenset({",", "—", "–", "-"})
# "Asked whether she had packed, she said …": no words of hers.
_FRONTED = frozenset("asked pressed questioned reached contacted speaking writing".split())
_JOINS = frozenset({",", ";", "—", "–", ":"})


def content_left(line: Line, end: int, floor: int) -> Content | None:
    """Find what was said before the framing that begins at unit `end`."""
    stop = end
    while stop > floor and line.lower(stop - 1) in _BEFORE_FRAMING:
        stop -= 1
    first = _behind_opening(line, floor, stop)
    if first >= stop or line.lower(first) in _FRONTED:
        return None
    if line.lower(stop - 1) in STRAY_MARKS and stop - first > 3:
        return Content(((first, stop),), explicit=True, is_left=True)
    quoted = [at for at in range(first, stop) if line.units[at].quotation]
    if quoted and quoted[-1] == stop - 1 and _is_whole(line, quoted[-1]):
        first = _first_of_run(line, quoted[-1], first)
        return Content(((first, stop),), explicit=True, is_left=True)
    is_clause = has_finite_verb(line, first, stop)
    if quoted and not is_clause and line.lower(first) in words.PREPOSITIONS:
        return None  # "Under the signboard of “cooperation”, the league …"
    if (stop < end or quoted) and (quoted or is_clause):
        return Content(((first, stop),), explicit=bool(quoted), is_left=True)
    return None


def _behind_opening(line: Line, floor: int, stop: int) -> int:
    """Step over marks and a conjunction that join a clause to the one before."""
    first = floor
    while first < stop and line.lower(first) in _JOINS:
        first += 1
    is_joined = first < stop and line.lower(first) in {"and", "but", "so", "yet"} and first > 0
    return first + 1 if is_joined else first


def _is_whole(line: Line, at: int) -> bool:
    """Tell a quotation that is a sentence or sentence part of its own from quoted words."""
    unit = line.units[at]
    inner = unit.text[1:-1]
    standing_alone = at == 0 or not line.units[at - 1].is_word
    return standing_alone or (inner[:1].isupper() and len(inner.split()) > 3)


def _first_of_run(line: Line, at: int, floor: int) -> int:
    while at > floor and line.units[at - 1].quotation is not None:
        at -= 1
    return at
