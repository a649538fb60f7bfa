"""A half-open range of an article's text."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start <= i < end` of a text; never empty."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"not a span: [{self.start}, {self.end})")

    def __len__(self) -> int:
        return self.end - self.start

    def covers(self, other: "Span") -> bool:
        """Tell whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share a code point."""
        return self.start < other.end and other.start < self.end


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Give the range without white space at its ends; nothing if only white space is left."""
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


class SpanSet:
    """Spans that do not overlap, kept in order, so that looking one up takes logarithmic time."""

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._spans: list[Span] = []
        for span in sorted(spans):
            self.add(span)

    def add(self, span: Span) -> bool:
        """Add a span; leave it out, and say so, if it overlaps one that is there."""
        if self.overlaps(span):
            return False
        insort(self._spans, span)
        return True

    def overlaps(self, span: Span) -> bool:
        """Tell whether any span of the set shares a code point with this one."""
        after = bisect_left(self._spans, Span(span.end, span.end + 1))
        return after > 0 and self._spans[after - 1].end > span.start

    def holds(self, at: int) -> bool:
        """Tell whether a code point lies in a span of the set."""
        return self.overlaps(Span(at, at + 1))


def any_between(sorted_places: list[int], start: int, end: int) -> bool:
    """Tell whether one of the places, in ascending order, is in `[start, end)`."""
    return bisect_left(sorted_places, start) < bisect_right(sorted_places, end - 1)
