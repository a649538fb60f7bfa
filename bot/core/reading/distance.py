"""Scare quotes and "so-called": the outlet's distancing, nobody's words."""

from collections.abc import Iterator, Sequence

from bot.core.reading.lexicon import words
from bot.core.reading.quotations import Quotation, is_sentence_like
from bot.core.span import Span, SpanSet

_SO_CALLED = ("so-called ", "so called ", "self-styled ", "self-proclaimed ")
_NAMING = (
    "called ",
    "named ",
    "titled ",
    "entitled ",
    "dubbed ",
    "known as ",
    "codenamed ",
    "headlined ",
    "nicknamed ",
    "the word ",
    "words such as ",
    "the term ",
    "the phrase ",
    "labelled ",
    "labeled ",
    "marked ",
)
_SMALL = words.PREPOSITIONS | words.DETERMINERS | words.CONJUNCTIONS


def distance_marks(text: str, outer: Sequence[Quotation], said: Sequence[Span]) -> Iterator[Span]:
    """Give quoted words in the outlet's own voice that are neither somebody's words nor a name."""
    taken = SpanSet(said)
    for quotation in outer:
        span = quotation.span
        if taken.overlaps(span):
            continue
        inner = quotation.inner(text)
        if not inner.strip() or is_sentence_like(inner):
            continue
        if _is_announced(text, span) or not _is_name(text, span, inner):
            yield span


def _is_announced(text: str, span: Span) -> bool:
    before = text[max(0, span.start - 20) : span.start].lower()
    return before.endswith(_SO_CALLED)


def _is_name(text: str, span: Span, inner: str) -> bool:
    """Tell a title or a proper name: every word but the small ones is capitalised."""
    content = [word for word in inner.split() if word.lower() not in _SMALL]
    before = text[max(0, span.start - 24) : span.start].lower()
    if before.endswith(_NAMING):
        return True
    return bool(content) and all(word[0].isupper() or word[0].isdigit() for word in content)
