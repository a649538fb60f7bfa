"""Where an attribution hangs: reporting verbs, "according to", and what stands around them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from bot.core.claim import Force
from bot.core.reading.lexicon import words
from bot.core.reading.lexicon.verbs import PARTICLES, VERBS, Takes, Verb
from bot.core.reading.lines import Line


class Form(Enum):
    """How the cue makes its attribution."""

    FINITE = auto()  # Dorn said
    GERUND = auto()  # …, saying
    PREPOSITION = auto()  # according to Dorn
    NOUN = auto()  # published an article that


@dataclass(frozen=True, slots=True)
class CueAt:
    """A cue at units `first <= i < end`; `left` is where its auxiliaries and adverbs begin."""

    first: int
    end: int
    left: int
    form: Form
    verb: Verb | None
    negated: bool = False
    passive: bool = False

    @property
    def force(self) -> Force:
        """Give what the cue adds to "said"."""
        return self.verb.force if self.verb else Force.NEUTRAL

    def takes(self, what: Takes) -> bool:
        """Tell what may stand after the cue; "according to" takes a clause."""
        return self.verb is None or what in self.verb.takes


_NOUN_CUES = frozenset(
    "article report statement editorial letter commentary column notice message note tweet".split()
)
_PUBLISHING = frozenset(
    "published issued released ran carried printed posted wrote sent publishes issues".split()
)
# Before these a form like "report" is a noun or an infinitive, not a finite verb.
_NOT_BEFORE_VERB = frozenset(
    "the a an this that these those its his her their our my your to of in for with by from"
    " on at no any some new latest first".split()
)


# "Used to say", "went on to warn": the infinitive is what was said.
_BEGINNING = frozenset(
    "used began begun on continued continues appeared appears seemed likes".split()
)
_WHEN = frozenset(
    "today yesterday tomorrow tonight later earlier recently again afterwards".split()
)
_OPENS_ADJUNCT = frozenset(
    "to with at in on during after via before from through following by about without amid"
    " behind under outside inside near".split()
)


def cues_of(line: Line) -> Iterator[CueAt]:
    """Give the cues of a line from left to right."""
    at = 0
    while at < len(line.units):
        cue = _cue_at(line, at)
        if cue is not None:
            yield cue
            at = cue.end
        else:
            at += 1


def _cue_at(line: Line, at: int) -> CueAt | None:
    unit = line.units[at]
    if not unit.is_word:
        return None
    if unit.lower == "according" and line.lower(at + 1) == "to":
        return CueAt(at, at + 2, at, Form.PREPOSITION, None)
    if unit.lower in _PUBLISHING and (noun := _published(line, at)):
        return noun
    verb = VERBS.get(unit.lower)
    if verb is None or (unit.is_capitalised and at > 0):
        return None
    end = at + 1
    if verb.lemma in PARTICLES:
        if line.lower(end) != PARTICLES[verb.lemma]:
            return None
        end += 1
    return _finite_or_gerund(line, at, end, verb)


def _published(line: Line, at: int) -> CueAt | None:
    """Read "published an article that …" and "issued a statement saying …" as one cue."""
    for noun in range(at + 1, min(at + 5, len(line.units))):
        if line.lower(noun) in _NOUN_CUES and line.lower(noun + 1) == "that":
            return CueAt(at, noun + 1, _left_of(line, at)[0], Form.NOUN, None)
        if not line.units[noun].is_word:
            return None
    return None


def _finite_or_gerund(line: Line, at: int, end: int, verb: Verb) -> CueAt | None:
    if verb.form == "gerund":
        before = line.lower(at - 1)
        progressive = before in words.BE or (
            at > 1 and line.lower(at - 2) in words.BE and before in words.ADVERBS
        )
        if not progressive:
            return CueAt(at, end, at, Form.GERUND, verb)
    left, negated = _left_of(line, at)
    if line.lower(at - 1) == "to" and line.lower(at - 2) in _BEGINNING and verb.form == "base":
        left, negated = _left_of(line, at - 2)
        return CueAt(at, end, left, Form.FINITE, verb, negated)
    if left == at and line.lower(at - 1) in _NOT_BEFORE_VERB:
        return None
    helpers = [line.lower(k) for k in range(left, at)]
    if verb.form == "participle" and not any(h in words.HAVE | words.BE for h in helpers):
        return None
    passive = (
        verb.form in {"past", "participle"}
        and any(helper in words.BE for helper in helpers)
        and not any(helper in {"being"} for helper in helpers)
    )
    if (
        helpers
        and any(h in words.MODALS - {"will", "'ll", "cannot", "can"} for h in helpers)
        and not passive
        and not _is_habit(line, at, helpers)
    ):
        return None
    return CueAt(at, end, left, Form.FINITE, verb, negated, passive)


def _is_habit(line: Line, at: int, helpers: list[str]) -> bool:
    """Tell "she would say, “…”" and "would say only that" from what would be said if."""
    said = line.units[at].lower in {"say", "tell", "admit", "ask", "answer"}
    is_told = (
        line.lower(at + 1) in {",", ":", "only"}
        or (at + 1 < len(line.units) and line.units[at + 1].quotation is not None)
        or any(line.units[k].quotation is not None for k in range(max(0, at - 4), at))
    )
    unreal = {line.lower(k) for k in range(len(line.units))} & {"if", "unless", "whether"}
    return "would" in helpers and said and is_told and not unreal


def _left_of(line: Line, at: int) -> tuple[int, bool]:
    """Give where auxiliaries, adverbs and time words before the verb begin, and any negation."""
    negated = False
    left = at
    while left > 0:
        word = line.lower(left - 1)
        if word in words.NEGATIONS:
            negated = True
        elif not (word in words.AUXILIARIES or _is_adverb(line, left - 1)):
            step = _time_phrase_before(line, left)
            if step == left:
                break
            left = step
            continue
        left -= 1
    return left, negated


def _is_adverb(line: Line, at: int) -> bool:
    unit = line.units[at]
    if unit.is_capitalised:
        return False
    return unit.lower in words.ADVERBS or (
        unit.lower.endswith("ly")
        and len(unit.lower) > 4
        and unit.lower not in {"family", "assembly", "daily", "weekly", "ally", "italy", "july"}
    )


def _time_phrase_before(line: Line, end: int) -> int:
    """Step over "on Tuesday", "late on Monday", "last week" before the verb; `end` if none."""
    last = line.lower(end - 1)
    if last in words.DAYS:
        return end - 2 if line.lower(end - 2) == "on" else end - 1
    if last in words.TIME_NOUNS and line.lower(end - 2) in {"last", "this", "that"}:
        return end - 2
    if last.isdigit() and line.lower(end - 2) in words.MONTHS and line.lower(end - 3) == "on":
        return end - 3
    if last in words.MONTHS | words.TIME_NOUNS and line.lower(end - 2) in {"in", "at"}:
        return end - 2
    return end


def after_adjuncts(line: Line, at: int) -> int:
    """Step over "on Monday", "in an interview with the paper", "to reporters" after a cue."""
    while True:
        step = _adjunct(line, at)
        if step == at:
            return at
        at = step


def _adjunct(line: Line, at: int) -> int:
    if at >= len(line.units) or not line.units[at].is_word:
        return at
    word = line.lower(at)
    if word in {"last", "this", "next"} and line.lower(at + 1) in words.TIME_NOUNS | words.DAYS:
        return at + 2
    if word in words.DAYS or word in _WHEN or _is_framing_adverb(line, at):
        return at + 1
    if word in {"late", "early"} and line.lower(at + 1) in {"on", "last"} | words.DAYS:
        return at + 1
    if word in words.PREPOSITIONS:
        return _prepositional_adjunct(line, at)
    return _ago(line, at)


def _is_framing_adverb(line: Line, at: int) -> bool:
    """Tell an adverb of the framing ("said publicly that …") from one of the words said.

    "Promised never to …", "said only two …": what follows it directly is what it belongs to.
    """
    if not _is_adverb(line, at):
        return False
    following = line.lower(at + 1)
    if following in _OPENS_ADJUNCT - {"to"} and line.lower(at) not in words.NEGATIONS:
        return True
    marks = at + 1 < len(line.units) and line.units[at + 1].quotation is not None
    return following in {"that", ":", ",", "", "."} or marks


def _ago(line: Line, at: int) -> int:
    for ahead in range(at + 1, at + 4):
        if line.lower(ahead) in {"ago", "earlier", "later"} and (
            line.lower(ahead - 1) in words.TIME_NOUNS
        ):
            return ahead + 1
    return at


def _prepositional_adjunct(line: Line, at: int) -> int:
    """Step over one prepositional phrase that tells when, where or to whom something was said."""
    end = at + 1
    kind = ""
    if line.lower(at) == "to" and not _is_addressee(line, end):
        return at
    while end < len(line.units) and end - at <= 14:
        unit = line.units[end]
        if unit.quotation is not None or not (unit.is_word or unit.lower in {"'", "’", "-", "&"}):
            break
        if unit.lower in {"that", "how", "why"} | words.AUXILIARIES | words.RELATIVES:
            break
        goes_on = line.lower(end - 1) in words.PREPOSITIONS
        if kind and not goes_on and unit.lower in words.SUBJECT_PRONOUNS | words.DETERMINERS:
            break
        kind = kind or _kind_of_adjunct(line, at, end)
        if kind == "stop":
            return at
        end += 1
    at_boundary = end >= len(line.units) or not line.units[end].is_word or line.lower(end) == "that"
    if kind in {"when", "occasion"}:
        return end if at_boundary else _shortest(line, at, end)
    return end if at_boundary and line.lower(at) in _OPENS_ADJUNCT else at


def _is_addressee(line: Line, at: int) -> bool:
    """Tell "to reporters" from an infinitive."""
    word = line.lower(at)
    return word in words.DETERMINERS | words.ADDRESSEES or (
        at < len(line.units) and line.units[at].is_capitalised
    )


def _shortest(line: Line, at: int, end: int) -> int:
    """End the adjunct right after its time word or occasion: "on Monday the bridge …"."""
    for here in range(at + 1, end):
        word = line.lower(here)
        if (
            word
            in words.DAYS | words.MONTHS | words.TIME_NOUNS | words.OCCASIONS | words.ADDRESSEES
        ):
            here += 1
            while line.lower(here).isdigit() or line.lower(here) in words.TIME_NOUNS:
                here += 1
            return here
    return at


def _kind_of_adjunct(line: Line, at: int, here: int) -> str:
    word, opening = line.lower(here), line.lower(at)
    if word in words.DAYS | words.MONTHS | words.TIME_NOUNS or (word.isdigit() and len(word) == 4):
        return "when"
    if word in words.OCCASIONS or (opening in {"to", "with"} and word in words.ADDRESSEES):
        return "occasion"
    return ""
