"""Whom descriptions point at, by the text alone: offices, epithets, subjects of sentences."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.core.claim import SpeakerKind
from bot.core.reading.cast import Cast
from bot.core.reading.entries import SAME_ROLE, person_named
from bot.core.reading.framing.subjects import main_subject
from bot.core.reading.identities import Identity
from bot.core.reading.lexicon import people, words
from bot.core.reading.scene import Scene

BODIES = frozenset({SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT, SpeakerKind.PUBLICATION})
MANY = frozenset({SpeakerKind.GROUP, SpeakerKind.UNNAMED})
# Other words for whoever is told of; no offices, which somebody else may hold.
_EPITHETS = frozenset(
    "scholar teenager pensioner woman man star singer actor"
    " actress writer novelist author striker midfielder goalkeeper rider veteran tycoon billionaire"
    " youngster poet painter musician rapper comedian filmmaker".split()
)
_YEARS = re.compile(r"(\d{1,3})-year-old")
_INTRODUCED = re.compile(
    rf"\b(?:an?|one)\s(?:[\w-]+\s){{0,2}}((?:{'|'.join(sorted(_EPITHETS))})|\d{{1,3}}-year-old)\b"
)


class References:
    """Reads what the text says of somebody before and behind a mention."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self._scene = scene
        self._cast = cast
        self._introduced: dict[str, int] = {}
        for found in _INTRODUCED.finditer(scene.text):
            self._introduced.setdefault(found.group(1), found.start())
        self._bodies: dict[str, Identity | None] = {}

    def introduced_as(self, identity: Identity) -> Identity | None:
        """Find the name that the text gives for "the pathologist", "the partnership"."""
        roster = self._cast.roster
        extra = [
            word for word in identity.name.lower().split()
            if word not in words.DETERMINERS and word != identity.head and word.isalpha()
        ]  # fmt: skip
        years = _YEARS.search(identity.name)
        name = roster.of_age(years.group(1)) if years else None
        if identity.head in people.PERSON_NOUNS | people.TITLES:
            offices = (identity.head, *SAME_ROLE.get(identity.head, ()))
            found = {roster.in_office(office, extra) for office in offices} - {None}
            name = name or (found.pop() if len(found) == 1 else None)
        if name is not None:
            return person_named(name)
        if identity.kind is SpeakerKind.ORGANIZATION and not extra:
            return self._body_called(identity.head)
        return None

    def by_epithet(self, identity: Identity, at: int) -> Identity | None:
        """Find who "the 34-year-old", "the novelist" or "the woman" is: the last one told of."""
        years = _YEARS.search(identity.name)
        head = years.group() if years else identity.head
        if head not in _EPITHETS and not years:
            return None
        if self._introduced.get(head, at) < at:
            return None  # "a woman" was somebody else
        female = identity.female
        meant = [
            self._cast.meant_at(at, female=one)
            for one in ((female,) if female is not None else (True, False))
        ]
        names = {one for one in meant if isinstance(one, str)}
        return person_named(names.pop()) if len(names) == 1 else None

    def _body_called(self, noun: str) -> Identity | None:
        """Find the one body whose name ends so: "the Northern Isles Transport Partnership"."""
        if noun not in self._bodies:
            self._bodies[noun] = self._found_body(noun)
        return self._bodies[noun]

    def _found_body(self, noun: str) -> Identity | None:
        pattern = rf"((?:[A-Z][\w’'-]+\s(?:of\s(?:the\s)?|for\s|and\s)?){{1,6}}{noun.title()})\b"
        found = {
            re.sub(r"^The\s", "", match) for match in re.findall(pattern, self._scene.text)
        } - {f"The {noun.title()}"}  # fmt: skip
        if len(found) != 1:
            return None
        name = found.pop()
        return Identity(name, SpeakerKind.ORGANIZATION, None, noun, is_proper=True)

    def subject_before(
        self, pronoun: str, at: int, is_known: Callable[[Identity], bool]
    ) -> tuple[Identity, int] | None:
        """Find the body that the sentences right before tell of, for "it" and "they"."""
        for line in self._cast.lines_before(at):
            subject = main_subject(line, line.last)
            if subject is None:
                return None
            identity = self._scene.identify(line, subject)
            if identity.pronoun == pronoun:
                continue
            wanted = MANY if pronoun == "they" else BODIES
            known = identity.is_proper or is_known(identity)
            if pronoun == "it" and self._is_no_person(identity):
                identity, known = replace(identity, kind=SpeakerKind.ORGANIZATION), True
            if identity.pronoun or identity.kind not in wanted or not known:
                return None
            return identity, line.units[subject.start].start
        return None

    def _is_no_person(self, identity: Identity) -> bool:
        """Tell "Sterling Arc" from a person: nothing in the text says that it is one."""
        is_called_so = identity.is_proper and identity.kind is SpeakerKind.PERSON
        return (
            is_called_so
            and identity.role is None
            and not self._cast.roster.people(identity.name.split())
        )
