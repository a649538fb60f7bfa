"""Paragraph spans, and which lines are headings."""

import re
from itertools import pairwise

from bot.core.span import Span, trimmed

_LINE = re.compile(r"[^\n]+")
_BLANK = re.compile(r"\n[ \t\r\f\v\u00a0\u3000]*\n")
_SENTENCE_END = ".!?…。！？;:,\"'”’»」)"
# Lines of hard-wrapped text are of one length: at least this share of them is nearly full.
_WRAPPED_SHARE = 0.6
_WRAPPED_WIDTH = (45, 100)


def paragraph_spans(text: str) -> tuple[Span, ...]:
    """Give the paragraphs, trimmed. A line is a paragraph unless the text is hard-wrapped."""
    lines = [Span(m.start(), m.end()) for m in _LINE.finditer(text)]
    spans = [span for line in lines if (span := trimmed(text, line.start, line.end))]
    if not _is_hard_wrapped(text, spans):
        return tuple(spans)
    starts = [0, *(m.end() for m in _BLANK.finditer(text))]
    ends = [*(m.start() for m in _BLANK.finditer(text)), len(text)]
    blocks = (trimmed(text, s, e) for s, e in zip(starts, ends, strict=True) if s < e)
    return tuple(block for block in blocks if block)


def _is_hard_wrapped(text: str, lines: list[Span]) -> bool:
    """Tell text whose lines were broken at a width from text with a line a paragraph."""
    directly = [a for a, b in pairwise(lines) if text.count("\n", a.end, b.start) == 1]
    if len(directly) < 3:
        return False
    widest = max(len(line) for line in directly)
    if not _WRAPPED_WIDTH[0] <= widest <= _WRAPPED_WIDTH[1]:
        return False
    full = [a for a in directly if len(a) > 0.75 * widest]
    open_ended = [a for a in directly if text[a.end - 1] not in '.!?。！？”"']
    return len(full) >= _WRAPPED_SHARE * len(directly) and len(open_ended) >= _WRAPPED_SHARE * len(
        directly
    )


def is_heading(text: str, span: Span) -> bool:
    """Tell a short line without a sentence's end ("Accelerate the pace of expansion")."""
    line = text[span.start : span.end]
    return (
        line[-1] not in _SENTENCE_END
        and "\n" not in line
        and len(line) <= 90
        and 1 <= len(line.split()) <= 12
        and any(character.isalpha() for character in line)
    )
