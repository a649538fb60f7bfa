"""How far a noun phrase reaches, walking from the cue to the nearest boundary."""

from bot.core.reading.lexicon import people, words
from bot.core.reading.lexicon.verbs import VERBS
from bot.core.reading.lines import Line
from bot.core.reading.phrases.heads import Phrase, checked_phrase

_LONGEST = 16
_NEVER_IN_PHRASE = words.SUBORDINATORS | words.RELATIVES | words.AUXILIARIES | words.DAYS
_NEVER_BEFORE = (
    words.SUBORDINATORS | words.RELATIVES | words.AUXILIARIES
    | frozenset("what how why whatever".split())
)  # fmt: skip
_ABBREVIATED = people.HONORIFICS | {"gen", "sen", "rep", "col", "st", "lt"}
# Listed as verbs, but in a phrase more often nouns.
_NOUNS_TOO = frozenset(
    "work show set left lead leading plan help support use run cut stand works spread hit".split()
)


def simple_before(line: Line, end: int, floor: int = 0, *, any_noun: bool = False) -> Phrase | None:
    """Find the noun phrase right before unit `end`, without looking for an apposition."""
    return checked_phrase(line, _walk_left(line, end, floor), end, any_noun=any_noun)


def simple_after(line: Line, start: int, limit: int, *, any_noun: bool = False) -> Phrase | None:
    """Find the noun phrase that begins at unit `start`, without looking for an apposition."""
    at = start
    while at < limit and at - start < _LONGEST and _goes_on_right(line, at, start):
        at += 1
    return checked_phrase(line, start, at, any_noun=any_noun)


def _walk_left(line: Line, end: int, floor: int) -> int:
    """Go left to the boundary of the phrase that ends before unit `end`."""
    at = end
    while at > floor and end - at < _LONGEST:
        if not _belongs(line, at - 1, at, end):
            break
        at -= 1
        if line.lower(at) in words.SUBJECT_PRONOUNS:
            break
    return _without_leading_phrase(line, at, end)


def _belongs(line: Line, index: int, right: int, end: int) -> bool:
    unit = line.units[index]
    if unit.quotation is not None:
        return unit.is_quoted_name and index > 0 and line.units[index - 1].is_word
    if not unit.is_word:
        return _is_inner_mark(line, index)
    word = unit.lower
    if word in words.SUBJECT_PRONOUNS:
        return right == end
    if word in words.CONJUNCTIONS:
        return word == "and" and _joins_names(line, index, end)
    if word == "that" and line.lower(index + 1) in words.TIME_NOUNS:
        return True
    if word in _NEVER_BEFORE:
        return False
    if word in words.PREPOSITIONS:
        return word in words.INNER_PREPOSITIONS
    return not _is_plain_verb(line, index, end)


def _is_inner_mark(line: Line, index: int) -> bool:
    """Tell a mark inside a name: a hyphen, an ampersand, the stop of an abbreviation."""
    mark = line.units[index].lower
    if mark in {"'", "’", "-", "/", "&"}:
        return True
    before = line.units[index - 1] if index else None
    return mark == "." and before is not None and len(before.text) <= 4 and before.is_capitalised


def _is_plain_verb(line: Line, index: int, end: int) -> bool:
    """Tell a finite verb, which no phrase goes across."""
    unit = line.units[index]
    if unit.is_capitalised and index > 0:
        return False
    if line.lower(index - 1) in words.DETERMINERS:
        return False
    verb = VERBS.get(unit.lower)
    if verb is not None and not verb.noun_too and index < end - 1:
        return True
    return unit.lower in words.COMMON_VERBS and unit.lower not in _NOUNS_TOO


def _joins_names(line: Line, index: int, end: int) -> bool:
    """Tell "Xu and Yang said" and "politicians and media" from "… and Dorn said"."""
    if index == 0 or index + 1 >= end:
        return False
    left, right = line.units[index - 1], line.units[index + 1]
    if right.lower in words.DETERMINERS or right.lower in words.SUBJECT_PRONOUNS:
        return False
    if right.is_capitalised:
        return left.is_capitalised
    return left.is_word and (index == 1 or not left.is_capitalised) and left.lower not in words.DAYS


