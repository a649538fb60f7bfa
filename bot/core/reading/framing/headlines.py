"""Headlines that credit somebody: "Police: Man stole canoe", "‘Not our runway’: captain"."""

from bot.core.claim import Force
from bot.core.reading.framing.attribution import Attribution
from bot.core.reading.lexicon import people
from bot.core.reading.lines import ENDING, Line
from bot.core.reading.phrases.heads import Phrase, checked_phrase
from bot.core.reading.phrases.noun_phrases import phrase_after

_LONGEST = 24
_LONGEST_SPEAKER = 4
_SAYING = (
    people.PERSON_NOUNS
    | people.GROUP_NOUNS
    | people.BODY_NOUNS
    | people.UNNAMED_NOUNS
    | (frozenset("poll study report survey police".split()))
)
# A label over an article, and nobody's words.
_LABELS = frozenset(
    "analysis opinion interview review column editorial letter letters comment live live-blog"
    " update updates profile obituary report exclusive breaking video watch podcast picture".split()
)


def headline(line: Line) -> Attribution | None:
    """Read a headline's colon; nothing for a sentence, and nothing for a label."""
    colon = next((at for at, unit in enumerate(line.units) if unit.lower == ":"), None)
    is_headline = line.units[-1].lower not in ENDING and len(line.units) <= _LONGEST
    if colon is None or not is_headline or colon + 1 >= line.last:
        return None
    quoted = [at for at, unit in enumerate(line.units) if unit.quotation is not None]
    if any(at < colon for at in quoted):
        return _credited_behind(line, colon)
    if quoted or not 0 < colon <= _LONGEST_SPEAKER or line.lower(colon - 1) in _LABELS:
        return None
    speaker = checked_phrase(line, 0, colon)
    if speaker is None or not _says(line, speaker):
        return None
    return _made(speaker, colon, (colon + 1, line.last))


def _credited_behind(line: Line, colon: int) -> Attribution | None:
    """Read "“My knees are filing a complaint”: Varnay limps into the last four"."""
    end = colon + 1
    while end < line.last and line.units[end].is_capitalised:
        end += 1
    named = checked_phrase(line, colon + 1, end)
    speaker = named or phrase_after(line, colon + 1)
    if speaker is None or not (line.units[speaker.head].is_capitalised or _says(line, speaker)):
        return None
    return _made(speaker, colon, (0, colon))


def _says(line: Line, speaker: Phrase) -> bool:
    return line.lower(speaker.head) in _SAYING


def _made(speaker: Phrase, colon: int, content: tuple[int, int]) -> Attribution:
    return Attribution(
        cue=(colon, colon + 1), force=Force.NEUTRAL, hedges=False, negated=False,
        subject=speaker, content=(content,), explicit=True,
    )  # fmt: skip
