"""The article: one text, fixed once, that every offset refers to for ever."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NewType

from bot.core.span import Span

ArticleId = NewType("ArticleId", str)


class SourceKind(StrEnum):
    """Where an article came from."""

    FILE = "file"
    LINK = "link"
    STDIN = "stdin"
    TEXT = "text"
    SEED = "seed"
    FEED = "feed"  # what a feed itself says of a page that could not be read


@dataclass(frozen=True, slots=True)
class Source:
    """How the article reached us: the kind of door and the name on it (file name or address)."""

    kind: SourceKind
    name: str


@dataclass(frozen=True, slots=True)
class Article:
    """One immutable text and what is known of it. `read_of` counts characters before any cut."""

    text: str
    source: Source
    title: str | None = None
    byline: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    read_of: int | None = None

    def __post_init__(self) -> None:
        if not self.text.strip():
            raise ValueError("an article has a text")

    @property
    def id(self) -> ArticleId:
        """Give the name of this text: the same text is the same article."""
        return ArticleId(self.sha256[:16])

    @property
    def sha256(self) -> str:
        """Give the hexadecimal SHA-256 of the text as UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def excerpt(self, span: Span) -> "Excerpt":
        """Cut the words of a span from the text; the only way to an `Excerpt`."""
        if span.end > len(self.text):
            raise ValueError(f"[{span.start}, {span.end}) ends after the text ({len(self.text)})")
        return Excerpt(span, self.text[span.start : span.end], _cut=_SCISSORS)

    def name_for_people(self) -> str:
        """Give the best short name: title, else the name of the source."""
        return self.title or self.source.name


_SCISSORS = object()


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A span with its words. Made by `Article.excerpt` alone, so the words are the article's."""

    span: Span
    text: str
    _cut: object = field(default=None, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self._cut is not _SCISSORS:
            raise TypeError("an excerpt is cut from its article: article.excerpt(span)")
