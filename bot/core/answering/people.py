"""Whom a question means: speakers by name, alias, role or organisation, and carriers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from bot.core.answering.evidence import Evidence, Line, keys_of
from bot.core.brief import Brief
from bot.core.claim import Claim, Speaker, SpeakerKind

_TITLES = keys_of(
    "mr mrs ms dr prof professor president prime minister secretary foreign chancellor senator"
    " general sir lady lord governor king queen prince brother sister spokesman spokeswoman"
    " spokesperson chief executive officer chairman chair head former british us leader editor"
)
_WITH_ROLES = {SpeakerKind.PERSON, SpeakerKind.UNNAMED, SpeakerKind.GROUP}
_OF_SOMEBODY = re.compile(r"['’]s?\s")
_PLACE_OF = re.compile(r"\s(?:of|for|in|at|from|on|to|with|by|near|close)\s")


class Fit(IntEnum):
    """How a phrase fits somebody; less is better."""

    EXACT = 1
    NAME = 2
    LONGER_THAN_PRINTED = 3
    ROLE = 4


@dataclass(frozen=True, slots=True)
class Person:
    """A speaker over all articles, with every claim in order and every word of the credit."""

    name: str
    kind: SpeakerKind
    role: str | None
    names: tuple[frozenset[str], ...]
    credit: frozenset[str]
    claims: tuple[tuple[Brief, Claim], ...]


@dataclass(frozen=True, slots=True)
class Meant:
    """The people a phrase fits best, and how."""

    people: tuple[Person, ...]
    fit: Fit | None

    @property
    def is_ambiguous(self) -> bool:
        """Tell whether two of them are surely not the same."""
        return any(
            not (one <= other or other <= one)
            for number, person in enumerate(self.people)
            for one in person.names[:1]
            for another in self.people[number + 1 :]
            for other in another.names[:1]
        )


def people_of(evidence: Evidence) -> tuple[Person, ...]:
    """Give every speaker once, in order of appearance; one name is one person."""
    rows: dict[str, list[tuple[Brief, Speaker]]] = {}
    for brief in evidence.briefs:
        for speaker in brief.speakers:
            rows.setdefault(plain_name(speaker.name).lower(), []).append((brief, speaker))
    people = (_person(row) for row in rows.values())
    return tuple(person for person in people if person.claims)


def meant_by(phrase: str, people: Sequence[Person]) -> Meant:
    """Tell whom a phrase means: first by name, then by role or organisation."""
    wanted = keys_of(phrase)
    if not wanted:
        return Meant((), None)
    fits = [(_fit(phrase, person), person) for person in people]
    best = min((fit for fit, _ in fits if fit), default=None)
    if best is None:
        return Meant((), None)
    found = tuple(person for fit, person in fits if fit == best)
    if best is Fit.EXACT and any(person.kind is SpeakerKind.PERSON for person in found):
        # A surname alone may be printed for one and a full name for his brother.
        found = tuple(
            person for fit, person in fits
            if fit is best or (fit is Fit.NAME and person.kind is SpeakerKind.PERSON)
        )  # fmt: skip
    return Meant(found, best)


def carried_by(phrase: str, evidence: Evidence) -> tuple[tuple[Brief, Claim], ...]:
    """Give the claims that a carrier of this name brings."""
    wanted = keys_of(phrase)
    return tuple(
        (brief, claim)
        for brief in evidence.briefs
        for claim in brief.claims
        if wanted and any(wanted <= keys_of(carrier.name) for carrier in claim.chain)
    )


def mentions_of(phrase: str, evidence: Evidence) -> tuple[Line, ...]:
    """Give the sentences that name somebody: all of the name, or the surname standing alone."""
    words = phrase.split()
    wanted = keys_of(phrase)
    if not wanted:
        return ()
    if whole := tuple(line for line in evidence.lines if wanted <= line.keys):
        return whole
    surname = keys_of(words[-1])
    if len(words) < 2 or not all(word[:1].isupper() for word in words) or not surname:
        return ()
    lines = tuple(line for line in evidence.lines if surname <= line.keys)
    return () if any(_has_another_first_name(surname, line) for line in lines) else lines


def plain_name(name: str) -> str:
    """Give a name without quotation marks and in one line, fit to stand in our own words."""
    bare = re.sub(r"[\"“”„«»「」‘<>*_`~|\[\]]", "", name)
    return " ".join(bare.split()) or "somebody"


def _person(row: Sequence[tuple[Brief, Speaker]]) -> Person:
    first = row[0][1]
    claims = tuple(
        (brief, claim)
        for brief in {id(brief): brief for brief, _ in row}.values()
        for claim in brief.claims
        if any(other is brief and claim.speaker.id == speaker.id for other, speaker in row)
    )
    mentions = [claim.speaker_mention.text for _, claim in claims if claim.speaker_mention]
    roles = [speaker.role for _, speaker in row if speaker.role]
    aliases = [alias for _, speaker in row for alias in speaker.aliases]
    return Person(
        name=plain_name(first.name),
        kind=first.kind,
        role=roles[0] if roles else None,
        names=tuple(dict.fromkeys(keys_of(name) for name in [first.name, *aliases])),
        credit=keys_of(" ".join([first.name, *aliases, *roles, *mentions])),
        claims=claims,
    )


def _fit(phrase: str, person: Person) -> Fit | None:
    wanted, last = keys_of(phrase), keys_of(phrase.split()[-1])
    is_person = person.kind is SpeakerKind.PERSON
    titles = _TITLES if is_person else _TITLES & person.credit
    if _OF_SOMEBODY.search(phrase):
        titles = frozenset()  # "Thole's brother" is not Thole
    bare = wanted - titles or wanted
    if bare in person.names:
        return Fit.EXACT
    if any(_is_named(bare, name, person) for name in person.names):
        return Fit.NAME
    longest = max(person.names, key=len)
    may_be_surname = is_person or person.kind is SpeakerKind.ORGANIZATION
    if may_be_surname and longest == last and longest < bare and len(bare) == 2:
        return Fit.LONGER_THAN_PRINTED
    has_role = person.kind in _WITH_ROLES
    return Fit.ROLE if has_role and wanted <= person.credit else None


def _is_named(wanted: frozenset[str], name: frozenset[str], person: Person) -> bool:
    """Tell whether the words are (part of) the name, its head at least, and not just its place."""
    head = keys_of(_PLACE_OF.split(person.name, maxsplit=1)[0])
    return bool(wanted) and wanted <= name and bool(wanted & head)


def _has_another_first_name(surname: frozenset[str], line: Line) -> bool:
    """Tell a surname with a name before it that is no title: somebody else, to be safe."""
    text = line.excerpt.text
    for word in line.words:
        if word.key in surname:
            before = re.search(r"[^\W\d_]+(?=\s+$)", text[max(0, word.start - 30) : word.start])
            name = before.group() if before else ""
            if name[:1].isupper() and not keys_of(name) <= _TITLES:
                return True
    return False
