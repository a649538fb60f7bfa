"""A person named by a few words that stand alone, as beside a label in a transcript."""

import re

from bot.core.claim import SpeakerKind
from bot.core.reading.kinds import kind_of_name
from bot.core.reading.lexicon import people, words

_CAPITALS = re.compile(r"[A-Z][\w’'-]*\.?(?: (?:de |van |von |al-?)?[A-Z][\w’'-]*){0,4}")
_NO_NAME = (
    words.DETERMINERS | words.PREPOSITIONS | words.CONJUNCTIONS | words.SUBORDINATORS
    | words.ADVERBS | words.SUBJECT_PRONOUNS | words.DAYS | words.MONTHS
)  # fmt: skip


def newcomer_name(words_alone: str) -> str | None:
    """Give the person that a short text names ("Councillor Haspel"); None if it names nobody."""
    match = _CAPITALS.fullmatch(words_alone.strip())
    return _person(match.group()) if match else None


def _person(capitals: str) -> str | None:
    """Give the name without titles; nothing for a body, a place or an ordinary first word."""
    parts = capitals.split()
    if parts[0].lower().strip(".") in _NO_NAME:
        return None
    while len(parts) > 1 and parts[0].lower().strip(".") in people.TITLES | people.PERSON_NOUNS:
        parts = parts[1:]
    name = " ".join(parts).strip(".,")
    if len(parts) > 1 and kind_of_name(name, (), has_role=False) is not SpeakerKind.PERSON:
        return None
    return name
