"""One speaker, one entry: aliases, roles, descriptions and pronouns brought together.

Refuses rather than guesses: a pronoun or description that fits two people names nobody.
"""

import re

from bot.core.claim import Speaker, SpeakerKind
from bot.core.reading.cast import Cast, Described, Unclear
from bot.core.reading.entries import (
    Entry,
    fits,
    is_same_name,
    may_be,
    person_named,
    stands_alone,
)
from bot.core.reading.identities import Identity
from bot.core.reading.lexicon import first_names, people, words
from bot.core.reading.references import BODIES, MANY, References
from bot.core.reading.scene import Scene
from bot.core.reading.tokens import without_possessive

# A pronoun does not reach further back than this many characters to somebody not speaking.
_REACH = 700
# A mention begins so near to its head noun.
_BESIDE = 40
# Descriptions that fit anybody: in a paragraph they mean who has just spoken.
_ANYBODY = frozenset("witness man woman person speaker source".split())
_COMPANIES = frozenset("company firm carmaker airline bank retailer maker operator".split())
_SINGLE = frozenset({SpeakerKind.PERSON, SpeakerKind.UNNAMED})
# Capitalised words that stand before a surname and are no first name.
_NO_FIRST_NAME = (
    people.TITLES | people.PERSON_NOUNS | people.PLACES | words.PREPOSITIONS | words.DETERMINERS
    | words.DAYS | words.MONTHS | words.SUBORDINATORS | words.CONJUNCTIONS | words.ADVERBS
    | words.RELATIVES | {"what", "how", "why"}
)  # fmt: skip
# Two capitalised words; the second may be the first of the next pair.
_PAIR = re.compile(r"\b(?=([A-Z][\w’'-]+(?:\s[A-Z]\.)?)\s([A-Z][\w’'-]*\w))")


