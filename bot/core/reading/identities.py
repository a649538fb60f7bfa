"""Who a noun phrase names: the name, the role as printed, and what sort of speaker it is."""

import re
from dataclasses import dataclass

from bot.core.claim import SpeakerKind
from bot.core.reading.kinds import kind_of_name
from bot.core.reading.lexicon import first_names, people, words
from bot.core.reading.lines import Line
from bot.core.reading.phrases.noun_phrases import Phrase
from bot.core.reading.tokens import without_possessive

_IN_MARKS = re.compile(r"[\"“‘«„]([^\"”’»“]+)[\"”’»“]")
# "VSA news agency", "the Kestrel newspaper": the capitals are the name.
_NAMED_OUTLET = re.compile(
    r"(?:[a-z-]+\s+){0,3}([A-Z][\w’'-]*(?:\s[A-Z][\w’'-]*){0,3})\s+(?:news\s+)?"
    r"(?:agency|newspaper|magazine|daily|weekly|broadcaster|website|newswire|tabloid|channel)$"
)
_SEEN_BY = re.compile(
    r"\s(?:(?:seen|obtained|reviewed) by .*|published|released|issued|conducted)$"
)
_PARTICLES = frozenset("de del van von der al bin".split())
# What stands before a description and is no part of it.
_UNNAMED = re.compile(
    r"^(?:the|an?|my|our|his|her|its|their|(?:one|another)(?!\s+(?:of|in)\b)(?=\s+\w))\s+",
    re.IGNORECASE,
)
_OWNERS = {"his": "he", "him": "he", "her": "she", "its": "it", "their": "they", "them": "they"}
_SUFFIX = re.compile(r"(?<=\w)\s(?:KC|QC|MP|MEP|MBE|OBE|CBE|PhD|MD)$")
_AGE = re.compile(r"\d{1,3}(?:,\s*|$)")
# Printed as part of the name: "Brother Anselm".
_PART_OF_NAME = frozenset({"brother", "sister", "father", "mother"})
_INDEFINITE = frozenset("a an one some several many most another two three four five few".split())


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

    # A proper name, not a description ("the ministry").
    is_proper: bool = False


def identify(text: str, line: Line, phrase: Phrase) -> Identity:
    """Read the identity off a phrase."""
    first, end = phrase.core
    head = without_possessive(line.lower(phrase.head))
    if end - first == 1:
        head = _OWNERS.get(head, head)
    if end - first == 1 and head in words.SUBJECT_PRONOUNS:
        female = {"she": True, "he": False}.get(head)
        return Identity("", SpeakerKind.PERSON, None, head, pronoun=head, female=female)
    core = _text(text, line, first, end)
    aside = _text(text, line, phrase.core_end + 1, phrase.end) if phrase.end > end else ""
    role_after = _AGE.sub("", aside, count=1) or None
    if line.units[phrase.head].quotation is not None:
        return _outlet_in_marks(core, line, phrase)
    if line.units[phrase.head].is_capitalised and not _is_described(line, phrase, head):
        return _named(text, line, phrase, role_after)
    if phrase.end > end and (named := _name_behind(line, end + 1, phrase.end)):
        return Identity(named, SpeakerKind.PERSON, _clean_role(core) or None,
                        named.split()[-1].lower(), female=_gender(core.lower().split()),
                        is_proper=True)  # fmt: skip
    if head in people.PERSON_NOUNS and (named := _name_at_end(line, first, end)):
        return Identity(named, SpeakerKind.PERSON, None, named.split()[-1].lower(),
                        female=_gender(core.lower().split()), is_proper=True)  # fmt: skip
    return _described(core, line, phrase, head, role_after)


def _name_at_end(line: Line, first: int, end: int) -> str | None:
    """Read the name in "The President of the Chamber of Bakers Hamdi Öztepe"."""
    if end - first < 5 or not all(line.units[at].is_capitalised for at in (end - 2, end - 1)):
        return None
    given = line.units[end - 2].text
    after_of = line.lower(end - 3) in words.PREPOSITIONS | words.DETERMINERS
    if after_of or first_names.is_womans(given) is None:
        return None
    return f"{given} {without_possessive(line.units[end - 1].text)}"