def _without_leading_phrase(line: Line, start: int, end: int) -> int:
    """Drop what stands before the phrase proper: "In Brussels the minister" -> "the minister"."""
    while start < end and (
        line.lower(start) in words.PREPOSITIONS | words.ADVERBS | words.CONJUNCTIONS
        or (start == 0 and line.lower(start) in {"late", "early"})
        or line.lower(start) in {"'", "’", "-", ".", "/", "&"}
        or (line.lower(start).endswith("ly") and not line.units[start].is_capitalised)
    ):
        if line.lower(start) in words.PREPOSITIONS:
            return _after_prepositional(line, start, end)
        start += 1
    return start


def _after_prepositional(line: Line, start: int, end: int) -> int:
    """Find where the subject begins after "In a speech on Monday …"; `end` if it cannot be told."""
    determiners = [
        at for at in range(start + 2, end)
        if line.lower(at) in words.DETERMINERS
        and line.lower(at - 1) not in words.PREPOSITIONS | words.DETERMINERS
    ]  # fmt: skip
    if determiners:
        return determiners[-1]
    if line.lower(end - 1) in words.SUBJECT_PRONOUNS:
        return end - 1
    first = end
    while first > start and line.units[first - 1].is_capitalised:
        first -= 1
    if first < end and line.lower(first - 1) not in words.PREPOSITIONS | words.DETERMINERS:
        return first - (line.lower(first - 1) in people.PERSON_NOUNS)  # "that afternoon Carys Pell"
    days = [at for at in range(start, end - 1) if line.lower(at) in words.DAYS | words.MONTHS]
    return days[-1] + 1 if days else end


def _goes_on_right(line: Line, at: int, start: int) -> bool:
    unit = line.units[at]
    if unit.quotation is not None:
        return unit.is_quoted_name and at > start
    if not unit.is_word:
        return unit.lower in {"-", "&", "/", "’", "'"} or _is_abbreviation_stop(line, at, start)
    if unit.lower in words.SUBJECT_PRONOUNS:
        return at == start
    if line.lower(start) in words.SUBJECT_PRONOUNS or unit.lower in _NEVER_IN_PHRASE:
        return False
    return at == start or _may_follow(line, at, start)


def _is_abbreviation_stop(line: Line, at: int, start: int) -> bool:
    return (
        line.lower(at) == "."
        and start < at < len(line.units) - 1
        and (line.lower(at - 1) in _ABBREVIATED)
    )


def _may_follow(line: Line, at: int, start: int) -> bool:
    """Tell whether a word after the first one still belongs to the phrase."""
    unit = line.units[at]
    if unit.lower in words.CONJUNCTIONS:
        return unit.lower == "and" and _joins_right(line, at)
    if unit.lower in words.PREPOSITIONS:
        return _holds_together(line, at, start)
    if unit.lower in words.ADVERBS or unit.lower in {"last", "this", "next"}:
        return line.lower(at - 1) in {"the", "their", "his", "her"}  # "the first officer"
    if unit.lower in words.DETERMINERS:
        before = line.lower(at - 1)
        return before in words.PREPOSITIONS | words.DETERMINERS | {"all", "both", "and"}
    if unit.lower.endswith("ing") and unit.lower not in people.KIND_OF_NOUN:
        if (
            line.lower(at - 1) == "of"
            and line.units[at + 1 : at + 2]
            and (line.units[at + 1].is_capitalised)
        ):
            return True  # "the mayor of neighboring Hollins"
        return unit.is_capitalised or line.lower(at - 1) in words.DETERMINERS
    return not _is_plain_verb(line, at, len(line.units))


def _joins_right(line: Line, at: int) -> bool:
    after = line.units[at + 1] if at + 1 < len(line.units) else None
    before = line.units[at - 1]
    return (
        after is not None
        and after.is_capitalised == before.is_capitalised
        and after.is_word
        and (VERBS.get(after.lower) is None)
    )


def _holds_together(line: Line, at: int, start: int) -> bool:
    """Tell "a spokesman for the ministry" from "Dorn in a statement"."""
    word = line.lower(at)
    if word == "of":
        return True
    named = line.units[at - 1].is_capitalised
    following = line.units[at + 1] if at + 1 < len(line.units) else None
    if following is None or word not in words.INNER_PREPOSITIONS:
        return False
    if word in {"in", "on", "with", "to", "by", "at", "from"} and _is_occasion_ahead(line, at + 1):
        return False
    return not named and line.lower(start) not in words.SUBJECT_PRONOUNS


def _is_occasion_ahead(line: Line, at: int) -> bool:
    nearby = [line.lower(k) for k in range(at, min(at + 5, len(line.units)))]
    return any(
        word in words.OCCASIONS | words.MONTHS | words.DAYS or word.isdigit() for word in nearby
    )
