"""From a question, readings and passages to an answer with citations, or an honest no."""

from collections.abc import Callable, Sequence

from bot.core.answer import Answer, Outcome, Passage
from bot.core.answering.attributions import (
    answer_speakers,
    answer_who_reported,
    answer_who_says,
)
from bot.core.answering.evidence import Evidence, evidence_of
from bot.core.answering.facts import answer_fact
from bot.core.answering.introductions import answer_what_is, answer_who_is
from bot.core.answering.speeches import answer_speech
from bot.core.answering.terms import Asked, Asks, as_fact, is_the_article, understand
from bot.core.answering.wording import is_telling, refused
from bot.core.brief import Brief


def answer_from(
    question: str,
    briefs: Sequence[Brief],
    passages: Sequence[Passage],
    *,
    speaker: str | None = None,
) -> Answer:
    """Answer from these readings alone; every number has its citation, or nothing is claimed.

    `speaker` is the name that a conversation found for "he" or "they" in the question.
    """
    evidence = evidence_of(briefs)
    if not evidence.briefs:
        return refused(question, "There is no article to answer from.")
    return _answer(question, understand(question, speaker=speaker), evidence, passages)


def _answer(question: str, asked: Asked, evidence: Evidence, passages: Sequence[Passage]) -> Answer:
    if asked.asks is Asks.SPEAKERS:
        return answer_speakers(question, evidence)
    if asked.asks is Asks.SAYS and is_the_article(asked.speaker):
        return answer_fact(question, as_fact(asked.topic), evidence, passages)
    if asked.asks is Asks.WHO_REPORTED and (
        answer := answer_who_reported(question, asked, evidence)
    ):
        return answer
    if asked.asks is Asks.WHO_SAYS:
        return _who_says(question, asked, evidence, passages)
    if by_shape := _BY_SHAPE.get(asked.asks):
        return by_shape(question, asked, evidence)
    return answer_fact(question, as_fact(question), evidence, passages)


def _who_says(
    question: str, asked: Asked, evidence: Evidence, passages: Sequence[Passage]
) -> Answer:
    """Answer with whose claim it is, else with a sentence that itself says who "called" it so."""
    answer = answer_who_says(question, asked, evidence)
    if answer.outcome is Outcome.ANSWERED or not is_telling(asked.verb):
        return answer
    told = answer_fact(question, as_fact(question), evidence, passages)
    return told if told.outcome is Outcome.ANSWERED else answer


_BY_SHAPE: dict[Asks, Callable[[str, Asked, Evidence], Answer]] = {
    Asks.SAYS: answer_speech,
    Asks.WHO_IS: answer_who_is,
    Asks.WHAT_IS: answer_what_is,
}
