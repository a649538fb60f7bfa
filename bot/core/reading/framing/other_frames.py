"""Framings without a reporting verb of their own: "in her view", "is adamant that", "put it at".

Each is read only where nothing else credits the same words.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.core.claim import Force
from bot.core.reading.framing.attribution import Attribution
from bot.core.reading.framing.clauses import has_finite_verb
from bot.core.reading.framing.content import Content, ranged
from bot.core.reading.framing.contents import content_right
from bot.core.reading.framing.contents_left import content_left
from bot.core.reading.framing.cues import CueAt, Form
from bot.core.reading.framing.subjects import antecedent
from bot.core.reading.lexicon import people, words
from bot.core.reading.lexicon.verbs import VERBS
from bot.core.reading.lines import Line
from bot.core.reading.phrases.heads import Phrase, checked_phrase
from bot.core.reading.phrases.noun_phrases import phrase_after, phrase_before

_VIEWS = frozenset(
    "view opinion account telling words reckoning estimation recollection judgment judgement"
    " assessment eyes mind version phrase admission".split()
)
_VIEW_PREPOSITIONS = frozenset("in by on to from".split())
_POSSESSIVES = frozenset("his her its their".split())
_MINDED = frozenset("adamant convinced certain sure confident hopeful afraid insistent".split())
_HEDGED_MINDS = _MINDED - {"adamant", "insistent"}
_REPORTED = frozenset("reported said understood believed supposed alleged thought heard".split())
_ASSERTIONS = frozenset(
    "claim claims insistence contention contentions assertion assertions warning warnings argument"
    " statement admission announcement belief suggestion suggestions prediction promise pledge"
    " denial allegation allegations accusation accusations conclusion complaint complaints".split()
)
_HEDGED_NOUNS = frozenset("belief suggestion suggestions prediction".split())
_COURTS = frozenset("court jury inquest tribunal inquiry hearing".split())
_BREAKS = frozenset(",;:—–")


def other_frames(line: Line, ends: Collection[int]) -> Iterator[Attribution]:
    """Give the framings of a line that hang on no reporting verb, from left to right.

    `ends` are units where another framing begins, which ends what was said before it.
    """
    at = 0
    while at < line.last:
        stop = min((end for end in ends if end > at + 1), default=line.last)
        found = (
            _view(line, at) or _minded(line, at, stop) or _put(line, at) or _noun(line, at)
            or _reported(line, at) or _tells_it(line, at) or _heard(line, at)
        )  # fmt: skip
        if found is not None:
            yield found
            at = max(found.cue[1], *(end for _, end in found.content))
        else:
            at += 1


def _made(
    subject: Phrase, cue: tuple[int, int], content: Content | None, *, hedges: bool = False
) -> Attribution | None:
    if content is None:
        return None
    return Attribution(
        cue=cue, force=Force.NEUTRAL, hedges=hedges, negated=False, subject=subject,
        content=content.ranges, explicit=True, is_trailing=content.is_left,
    )  # fmt: skip


# -- in X's view ------------------------------------------------------------------------------


def _view(line: Line, at: int) -> Attribution | None:
    """Read "in her view", "by Dorn's account", "in the words of the mayor"."""
    if line.lower(at) not in _VIEW_PREPOSITIONS:
        return None
    noun = next((n for n in range(at + 1, at + 8) if line.lower(n) in _VIEWS), None)
    if noun is None:
        return None
    if line.lower(noun + 1) == "of" and line.lower(noun - 1) in {"the", "own"}:
        subject = phrase_after(line, noun + 2, any_noun=True)
        cue, end = (at, noun + 2), subject.end if subject else 0
    else:
        subject, cue, end = _possessor(line, at + 1, noun), (at, noun + 1), noun + 1
    if subject is None:
        return None
    return _made(subject, cue, _around(line, at, end))


def _possessor(line: Line, first: int, noun: int) -> Phrase | None:
    end = noun - 1 if line.lower(noun - 1) == "own" else noun
    if end - first == 1 and line.lower(first) in _POSSESSIVES:
        return Phrase(first, end, first, end)
    return _owning(line, first, end)


def _owning(line: Line, floor: int, end: int) -> Phrase | None:
    """Find the phrase that ends in "'s": "the union's", "Maddox's"."""
    if end <= floor or not line.units[end - 1].text.endswith(("'s", "’s", "s’", "s'")):
        return None
    start = end - 1
    while start > floor and (
        line.units[start - 1].is_capitalised
        or line.lower(start - 1) in words.DETERMINERS
        or line.lower(start - 1) in people.PERSON_NOUNS | people.BODY_NOUNS
    ):
        start -= 1
    return Phrase(start, end, end - 1, end)


def _around(line: Line, begin: int, end: int) -> Content | None:
    """Give the words around a framing: behind it, before it, or on both sides."""
    rest = end + 1 if line.lower(end) in _BREAKS else end
    behind = ranged(line, rest, line.last, explicit=True) if rest < line.last else None
    if begin == 0 or line.lower(begin - 1) in {";", ":", "and", "but"}:
        return behind if has_finite_verb(line, rest, line.last) or _quotes(line, rest) else None
    if line.lower(begin - 1) not in _BREAKS:
        return None
    first = _clause_begin(line, begin)
    before = ranged(line, first, begin - 1, explicit=True) if first < begin - 1 else None
    if before is None:
        return None
    if behind is not None and line.lower(end) == ",":
        return Content((*before.ranges, *behind.ranges), explicit=True)
    is_clause = has_finite_verb(line, first, begin - 1)
    return replace(before, is_left=True) if behind is None and is_clause else None


def _quotes(line: Line, first: int) -> bool:
    return any(unit.quotation is not None for unit in line.units[first:])


def _clause_begin(line: Line, end: int) -> int:
    for at in range(end - 2, 0, -1):
        if line.lower(at) in {";", ":", "—", "–"}:
            return at + 1
    return 0


def _tells_it(line: Line, at: int) -> Attribution | None:
    """Read "to hear Lusk tell it, …" and "…, as she tells it, …"."""
    if line.lower(at) == "to" and line.lower(at + 1) == "hear":
        told = next((n for n in range(at + 3, at + 9) if line.lower(n) == "tell"), None)
        subject = checked_phrase(line, at + 2, told, any_noun=True) if told else None
        if subject is None or told is None:
            return None
        found = _made(subject, (at, told + 2), _around(line, at, told + 2))
        return replace(found, force=Force.DISTANCING) if found else None
    if line.lower(at) != "as" or line.lower(at - 1) not in {",", ""}:
        return None
    subject = phrase_after(line, at + 1)
    if subject is None or line.lower(subject.end) not in {"tells", "tell", "sees", "puts", "put"}:
        return None
    if line.lower(subject.end + 1) != "it" or line.lower(subject.end + 2) != ",":
        return None
    return _made(subject, (at, subject.end + 2), _around(line, at, subject.end + 2))


# -- minds, figures, nouns ----------------------------------------------------------------------


def _minded(line: Line, at: int, stop: int) -> Attribution | None:
    """Read "is adamant that …" and "is of the opinion that …"."""
    word, end = line.lower(at), at + 1
    if word == "of" and [line.lower(at + n) for n in (1, 2)] == ["the", "opinion"]:
        end = at + 3
    elif word not in _MINDED:
        return None
    left = at - 1
    while line.lower(left) in words.ADVERBS | words.NEGATIONS or line.lower(left).endswith("ly"):
        left -= 1
    if line.lower(left) not in words.BE | {"remains", "remained"} or line.lower(end) != "that":
        return None
    subject = phrase_before(line, left)
    if subject is None or line.lower(subject.head) in {"it", "i", "we", "you"}:
        return None
    negated = any(line.lower(n) in words.NEGATIONS for n in range(left, at))
    cue = left if word == "of" else at
    if line.lower(stop - 1) in {"and", "but"}:
        stop -= 1
    content = ranged(line, end + 1, stop, explicit=True)
    made = _made(subject, (cue, end), content, hedges=word in _HEDGED_MINDS or word == "of")
    return replace(made, negated=negated) if made else None


def _put(line: Line, at: int) -> Attribution | None:
    """Read "put the cost at 25 million" and "puts the president on 49 per cent"."""
    if line.lower(at) not in {"put", "puts"}:
        return None
    left = at
    while line.lower(left - 1) in words.HAVE | words.ADVERBS:
        left -= 1
    figure = next(
        (n + 1 for n in range(at + 2, min(at + 12, line.last - 1))
         if line.lower(n) in {"at", "on"} and _is_figure(line, n + 1)), None,
    )  # fmt: skip
    subject = phrase_before(line, left, any_noun=True) if figure is not None else None
    if subject is not None and line.lower(subject.head) == "who":
        subject = antecedent(line, subject.start, 0)
    if subject is None:
        return None
    return _made(subject, (at, at + 1), ranged(line, at + 1, line.last, explicit=True))


def _is_figure(line: Line, at: int) -> bool:
    near = line.lower(at + 1) if line.lower(at) in {"about", "around", "some", "nearly"} else ""
    return (
        line.lower(at)[:1].isdigit()
        or near[:1].isdigit()
        or line.lower(at) in {"zero", "$", "£", "€"}
    )


def _noun(line: Line, at: int) -> Attribution | None:
    """Read "the team's insistence that …" and "warnings from doctors that …"."""
    noun = line.lower(at)
    if noun not in _ASSERTIONS:
        return None
    if line.lower(at + 1) in {"from", "by"}:
        subject = phrase_after(line, at + 2, any_noun=True)
        behind = subject.end if subject else 0
    else:
        subject, behind = _owner(line, at), at + 1
    if subject is None or line.lower(behind) != "that":
        return None
    content = ranged(line, behind + 1, _main_verb(line, behind + 1, subject.start), explicit=True)
    return _made(subject, (at, at + 1), content, hedges=noun in _HEDGED_NOUNS)


def _owner(line: Line, noun: int) -> Phrase | None:
    owner = noun - 1
    while owner > 0 and line.lower(owner) in {"repeated", "own", "first", "latest"}:
        owner -= 1
    if line.lower(owner) in _POSSESSIVES:
        return Phrase(owner, owner + 1, owner, owner + 1)
    return _owning(line, 0, owner + 1)


def _main_verb(line: Line, first: int, subject: int) -> int:
    """End a noun's clause before the verb of the sentence whose subject the noun is."""
    if subject > 1:
        return line.last
    verbs = [
        at for at in range(first, line.last)
        if line.lower(at) in words.BE | words.HAVE | words.DO | words.MODALS
        and line.lower(at - 1) not in words.AUXILIARIES
    ]  # fmt: skip
    return verbs[1] if len(verbs) > 1 else line.last


