"""Whose view words are: "in her view", "in the words of the mayor", "to hear Lusk tell it"."""

from dataclasses import replace

from bot.core.claim import Force
from bot.core.reading.framing.attribution import Attribution
from bot.core.reading.framing.clauses import has_finite_verb
from bot.core.reading.framing.content import Content, ranged
from bot.core.reading.lexicon import people, words
from bot.core.reading.lines import Line
from bot.core.reading.phrases.heads import Phrase, checked_phrase
from bot.core.reading.phrases.noun_phrases import phrase_after

_VIEWS = frozenset(
    "view opinion account telling words reckoning estimation recollection judgment judgement"
    " assessment eyes mind version phrase admission".split()
)
_PREPOSITIONS = frozenset("in by on to from".split())
_POSSESSIVES = frozenset("his her its their".split())
_BREAKS = frozenset(",;:—–")


def made(
    subject: Phrase, cue: tuple[int, int], content: Content | None, *, hedges: bool = False
) -> Attribution | None:
    """Put a framing without a verb together; nothing if it frames no words."""
    if content is None:
        return None
    return Attribution(
        cue=cue, force=Force.NEUTRAL, hedges=hedges, negated=False, subject=subject,
        content=content.ranges, explicit=True, is_trailing=content.is_left,
    )  # fmt: skip


def view(line: Line, at: int) -> Attribution | None:
    """Read "in her view", "by Dorn's account", "in the words of the mayor"."""
    if line.lower(at) not in _PREPOSITIONS:
        return None
    noun = next((n for n in range(at + 1, at + 8) if line.lower(n) in _VIEWS), None)
    if noun is None:
        return None
    if line.lower(noun + 1) == "of" and line.lower(noun - 1) in {"the", "own"}:
        subject = phrase_after(line, noun + 2, any_noun=True)
        cue, end = (at, noun + 2), subject.end if subject else 0
    else:
        subject, cue, end = _possessor(line, at + 1, noun), (at, noun + 1), noun + 1
    if subject is None:
        return None
    return made(subject, cue, _around(line, at, end))


def _possessor(line: Line, first: int, noun: int) -> Phrase | None:
    end = noun - 1 if line.lower(noun - 1) == "own" else noun
    if end - first == 1 and line.lower(first) in _POSSESSIVES:
        return Phrase(first, end, first, end)
    return owning(line, first, end)


def owning(line: Line, floor: int, end: int) -> Phrase | None:
    """Find the phrase that ends in "'s": "the union's", "Maddox's"."""
    if end <= floor or not line.units[end - 1].text.endswith(("'s", "’s", "s’", "s'")):
        return None
    start = end - 1
    while start > floor and (
        line.units[start - 1].is_capitalised
        or line.lower(start - 1) in words.DETERMINERS
        or line.lower(start - 1) in people.PERSON_NOUNS | people.BODY_NOUNS
    ):
        start -= 1
    return Phrase(start, end, end - 1, end)


def _around(line: Line, begin: int, end: int) -> Content | None:
    """Give the words around a framing: behind it, before it, or on both sides."""
    rest = end + 1 if line.lower(end) in _BREAKS else end
    behind = ranged(line, rest, line.last, explicit=True) if rest < line.last else None
    if begin == 0 or line.lower(begin - 1) in {";", ":", "and", "but"}:
        return behind if has_finite_verb(line, rest, line.last) or _quotes(line, rest) else None
    if line.lower(begin - 1) not in _BREAKS:
        return None
    first = _clause_begin(line, begin)
    before = ranged(line, first, begin - 1, explicit=True) if first < begin - 1 else None
    if before is None:
        return None
    if behind is not None and line.lower(end) == ",":
        return Content((*before.ranges, *behind.ranges), explicit=True)
    is_clause = has_finite_verb(line, first, begin - 1)
    return replace(before, is_left=True) if behind is None and is_clause else None


def _quotes(line: Line, first: int) -> bool:
    return any(unit.quotation is not None for unit in line.units[first:])


def _clause_begin(line: Line, end: int) -> int:
    for at in range(end - 2, 0, -1):
        if line.lower(at) in {";", ":", "—", "–"}:
            return at + 1
    return 0


def tells_it(line: Line, at: int) -> Attribution | None:
    """Read "to hear Lusk tell it, …" and "…, as she tells it, …"."""
    if line.lower(at) == "to" and line.lower(at + 1) == "hear":
        told = next((n for n in range(at + 3, at + 9) if line.lower(n) == "tell"), None)
        subject = checked_phrase(line, at + 2, told, any_noun=True) if told else None
        if subject is None or told is None:
            return None
        found = made(subject, (at, told + 2), _around(line, at, told + 2))
        return replace(found, force=Force.DISTANCING) if found else None
    if line.lower(at) != "as" or line.lower(at - 1) not in {",", ""}:
        return None
    subject = phrase_after(line, at + 1)
    if subject is None or line.lower(subject.end) not in {"tells", "tell", "sees", "puts", "put"}:
        return None
    if line.lower(subject.end + 1) != "it" or line.lower(subject.end + 2) != ",":
        return None
    return made(subject, (at, subject.end + 2), _around(line, at, subject.end + 2))
