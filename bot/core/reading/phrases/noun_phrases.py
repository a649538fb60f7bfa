"""The noun phrase beside a cue: where it begins and ends, and which word is its head.

A shallow parse without a tagger: a phrase is walked to the nearest boundary and then accepted only
if its head is a pronoun, a capitalised name or a noun that can speak.
"""

from bot.core.reading.lexicon import words
from bot.core.reading.lines import Line
from bot.core.reading.phrases.appositions import before_apposition, end_of_apposition, is_apposition
from bot.core.reading.phrases.heads import Phrase
from bot.core.reading.phrases.walks import simple_after, simple_before

__all__ = ["Phrase", "phrase_after", "phrase_before"]


def phrase_before(line: Line, end: int, *, floor: int = 0, any_noun: bool = False) -> Phrase | None:
    """Find the noun phrase that ends right before unit `end`, with an apposition if it has one."""
    if end <= floor:
        return None
    if line.lower(end - 1) in {",", ")", "—", "–"}:
        return before_apposition(line, end - 1, floor, any_noun=any_noun)
    return simple_before(line, end, floor, any_noun=any_noun)


def phrase_after(
    line: Line, start: int, *, end: int | None = None, any_noun: bool = False
) -> Phrase | None:
    """Find the noun phrase that begins at unit `start` ("said Ilya Dorn, the defence minister")."""
    limit = len(line.units) if end is None else end
    found = simple_after(line, start, limit, any_noun=any_noun)
    if found is None:
        return None
    comma = found.end
    is_aside = comma + 1 < limit and line.lower(comma + 1) not in {"its", "their"}
    if line.lower(comma) == "," and is_aside and is_apposition(line, comma + 1):
        until = end_of_apposition(line, comma + 1, limit)
        if until == comma + 2 and line.lower(until) == "," and is_apposition(line, until + 1):
            until = end_of_apposition(line, until + 1, limit)  # "Pohl, 62, a fisherman"
        if _is_clause(line, comma + 1, until):
            return found
        return Phrase(found.start, until, found.head, comma)
    return found


def _is_clause(line: Line, first: int, end: int) -> bool:
    """Tell "According to Ferren, the surveyors left …" from an apposition."""
    inside = [line.lower(at) for at in range(first, end)]
    return any(word in words.AUXILIARIES | words.COMMON_VERBS for word in inside) or (
        line.lower(end) in words.RELATIVES
    )
