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
from bot.core.reading.framing.subjects import main_subject
from bot.core.reading.identities import Identity
from bot.core.reading.lexicon import first_names, people, words
from bot.core.reading.scene import Scene

# A pronoun does not reach further back than this many characters to somebody not speaking.
_REACH = 700
# A mention begins so near to its head noun.
_BESIDE = 40
# Descriptions that fit anybody: in a paragraph they mean who has just spoken.
_ANYBODY = frozenset("witness man woman person speaker source".split())
_BODIES = frozenset({
    SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT, SpeakerKind.PUBLICATION
})  # fmt: skip
_MANY = frozenset({SpeakerKind.GROUP, SpeakerKind.UNNAMED})
_SINGLE = frozenset({SpeakerKind.PERSON, SpeakerKind.UNNAMED})
# Capitalised words that stand before a surname and are no first name.
_NO_FIRST_NAME = (
    people.TITLES | people.PERSON_NOUNS | people.PLACES | words.PREPOSITIONS | words.DETERMINERS
    | words.DAYS | words.MONTHS | words.SUBORDINATORS | words.CONJUNCTIONS | words.ADVERBS
    | words.RELATIVES | {"what", "how", "why"}
)  # fmt: skip
_CAPITALISED = r"[A-Z][\w’'-]+"


class Directory:
    """The speakers of one article in the order of their first mention."""

    def __init__(self, scene: Scene, cast: Cast) -> None:
        self._scene = scene
        self._cast = cast
        self._entries: list[Entry] = []
        self._last: Entry | None = None
        self._canonical_names: dict[str, str] = {}
        self._introduced: dict[str, int] = {}
        self._full_names: dict[str, list[tuple[str, int]]] = {}

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
        if surname not in self._full_names:
            pattern = rf"\b({_CAPITALISED}(?:\s[A-Z]\.)?)\s{re.escape(surname)}\b"
            self._full_names[surname] = [
                (match.group(1), match.start())
                for match in re.finditer(pattern, self._scene.text)
                if match.group(1).lower() not in _NO_FIRST_NAME
            ]
        found = self._full_names[surname]
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
        if named := self._introduced_as(identity):
            return self._by_name(named, at)
        if identity.head in _ANYBODY and self._speaks_in(paragraph_start):
            return self._last if self._last and self._last.kind in _SINGLE else None
        fitting = [entry for entry in self._entries if fits(entry, identity)]
        if len(fitting) == 1:
            return fitting[0]
        if len(fitting) > 1:
            near = [entry for entry in fitting if entry is self._last]
            return near[0] if near else None
        return self._add(identity, identity.name, at)

    def _introduced_as(self, identity: Identity) -> Identity | None:
        """Find the name that the text gives for "the pathologist", "the partnership"."""
        roster = self._cast.roster
        extra = [
            word for word in identity.name.lower().split()
            if word not in words.DETERMINERS and word != identity.head and word.isalpha()
        ]  # fmt: skip
        years = re.match(r"(\d{1,3})-year-old$", identity.head)
        name = roster.of_age(years.group(1)) if years else None
        if name is None and identity.head in people.PERSON_NOUNS | people.TITLES:
            name = roster.in_office(identity.head, extra)
        if name is not None:
            return person_named(name)
        if identity.kind is SpeakerKind.ORGANIZATION and not extra:
            return self._body_called(identity.head)
        return None

    def _body_called(self, noun: str) -> Identity | None:
        """Find the one body whose name ends so: "the Northern Isles Transport Partnership"."""
        pattern = rf"((?:[A-Z][\w’'-]+\s(?:of\s(?:the\s)?|for\s|and\s)?){{1,6}}{noun.title()})\b"
        found = {
            re.sub(r"^The\s", "", match) for match in re.findall(pattern, self._scene.text)
        } - {f"The {noun.title()}"}  # fmt: skip
        if len(found) != 1:
            return None
        name = found.pop()
        return Identity(name, SpeakerKind.ORGANIZATION, None, noun, is_proper=True)

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
        if subject := self._subject_before(identity.pronoun, at):
            return self.resolve(*subject, paragraph_start=paragraph_start)
        if self._last is None or not self._last.seen:
            return None
        if self._last.seen[-1] < paragraph_start - 1200:
            return None
        wanted = _MANY | {SpeakerKind.ORGANIZATION} if identity.pronoun == "they" else _BODIES
        return self._last if self._last.kind in wanted else None

    def _subject_before(self, pronoun: str, at: int) -> tuple[Identity, int] | None:
        """Find the body that the sentences right before tell of, for "it" and "they"."""
        for line in self._cast.lines_before(at):
            subject = main_subject(line, line.last)
            if subject is None:
                return None
            identity = self._scene.identify(line, subject)
            if identity.pronoun == pronoun:
                continue
            wanted = _MANY if pronoun == "they" else _BODIES
            known = identity.is_proper or any(fits(entry, identity) for entry in self._entries)
            if identity.pronoun or identity.kind not in wanted or not known:
                return None
            return identity, line.units[subject.start].start
        return None

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
            self._cast.learn(name)
        return entry

    def speaker(self, number: int, entry: Entry) -> Speaker:
        """Give the finished value of an entry."""
        aliases = tuple(alias for alias in entry.aliases if alias != entry.name)
        return Speaker(f"s{number}", entry.name, entry.kind, entry.role, aliases)


def _may_be_called(first: str, identity: Identity) -> bool:
    """Tell whether a first name goes with the gender of a mention ("Mrs Mallory")."""
    known = first_names.is_womans(first)
    return identity.female is None or known is None or known == identity.female
