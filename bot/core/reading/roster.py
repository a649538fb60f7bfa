"""The people an article names: their full names, who a short form stands for, women and men."""

import re
from collections.abc import Iterator, Sequence

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
    | words.MONTHS | words.ADVERBS | words.SUBJECT_PRONOUNS
)  # fmt: skip
_HONORIFICS = {
    "mr": False, "sir": False, "lord": False, "monsieur": False,
    "mrs": True, "ms": True, "miss": True, "dame": True, "lady": True, "madame": True,
}  # fmt: skip


class Roster:
    """The full names of an article's people by surname."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._by_surname: dict[str, set[str]] = {}
        self._female: dict[str, bool | None] = {}
        self._offices: dict[tuple[str, tuple[str, ...]], str | None] = {}
        for name in _named_in_full(text):
            self.learn(name)

    def learn(self, name: str) -> bool:
        """Take in somebody's full name; tell whether it is new."""
        names = self._by_surname.setdefault(name.split()[-1], set())
        is_new = name not in names
        if is_new:
            self._offices.clear()
        names.add(name)
        return is_new

    def first_named(self, name: str) -> int:
        """Give where a full name stands first; -1 if it stands nowhere so."""
        return self._text.find(name)

    def everybody_before(self, at: int) -> set[str]:
        """Give the full names that stand somewhere before a place."""
        return {
            name for names in self._by_surname.values() for name in names
            if 0 <= self.first_named(name) < at
        }  # fmt: skip

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
        found = [
            name for names in self._by_surname.values() for name in names
            if name.split()[0] == first
        ]  # fmt: skip
        if found:
            return found[0] if len(found) == 1 else None
        listed = first.lower() in (first_names.WOMEN | first_names.MEN) - _WORDS_TOO
        return first if listed else None

    def in_office(self, noun: str, with_words: Sequence[str] = ()) -> str | None:
        """Give the one person the text introduces as such: "Bose, the state pathologist".

        `with_words` must stand beside the noun, too. None if nobody or more than one is.
        """
        key = noun, tuple(with_words)
        if key not in self._offices:
            found = {
                name for names in self._by_surname.values() for name in names
                if self._is_introduced(name, noun, with_words)
            }  # fmt: skip
            self._offices[key] = found.pop() if len(found) == 1 else None
        return self._offices[key]

    def _is_introduced(self, name: str, noun: str, with_words: Sequence[str]) -> bool:
        who, word = re.escape(name), rf"\b{re.escape(noun)}\b"
        before = rf"((?:[\w’'-]+\s){{0,4}}{word}),?\s(?:[A-Z][a-z]+\.?\s)?{who}\b"
        behind = rf"\b{who},\s((?:(?!who|which|said|of|for|from)[\w’'-]+\s){{0,5}}{word})(?!['’]s)"
        for pattern in (before, behind):
            for match in re.finditer(pattern, self._text, re.IGNORECASE):
                beside = match.group(1).lower().split()
                if match.group().find(name) >= 0 and set(with_words) <= set(beside):
                    return True
        return False

    def of_age(self, years: str) -> str | None:
        """Give the one person of whom the text tells this age: "Vidal Arrigo, 27,"."""
        found = {
            name for names in self._by_surname.values() for name in names
            if re.search(rf"\b{re.escape(name.split()[-1])},\s{re.escape(years)}\b", self._text)
        }  # fmt: skip
        return found.pop() if len(found) == 1 else None

    def is_woman(self, name: str) -> bool | None:
        """Tell whether a person is a woman, by first name or honorific; None if nothing tells."""
        if name not in self._female:
            self._female[name] = self._look_up(name)
        return self._female[name]

    def _look_up(self, name: str) -> bool | None:
        by_name = first_names.gender_in(name)
        if by_name is not None:
            return by_name
        honorifics = "Mr|Mrs|Ms|Miss|Sir|Dame|Lady|Lord|Madame|Monsieur"
        surname = re.escape(name.split()[-1])
        titled = re.search(rf"\b({honorifics})\.?\s(?:[A-Z][\w’'-]+\s)?{surname}\b", self._text)
        return _HONORIFICS[titled.group(1).lower()] if titled else None


def _named_in_full(text: str) -> Iterator[str]:
    """Give the names of people that stand in full: by title, by first name, by what follows."""
    for match in _FULL.finditer(text):
        parts = match.group().split()
        before = text[max(0, match.start() - 20) : match.start()].split()
        titles = [
            n for n, part in enumerate(parts[:-2])
            if part.lower().strip(".") in people.TITLES | people.PERSON_NOUNS | _NO_NAME
        ]  # fmt: skip
        if titles:
            before, parts = [parts[titles[-1]]], parts[titles[-1] + 1 :]
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
            yield name