def _name_behind(line: Line, first: int, end: int) -> str | None:
    """Read the name in "the hygienist, Coy Dell Ramirez" and "the judge, Recorder Philip Nye"."""
    at = first
    while at < end and (line.lower(at) in people.TITLES or line.lower(at) == "."):
        at += 1
    stop = at
    while stop < end and (line.units[stop].is_capitalised or line.lower(stop) in _PARTICLES):
        stop += 1
    if stop == at or (stop < end and line.lower(stop) != ",") or "-" in line.units[at].text[:4]:
        return None  # a party and a seat: "H-Oxbow"
    name = " ".join(unit.text for unit in line.units[at:stop])
    is_person = kind_of_name(name, (), has_role=True) is SpeakerKind.PERSON
    return without_possessive(name) if is_person else None


def _is_described(line: Line, phrase: Phrase, head: str) -> bool:
    """Tell "the Ministry" and "Officials" from "the Velmaran State Agency"."""
    if head in words.DETERMINERS | {"one"}:
        return True  # "Two of them"
    if head not in people.KIND_OF_NOUN:
        return False
    at = phrase.head
    has_name = (
        at > phrase.start
        and line.units[at - 1].is_capitalised
        and (line.lower(at - 1) not in words.DETERMINERS)
    )
    has_tail = (
        line.lower(at + 1) in {"of", "for"}
        and at + 2 < phrase.core_end
        and (line.units[at + 2].is_capitalised and at > 0)
    )
    return not (has_name or has_tail) or head in people.PERSON_NOUNS


def _text(text: str, line: Line, first: int, end: int) -> str:
    if first >= end:
        return ""
    return text[line.units[first].start : line.units[end - 1].end].strip()


def _outlet_in_marks(core: str, line: Line, phrase: Phrase) -> Identity:
    """Read `the website of the "India Express"`: the quoted words are the name."""
    name = line.units[phrase.head].text.strip("\"“”'‘’«»„")
    nouns = {word.lower() for word in core.split()}
    if nouns & (people.DOCUMENT_NOUNS - people.PUBLICATION_NOUNS):
        return Identity(name, SpeakerKind.DOCUMENT, core, "document", is_proper=True)
    return Identity(name, SpeakerKind.PUBLICATION, core, "publication", is_proper=True)


def _named(text: str, line: Line, phrase: Phrase, role_after: str | None) -> Identity:
    first, end = phrase.core
    stop = phrase.head + 1
    begin = stop - 1
    while begin > first and (_in_name(line, begin - 1) or _joins_title(line, begin - 1, first)):
        begin -= 1
    begin = _behind_titles(line, begin, stop)
    while begin < stop - 1 and line.lower(begin) in words.DETERMINERS:
        begin += 1
    tail = end if end > stop and _is_body_tail(line, begin, stop) else stop
    if tail == stop and line.lower(stop).isdigit() and stop < end:
        tail = stop + 1  # "Channel 6"
    begin = _behind_office(line, begin, stop)
    name = _SUFFIX.sub("", without_possessive(_text(text, line, begin, tail)))
    before = _text(text, line, first, begin)
    after = _text(text, line, stop, end) if tail == stop and end > stop else ""
    lowered = [without_possessive(line.lower(k)) for k in range(begin, tail)]
    kind = kind_of_name(name, before.lower().split(), has_role=bool(before or role_after))
    role = role_after or " ".join(part for part in (_clean_role(before), after) if part) or None
    female = _gender(before.lower().split() + (role_after or "").lower().split())
    if kind is SpeakerKind.ORGANIZATION and before.endswith(("'s", "’s")) and " " not in before:
        name, role = f"{before} {name}", role_after  # "Japan's Defense Ministry"
    return Identity(name, kind, role, lowered[-1], female=female, is_proper=True)


