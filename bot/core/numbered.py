"""An article as numbered sentences: what a proposal can point at."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from bot.core.article import Article, Excerpt
from bot.core.reading.sentences import sentence_spans
from bot.core.span import Span


class NumberedArticle:
    """The sentences of an article, counted from 1."""

    def __init__(self, article: Article) -> None:
        self.article = article

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Give the places of all sentences in order."""
        return sentence_spans(self.article.text)

    def region(self, numbers: Sequence[int]) -> Span | None:
        """Give the range from the first of these sentences to the last; None if one is missing."""
        if not numbers or not all(1 <= number <= len(self.sentences) for number in numbers):
            return None
        first, last = min(numbers), max(numbers)
        return Span(self.sentences[first - 1].start, self.sentences[last - 1].end)

    def number_at(self, at: int) -> int:
        """Give the number of the sentence a place lies in or right behind; 1 before the first."""
        return max(1, bisect_right([span.start for span in self.sentences], at))

    def windows(self, most: int, shared: int) -> Iterator[tuple[int, tuple[Excerpt, ...]]]:
        """Give runs of sentences of at most `most` characters, with the number of their first.

        Each run begins with the last `shared` sentences of the one before, so that a quotation
        and its framing come together. A longer sentence is a run of its own.
        """
        first = 0
        while first < len(self.sentences):
            end, size = first, 0
            while end < len(self.sentences) and (
                end == first or size + len(self.sentences[end]) <= most
            ):
                size += len(self.sentences[end])
                end += 1
            yield first + 1, tuple(self.article.excerpt(s) for s in self.sentences[first:end])
            if end == len(self.sentences):
                return
            first = max(first + 1, end - shared)
