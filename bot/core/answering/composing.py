"""From a question, readings and passages to an answer with citations, or an honest no."""

from collections.abc import Sequence

from bot.core.answer import Answer, Passage
from bot.core.answering.attributions import (
    answer_speakers,
    answer_who_reported,
    answer_who_says,
)
from bot.core.answering.evidence import Evidence, evidence_of
from bot.core.answering.facts import answer_fact
from bot.core.answering.introductions import answer_what_is, answer_who_is
from bot.core.answering.speeches import answer_speech
from bot.core.answering.terms import Asked, Asks, as_fact, understand
from bot.core.answering.wording import refused
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
    if asked.asks is Asks.SAYS:
        return answer_speech(question, asked, evidence)
    if asked.asks is Asks.WHO_SAYS:
        return answer_who_says(question, asked, evidence)
    if asked.asks is Asks.WHO_IS:
        return answer_who_is(question, asked, evidence)
    if asked.asks is Asks.WHAT_IS:
        return answer_what_is(question, asked, evidence)
    if asked.asks is Asks.WHO_REPORTED:
        found = answer_who_reported(question, asked, evidence)
        if found:
            return found
    return answer_fact(question, as_fact(question), evidence, passages)
