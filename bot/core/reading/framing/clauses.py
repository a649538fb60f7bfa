"""Telling a clause from a phrase without a tagger."""

from bot.core.reading.lexicon import words
from bot.core.reading.lines import Line


def has_finite_verb(line: Line, first: int, stop: int) -> bool:
    """Tell a clause from a phrase, by auxiliaries, common verbs and the shape of past forms."""
    for at in range(first, stop):
        unit = line.units[at]
        word = unit.lower
        if unit.quotation is not None and at > first:
            return True
        if word in words.AUXILIARIES or (word in words.COMMON_VERBS and at > first):
            return True
        if word.endswith(("n't", "'re", "'ve", "'ll", "'m", "n’t", "’re", "’ve", "’ll", "’m")):
            return True
        if at > first and word.endswith("ed") and not unit.is_capitalised and len(word) > 4:
            return True
        if at > first and _is_present_verb(line, at):
            return True
    return False


def _is_present_verb(line: Line, at: int) -> bool:
    """Tell "the bill raises taxes": a word in -s after a singular noun, before an object."""
    word = line.lower(at)
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or line.units[at].is_capitalised:
        return False
    before, after = line.lower(at - 1), line.lower(at + 1)
    return (
        before.isalpha()
        and not before.endswith("s")
        and (after in words.DETERMINERS | words.PREPOSITIONS | {"to", "that", "how", "him", "them"})
        and before not in words.DETERMINERS | words.PREPOSITIONS
    )


def begins_clause(line: Line, at: int) -> bool:
    """Tell whether a clause without "that" may begin at a unit."""
    unit = line.units[at]
    if unit.quotation is not None:
        return True
    if not unit.is_word:
        return False
    if unit.lower in words.SUBORDINATORS:
        return unit.lower in {"if", "while", "although", "unless", "when", "since", "because"}
    if unit.lower in words.PREPOSITIONS:
        return unit.lower in {"in", "for", "with", "under", "without", "by", "despite", "at", "as"}
    return unit.lower not in words.AUXILIARIES | words.CONJUNCTIONS | {
        "so",
        "to",
        "goodbye",
        "yes",
        "no",
        "as",
        "what",
        "how",
        "why",
    } or unit.lower in {"what", "no"}
