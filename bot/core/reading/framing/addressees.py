"""Whom something was told: "told parliament that", "told VSA:"."""

from bot.core.reading.framing.cues import CueAt
from bot.core.reading.lexicon import people, words
from bot.core.reading.lexicon.verbs import Takes
from bot.core.reading.lines import Line
from bot.core.reading.phrases.noun_phrases import phrase_after

_PRONOUNS = frozenset({"me", "us", "him", "her", "them", "you", "it"})
_TOLD = words.ADDRESSEES | people.KIND_OF_NOUN.keys()


def behind_addressee(line: Line, cue: CueAt, at: int) -> int:
    """Step over the person told: "told parliament that", "told VSA:"."""
    word = line.lower(at)
    if cue.verb is None or Takes.ADDRESSEE not in cue.verb.takes or word == "to":
        return at  # "promised to see everybody repaid"
    if word in _PRONOUNS or word in words.ADDRESSEES:
        return at + 1
    if word in {"this", "the"}:
        for ahead in range(at + 1, at + 5):
            if line.lower(ahead) == "that":
                break
            if line.lower(ahead) in _TOLD:
                return ahead + 1
    phrase = phrase_after(line, at)
    if phrase is not None:
        return _addressee_end(line, phrase.start, phrase.core_end)
    return _before_content(line, at)


def _before_content(line: Line, at: int) -> int:
    """Step over an addressee that is no known phrase, up to "that" or a quotation."""
    for ahead in range(at, min(at + 8, len(line.units))):
        if line.lower(ahead) == "that" or line.units[ahead].quotation is not None:
            return ahead
        if line.lower(ahead) in words.AUXILIARIES | {",", ":"}:
            break
    return at


def _addressee_end(line: Line, start: int, end: int) -> int:
    """End an addressee before the clause that follows without "that": "told VSA the bridge …"."""
    for at in range(start + 1, end):
        if line.lower(at) in words.DETERMINERS:
            return at
    return end
