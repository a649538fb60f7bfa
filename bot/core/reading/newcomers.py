"""People a paragraph introduces without a word from them: whom "he" or "she" may mean next."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.claim import SpeakerKind
from bot.core.reading.kinds import kind_of_name
from bot.core.reading.lexicon import people, words

_CAPITALS = re.compile(r"[A-Z][\w’'-]*\.?(?: (?:de |van |von |al-?)?[A-Z][\w’'-]*){0,4}")
_SENTENCE_START = re.compile(r"[.!?…][\"”’']*\s+")
_DESCRIPTION = re.compile(r"(?:An?|One|Another) ((?:[a-z’'-]+ ){0,3}[a-z’'-]+)")
_NO_NAME = (
    words.DETERMINERS | words.PREPOSITIONS | words.CONJUNCTIONS | words.SUBORDINATORS
    | words.ADVERBS | words.SUBJECT_PRONOUNS | words.DAYS | words.MONTHS
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Newcomer:
    """A person's name at the beginning of a sentence, and where."""

    name: str
    at: int


def newcomers_in(text: str, start: int, end: int) -> Iterator[Newcomer]:
    """Give the names of people that begin a sentence of `text[start:end]`, in order."""
    places = [start, *(match.end() for match in _SENTENCE_START.finditer(text, start, end))]
    for place in places:
        match = _CAPITALS.match(text, place, end)
        if match and (name := _person(match.group().removesuffix("’s").removesuffix("'s"))):
            yield Newcomer(name, place)


def newcomer_name(words_alone: str) -> str | None:
    """Give the person that a short text names ("Councillor Haspel"); None if it names nobody."""
    match = _CAPITALS.fullmatch(words_alone.strip())
    return _person(match.group()) if match else None


def only_person_in(text: str, start: int, end: int) -> str | None:
    """Give the one person that a stretch of text names in full; None for none or several."""
    found = {
        name
        for match in _CAPITALS.finditer(text, start, end)
        if (name := _person(match.group().removesuffix("’s").removesuffix("'s"))) and " " in name
    }
    return found.pop() if len(found) == 1 else None


def describes_somebody(text: str, start: int, end: int) -> bool:
    """Tell whether a sentence begins with somebody unnamed ("A reader in Ellin has …")."""
    places = [start, *(match.end() for match in _SENTENCE_START.finditer(text, start, end))]
    found = (_DESCRIPTION.match(text, place, end) for place in places)
    return any(match and _is_person_noun(match.group(1)) for match in found)


def _is_person_noun(phrase: str) -> bool:
    return any(word in people.PERSON_NOUNS for word in phrase.split())


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
