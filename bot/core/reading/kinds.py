"""What sort of speaker a proper name is: person, body or outlet."""

import re
from collections.abc import Sequence

from bot.core.claim import SpeakerKind
from bot.core.reading.lexicon import people
from bot.core.reading.tokens import without_possessive

_ACRONYM = re.compile(r"[A-Z][A-Z&.\d-]{1,7}s?$")
_OUTLET_NOUNS = frozenset(
    "agency newspaper daily broadcaster newswire magazine website paper tabloid outlet channel"
    " weekly monthly".split()
)
_DOCUMENTS = frozenset("convention treaty act charter report survey code protocol accord".split())
_AGENCY_WORDS = frozenset("news press state telegraph".split())


def kind_of_name(name: str, before: Sequence[str], *, has_role: bool) -> SpeakerKind:
    """Tell what a proper name names; `before` are the words in front of it, in lower case."""
    lowered = [without_possessive(word.strip(".,").lower()) for word in name.split()]
    if any(word in people.TITLES | people.PERSON_NOUNS for word in before[-2:]):
        return SpeakerKind.PERSON
    if _OUTLET_NOUNS & set(before) or _is_outlet(lowered):
        return SpeakerKind.PUBLICATION
    if set(lowered) & _DOCUMENTS:
        return SpeakerKind.DOCUMENT
    if _is_body(name, lowered):
        return SpeakerKind.ORGANIZATION
    if "the" in before[-1:]:
        return SpeakerKind.ORGANIZATION
    if len(lowered) in {2, 3, 4} and "of" not in lowered:
        return SpeakerKind.PERSON
    return SpeakerKind.PERSON if has_role and len(lowered) == 1 else SpeakerKind.ORGANIZATION


def _is_outlet(lowered: Sequence[str]) -> bool:
    if set(lowered) & people.PUBLICATION_NAMES or _is_station(lowered):
        return True
    lowered = [part for word in lowered for part in word.split("-")]
    if len(lowered) < 2:
        return False
    is_agency = lowered[-1] == "agency" and bool(_AGENCY_WORDS & set(lowered))
    begins = lowered[0] in {"channel", "radio", "tv", "agence"}
    return is_agency or begins or lowered[-1] in people.PUBLICATION_WORDS


def _is_station(lowered: Sequence[str]) -> bool:
    """Tell "BayFM", "WQRD", "Channel 6", "TV Nova" by how stations are called."""
    last = lowered[-1]
    if last.endswith("fm") or last in {"fm", "tv"}:
        return True
    return len(lowered) > 1 and lowered[0] in {"channel", "radio", "tv", "canal"}


def _is_body(name: str, lowered: Sequence[str]) -> bool:
    if set(lowered) & (people.ORGANISATION_WORDS | people.BODY_NAMES):
        return True
    if lowered[0] in people.PLACES or lowered[-1] in people.PLACES:
        return True
    return " " not in name and (_ACRONYM.match(name) is not None or bool(set("&.") & set(name)))
