"""Who, what, when, where, how many, why: the sentence that holds it, with its voice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.answer import Answer, Passage
from bot.core.answering.absence import absent_from, nothing_found, reason_of_absence
from bot.core.answering.evidence import ASKED_WHY, Evidence, Line, content_keys, keys_of
from bot.core.answering.keys import key_of
from bot.core.answering.ranking import Weights, ranked, share, weights_of
from bot.core.answering.signs import holds_answer
from bot.core.answering.terms import Asked, Asks
from bot.core.answering.wording import Point, answered, line_point, refused
from bot.core.claim import Claim

# The share of the question's words, weighed by rarity, that one sentence must hold. On our own
# questions nothing more was answered 0.1 lower, and one more was answered that should not be.
_BAR = {Asks.HOW_MANY: 0.6, Asks.WHEN: 0.7, Asks.WHERE: 0.7, Asks.WHO: 0.75, Asks.WHY: 0.7}
_USUAL_BAR = 0.8
# The turn after an interviewer's question answers it whatever its words; numbers must be there.
_BY_ECHO = frozenset({Asks.WHAT, Asks.YES_NO})
_LEAST_KEYS = 2  # one word in common is no answer
_SECOND_BEST = 0.1
_MOST = 3


@dataclass(frozen=True, slots=True)
class _Fitting:
    line: Line
    fit: float
    score: float


def answer_fact(
    question: str, asked: Asked, evidence: Evidence, passages: Sequence[Passage]
) -> Answer:
    """Answer with the sentence that holds all names and numbers and an answer of the sort."""
    order = ranked(asked.words, evidence, passages)
    nearest = [point_of(line, asked, weights_of(evidence)) for line, _ in order[:6]]
    if not asked.words:
        return refused(question, nothing_found(evidence))
    if absent := absent_from(asked, evidence):
        return refused(question, reason_of_absence(asked, absent, evidence), nearest)
    weights = weights_of(evidence)
    fitting = sorted(
        _fitting(asked, order, weights), key=lambda found: (-round(found.fit, 2), -found.score)
    )
    if not fitting:
        return refused(question, nothing_found(evidence), nearest)
    best = [f for f in fitting if f.fit >= fitting[0].fit - _SECOND_BEST][:_MOST]
    return answered(question, [point_of(found.line, asked, weights) for found in best])


def point_of(line: Line, asked: Asked, weights: Weights) -> Point:
    """Word a sentence as its speaker's claim if the claim holds most of what was asked."""
    return line_point(line, _claim_that_holds(line, asked, weights))


def _fitting(
    asked: Asked, order: Sequence[tuple[Line, float]], weights: Weights
) -> Iterator[_Fitting]:
    wanted = _wanted(asked)
    bar = _BAR.get(asked.asks, _USUAL_BAR)
    for line, score in order:
        held = line.keys | line.echo
        fit = share(wanted, held, weights, line.near)
        if (
            fit >= bar
            and wanted & held
            and len(wanted & (held | line.near)) >= min(_LEAST_KEYS, len(wanted))
            and not line.is_question
            and _names_and_numbers_stand(asked, line)
            and _says_more(wanted, line)
            and (holds_answer(asked, line) or _answers_interviewer(asked, line))
        ):
            yield _Fitting(line, fit, score)


def _answers_interviewer(asked: Asked, line: Line) -> bool:
    if asked.asks is Asks.WHY:
        return ASKED_WHY in line.echo
    return bool(line.echo) and asked.asks in _BY_ECHO


def _wanted(asked: Asked) -> frozenset[str]:
    return frozenset(word.key for word in asked.hard_words or asked.words)


def _names_and_numbers_stand(asked: Asked, line: Line) -> bool:
    held = line.keys | line.echo | line.near
    numbers = frozenset(key_of(number) for number in asked.numbers)
    return all(keys_of(name) <= held for name in asked.names) and numbers <= line.keys | line.echo


def _says_more(wanted: frozenset[str], line: Line) -> bool:
    """Tell a sentence that adds something to the question's own words."""
    return bool(line.keys - wanted)


def _claim_that_holds(line: Line, asked: Asked, weights: Weights) -> Claim | None:
    wanted = _wanted(asked)
    whole = share(wanted, line.keys | line.echo, weights)
    scored = [
        (share(wanted, (content_keys(claim) & line.keys) | line.echo, weights), number)
        for number, claim in enumerate(line.claims)
    ]
    if not scored:
        return None
    best, number = max(scored, key=lambda pair: (pair[0], -pair[1]))
    return line.claims[number] if best > 0 and best >= whole / 2 else None
