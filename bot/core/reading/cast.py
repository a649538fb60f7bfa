"""Whom "he" and "she" mean: the people of an article, sentence by sentence.

A pronoun goes back to the subject of the nearest sentence whose gender fits; subjects outrank what
else a sentence names (centering: Grosz, Joshi & Weinstein, Computational Linguistics 21(2), 1995).
What stands in quotation marks counts for nothing.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from bot.core.reading.lexicon import people, words
from bot.core.reading.lines import Line
from bot.core.reading.roster import Roster
from bot.core.reading.scene import Scene

_LINES_BACK = 8
_PARAGRAPHS_BACK = 2
# A description between a determiner and the name it introduces is not longer.
_LONGEST_ROLE = 8
# In such a crowd nobody is the only one.
_CROWD = 200
_PARTICLES = frozenset("de del van von der al bin".split())
_PRONOUNS = {"he": False, "she": True}
_OPENS_CLAUSE = frozenset({",", ";", ":", "and", "but", "that", "as", "said", "says"})


@dataclass(frozen=True, slots=True)
class Described:
    """Somebody without a name, as printed: "a salesman of steel bars"; `at` is the noun's place."""

    words: str
    at: int


class Unclear(Enum):
    """A pronoun that may mean more than one person."""

    UNCLEAR = auto()


@dataclass(frozen=True, slots=True)
class _Item:
    """A person in a line: a name, "he" or "she", or somebody described (no name)."""

    at: int
    female: bool | None
    name: str = ""
    described: str = ""
    is_pronoun: bool = False
    is_subject: bool = True


class Cast:
    """Who stands in which line of an article."""

    def __init__(self, scene: Scene, lines: Sequence[Line], breaks: frozenset[int]) -> None:
        self.roster = Roster(scene.text, scene.outlets)
        self._lines = lines
        self._breaks = breaks
        self._starts = [line.units[0].start for line in lines]
        self._items: dict[int, list[_Item]] = {}

    def learn(self, name: str, at: int) -> None:
        """Take in somebody whom the article credits, so that later sentences know the name."""
        if self.roster.learn(name, at):
            self._items.clear()

    def meant_at(self, at: int, *, female: bool) -> str | Described | Unclear | None:
        """Give the name that "he" or "she" at a place stands for; None if nobody is near."""
        number = bisect_right(self._starts, at) - 1
        first = self._lines[number].paragraph
        for back in range(number, max(-1, number - _LINES_BACK), -1):
            line = self._lines[back]
            if first - line.paragraph > _PARAGRAPHS_BACK:
                break
            before = [one for one in self._people_in(back) if one.at < at]
            found = self._meant_among([one for one in before if one.female in {female, None}])
            if found is not None:
                return found
            if line.paragraph in self._breaks and self._begins_paragraph(back):
                break
        return self._only_one(at, female=female)

    def lines_before(self, at: int) -> Iterator[Line]:
        """Give the lines of the paragraph before the one that holds a place, nearest first."""
        number = bisect_right(self._starts, at) - 1
        paragraph = self._lines[number].paragraph
        for line in reversed(self._lines[max(0, number - _LINES_BACK) : number]):
            if line.paragraph != paragraph:
                return
            yield line

    def _begins_paragraph(self, number: int) -> bool:
        line = self._lines[number]
        return number == 0 or self._lines[number - 1].paragraph != line.paragraph

    def _only_one(self, at: int, *, female: bool) -> str | None:
        """Give the one person of that gender named before a place, if nobody else could be it."""
        only: str | None = None
        for count, name in enumerate(self.roster.named_before(at)):
            if count > _CROWD:
                return None
            if self.roster.is_woman(name) not in {female, None}:
                continue
            if only is not None:
                return None
            only = name
        return only

    def _meant_among(self, fitting: list[_Item]) -> str | Described | Unclear | None:
        """Give who is meant if one line tells; None to look further back."""
        pronoun = next((n for n, one in enumerate(fitting) if one.is_pronoun), len(fitting))
        before = [one for one in fitting[:pronoun] if one.name or one.is_subject]
        if not before:
            return None
        first = next((one for one in before if one.is_subject), before[0])
        namesakes = [one.name for one in before if one.at == first.at and one.name]
        if len(namesakes) > 1:  # whoever is introduced first is called by the surname
            return min(namesakes, key=self.roster.first_named)
        surely = {one.name for one in before if one.female is not None and one.name}
        if first.female is None and surely:
            return surely.pop() if len(surely) == 1 else Unclear.UNCLEAR
        if not first.is_subject and len({one.name for one in before}) > 1:
            return Unclear.UNCLEAR
        named = {one.name for one in before if one.name}
        if not first.name and len(named) == 1:
            return named.pop()  # "The man behind the bar is Ludo Threave"
        return first.name or Described(first.described, first.at)

    def _people_in(self, number: int) -> list[_Item]:
        if number not in self._items:
            self._items[number] = list(self._read(self._lines[number]))
        return self._items[number]

    def _read(self, line: Line) -> Iterator[_Item]:
        at = 0
        while at < len(line.units):
            unit = line.units[at]
            if unit.lower in _PRONOUNS:
                yield _Item(unit.start, _PRONOUNS[unit.lower], is_pronoun=True)
            elif unit.is_capitalised:
                end = _end_of_run(line, at)
                yield from self._named(line, at, end)
                at = end - 1
            elif _is_somebody(line, at):
                yield _Item(unit.start, _gender_of(unit.lower), described=_described(line, at))
            at += 1

    def _named(self, line: Line, at: int, end: int) -> Iterator[_Item]:
        """Read a run of capitalised words; a surname that two people bear gives both."""
        written = [unit.text for unit in line.units[at:end] if unit.text != "."]
        is_subject = _is_subject(line, at, end)
        for name in sorted(self.roster.people(written)):
            female = self.roster.is_woman(name)
            yield _Item(line.units[at].start, female, name, is_subject=is_subject)


