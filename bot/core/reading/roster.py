"""The people an article names: their full names, who a short form stands for, women and men.

Everything is read off the text once, so that a long text costs no more for each person.
"""

import re
from bisect import insort
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from bot.core.claim import SpeakerKind
from bot.core.reading.kinds import kind_of_name
from bot.core.reading.lexicon import first_names, people, words
from bot.core.reading.lexicon.verbs import VERBS
from bot.core.reading.tokens import without_possessive

_FULL = re.compile(
    r"\b([A-Z][\w’'-]+)((?:\s(?:[A-Z]\.|[A-Z][\w’'-]+|de|del|van|von|der|al|bin))*)"
    r"\s([A-Z][\w’'-]*\w)\b(?!\s(?:Street|Road|Avenue|Square|Park|Bridge|Hotel|School)\b)"
)
# What stands behind a person's name: an age, a description, "who", a verb of saying.
_DESCRIBED = re.compile(
    r",\s(?:\d{1,3}\b|(?:an?|the|his|her|its|their)\s|who\b|whose\b|[a-z]+ty\b)"
    r"|\s(?:said|says|told|tells|asked|replied|added|wrote|insisted|argued)\b"
)
# Words right before and right behind a name that may say which office somebody holds.
_BEFORE = re.compile(r"((?:[\w’'-]+\s){1,5}|(?:[\w’'-]+\s){0,4}[\w’'-]+,\s)$")
_BEHIND = re.compile(r",\s((?:(?!who\b|which\b|said\b)[\w’'-]+\s?){1,6})")
_AGED = re.compile(r"\b([A-Z][\w’'-]+),\s(\d{1,3})\b")
_HONOURED = re.compile(
    r"\b(Mr|Mrs|Ms|Miss|Sir|Dame|Lady|Lord|Madame|Monsieur)\.?\s(?:[A-Z][\w’'-]+\s)?"
    r"([A-Z][\w’'-]+)"
)
_PAIR = re.compile(r"\b(?=([A-Z][a-z’'-]+)\s([A-Z][\w’'-]*\w))")
_LONGEST_OFFICE = 60  # code points
_PLACED = frozenset("in at near from outside around across of".split())
_SUFFIXES = frozenset({"KC", "QC", "MP", "Jr", "Sr", "II", "III", "MBE", "OBE", "PhD"})
# First names that are everyday words, too.
_WORDS_TOO = frozenset(
    "april may june will grant mark rose hope faith grace dawn frank guy joy ivy lily pearl ruby"
    " patience prudence constance unity royal chance art rich bill rob drew sue pat max dale glen"
    " lane heath penny poppy olive violet daisy hazel iris holly sky miles chuck buck dick"
    " rod".split()
)
_NO_NAME = (
    words.DETERMINERS | words.PREPOSITIONS | words.CONJUNCTIONS | words.SUBORDINATORS | words.DAYS
    | words.MONTHS | words.ADVERBS | words.SUBJECT_PRONOUNS | words.RELATIVES | words.AUXILIARIES
    | frozenset("what how why madame monsieur".split())
)  # fmt: skip
_NO_FIRST = _NO_NAME | people.TITLES | people.PERSON_NOUNS
_HONORIFICS = {
    "mr": False, "sir": False, "lord": False, "monsieur": False,
    "mrs": True, "ms": True, "miss": True, "dame": True, "lady": True, "madame": True,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Office:
    """Who is introduced by a noun, and all the words beside it."""

    name: str
    beside: frozenset[str]


class Roster:
    """The full names of an article's people by surname, with what the text says of them."""

    def __init__(self, text: str, outlets: Collection[str] = ()) -> None:
        self._outlets = outlets
        self._by_surname: dict[str, set[str]] = {}
        self._by_first: dict[str, set[str]] = {}
        self._places: dict[str, int] = {}
        self._in_order: list[tuple[int, str]] = []
        self._offices: dict[str, list[_Office]] = {}
        self._ages: dict[str, set[str]] = {}
        self._titled = {
            found.group(2): _HONORIFICS[found.group(1).lower()]
            for found in _HONOURED.finditer(text)
        }
        for surname, years in _AGED.findall(text):
            self._ages.setdefault(years, set()).add(without_possessive(surname))
        for name, start, end in _named_in_full(text):
            self.learn(name, start)
            self._note_office(text, name, start, end)
        aged = {surname for surnames in self._ages.values() for surname in surnames}
        for found in _PAIR.finditer(text):  # namesakes of whom nothing else tells
            first, surname = found.group(1), without_possessive(found.group(2))
            is_known = surname in self._by_surname or surname in aged
            if is_known and first.lower() not in _NO_FIRST and not first.endswith(("'s", "’s")):
                self._learn_namesake(f"{first} {surname}", found.start())

    def _learn_namesake(self, name: str, at: int) -> None:
        known = self._by_surname.get(name.split()[-1], set())
        if not any(name.split()[0] in one.split() for one in known):
            self.learn(name, at)

    def learn(self, name: str, at: int) -> bool:
        """Take in a full name that stands at a place; tell whether it is new."""
        if name in self._places or name in self._outlets:
            return False
        self._by_surname.setdefault(name.split()[-1], set()).add(name)
        self._by_first.setdefault(name.split()[0], set()).add(name)
        self._places[name] = at
        insort(self._in_order, (at, name))
        return True

    def _note_office(self, text: str, name: str, start: int, end: int) -> None:
        before = _BEFORE.search(text, max(0, start - _LONGEST_OFFICE), start)
        behind = _BEHIND.match(text, end, end + _LONGEST_OFFICE)
        for found in (before, behind):
            beside = re.findall(r"[\w’'-]+", found.group(1).lower()) if found else []
            for noun in set(beside) & (people.PERSON_NOUNS | people.TITLES):
                self._offices.setdefault(noun, []).append(_Office(name, frozenset(beside)))

    def first_named(self, name: str) -> int:
        """Give where a full name stands first."""
        return self._places.get(name, -1)

    def named_before(self, at: int) -> Iterator[str]:
        """Give the full names that stand somewhere before a place, in order."""
        for place, name in self._in_order:
            if place >= at:
                return
            yield name

    def in_office(self, noun: str, with_words: Sequence[str] = ()) -> str | None:
        """Give the one person the text introduces as such: "Bose, the state pathologist".

        `with_words` must stand beside the noun, too. None if nobody or more than one is.
        """
        wanted = set(with_words)
        names = {one.name for one in self._offices.get(noun, ()) if wanted <= one.beside}
        return names.pop() if len(names) == 1 else None

    def of_age(self, years: str) -> str | None:
        """Give the one person of whom the text tells this age: "Vidal Arrigo, 27,"."""
        surnames = self._ages.get(years, set())
        names = {name for surname in surnames for name in self._by_surname.get(surname, ())}
        return names.pop() if len(names) == 1 else None

    def people(self, capitalised: Sequence[str]) -> set[str]:
        """Give the full names that a run of capitalised words may stand for."""
        parts = [without_possessive(word) for word in capitalised]
        while parts and parts[0].lower() in _NO_NAME:
            parts = parts[1:]
        if len(parts) > 1 and parts[-1] in _SUFFIXES:
            parts = parts[:-1]
        if not parts:
            return set()
        titles = [part.lower().strip(".") for part in parts[:-1]]
        honoured = any(title in people.TITLES | people.PERSON_NOUNS for title in titles)
        genders = {_HONORIFICS[title] for title in titles if title in _HONORIFICS}
        names = {
            name for name in self._by_surname.get(parts[-1], set())
            if not genders or self.is_woman(name) in {None, *genders}
        }  # fmt: skip
        if whole := {name for name in names if name.split()[0] in parts[:-1]}:
            return whole
        if names and (len(parts) == 1 or honoured):
            return names
        if honoured:
            return {parts[-1]}
        alone = self._called_by_first_name(parts[0]) if len(parts) == 1 else None
        return {alone} if alone else set()

    def _called_by_first_name(self, first: str) -> str | None:
        """Give who is called by the first name alone: "Kirsty recalls", "her son, Everett"."""
        found = self._by_first.get(first, set())
        if found:
            return next(iter(found)) if len(found) == 1 else None
        listed = first.lower() in (first_names.WOMEN | first_names.MEN) - _WORDS_TOO
        return first if listed else None

    def is_woman(self, name: str) -> bool | None:
        """Tell whether a person is a woman, by first name or honorific; None if nothing tells."""
        by_name = first_names.gender_in(name)
        return by_name if by_name is not None else self._titled.get(name.split()[-1])


def _named_in_full(text: str) -> Iterator[tuple[str, int, int]]:
    """Give the people that stand in full, and where: by title, by first name, by what follows."""
    for match in _FULL.finditer(text):
        parts = match.group().split()
        start = match.start()
        before = text[max(0, start - 20) : start].split()
        titles = [
            n for n, part in enumerate(parts[:-2])
            if part.lower().strip(".") in people.TITLES | people.PERSON_NOUNS | _NO_NAME
        ]  # fmt: skip
        if titles:
            before, parts = [parts[titles[-1]]], parts[titles[-1] + 1 :]
            start = match.end() - len(" ".join(parts))
        if len(parts) > 2 and parts[-1] in _SUFFIXES:
            parts = parts[:-1]
        if parts[0].lower() in _NO_NAME | people.TITLES:
            continue
        last = before[-1].lower().strip('.,”’"') if before else ""
        is_person = (
            last in people.TITLES | people.PERSON_NOUNS
            or last in VERBS
            or first_names.is_womans(parts[0]) is not None
            or (last not in _PLACED and _DESCRIBED.match(text, match.end()))
        )
        name = without_possessive(" ".join(parts))
        if is_person and kind_of_name(name, (), has_role=False) is SpeakerKind.PERSON:
            yield name, start, match.end()
