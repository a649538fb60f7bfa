"""Which word is a phrase's head, and whether it can speak. Precision first."""

from dataclasses import dataclass

from bot.core.reading.lexicon import people, words
from bot.core.reading.lines import Line
from bot.core.reading.tokens import without_possessive

# Words that follow their noun: "people familiar with the plan", "a memo seen by the agency".
_POSTPOSED = frozenset(
    "familiar aware close present involved briefed opposed responsible seen obtained compiled"
    " published written issued released prepared reviewed commissioned carried interviewed based"
    " living leaked dated signed drafted filed posted made given held submitted conducted cited"
    " sworn hired appointed".split()
)
# Stand for people by themselves.
_SOMEBODY = frozenset(
    "one another others many some most both several somebody someone everybody everyone".split()
)
# Capitalised at the beginning of a sentence, and nobody's name.
_OPENERS = (
    words.PREPOSITIONS | words.CONJUNCTIONS | words.SUBORDINATORS | words.ADVERBS
    | words.AUXILIARIES
)  # fmt: skip
# Parts of many people, as polls have them.
_SHARES = frozenset("percent cent half third quarter majority respondents".split())
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


def checked_phrase(line: Line, start: int, end: int, *, any_noun: bool = False) -> Phrase | None:
    """Accept units as a phrase only if its head can speak; `any_noun` behind a determiner may."""
    if start >= end or _cannot_begin(line, start):
        return None
    head = _head(line, start, end)
    if head is None or _is_owner(line, head, end):
        return None
    speaks = _can_speak(line, start, head, end) or (any_noun and _is_noun(line, start, head))
    return Phrase(start, end, head, end) if speaks else None


def _is_owner(line: Line, head: int, end: int) -> bool:
    """Tell "the embassy's" before a noun: whose, not who."""
    is_last = head == end - 1 and line.units[head].text.endswith(("'s", "’s"))
    return is_last and end < len(line.units) and line.units[end].is_word


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
    if at > start and line.lower(at).isdigit() and line.units[at - 1].is_capitalised:
        at -= 1  # "Channel 6"
    return at if at >= start else None


def _ends_core(line: Line, at: int) -> bool:
    """Tell where what follows the noun begins: "a study | documenting …", "people | familiar"."""
    if line.units[at].is_capitalised:
        return False
    word = line.lower(at)
    participle = word.endswith("ing") and without_possessive(line.lower(at - 1)) in (
        people.KIND_OF_NOUN
    )
    if word in {"close", "familiar", "near"}:
        return line.lower(at + 1) in {"to", "with"}  # "a close friend"
    return word in _ENDS or participle


def _can_speak(line: Line, start: int, head: int, end: int) -> bool:
    unit = line.units[head]
    if unit.quotation is not None:
        return unit.is_quoted_name and head > start
    word, is_alone = without_possessive(unit.lower), end - start == 1
    if word in words.SUBJECT_PRONOUNS:
        return is_alone
    if word in people.KIND_OF_NOUN or word in _SHARES:
        return True
    if line.lower(head + 1) == "of" and word in words.DETERMINERS | {"one"}:
        return True  # "two of them"
    if word in _SOMEBODY:
        return is_alone
    if word in words.DAYS | words.MONTHS | words.ADVERBS | words.DETERMINERS:
        return False
    return unit.is_capitalised and not (is_alone and head == 0 and word in _OPENERS)


def is_known_noun(line: Line, phrase: Phrase) -> bool:
    """Tell a head that speaks by itself from one that only stands where a speaker does."""
    return _can_speak(line, phrase.start, phrase.head, phrase.end)


def _is_noun(line: Line, start: int, head: int) -> bool:
    """Tell a noun by the determiner that it stands behind: "a netizen", "the hygienist"."""
    word = line.lower(head)
    if word in _SOMEBODY or (head > start and line.lower(start) in {"one", "another"}):
        return True
    return (
        head > start
        and (
            line.lower(start) in words.DETERMINERS or line.units[start].text.endswith(("’s", "'s"))
        )
        and word.replace("-", "").isalpha()
        and word not in words.ADVERBS | words.DAYS | words.MONTHS | words.TIME_NOUNS
    )