def _end_of_run(line: Line, at: int) -> int:
    end = at + 1
    while end < len(line.units) and (
        line.units[end].is_capitalised
        or line.lower(end) in _PARTICLES
        or (line.lower(end) == "." and len(line.units[end - 1].text) <= 3)
    ):
        end += 1
    while not line.units[end - 1].is_capitalised:
        end -= 1
    return end


def _is_somebody(line: Line, at: int) -> bool:
    """Tell a description that stands for a person: no name beside it, and a clause's subject."""
    if line.lower(at) not in people.PERSON_NOUNS or line.lower(at + 1) in {"'s", "’s"}:
        return False
    behind = at + 2 if line.lower(at + 1) == "," else at + 1
    named = any(unit.is_capitalised for unit in line.units[behind : behind + 1])
    first = _determiner_before(line, at)
    return not named and not _is_apposed(line, first) and _is_subject(line, first, at + 1)


def _determiner_before(line: Line, at: int) -> int:
    """Step from the noun of "The young lieutenant" back to "The"; `at` if there is none."""
    for first in range(at - 1, max(-1, at - 4), -1):
        if line.lower(first) in words.DETERMINERS:
            return first
        if not line.units[first].is_word or line.units[first].is_capitalised:
            break
    return at


def _is_apposed(line: Line, first: int) -> bool:
    """Tell "a blacksmith" in "Her father, a blacksmith, told her" from somebody else."""
    if first < 2 or line.lower(first - 1) != ",":
        return False
    before = line.units[first - 2]
    if before.lower not in people.PERSON_NOUNS:
        return before.is_capitalised
    return _is_subject(line, _determiner_before(line, first - 2), first - 1)


def _described(line: Line, at: int) -> str:
    """Give an indefinite description without its article; empty for "the mayor"."""
    first = at
    while first > 0 and line.units[first - 1].is_word and at - first < _LONGEST_ROLE:
        first -= 1
        if line.lower(first) in {"his", "her", "their", "my"}:
            return " ".join(unit.text for unit in line.units[first + 1 : at + 1])
        if line.lower(first) in {"a", "an", "one", "another"}:
            end = at + 1
            while line.lower(end) == "of" or (
                end > at + 1
                and line.units[end : end + 1]
                and (
                    line.units[end].is_word
                    and line.lower(end) not in words.AUXILIARIES
                    and end - at < _LONGEST_ROLE
                    and line.lower(at + 1) == "of"
                )
            ):
                end += 1
            return " ".join(unit.text for unit in line.units[first + 1 : end])
    return ""


def _is_subject(line: Line, first: int, end: int) -> bool:
    """Tell a name that a clause begins with from one behind a preposition or a verb."""
    at = _before_role(line, first - 1)
    roles = people.TITLES | people.PERSON_NOUNS | words.DETERMINERS | {"-", "."}
    while at >= 0 and line.lower(at) in roles:
        at -= 1
    if at < 0:
        return True
    owned = line.units[end - 1].text.endswith(("'s", "’s")) or line.lower(end) in {"'s", "’s"}
    opens = line.lower(at) in _OPENS_CLAUSE or line.units[at].quotation is not None
    return opens and not owned


def _before_role(line: Line, at: int) -> int:
    """Step from the comma of "The tractor dealer, Gil Enright," back to "The"."""
    if line.lower(at) != ",":
        return at
    start = at - 1
    while (
        start >= 0
        and at - start < _LONGEST_ROLE
        and line.units[start].is_word
        and not line.units[start].is_capitalised
        and line.lower(start) not in words.DETERMINERS
    ):
        start -= 1
    opens = start <= 0 or line.lower(start - 1) in {",", ";", ":", "—", "–"}
    return start if opens and line.lower(start) in words.DETERMINERS else at


def _gender_of(noun: str) -> bool | None:
    if noun in people.FEMALE_TITLES:
        return True
    return False if noun in people.MALE_TITLES else None
