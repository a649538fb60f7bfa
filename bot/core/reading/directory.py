"""One speaker, one entry: aliases, roles, descriptions and pronouns brought together.

Refuses rather than guesses: a pronoun or description that fits two people names nobody.
"""

import re

from bot.core.claim import Speaker, SpeakerKind
from bot.core.reading.entries import (
    Entry,
    fits,
    is_same_name,
    may_be,
    person_named,
    stands_alone,
)
from bot.core.reading.identities import Identity
from bot.core.reading.lexicon import people, words
from bot.core.reading.newcomers import describes_somebody, newcomers_in, only_person_in
from bot.core.reading.scene import Scene

# A pronoun does not reach further back than this many characters to somebody not speaking.
_REACH = 700
# Descriptions that fit anybody: in a paragraph they mean who has just spoken.
_ANYBODY = frozenset("witness man woman person speaker source".split())
_SINGLE = frozenset({SpeakerKind.PERSON, SpeakerKind.UNNAMED})
# Capitalised words that stand before a surname and are no first name.
_NO_FIRST_NAME = (
    people.TITLES | people.PERSON_NOUNS | people.PLACES | words.PREPOSITIONS | words.DETERMINERS
    | words.DAYS | words.SUBORDINATORS | words.CONJUNCTIONS | words.ADVERBS
)  # fmt: skip
_CAPITALISED = r"[A-Z][\w’'-]+"


class Directory:
    """The speakers of one article in the order of their first mention."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
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
        before = {first for first, place in found if place < at}
        firsts = before or {first for first, _ in found}
        return f"{firsts.pop()} {surname}" if len(firsts) == 1 else surname

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
        if identity.head in _ANYBODY and self._speaks_in(paragraph_start):
            return self._last if self._last and self._last.kind in _SINGLE else None
        fitting = [entry for entry in self._entries if fits(entry, identity)]
        if len(fitting) == 1:
            return fitting[0]
        if len(fitting) > 1:
            near = [entry for entry in fitting if entry is self._last]
            return near[0] if near else None
        return self._add(identity, identity.name, at)

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
        if self._last is None or not self._last.seen:
            return None
        if self._last.seen[-1] < paragraph_start - 1200:
            return None
        plural = {SpeakerKind.GROUP, SpeakerKind.UNNAMED}
        bodies = {SpeakerKind.ORGANIZATION, SpeakerKind.DOCUMENT, SpeakerKind.PUBLICATION}
        wanted = plural | {SpeakerKind.ORGANIZATION} if identity.pronoun == "they" else bodies
        return self._last if self._last.kind in wanted else None

    def _person_before(self, identity: Identity, at: int, paragraph_start: int) -> Entry | None:
        """Find who "he" or "she" is: the last speaker, unless somebody else came between."""
        fitting = [entry for entry in self._entries if may_be(entry, identity)]
        last = self._last if self._last in fitting else None
        last_at = self._last_named(last, at) if last else -1
        newcomer = self._newcomer(fitting, last, last_at, at, paragraph_start)
        if newcomer is not None:
            # Two people could be meant: neither is credited.
            return None if last_at >= paragraph_start else self._by_name(newcomer, at)
        if describes_somebody(self._scene.text, max(paragraph_start, last_at + 1), at):
            return None
        if last is not None and last_at >= paragraph_start:
            return last
        nearest = max(fitting, key=lambda entry: self._last_named(entry, at), default=None)
        alone = only_person_in(self._scene.text, paragraph_start, at)
        if alone is not None and not self._is_known(alone):
            return self._by_name(person_named(alone), at)
        is_near = nearest is not None and at - self._last_named(nearest, at) < _REACH
        return nearest if is_near else None

    def _newcomer(
        self, fitting: list[Entry], last: Entry | None, last_at: int, at: int, start: int
    ) -> Identity | None:
        """Find somebody else who began a sentence after the last speaker's name."""
        surnames = {entry.surname for entry in fitting if entry.is_proper}
        known = {entry.surname for entry in self._entries if entry.is_proper}
        found: Identity | None = None
        for newcomer in newcomers_in(self._scene.text, start, at):
            surname = newcomer.name.split()[-1]
            is_new = " " in newcomer.name or self._is_full_name_before(surname, start)
            is_somebody = surname in surnames or (is_new and surname not in known)
            is_last = last is not None and surname == last.surname
            if is_somebody and not is_last and newcomer.at > last_at:
                found = person_named(newcomer.name)
        return found

    def _is_known(self, name: str) -> bool:
        return any(entry.is_proper and entry.surname == name.split()[-1] for entry in self._entries)

    def _is_full_name_before(self, surname: str, end: int) -> bool:
        """Tell whether somebody of that surname was introduced in full before."""
        if surname not in self._introduced:
            pattern = rf"\b{_CAPITALISED}\s{re.escape(surname)}\b"
            match = re.search(pattern, self._scene.text)
            self._introduced[surname] = match.start() if match else len(self._scene.text)
        return self._introduced[surname] < end

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
        return entry

    def speaker(self, number: int, entry: Entry) -> Speaker:
        """Give the finished value of an entry."""
        aliases = tuple(alias for alias in entry.aliases if alias != entry.name)
        return Speaker(f"s{number}", entry.name, entry.kind, entry.role, aliases)