def name_identity(name: str) -> Identity:
    """Give the identity of a full name that stands alone."""
    lowered = [word.lower() for word in name.split()]
    kind = kind_of_name(name, [], has_role=False)
    return Identity(name, kind, None, lowered[-1], is_proper=True)


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


def _joins_title(line: Line, at: int, first: int) -> bool:
    """Tell the "and" of "the monthly Frontier and Field"."""
    return (
        line.lower(at) == "and"
        and at - 1 > first
        and line.units[at - 1].is_capitalised
        and (line.lower(first) in words.DETERMINERS)
    )


def _behind_titles(line: Line, begin: int, stop: int) -> int:
    """Step over titles inside a run of capitals: "British Foreign Secretary Truss" -> Truss."""
    titles = [
        at
        for at in range(begin, stop - 1)
        if line.lower(at) in (people.TITLES | people.PERSON_NOUNS) - _PART_OF_NAME
    ]
    if not titles:
        return begin
    after = titles[-1] + 1
    if line.lower(after) == "." and after < stop - 1:
        after += 1
    rest = [without_possessive(line.lower(k)) for k in range(after, stop)]
    if any(word in people.ORGANISATION_WORDS | people.PUBLICATION_WORDS for word in rest):
        return begin
    return after


def _behind_office(line: Line, begin: int, stop: int) -> int:
    """Step from "President of the Chamber of Bakers Hamdi Öztepe" to the name at its end."""
    opening = line.lower(begin).removeprefix("vice-").removeprefix("deputy-")
    if opening not in people.TITLES | people.PERSON_NOUNS:
        return begin
    if opening != line.lower(begin) and stop - begin > 2:
        return begin + 1  # "Vice-Governor Ruben Salter"
    inner = [at for at in range(begin, stop) if line.lower(at) in {"of", "for", "at"}]
    named = line.lower(stop - 2) if stop - 2 > begin else ""
    known = first_names.is_womans(named) is not None
    return stop - 2 if inner and known and line.units[stop - 2].is_capitalised else begin


def _is_body_tail(line: Line, begin: int, stop: int) -> bool:
    """Tell "Institute of World Economics", whose name goes on behind the preposition."""
    if line.lower(stop) == "of" and line.lower(stop + 1).isdigit():
        return True
    return line.lower(stop - 1) in people.ORGANISATION_WORDS | people.BODY_NOUNS and (
        line.lower(stop) in {"of", "for"}
    )


def _gender(around: list[str]) -> bool | None:
    bare = {word.strip(",.;:()") for word in around}
    if bare & people.FEMALE_TITLES:
        return True
    if bare & people.MALE_TITLES:
        return False
    return None


def _described(
    core: str, line: Line, phrase: Phrase, head: str, role_after: str | None
) -> Identity:
    first = line.lower(phrase.start)
    kind = people.KIND_OF_NOUN.get(head, SpeakerKind.GROUP)
    indefinite = first in _INDEFINITE or head in people.UNNAMED_NOUNS
    if (
        (kind is SpeakerKind.PERSON and indefinite)
        or (kind is SpeakerKind.PERSON and head in people.UNNAMED_SINGULAR)
        or head in people.UNNAMED_NOUNS
    ):
        kind = SpeakerKind.UNNAMED
    definite = not indefinite and (
        first in {"the", "its", "his", "her", "their"} or len(core.split()) == 1
    )
    name = _UNNAMED.sub("", core)
    if outlet := _NAMED_OUTLET.match(name):
        return Identity(outlet.group(1), SpeakerKind.PUBLICATION, None, head, is_proper=True)
    if kind is SpeakerKind.PUBLICATION and (titled := _IN_MARKS.search(name)):
        return Identity(titled.group(1), kind, name, head, is_proper=True)
    name = _SEEN_BY.sub("", name)
    return Identity(
        name, kind, role_after, head, definite=definite, female=_gender(core.lower().split())
    )
