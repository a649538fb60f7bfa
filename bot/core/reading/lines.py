"""Sentences with every quotation folded into one unit, so that framing can be parsed around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from bot.core.reading.lexicon import words
from bot.core.reading.quotations import Quotation
from bot.core.reading.tokens import tokens_of
from bot.core.span import Span

# Up to this many words, without a stop at the end, quoted words may be part of a noun phrase.
SHORT = 6


class Unit(NamedTuple):
    """A word, a mark, or a whole quotation (`quotation` is set, `lower` is empty)."""

    start: int
    end: int
    text: str
    lower: str
    quotation: Quotation | None = None

    @property
    def is_word(self) -> bool:
        """Tell a word or number from marks and quotations."""
        return self.quotation is None and self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        """Tell whether it is a word that begins with a capital letter."""
        return self.quotation is None and self.text[0].isupper()

    @property
    def is_short_quotation(self) -> bool:
        """Tell quoted words that are no sentence ("India Express")."""
        return (
            self.quotation is not None
            and len(self.text.split()) <= SHORT
            and self.text[-2:-1] not in ".!?,"
        )

    @property
    def is_quoted_name(self) -> bool:
        """Tell quoted words that can be part of a name: all but the small ones capitalised."""
        if not self.is_short_quotation:
            return False
        content = [word for word in self.text[1:-1].split() if word.lower() not in _SMALL]
        return bool(content) and all(word[0].isupper() or word[0].isdigit() for word in content)


_SMALL = words.DETERMINERS | words.PREPOSITIONS | words.CONJUNCTIONS


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of the article outside quotations. `sentence` is the number of its first one."""

    units: tuple[Unit, ...]
    sentence: int
    paragraph: int

    @property
    def span(self) -> Span:
        """Give the place of the whole line."""
        return Span(self.units[0].start, self.units[-1].end)

    @property
    def last(self) -> int:
        """Give the index after the last unit that is not the full stop."""
        end = len(self.units)
        while end and self.units[end - 1].lower in ENDING:
            end -= 1
        return end

    @property
    def is_quotation_only(self) -> bool:
        """Tell a line that is nothing but quoted words."""
        return all(unit.quotation or not unit.is_word for unit in self.units) and any(
            unit.quotation for unit in self.units
        )

    def lower(self, at: int) -> str:
        """Give the unit's word in lower case; empty outside the line and for quotations."""
        return self.units[at].lower if 0 <= at < len(self.units) else ""

    def cut(self, first: int, end: int) -> Span | None:
        """Give the span of units `first <= i < end`; nothing if that is empty."""
        if first >= end:
            return None
        return Span(self.units[first].start, self.units[end - 1].end)


ENDING = frozenset(".!?…")


def lines_of(
    text: str, paragraphs: Sequence[Span], sentences: Sequence[Span], outer: Sequence[Quotation]
) -> list[Line]:
    """Fold the outer quotations and give the lines of the paragraphs in order."""
    lines: list[Line] = []
    quotations = list(outer)
    numbered = list(enumerate(sentences))
    at_quote = at_sentence = 0
    for number, paragraph in enumerate(paragraphs):
        inside: list[Quotation] = []
        while at_quote < len(quotations) and quotations[at_quote].span.start < paragraph.end:
            inside.append(quotations[at_quote])
            at_quote += 1
        own: list[tuple[int, Span]] = []
        while at_sentence < len(numbered) and numbered[at_sentence][1].start < paragraph.end:
            own.append(numbered[at_sentence])
            at_sentence += 1
        lines.extend(_lines_of_paragraph(text, number, own, inside))
    return lines


def _lines_of_paragraph(
    text: str, paragraph: int, sentences: list[tuple[int, Span]], inside: list[Quotation]
) -> list[Line]:
    lines: list[Line] = []
    pending: tuple[int, int] | None = None
    for number, span in sentences:
        start, first = pending or (span.start, number)
        if any(q.span.start < span.end < q.span.end for q in inside):
            pending = (start, first)
            continue
        pending = None
        units = _units(text, start, span.end, inside)
        if units:
            lines.append(Line(tuple(units), first, paragraph))
    return lines


def _units(text: str, start: int, end: int, inside: list[Quotation]) -> list[Unit]:
    units: list[Unit] = []
    at = start
    for quotation in inside:
        if quotation.span.start < start or quotation.span.end > end:
            continue
        units.extend(Unit(*t) for t in tokens_of(text, at, quotation.span.start))
        span = quotation.span
        units.append(Unit(span.start, span.end, text[span.start : span.end], "", quotation))
        at = span.end
    units.extend(Unit(*token) for token in tokens_of(text, at, end))
    return [_as_acronym(unit) if unit.text in _LOOKALIKES else unit for unit in units]


# Acronyms that are function words in lower case.
_LOOKALIKES = frozenset({"WHO", "IT", "US", "AM", "OR", "WE", "HE", "ID"})


def _as_acronym(unit: Unit) -> Unit:
    """Keep "WHO" from being read as a relative pronoun."""
    return unit._replace(lower=unit.text)
