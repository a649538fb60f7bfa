"""Telling a clause from a phrase without a tagger."""

from bot.core.reading.lexicon import words
from bot.core.reading.lines import Line

_CONTRACTED = ("n't", "'re", "'ve", "'ll", "'m", "n’t", "’re", "’ve", "’ll", "’m")
_OPENING_SUBORDINATORS = frozenset("if while although unless when since because".split())
_OPENING_PREPOSITIONS = frozenset("in for with under without by despite at as".split())
_NEVER_FIRST = words.AUXILIARIES | words.CONJUNCTIONS | frozenset("to goodbye yes how why".split())
_BREAKS_SUBJECT = words.RELATIVES | words.SUBORDINATORS | frozenset({",", ";", ":", "—", "–", "to"})


def has_finite_verb(line: Line, first: int, stop: int) -> bool:
    """Tell a clause from a phrase, by auxiliaries, common verbs and the shape of past forms."""
    return any(
        _is_surely_finite(line, at, first) or _looks_finite(line, at, first)
        for at in range(first, stop)
    )


def has_early_verb(line: Line, first: int, stop: int, *, surely: bool) -> bool:
    """Tell a clause by a finite verb right behind its subject ("the bridge | would reopen").

    Between subject and verb stands no comma, relative or infinitive. A clause may open with an
    adjunct of its own ("in the meantime Velmara should …"). `surely`: shape alone is no proof.
    """
    opens = line.lower(first) in _OPENING_PREPOSITIONS | _OPENING_SUBORDINATORS
    for at in range(first, stop):
        is_quoted = line.units[at].quotation is not None
        if not (surely and is_quoted) and _is_surely_finite(line, at, first):
            return True
        if not surely and _looks_finite(line, at, first):
            return True
        if line.lower(at) == "to" and not surely:
            continue
        if line.lower(at) in _BREAKS_SUBJECT and at > first and not _is_place(line, at):
            if not (opens and line.lower(at) == ","):
                return False
            opens = False
    return False


def _is_place(line: Line, at: int) -> bool:
    """Tell "the cable to Skolm" from an infinitive."""
    is_to = line.lower(at) == "to" and at + 1 < len(line.units)
    return is_to and (line.units[at + 1].is_capitalised or line.lower(at + 1) in words.DETERMINERS)


def _is_surely_finite(line: Line, at: int, first: int) -> bool:
    unit = line.units[at]
    if unit.lower in words.AUXILIARIES or unit.lower.endswith(_CONTRACTED):
        return True
    if unit.quotation is not None:
        return at > first
    return (
        at > first
        and unit.lower in words.COMMON_VERBS
        and (line.lower(at - 1) not in words.DETERMINERS)
    )


def _looks_finite(line: Line, at: int, first: int) -> bool:
    unit = line.units[at]
    if at == first or unit.is_capitalised:
        return False
    is_past = unit.lower.endswith("ed") and len(unit.lower) > 4
    return is_past or _is_present_verb(line, at) or _is_plural_verb(line, at)


def _is_plural_verb(line: Line, at: int) -> bool:
    """Tell "the results confirm the loss": a bare form between a plural and a determiner."""
    word, before = line.lower(at), line.lower(at - 1)
    return (
        word.isalpha()
        and before.endswith("s")
        and not before.endswith(("ss", "us", "is"))
        and not word.endswith("s")
        and word not in words.PREPOSITIONS | words.CONJUNCTIONS | words.DETERMINERS
        and line.lower(at + 1) in words.DETERMINERS
    )


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
        return unit.lower in _OPENING_SUBORDINATORS
    if unit.lower in words.PREPOSITIONS:
        return unit.lower in _OPENING_PREPOSITIONS
    return unit.lower not in _NEVER_FIRST