def _reported(line: Line, at: int) -> Attribution | None:
    """Read "is said to have argued that …": what others say he said, so it is hedged."""
    if line.lower(at) not in _REPORTED or line.lower(at - 1) not in words.BE:
        return None
    said = at + 1
    if line.lower(said) == "to":
        said += 2
    elif line.lower(at) != "heard":
        return None
    verb = VERBS.get(line.lower(said))
    if verb is None or not (line.lower(said - 1) == "have" or verb.form == "gerund"):
        return None
    left = at - 1
    while line.lower(left - 1) in words.AUXILIARIES:
        left -= 1
    subject = phrase_before(line, left)
    if subject is None:
        return None
    cue = CueAt(said, said + 1, left, Form.FINITE, verb)
    content = content_right(line, cue, said + 1, line.last)
    return _made(subject, (said, said + 1), content, hedges=line.lower(at) != "heard")


def _heard(line: Line, at: int) -> Attribution | None:
    """Read "the jury heard from a locksmith, Pavo Lenk, that …" and "…, a court heard"."""
    if line.lower(at) != "heard":
        return None
    if line.lower(at + 1) != "from":
        return _court(line, at) if line.lower(at - 1) in _COURTS else None
    subject = phrase_after(line, at + 2, any_noun=True)
    if subject is None:
        return None
    end = subject.end
    if line.lower(end) == ",":
        end = next((n for n in range(end + 1, end + 8) if line.lower(n) == ","), end)
        subject = Phrase(subject.start, end, end - 1, end)
        end += 1
    if line.lower(end) != "that":
        return None
    return _made(subject, (at, at + 1), ranged(line, end + 1, line.last, explicit=True))


def _court(line: Line, at: int) -> Attribution | None:
    subject = phrase_before(line, at)
    if subject is None:
        return None
    if line.lower(at + 1) == "that":
        return _made(subject, (at, at + 1), ranged(line, at + 2, line.last, explicit=True))
    is_end = at + 1 >= line.last or line.lower(at + 1) in {",", "on", "yesterday", "today"}
    if not is_end or line.lower(subject.start - 1) != ",":
        return None
    return _made(subject, (at, at + 1), content_left(line, subject.start, 0))
