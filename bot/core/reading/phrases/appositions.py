"""Appositions: "Xu Xiujun, a researcher …,", "a spokeswoman, Lena Ost,", "Acme (the Company)"."""

import re

from bot.core.reading.lexicon import people, words
from bot.core.reading.lexicon.verbs import VERBS
from bot.core.reading.lines import Line
from bot.core.reading.phrases.heads import Phrase
from bot.core.reading.phrases.walks import simple_before
from bot.core.reading.tokens import without_possessive

_SEAT = re.compile(r"[A-Z]{1,4}-[A-Z]")
_OPENING = frozenset(",;:—–(")
_ROLE_STARTS = words.DETERMINERS | frozenset({"former", "then", "acting", "co-author"})
_IN_NAMES = frozenset({".", "-", "’", "de", "van", "von", "al"})
_LONGEST_ASIDE = 30
_MOST_COMMAS = 4


def before_apposition(
    line: Line, closing: int, floor: int, *, any_noun: bool = False
) -> Phrase | None:
    """Find the noun phrase whose apposition or aside ends at the mark `closing`."""
    opening = closing - 1
    for _ in range(_MOST_COMMAS):
        while opening > floor and not _opens(line, opening):
            opening -= 1
        if opening <= floor or closing - opening > _LONGEST_ASIDE:
            return None
        core = simple_before(line, opening, floor, any_noun=any_noun)
        if core and (found := _with_aside(line, core, opening, closing)):
            return _of_name_before(line, found, floor) or found
        if line.units[opening].lower != ",":
            return None
        opening -= 1
    return None


def _opens(line: Line, at: int) -> bool:
    """Tell a mark that may open an aside; the dash of "5–3" opens none."""
    if line.units[at].lower not in _OPENING:
        return False
    return not (line.lower(at - 1).isdigit() and line.lower(at + 1).isdigit())


def _of_name_before(line: Line, found: Phrase, floor: int) -> Phrase | None:
    """Step from "a Karsland daily, citing …" back to "The Harrowmere Times, a Karsland daily"."""
    if (
        found.start <= floor
        or line.lower(found.start - 1) != ","
        or (line.units[found.head].is_capitalised or not is_apposition(line, found.start))
    ):
        return None
    outer = simple_before(line, found.start - 1, floor)
    if outer is None or not line.units[outer.head].is_capitalised:
        return None
    return Phrase(outer.start, found.core_end, outer.head, outer.end)


def _with_aside(line: Line, core: Phrase, opening: int, closing: int) -> Phrase | None:
    if line.units[opening].lower == "(":
        return Phrase(core.start, closing + 1, core.head, core.end)
    named = _name_as_apposition(line, opening + 1, closing, core)
    if named is not None:
        return Phrase(core.start, closing, named, closing)
    if not _is_aside(line, opening + 1, closing, core):
        return None
    keep = closing if is_apposition(line, opening + 1) else core.end
    return Phrase(core.start, keep, core.head, core.end)


def _name_as_apposition(line: Line, first: int, end: int, core: Phrase) -> int | None:
    """Read "A ministry spokeswoman, Lena Ost, said": give the unit that ends the name."""
    start = first + 1 if line.lower(first) == "the" else first
    if (
        not 1 <= end - start <= 5
        or not _is_described(line, core)
        or is_participle(line.lower(first))
    ):
        return None
    if end - start == 1 and line.units[start].is_quoted_name:
        return start
    while start < end - 2 and _is_role_word(line, start):
        start += 1  # "the bookkeeper Dunstan Pirrie"
    is_name = all(
        line.units[at].is_capitalised or line.lower(at) in _IN_NAMES for at in range(start, end)
    )
    return end - 1 if is_name else None


def _is_described(line: Line, core: Phrase) -> bool:
    """Tell a description, which a name may follow: "The Finance Minister", "her running mate"."""
    head = line.units[core.head]
    if head.lower in people.PERSON_NOUNS | people.TITLES:
        return True
    if head.lower in people.KIND_OF_NOUN:
        return not head.is_capitalised
    opens = line.units[core.start]
    owned = opens.lower in words.DETERMINERS or opens.text.endswith(("'s", "’s"))
    return owned and not head.is_capitalised


def _is_role_word(line: Line, at: int) -> bool:
    unit = line.units[at]
    return unit.is_word and not unit.is_capitalised and unit.lower not in words.PREPOSITIONS


def _is_aside(line: Line, first: int, end: int, core: Phrase) -> bool:
    word = line.lower(first)
    if not word or end - first < 1:
        return False
    if word in words.RELATIVES or is_participle(word) or _is_interjected(word, end - first):
        return True
    if word in words.PREPOSITIONS or word == "also":
        return core.start == 0 or line.lower(core.start - 1) in _OPENING
    return is_apposition(line, first) or _is_report(line, first, end) or _is_seat(line, first, end)


def _is_seat(line: Line, first: int, end: int) -> bool:
    """Tell ", H-South Calder," behind a lawmaker's name: party and seat."""
    return end - first <= 4 and _SEAT.match(line.units[first].text) is not None


def _is_interjected(word: str, length: int) -> bool:
    """Tell ", however," between a subject and its verb."""
    return length == 1 and word in words.ADVERBS


def is_participle(word: str) -> bool:
    """Tell "seen by the agency" and "speaking in Ellin" by the shape of their first word."""
    return word in {"known", "written", "seen", "led"} or (
        len(word) >= 5 and word.endswith(("ed", "ing"))
    )


def _is_report(line: Line, first: int, end: int) -> bool:
    """Tell ", VSA reported," between a subject and its verb."""
    verb = VERBS.get(line.lower(end - 1))
    return verb is not None and line.units[first].is_capitalised and end - first <= 5


def is_apposition(line: Line, first: int) -> bool:
    """Tell a role or description that begins at unit `first`."""
    word = line.lower(first)
    if word in _ROLE_STARTS:
        return True
    if word.isdigit():
        return line.lower(first + 1) == "," and len(word) <= 3
    noun = without_possessive(word)
    if noun in people.PERSON_NOUNS or noun in people.TITLES:
        return True
    if not (0 <= first < len(line.units) and line.units[first].is_capitalised):
        return False
    nearby = [line.lower(first + step) for step in range(1, 5)]
    return nearby[0] in people.TITLES or any(word in people.PERSON_NOUNS for word in nearby)


def end_of_apposition(line: Line, start: int, limit: int) -> int:
    """Give where an apposition ends that begins at unit `start`."""
    at = start
    while at < limit and at - start < 24:
        unit = line.units[at]
        if unit.quotation is not None and not unit.is_short_quotation:
            break
        if unit.lower in {",", ";", ":", ".", "!", "?", "—", "–", ")"} and not _inner_stop(
            line, at
        ):
            break
        if unit.lower in words.RELATIVES | {"as", "when", "after", "while", "during", "before"}:
            break
        at += 1
    return at


def _inner_stop(line: Line, at: int) -> bool:
    if line.lower(at) != "." or at + 1 >= len(line.units):
        return False
    return len(line.lower(at - 1)) <= 2 or line.lower(at - 1) in people.TITLES
