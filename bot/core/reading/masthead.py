"""The masthead: headline lines, byline, date and dateline that stand before an article's prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.reading.byline import (
    is_byline,
    is_outlet,
    outlet_in_byline,
    outlet_of_source_line,
)
from bot.core.reading.dateline import opening_dateline
from bot.core.reading.printed_date import find_printed_date, is_date_line
from bot.core.span import Span, trimmed

_LONGEST_HEADLINE = 20  # words
_LONGEST_SUBTITLE = 32
_WIDEST_HEADLINE = 250  # characters
_MOST_HEADLINES = 4
_MOST_LINES = 14  # a masthead is over by then
_DECORATION = "#*_>=~` \t"

_LABELS = frozenset(
    [
        "for immediate release",
        "press release",
        "breaking news",
        "breaking",
        "exclusive",
        "opinion",
        "analysis",
        "commentary",
        "editorial",
        "interview",
        "advertisement",
    ]
)
_RUNS_ON = re.compile(r"(?:,|;|:|\b(?:a|an|the|of|to|and|or|in|on|at|for|with|that|by|from|as))$")
_FULL_STOP = re.compile(r"(?:(?<!\.)\.|[。!！;；:：,，])[\"”’'»)\]]*$")
_ABBREVIATION_END = re.compile(r"(?:\b(?:[A-Z]\.){2,}|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St|No|vs)\.)$")
# Question and exclamation marks stand inside headlines, and so does the full stop of "St. Orlan".
_INNER_STOP = re.compile(r"([^\W_]+)\.[\"”’']? +[A-Z“\"]")
_TITLES = "st dr mr mrs ms no vs gen col lt sgt capt cmdr sen rep gov mt ft prof rev jr sr inc co"
_NO_STOP_BEHIND = frozenset(_TITLES.split())


@dataclass(frozen=True, slots=True)
class Masthead:
    """What stands before the prose, as spans and as printed; `published` is an ISO date."""

    headlines: tuple[Span, ...] = ()
    byline: Span | None = None
    dateline: Span | None = None
    title: str = ""
    byline_text: str = ""
    publisher: str | None = None
    published: str | None = None


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    row: int


@dataclass(slots=True)
class _Found:
    headlines: list[_Line]
    byline: _Line | None = None
    publisher: str | None = None
    published: str | None = None
    closed: bool = False  # byline or date came after the title: no further headline


def read_masthead(text: str) -> Masthead:
    """Find the lines before an article's prose; a text that begins with prose has no headline."""
    lines = list(_lines(text))
    found = _Found([])
    at = 0
    while at < len(lines) and _take(found, lines, at):
        at += 1
    prose = at < len(lines)
    if not prose:
        found.headlines.clear()
    dateline = opening_dateline(lines[at].text) if prose else None
    start = lines[at].span.start if prose else 0

    return Masthead(
        headlines=tuple(line.span for line in found.headlines),
        byline=found.byline.span if found.byline else None,
        dateline=Span(start, start + dateline.length) if dateline else None,
        title=found.headlines[0].text if found.headlines else "",
        byline_text=found.byline.text if found.byline else "",
        publisher=found.publisher or (dateline.agency if dateline else None),
        published=found.published or (dateline.published if dateline else None),
    )


def _lines(text: str) -> Iterator[_Line]:
    """Give the first lines that hold letters, without indentation and Markdown decoration."""
    start, seen, row = 0, 0, 0
    while start < len(text) and seen < _MOST_LINES:
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        row += 1
        span = _undecorated(text, start, end)
        if span and any(character.isalnum() for character in text[span.start : span.start + 500]):
            seen += 1
            yield _Line(span, text[span.start : span.end], row)
        start = end + 1


def _undecorated(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start] in _DECORATION or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in _DECORATION or text[end - 1].isspace()):
        end -= 1
    return trimmed(text, start, end)


