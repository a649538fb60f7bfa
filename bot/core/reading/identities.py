"""Who a noun phrase names: the name, the role as printed, and what sort of speaker it is."""

import re
from dataclasses import dataclass

from bot.core.claim import SpeakerKind
from bot.core.reading.lexicon import people, words
from bot.core.reading.lines import Line
from bot.core.reading.noun_phrases import Phrase
from bot.core.reading.tokens import without_possessive

_ACRONYM = re.compile(r"[A-Z][A-Z&.\d-]{1,7}s?$")
_IN_MARKS = re.compile(r"[\"“‘«„]([^\"”’»“]+)[\"”’»“]")
_INDEFINITE = frozenset(["a", "an", "one", "some", "several", "many", "most", "another", "two", "three", "four", "five", "few"])


@dataclass(frozen=True, slots=True)
class Identity:
    """What one mention says about its speaker. `name` is empty for a pronoun."""

    name: str
    kind: SpeakerKind
    role: str | None
    head: str
    pronoun: str = ""
    definite: bool = False
    female: bool | None = None

    @property
    def is_proper(self) -> bool:
        """Tell a proper name from a description ("the ministry")."""
        return (
            bool(self.name)
            and not self.pronoun
            and not self.definite
            and (self.name[0].isupper() and self.head not in people.KIND_OF_NOUN)
        )


def identify(text: str, line: Line, phrase: Phrase) -> Identity:
    """Read the identity off a phrase."""
    first, end = phrase.core
    head = without_possessive(line.lower(phrase.head))
    if end - first == 1 and head in words.SUBJECT_PRONOUNS:
        female = {"she": True, "he": False}.get(head)
        return Identity("", SpeakerKind.PERSON, None, head, pronoun=head, female=female)
    core = _text(text, line, first, end)
    role_after = _text(text, line, phrase.core_end + 1, phrase.end) if phrase.end > end else None
    if line.units[phrase.head].quotation is not None:
        return _outlet_in_marks(core, line, phrase)
    if line.units[phrase.head].is_capitalised and head not in people.KIND_OF_NOUN:
        return _named(text, line, phrase, role_after)
    return _described(core, line, phrase, head, role_after)


def _text(text: str, line: Line, first: int, end: int) -> str:
    if first >= end:
        return ""
    return text[line.units[first].start : line.units[end - 1].end].strip()


def _outlet_in_marks(core: str, line: Line, phrase: Phrase) -> Identity:
    """Read `the website of the "India Express"`: the quoted words are the name."""
    name = line.units[phrase.head].text.strip("\"“”'‘’«»„")
    return Identity(name, SpeakerKind.PUBLICATION, core, "publication")


def _named(text: str, line: Line, phrase: Phrase, role_after: str | None) -> Identity:
    first, end = phrase.core
    stop = phrase.head + 1
    begin = stop - 1
    while begin > first and _in_name(line, begin - 1):
        begin -= 1
    begin, title = _behind_titles(line, begin, stop)
    while begin < stop - 1 and line.lower(begin) in words.DETERMINERS:
        begin += 1
    tail = end if end > stop and _is_body_tail(line, begin, stop) else stop
    name = without_possessive(_text(text, line, begin, tail))
    before = _text(text, line, first, begin)
    after = _text(text, line, stop, end) if tail == stop and end > stop else ""
    lowered = [without_possessive(line.lower(k)) for k in range(begin, tail)]
    kind = _kind_of_name(name, lowered, bool(before or role_after), before.lower().split())
    role = role_after or " ".join(part for part in (_clean_role(before), after) if part) or None
    female = _gender(before.lower().split() + (role_after or "").lower().split())
    if kind is not SpeakerKind.PERSON:
        role = role if role and role.lower() not in words.DETERMINERS else None
    return Identity(name, kind, role, lowered[-1], female=female)


def _clean_role(before: str) -> str:
    bare = before.strip(" ,")
    return "" if bare.lower() in words.DETERMINERS or bare.lower() in people.HONORIFICS else bare


def _in_name(line: Line, at: int) -> bool:
    unit = line.units[at]
    if unit.is_capitalised or unit.lower in {
        "de",
        "del",
        "der",
        "van",
        "von",
        "al",
        "bin",
        "la",
        "di",
        "da",
        "dos",
        "el",
        "ben",
        "-",
        "&",
        "’",
        "'",
        ".",
        "ibn",
        "zu",
        "ter",
        "af",
    }:
        return not unit.lower.endswith(("'s", "’s"))
    return False


