"""The head of an article: headline, byline, dateline."""

from dataclasses import dataclass

from bot.core.span import Span


@dataclass(frozen=True, slots=True)
class Masthead:
    headlines: tuple[Span, ...] = ()
    byline: Span | None = None
    dateline: Span | None = None
    title: str | None = None
    byline_text: str | None = None
    publisher: str | None = None
    published: str | None = None


def read_masthead(text: str) -> Masthead:
    return Masthead()
