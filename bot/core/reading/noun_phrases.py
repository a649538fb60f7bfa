"""The noun phrase beside a cue: where it begins and ends, and which word is its head.

A shallow parse without a tagger: a phrase is walked to the nearest boundary and then accepted only
if its head is a pronoun, a capitalised name or a noun that can speak. Precision first.
"""

from dataclasses import dataclass

from bot.core.reading.lexicon import people, words
from bot.core.reading.lexicon.verbs import VERBS
from bot.core.reading.lines import Line
from bot.core.reading.tokens import without_possessive

_LONGEST = 16
# Adjectives that follow their noun: "people familiar with the plan".
_POSTPOSED = frozenset(["familiar", "aware", "close", "present", "involved", "briefed", "opposed", "responsible"])
_OPENING = frozenset(",;:—–(")
_ROLE_STARTS = words.DETERMINERS | frozenset({"former", "then", "acting", "co-author"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """Units `start <= i < end` of a line. `core_end` is where an apposition begins, else `end`."""

    start: int
    end: int
    head: int
    core_end: int

    @property
    def core(self) -> tuple[int, int]:
        """Give the phrase without its apposition."""
        return self.start, self.core_end


def phrase_before(line: Line, end: int, *, floor: int = 0) -> Phrase | None:
    """Find the noun phrase that ends right before unit `end`, with an apposition if it has one."""
    if end <= floor:
        return None
    if line.lower(end - 1) in {",", ")", "—", "–"}:
        return _before_apposition(line, end - 1, floor)
    start = _walk_left(line, end, floor)
    return _checked(line, start, end)


def _before_apposition(line: Line, comma: int, floor: int) -> Phrase | None:
    """Read "Xu Xiujun, a researcher at …," from its closing comma."""
    opening = comma - 1
    for _ in range(4):
        while opening > floor and line.units[opening].lower not in _OPENING:
            opening -= 1
        if opening <= floor or comma - opening > 30:
            return None
        core = phrase_before_simple(line, opening, floor)
        if core and (named := _name_as_apposition(line, opening + 1, comma, core)) is not None:
            return Phrase(core.start, comma, named, comma)
        if core and _is_aside(line, opening + 1, comma, core):
            keep = comma if _is_apposition(line, opening + 1) else core.end
            return Phrase(core.start, keep, core.head, core.end)
        if line.units[opening].lower != ",":
            return None
        opening -= 1
    return None


def phrase_before_simple(line: Line, end: int, floor: int = 0) -> Phrase | None:
    """Find the noun phrase right before unit `end`, without looking for an apposition."""
    return _checked(line, _walk_left(line, end, floor), end)


def _name_as_apposition(line: Line, first: int, end: int, core: Phrase) -> int | None:
    """Read "A ministry spokeswoman, Lena Ost, said": give the unit that ends the name."""
    if not 1 <= end - first <= 4 or line.units[core.head].is_capitalised:
        return None
    if line.lower(core.head) not in people.PERSON_NOUNS:
        return None
    is_name = all(
        line.units[at].is_capitalised or line.lower(at) in {".", "-", "de", "van", "von", "al"}
        for at in range(first, end)
    )
    return end - 1 if is_name else None


def _is_aside(line: Line, first: int, end: int, core: Phrase) -> bool:
    word = line.lower(first)
    if not word or end - first < 1:
        return False
    if word in words.RELATIVES or word in {"citing", "quoting", "speaking", "writing"}:
        return True
    if word.isdigit():
        return True
    if word in words.PREPOSITIONS or word.endswith("ing"):
        return core.start == 0 or line.lower(core.start - 1) in _OPENING
    return _is_apposition(line, first)


def _is_apposition(line: Line, first: int) -> bool:
    word = line.lower(first)
    if word in _ROLE_STARTS:
        return True
    if word.isdigit():
        return line.lower(first + 1) == "," and len(word) <= 3
    noun = without_possessive(word)
    after = line.lower(first + 1)
    named = line.units[first].is_capitalised and (
        word in people.TITLES or after in people.TITLES or after in people.PERSON_NOUNS
        or any(line.lower(first + k) in people.PERSON_NOUNS for k in range(1, 5))
    )  # fmt: skip
    return noun in people.PERSON_NOUNS or noun in people.TITLES or named


def _walk_left(line: Line, end: int, floor: int) -> int:
    """Go left to the boundary of the phrase that ends before unit `end`."""
    at = end
    while at > floor and end - at < _LONGEST:
        if not _belongs(line, at - 1, at, end):
            break
        at -= 1
    return _without_leading_phrase(line, at, end)


def _belongs(line: Line, index: int, right: int, end: int) -> bool:
    unit = line.units[index]
    if unit.quotation is not None:
        return unit.is_short_quotation and index > 0 and line.units[index - 1].is_word
    if not unit.is_word:
        if unit.lower in {"'", "’", "-", "/", "&"}:
            return True
        return (
            unit.lower == "."
            and index > 0
            and len(line.units[index - 1].text) <= 4
            and (line.units[index - 1].is_capitalised)
        )
    word = unit.lower
    if word in words.SUBJECT_PRONOUNS:
        return right == end
    if word in words.CONJUNCTIONS:
        return word == "and" and _joins_names(line, index, end)
    if word in words.SUBORDINATORS or word in words.RELATIVES or word in words.AUXILIARIES:
        return False
    if word in words.PREPOSITIONS:
        return word in words.INNER_PREPOSITIONS
    return not _is_plain_verb(line, index, end)


def _is_plain_verb(line: Line, index: int, end: int) -> bool:
    """Tell a finite verb, which no phrase goes across."""
    unit = line.units[index]
    if unit.is_capitalised and index > 0:
        return False
    verb = VERBS.get(unit.lower)
    if verb is not None and not verb.noun_too and index < end - 1:
        return True
    return unit.lower in words.COMMON_VERBS and unit.lower not in {
        "work",
        "show",
        "set",
        "left",
        "lead",
        "leading",
        "plan",
        "help",
        "support",
        "use",
        "run",
        "cut",
        "stand",
        "works",
    }


def _joins_names(line: Line, index: int, end: int) -> bool:
    """Tell "Xu and Yang said" and "politicians and media" from "… and Dorn said"."""
    if index == 0 or index + 1 >= end:
        return False
    left, right = line.units[index - 1], line.units[index + 1]
    if right.lower in words.DETERMINERS or right.lower in words.SUBJECT_PRONOUNS:
        return False
    if right.is_capitalised:
        return left.is_capitalised
    return left.is_word and not left.is_capitalised and left.lower not in words.DAYS


def _without_leading_phrase(line: Line, start: int, end: int) -> int:
    """Drop what stands before the phrase proper: "In Brussels the minister" -> "the minister"."""
    while start < end and (
        line.lower(start) in words.PREPOSITIONS | words.ADVERBS | words.CONJUNCTIONS
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
    days = [at for at in range(start, end - 1) if line.lower(at) in words.DAYS | words.MONTHS]
    return days[-1] + 1 if days else end


def phrase_after(line: Line, start: int, *, end: int | None = None) -> Phrase | None:
    """Find the noun phrase that begins at unit `start` ("said Ilya Dorn, the defence minister")."""
    limit = len(line.units) if end is None else end
    at = start
    while at < limit and at - start < _LONGEST and _goes_on_right(line, at, start):
        at += 1
    found = _checked(line, start, at)
    if found is None:
        return None
    if line.lower(at) == "," and at + 1 < limit and _is_apposition(line, at + 1):
        return Phrase(found.start, _end_of_apposition(line, at + 1, limit), found.head, at)
    return found


def _goes_on_right(line: Line, at: int, start: int) -> bool:
    unit = line.units[at]
    if unit.quotation is not None:
        return unit.is_short_quotation and at > start
    if not unit.is_word:
        return unit.lower in {"-", "&", "/", "’", "'"} or (
            unit.lower == "." and at + 1 < len(line.units) and at > start
            and line.lower(at - 1) in people.HONORIFICS | {"gen", "sen", "rep", "col", "st", "lt"}
        )  # fmt: skip
    word = unit.lower
    if word in words.SUBJECT_PRONOUNS:
        return at == start
    if line.lower(start) in words.SUBJECT_PRONOUNS:
        return False
    if word in words.CONJUNCTIONS:
        return word == "and" and at > start and _joins_right(line, at)
    if word in words.SUBORDINATORS | words.RELATIVES | words.AUXILIARIES | words.DAYS:
        return False
    if word in words.PREPOSITIONS:
        return at > start and _holds_together(line, at, start)
    if at > start and (word in words.ADVERBS or word in {"last", "this", "next"}):
        return False
    if at > start and word.endswith("ing") and word not in people.KIND_OF_NOUN:
        return unit.is_capitalised
    return not (_is_plain_verb(line, at, len(line.units)) and at > start)


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


def _end_of_apposition(line: Line, start: int, limit: int) -> int:
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
    return line.lower(at) == "." and at + 1 < len(line.units) and len(line.lower(at - 1)) <= 2


def _checked(line: Line, start: int, end: int) -> Phrase | None:
    """Accept units as a phrase only if its head can speak."""
    if start >= end:
        return None
    head = _head(line, start, end)
    return (
        Phrase(start, end, head, end)
        if head is not None and _can_speak(line, start, head, end)
        else None
    )


def _head(line: Line, start: int, end: int) -> int | None:
    """Give the last noun before the first preposition inside the phrase."""
    stop = end
    for at in range(start + 1, end):
        ends = words.INNER_PREPOSITIONS | _POSTPOSED
        if line.lower(at) in ends and not line.units[at].is_capitalised:
            stop = at
            break
    at = stop - 1
    while at >= start and not (line.units[at].is_word or line.units[at].quotation):
        at -= 1
    return at if at >= start else None


def _can_speak(line: Line, start: int, head: int, end: int) -> bool:
    unit = line.units[head]
    if unit.quotation is not None:
        return unit.is_short_quotation and head > start
    word = without_possessive(unit.lower)
    if word in words.SUBJECT_PRONOUNS:
        return end - start == 1
    if word in people.KIND_OF_NOUN:
        return True
    if word in words.DAYS | words.MONTHS | words.TIME_NOUNS | words.ADVERBS | words.DETERMINERS:
        return word in {"many", "some", "most", "others", "both", "several"} and end - start == 1
    if not unit.is_capitalised:
        return False
    if start == head and head == 0 and end - start == 1:
        return word not in words.PREPOSITIONS | words.CONJUNCTIONS | words.SUBORDINATORS | (
            words.ADVERBS | words.AUXILIARIES
        )
    return True
