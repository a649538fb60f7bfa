"""Which word is a phrase's head, and whether it can speak. Precision first."""

from dataclasses import dataclass

from bot.core.reading.lexicon import people, words
from bot.core.reading.lines import Line
from bot.core.reading.tokens import without_possessive

# Words that follow their noun: "people familiar with the plan", "a memo seen by the agency".
_POSTPOSED = frozenset(
    "familiar aware close present involved briefed opposed responsible seen obtained compiled"
    " published written issued released prepared reviewed commissioned carried interviewed based"
    " living leaked dated signed drafted".split()
)
_ADJECTIVES_IN_ING = frozenset({"shipping", "leading", "ruling", "visiting", "housing"})
_ENDS = words.INNER_PREPOSITIONS | _POSTPOSED


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


def checked_phrase(line: Line, start: int, end: int) -> Phrase | None:
    """Accept units as a phrase only if its head can speak."""
    if start >= end or _cannot_begin(line, start):
        return None
    head = _head(line, start, end)
    return (
        Phrase(start, end, head, end)
        if head is not None and _can_speak(line, start, head, end)
        else None
    )


def _cannot_begin(line: Line, start: int) -> bool:
    """Tell a preposition or a gerund, which begins no phrase that speaks."""
    unit = line.units[start]
    if unit.is_capitalised:
        return False
    return unit.lower in words.PREPOSITIONS or (
        unit.lower.endswith("ing") and unit.lower not in _ADJECTIVES_IN_ING
    )


def _head(line: Line, start: int, end: int) -> int | None:
    """Give the last noun before the first preposition inside the phrase."""
    stop = end
    for at in range(start + 1, end):
        if _ends_core(line, at):
            stop = at
            break
    at = stop - 1
    while at >= start and not (line.units[at].is_word or line.units[at].quotation):
        at -= 1
    return at if at >= start else None


def _ends_core(line: Line, at: int) -> bool:
    """Tell where what follows the noun begins: "a study | documenting …", "people | familiar"."""
    if line.units[at].is_capitalised:
        return False
    word = line.lower(at)
    participle = word.endswith("ing") and without_possessive(line.lower(at - 1)) in (
        people.KIND_OF_NOUN
    )
    return word in _ENDS or participle


def _can_speak(line: Line, start: int, head: int, end: int) -> bool:
    unit = line.units[head]
    if unit.quotation is not None:
        return unit.is_quoted_name and head > start
    word = without_possessive(unit.lower)
    if word in words.SUBJECT_PRONOUNS:
        return end - start == 1
    if word in people.KIND_OF_NOUN or (word == "one" and line.lower(head + 1) == "of"):
        return True
    if word in words.DAYS | words.MONTHS | words.ADVERBS | words.DETERMINERS:
        return word in {"many", "some", "most", "others", "both", "several"} and end - start == 1
    if not unit.is_capitalised:
        return False
    if start == head and head == 0 and end - start == 1:
        return word not in words.PREPOSITIONS | words.CONJUNCTIONS | words.SUBORDINATORS | (
            words.ADVERBS | words.AUXILIARIES
        )
    return True
