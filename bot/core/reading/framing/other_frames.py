"""Framings without a reporting verb of their own: "is adamant that", "put it at", "a court heard".

Each is read only where nothing else credits the same words.
"""

from collections.abc import Collection, Iterator
from dataclasses import replace

from bot.core.reading.framing.attribution import Attribution
from bot.core.reading.framing.content import ranged
from bot.core.reading.framing.contents import content_right
from bot.core.reading.framing.contents_left import content_left
from bot.core.reading.framing.cues import CueAt, Form
from bot.core.reading.framing.subjects import antecedent
from bot.core.reading.framing.views import made, owning, tells_it, view
from bot.core.reading.lexicon import words
from bot.core.reading.lexicon.verbs import VERBS
from bot.core.reading.lines import Line
from bot.core.reading.phrases.heads import Phrase
from bot.core.reading.phrases.noun_phrases import phrase_after, phrase_before

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


def other_frames(line: Line, ends: Collection[int]) -> Iterator[Attribution]:
    """Give the framings of a line that hang on no reporting verb, from left to right.

    `ends` are units where another framing begins, which ends what was said before it.
    """
    at = 0
    while at < line.last:
        stop = min((end for end in ends if end > at + 1), default=line.last)
        found = (
            view(line, at) or _minded(line, at, stop) or _put(line, at) or _noun(line, at)
            or _reported(line, at) or tells_it(line, at) or _heard(line, at)
            or _spoke_of(line, at)
        )  # fmt: skip
        if found is not None:
            yield found
            at = max(found.cue[1], *(end for _, end in found.content))
        else:
            at += 1


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
    found = made(subject, (cue, end), content, hedges=word in _HEDGED_MINDS or word == "of")
    return replace(found, negated=negated) if found else None


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
    return made(subject, (at, at + 1), ranged(line, at + 1, line.last, explicit=True))


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
    return made(subject, (at, at + 1), content, hedges=noun in _HEDGED_NOUNS)


def _owner(line: Line, noun: int) -> Phrase | None:
    owner = noun - 1
    while owner > 0 and line.lower(owner) in {"repeated", "own", "first", "latest"}:
        owner -= 1
    if line.lower(owner) in _POSSESSIVES:
        return Phrase(owner, owner + 1, owner, owner + 1)
    return owning(line, 0, owner + 1)


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
    return made(subject, (said, said + 1), content, hedges=line.lower(at) != "heard")


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
    return made(subject, (at, at + 1), ranged(line, end + 1, line.last, explicit=True))


def _court(line: Line, at: int) -> Attribution | None:
    subject = phrase_before(line, at)
    if subject is None:
        return None
    if line.lower(at + 1) == "that":
        return made(subject, (at, at + 1), ranged(line, at + 2, line.last, explicit=True))
    is_end = at + 1 >= line.last or line.lower(at + 1) in {",", "on", "yesterday", "today"}
    if not is_end or line.lower(subject.start - 1) != ",":
        return None
    return made(subject, (at, at + 1), content_left(line, subject.start, 0))


def _spoke_of(line: Line, at: int) -> Attribution | None:
    """Read "One general spoke of “a coup rehearsed in front of a mirror”"."""
    if line.lower(at) not in {"spoke", "speaks", "spoken"} or line.lower(at + 1) != "of":
        return None
    quoted = next((n for n in range(at + 2, at + 6) if _is_quoted(line, n)), None)
    left = at - 1 if line.lower(at - 1) in words.HAVE else at
    subject = phrase_before(line, left, any_noun=True) if quoted is not None else None
    if subject is None or quoted is None:
        return None
    return made(subject, (at, at + 2), ranged(line, at + 2, quoted + 1, explicit=True))


def _is_quoted(line: Line, at: int) -> bool:
    return at < len(line.units) and line.units[at].quotation is not None