class Directory:
    """The speakers of one article in the order of their first mention."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self._scene = scene
        self._cast = cast
        self._references = References(scene, cast)
        self._entries: list[Entry] = []
        self._last: Entry | None = None
        self._canonical_names: dict[str, str] = {}
        self._full_names: dict[str, list[tuple[str, int]]] = {}
        for match in _PAIR.finditer(scene.text):
            first = match.group(1)
            if first.lower() not in _NO_FIRST_NAME:
                surname = without_possessive(match.group(2))
                self._full_names.setdefault(surname, []).append((first, match.start()))

    @property
    def entries(self) -> tuple[Entry, ...]:
        """Give all entries."""
        return tuple(self._entries)

    def resolve(self, identity: Identity, at: int, *, paragraph_start: int) -> Entry | None:
        """Give the entry a mention at code point `at` belongs to; None if that is not clear."""
        entry = (
            self._by_pronoun(identity, at, paragraph_start)
            if identity.pronoun
            else self._by_name(identity, at) if identity.is_proper
            else self._by_description(identity, at, paragraph_start)
        )  # fmt: skip
        if entry is not None:
            entry.note(identity, at)
            self._last = entry
        return entry

    def hands_on(self, identity: Identity, at: int, *, paragraph_start: int) -> Entry | None:
        """Give the entry of a carrier; who only hands words on is not who "he" or "it" is."""
        speaking = self._last
        entry = self.resolve(identity, at, paragraph_start=paragraph_start)
        self._last = speaking
        return entry

    def _by_name(self, identity: Identity, at: int) -> Entry:
        name = self._canonical(identity, at)
        for entry in reversed(self._entries):
            if entry.is_proper and is_same_name(entry, name, identity.kind):
                if len(name.split()) > len(entry.name.split()) and (
                    identity.kind is SpeakerKind.PERSON
                ):
                    entry.aliases.append(entry.name)
                    entry.name = name
                return entry
        return self._add(identity, name, at)

    def _canonical(self, identity: Identity, at: int) -> str:
        """Give the name as the article prints it alone: without a damaged prefix, in full."""
        if " " not in identity.name:
            called = self._cast.roster.people([identity.name])
            if len(called) == 1 and identity.kind is SpeakerKind.PERSON:
                return next(iter(called))
            return self._in_full(identity.name, identity, at)
        if identity.name not in self._canonical_names:
            self._canonical_names[identity.name] = self._found_alone(identity)
        return self._canonical_names[identity.name]

    def _found_alone(self, identity: Identity) -> str:
        """Cut a damaged prefix off: "Coastal Law Hadrel Koss", who is also called "Koss"."""
        parts = identity.name.split()
        if len(parts) < 4:
            return identity.name
        for size in range(2, len(parts)):
            short = " ".join(parts[-size:])
            if short[0].isupper() and stands_alone(short, self._scene.text):
                return short
        is_person = identity.role is not None and bool(
            set(identity.role.lower().split()) & people.PERSON_NOUNS
        )
        if is_person and stands_alone(parts[-1], self._scene.text):
            return " ".join(parts[-2:])
        return identity.name

    def _in_full(self, surname: str, identity: Identity, at: int) -> str:
        """Find the full name of somebody called by the surname at a place of the text."""
        if identity.kind is not SpeakerKind.PERSON and (
            surname.lower() in people.PLACES | people.BODY_NAMES or surname.isupper()
        ):
            return surname
        found = self._full_names.get(surname, [])
        fitting = [(first, place) for first, place in found if _may_be_called(first, identity)]
        before = [first for first, place in fitting if place < at]
        firsts = before or [first for first, _ in fitting]
        if not firsts or (not before and len(set(firsts)) > 1):
            return surname
        return f"{firsts[0]} {surname}"  # whoever is introduced first is called by the surname

    def _by_description(self, identity: Identity, at: int, paragraph_start: int) -> Entry | None:
        """Resolve "the ministry", "the researcher", "officials"; a new entry if nobody fits."""
        if not identity.definite:
            same = [
                e
                for e in self._entries
                if e.name.lower() == identity.name.lower()
                and identity.kind in {SpeakerKind.GROUP, SpeakerKind.DOCUMENT}
            ]
            return same[-1] if same else self._add(identity, identity.name, at)
        same = [e for e in self._entries if e.name.lower() == identity.name.lower()]
        if same:
            return same[-1]
        if known := self._known_by(identity, at):
            return known
        if identity.head in _ANYBODY and self._speaks_in(paragraph_start):
            return self._last if self._last and self._last.kind in _SINGLE else None
        fitting = [entry for entry in self._entries if fits(entry, identity)]
        if len(fitting) == 1:
            return fitting[0]
        if len(fitting) > 1:
            near = [entry for entry in fitting if entry is self._last]
            return near[0] if near else None
        return self._add(identity, identity.name, at)

    def _known_by(self, identity: Identity, at: int) -> Entry | None:
        """Find who is known by an office, by another word or as the only one of a kind."""
        named = self._references.introduced_as(identity) or self._references.by_epithet(
            identity, at
        )
        return self._by_name(named, at) if named else self._only_company(identity)

    def _only_company(self, identity: Identity) -> Entry | None:
        """Find the one body that "the company" can be."""
        if identity.head not in _COMPANIES or len(identity.name.split()) > 1:
            return None
        bodies = [
            entry for entry in self._entries
            if entry.kind is SpeakerKind.ORGANIZATION and entry.is_proper
        ]  # fmt: skip
        return bodies[0] if len(bodies) == 1 else None

    def _fits_somebody(self, identity: Identity) -> bool:
        return any(fits(entry, identity) for entry in self._entries)

    def _speaks_in(self, paragraph_start: int) -> bool:
        """Tell whether the last speaker was mentioned in this paragraph."""
        return (
            self._last is not None
            and bool(self._last.seen)
            and (self._last.seen[-1] >= paragraph_start)
        )

    def _by_pronoun(self, identity: Identity, at: int, paragraph_start: int) -> Entry | None:
        if identity.pronoun in words.SINGULAR_PERSON:
            return self._person_before(identity, at, paragraph_start)
        if subject := self._references.subject_before(identity.pronoun, at, self._fits_somebody):
            return self.resolve(*subject, paragraph_start=paragraph_start)
        if self._last is None or not self._last.seen:
            return None
        if self._last.seen[-1] < paragraph_start - 1200:
            return None
        wanted = MANY | {SpeakerKind.ORGANIZATION} if identity.pronoun == "they" else BODIES
        return self._last if self._last.kind in wanted else None

    def _person_before(self, identity: Identity, at: int, paragraph_start: int) -> Entry | None:
        """Find who "he" or "she" is: whom the sentences before tell of, else the last speaker."""
        meant = self._cast.meant_at(at, female=identity.pronoun == "she")
        if meant is Unclear.UNCLEAR:
            return None
        if isinstance(meant, Described):
            return self._described_as(meant, identity)
        if isinstance(meant, str):
            return self._by_name(person_named(meant), at)
        last = self._last
        if last is None or not may_be(last, identity) or self._is_of_other_gender(last, identity):
            return None
        return last if at - self._last_named(last, at) < _REACH else None

    def _described_as(self, meant: Described, identity: Identity) -> Entry | None:
        """Give the unnamed speaker so described ("One juror … she said"); new if need be."""
        found = [
            entry for entry in self._entries
            if entry.kind is SpeakerKind.UNNAMED and may_be(entry, identity)
            and any(0 <= meant.at - seen < _BESIDE for seen in entry.seen)
        ]  # fmt: skip
        if found:
            return found[-1]
        if not meant.words:
            return None
        head = meant.words.split()[0].lower()
        new = Identity(meant.words, SpeakerKind.UNNAMED, None, head, female=identity.female)
        return self._add(new, meant.words, meant.at)

    def _is_of_other_gender(self, entry: Entry, identity: Identity) -> bool:
        known = self._cast.roster.is_woman(entry.name) if entry.is_proper else entry.female
        return known is not None and known != identity.female

    def _last_named(self, entry: Entry, at: int) -> int:
        """Give the last place before `at` where the entry was mentioned or its name stands."""
        places = [place for place in entry.seen if place < at]
        if entry.is_proper:
            places.append(self._scene.text.rfind(entry.surname, 0, at))
        return max(places, default=-1)

    def _add(self, identity: Identity, name: str, at: int) -> Entry:
        entry = Entry(
            name, identity.kind, identity.role, identity.head, identity.female, identity.is_proper
        )
        if entry.is_proper and len(name.split()) > 1 and name != identity.name:
            entry.kind = SpeakerKind.PERSON
        self._entries.append(entry)
        if entry.is_proper and entry.kind is SpeakerKind.PERSON and " " in name:
            self._cast.learn(name, at)
        return entry

    def speaker(self, number: int, entry: Entry) -> Speaker:
        """Give the finished value of an entry."""
        aliases = tuple(alias for alias in entry.aliases if alias != entry.name)
        return Speaker(f"s{number}", entry.name, entry.kind, entry.role, aliases)


def _may_be_called(first: str, identity: Identity) -> bool:
    """Tell whether a first name goes with the gender of a mention ("Mrs Mallory")."""
    known = first_names.is_womans(first)
    return identity.female is None or known is None or known == identity.female