def _behind_titles(line: Line, begin: int, stop: int) -> tuple[int, str]:
    """Step over titles inside a run of capitals: "British Foreign Secretary Truss" -> Truss."""
    titles = [
        at
        for at in range(begin, stop - 1)
        if line.lower(at) in people.TITLES or line.lower(at) in people.PERSON_NOUNS
    ]
    if not titles:
        return begin, ""
    after = titles[-1] + 1
    if line.lower(after) == "." and after < stop - 1:
        after += 1
    rest = [without_possessive(line.lower(k)) for k in range(after, stop)]
    if any(word in people.ORGANISATION_WORDS for word in rest):
        return begin, ""
    return after, line.units[titles[-1]].text


def _is_body_tail(line: Line, begin: int, stop: int) -> bool:
    """Tell "Institute of World Economics", whose name goes on behind the preposition."""
    return line.lower(stop - 1) in people.ORGANISATION_WORDS | people.BODY_NOUNS and (
        line.lower(stop) in {"of", "for"}
    )


def _kind_of_name(name: str, lowered: list[str], has_role: bool, before: list[str]) -> SpeakerKind:
    if any(title in people.TITLES or title in people.PERSON_NOUNS for title in before[-2:]):
        return SpeakerKind.PERSON
    if set(before) & {
        "agency",
        "newspaper",
        "daily",
        "broadcaster",
        "newswire",
        "magazine",
        "website",
        "paper",
        "tabloid",
        "outlet",
        "channel",
        "weekly",
    }:
        return SpeakerKind.PUBLICATION
    if set(lowered) & people.PUBLICATION_NAMES:
        return SpeakerKind.PUBLICATION
    if lowered[-1] in people.PUBLICATION_WORDS and (len(lowered) > 1 or lowered[0] in {"wire"}):
        return SpeakerKind.PUBLICATION
    if len(lowered) > 1 and lowered[-1] == "agency" and "news" in lowered:
        return SpeakerKind.PUBLICATION
    if set(lowered) & people.ORGANISATION_WORDS or set(lowered) & people.BODY_NAMES:
        return SpeakerKind.ORGANIZATION
    if lowered[0] in people.PLACES or lowered[-1] in people.PLACES:
        return SpeakerKind.ORGANIZATION
    if _ACRONYM.match(name) or any(character in name for character in "&."):
        return SpeakerKind.ORGANIZATION if " " not in name else SpeakerKind.PERSON
    if "the" in before[-1:] and not has_role:
        return SpeakerKind.ORGANIZATION
    if len(lowered) in {2, 3, 4} and "of" not in lowered:
        return SpeakerKind.PERSON
    return (
        SpeakerKind.PERSON
        if has_role and len(lowered) < 4 and before[-1:] != ["the"]
        else (SpeakerKind.ORGANIZATION)
    )


def _gender(around: list[str]) -> bool | None:
    bare = {word.strip(",.;:()") for word in around}
    if bare & (people.FEMALE_TITLES | {"she", "her"}):
        return True
    if bare & (people.MALE_TITLES | {"he", "his"}):
        return False
    return None


def _described(
    core: str, line: Line, phrase: Phrase, head: str, role_after: str | None
) -> Identity:
    first = line.lower(phrase.start)
    kind = people.KIND_OF_NOUN.get(head, SpeakerKind.GROUP)
    indefinite = first in _INDEFINITE or head in people.UNNAMED_NOUNS
    if (kind is SpeakerKind.PERSON and indefinite) or (kind is SpeakerKind.PERSON and head in people.UNNAMED_SINGULAR) or head in people.UNNAMED_NOUNS:
        kind = SpeakerKind.UNNAMED
    definite = not indefinite and (
        first in {"the", "its", "his", "her", "their"} or len(core.split()) == 1
    )
    name = re.sub(r"^(?:the|a|an)\s+", "", core, flags=re.IGNORECASE)
    if kind is SpeakerKind.PUBLICATION and (titled := _IN_MARKS.search(name)):
        return Identity(titled.group(1), kind, name, head)
    return Identity(
        name, kind, role_after, head, definite=definite, female=_gender(core.lower().split())
    )