def _take(found: _Found, lines: list[_Line], at: int) -> bool:
    """Book one line of the masthead; False when the line is the first of the prose."""
    line = lines[at]
    if opening_dateline(line.text) and not is_date_line(line.text):
        return False
    if line.text.lower() in _LABELS and at + 1 < len(lines):
        return True
    if _book_parts(found, line):
        found.closed = bool(found.headlines)
        return True
    if found.closed or len(found.headlines) == _MOST_HEADLINES:
        return False
    if not _is_headline(lines, at, under_title=bool(found.headlines)):
        return False
    if not found.headlines and not found.publisher and _names_outlet_over_title(lines, at):
        found.publisher = line.text
        return True
    found.headlines.append(line)
    return True


def _book_parts(found: _Found, line: _Line) -> bool:
    """Book a line whose every part is a byline, a date or an outlet; parts stand between bars."""
    if len(line.text) > 160:
        return False
    parts = list(_parts(line))
    known = [_kind(part.text, under_title=bool(found.headlines)) for part in parts]
    if not any(kind in ("byline", "date", "source") for kind in known):
        return False
    if len(parts) > 1 and None in known[:1]:
        return False
    for part, kind in zip(parts, known, strict=True):
        _book(found, part, kind)
    return True


def _book(found: _Found, part: _Line, kind: str | None) -> None:
    if kind == "byline" and found.byline is None:
        found.byline = part
        found.publisher = found.publisher or outlet_in_byline(part.text)
    if kind in ("date", "source"):
        found.published = found.published or find_printed_date(part.text)
    if kind == "source":
        found.publisher = found.publisher or outlet_of_source_line(part.text)
    if kind == "outlet":
        found.publisher = found.publisher or part.text


def _parts(line: _Line) -> Iterator[_Line]:
    at = 0
    for piece in re.split(r"([|·•])", line.text):
        span = trimmed(line.text, at, at + len(piece))
        if span and piece not in "|·•":
            start = line.span.start
            yield _Line(
                Span(start + span.start, start + span.end),
                line.text[span.start : span.end],
                line.row,
            )
        at += len(piece)


def _kind(text: str, *, under_title: bool) -> str | None:
    if is_date_line(text):
        return "date"
    if len(text.split()) > 14 or _is_sentence(text):
        return None
    if is_byline(text, under_title=under_title):
        return "byline"
    if outlet_of_source_line(text):
        return "source"
    return "outlet" if is_outlet(text) else None


def _is_headline(lines: list[_Line], at: int, *, under_title: bool) -> bool:
    """Judge one line. A subtitle may be longer than a title if it stands alone."""
    line = lines[at]
    if at + 1 >= len(lines) or len(line.text) > _WIDEST_HEADLINE or "@" in line.text:
        return False
    touching = lines[at + 1].row == line.row + 1
    alone = under_title and not touching
    most = _LONGEST_SUBTITLE if alone else _LONGEST_HEADLINE
    if _is_sentence(line.text) or _words(line.text) > most:
        return False
    return not (touching and _flows_into(line, lines[at + 1], lines[at + 2 : at + 3]))


def _flows_into(line: _Line, below: _Line, after: list[_Line]) -> bool:
    """Tell hard-wrapped prose from a headline that stands directly on the next line."""
    if _kind(below.text, under_title=True) or opening_dateline(below.text):
        return False
    if _RUNS_ON.search(line.text) or below.text[:1].islower():
        return True
    wraps_on = bool(after) and after[0].row == below.row + 1 and after[0].text[:1].islower()
    same_width = 45 <= len(line.text) <= 100 and len(below.text) <= 100
    return same_width and (wraps_on or bool(_FULL_STOP.search(below.text)) or "." in below.text)


def _is_sentence(text: str) -> bool:
    stops = _INNER_STOP.finditer(text[:_WIDEST_HEADLINE])
    if any(len(stop[1]) > 1 and stop[1].lower() not in _NO_STOP_BEHIND for stop in stops):
        return True
    return bool(_FULL_STOP.search(text)) and not _ABBREVIATION_END.search(text)


def _words(text: str) -> int:
    """Count words; scripts without spaces count two characters as a word."""
    return max(len(text.split()), sum(1 for character in text[:400] if character > "\u2e7f") // 2)


def _names_outlet_over_title(lines: list[_Line], at: int) -> bool:
    if not is_outlet(lines[at].text) or at + 1 >= len(lines):
        return False
    return _is_headline(lines, at + 1, under_title=False)
