"""Paragraphs that are nobody's assertion: credits, contacts, rights, times of a live blog."""

import re
from collections.abc import Sequence

from bot.core.span import Span, trimmed

_BOILERPLATE = re.compile(
    r"\(?(?:additional )?(?:reporting|editing|writing|translated|photographs?) by\b"
    r"|(?:media|press) (?:contacts?|enquiries|inquiries)\b|for (?:more|further) information\b"
    r"|(?:©|\(c\) |copyright\b)|all rights reserved\b|read (?:more|also|next)\b"
    r"|(?:sign up|subscribe|follow us|share this|click here)\b|(?:-|#){3}|ends?$"
    r"|this (?:article|story) (?:was )?(?:first |originally )?(?:appeared|published)\b"
    r"|for immediate release\b",
    re.IGNORECASE,
)
_TIME = re.compile(
    r"\[?\d{1,2}[:.h]\d{2}(?: ?[ap]\.?m\.?)?(?: (?:GMT|UTC|BST|CET|CEST|EST|EDT|local))?\]?"
    r"(?:[ \t]*[-–—:|][ \t]+|[ \t]+|$)"
)
_FLAG = re.compile(
    r"(?:BREAKING|CORRECTION|UPDATED?|CLARIFICATION|EXCLUSIVE|ANALYSIS|OPINION)(?: NEWS)?:(?=\s)"
)
# So many paragraphs begin with a time in a live blog; one alone is a sentence about a time.
_LEAST_TIMES = 3


def boilerplate_in(text: str, paragraphs: Sequence[Span]) -> tuple[int, ...]:
    """Give the numbers of the paragraphs that are boilerplate."""
    return tuple(
        number for number, span in enumerate(paragraphs)
        if _BOILERPLATE.match(text, span.start, span.end)
    )  # fmt: skip


def times_in(text: str, paragraphs: Sequence[Span]) -> dict[int, Span]:
    """Give the time that opens a paragraph of a live blog, by paragraph; nothing elsewhere."""
    found = {
        number: match
        for number, span in enumerate(paragraphs)
        if (match := _TIME.match(text, span.start, span.end))
    }
    if len(found) < _LEAST_TIMES:
        return {}
    times = {number: trimmed(text, *match.span()) for number, match in found.items()}
    return {number: span for number, span in times.items() if span}


def flags_in(text: str, paragraphs: Sequence[Span]) -> dict[int, Span]:
    """Give "BREAKING:" and its kin, by the paragraph they open."""
    return {
        number: Span(match.start(), match.end())
        for number, span in enumerate(paragraphs)
        if (match := _FLAG.match(text, span.start, span.end))
    }
