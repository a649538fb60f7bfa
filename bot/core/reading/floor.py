"""What tells whether whoever spoke last goes on."""

import re

from bot.core.claim import SpeakerKind
from bot.core.reading.drafts import Draft
from bot.core.reading.framing.subjects import main_subject
from bot.core.reading.lexicon import words
from bot.core.reading.lines import Line
from bot.core.reading.phrases.heads import Phrase
from bot.core.reading.scene import Scene

_CLOSING = "\"”’»'」』"
_ORDINALS = frozenset(
    "first firstly second secondly third thirdly fourth fourthly finally lastly".split()
)
_COUNTING = re.compile(
    r"\b(?:first|firstly|second|secondly|third),|\b(?:two|three|four|five|several) "
)


def was_asked(text: str, draft: Draft) -> bool:
    """Tell whether the last words were a question: what follows is somebody else's answer."""
    if not draft.content:
        return False
    last = draft.content[-1]
    return text[last.start : last.end].rstrip(_CLOSING)[-1:] == "?"


def is_asked_or_cried(quotation: str) -> bool:
    """Tell a quotation whose mark of its own stands where a comma would lead on."""
    return quotation.rstrip(_CLOSING)[-1:] in {"?", "!"}


def counts_on(text: str, draft: Draft, line: Line) -> bool:
    """Tell "Second, …" after a speaker announced "two things" or began to count."""
    if line.lower(0) not in _ORDINALS or line.lower(1) != ",":
        return False
    said = " ".join(text[span.start : span.end].lower() for span in draft.content)
    return _COUNTING.search(said) is not None


def introduces_somebody(scene: Scene, line: Line, draft: Draft) -> bool:
    """Tell whether the line's subject is a person other than who holds the floor."""
    subject = main_subject(line, line.last)
    if subject is None:
        return False
    identity = scene.identify(line, subject)
    if identity.pronoun or identity.kind is not SpeakerKind.PERSON or not identity.is_proper:
        return False
    return identity.name.split()[-1] not in draft.entry.name.split()


def acting_subject(scene: Scene, line: Line) -> Phrase | None:
    """Give the person a line is about, if it begins with "he", "she" or a name."""
    subject = main_subject(line, line.last)
    if subject is None or subject.start > 0:
        return None
    identity = scene.identify(line, subject)
    by_name = identity.is_proper and identity.kind is SpeakerKind.PERSON
    return subject if by_name or identity.pronoun in words.SINGULAR_PERSON else None
