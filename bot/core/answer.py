"""A question, the passages that may answer it, and the answer with its citations."""

from dataclasses import dataclass
from enum import StrEnum

from bot.core.article import Article, Excerpt
from bot.core.brief import Brief


class Outcome(StrEnum):
    """Either the article answers, or it does not; there is no third way."""

    ANSWERED = "answered"
    NOT_IN_THE_ARTICLE = "not-in-the-article"


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence the store found for a question; a higher `score` fits better."""

    brief: Brief
    excerpt: Excerpt
    score: float


@dataclass(frozen=True, slots=True)
class Citation:
    """What stands behind `[number]` in an answer. `speaker` is None for the outlet's own voice."""

    number: int
    article: Article
    excerpt: Excerpt
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer whose every `[n]` has its citation, or a refusal with the nearest words."""

    question: str
    outcome: Outcome
    text: str
    citations: tuple[Citation, ...] = ()
    nearest: tuple[Citation, ...] = ()

    def __post_init__(self) -> None:
        if self.outcome is Outcome.ANSWERED and not self.citations:
            raise ValueError("an answer without a citation is not an answer")
        if self.outcome is Outcome.NOT_IN_THE_ARTICLE and self.citations:
            raise ValueError("a refusal cites nothing; the nearest words are not a citation")
