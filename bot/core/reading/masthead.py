"""The masthead: headline lines, byline, date and dateline that stand before an article's prose."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.reading.dateline import opening_dateline
from bot.core.reading.printed_date import find_printed_date, is_date_line, without_date
from bot.core.span import Span, trimmed

_LONGEST_HEADLINE = 20  # words
_WIDEST_HEADLINE = 250  # characters
_MOST_HEADLINES = 4
_MOST_LINES = 14  # a masthead is over by then
_DECORATION = "#*_>=~` \t"

_BYLINE = re.compile(
    r"(?:(?:written|reported|story|words|text|analysis|opinion) )?by:? (?=[^\W\d_])"
    r"|(?:our|staff|special) (?:own |staff |special )?(?:reporters?|correspondents?|writers?)\b"
    r"|(?:author|byline|reporters?|correspondent)s?: ?(?=\S)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r", (?:(?:staff|senior|chief|political|foreign|special|defen[cs]e|business|science|diplomatic)"
    r" )?(?:writer|reporter|correspondent|columnist|editor|contributor)s?(?:$|,| in | at | for )",
    re.IGNORECASE,
)
_SOURCE = re.compile(
    r"(?:source|publisher|publication|outlet): ?(?P<name>\S.{0,80})", re.IGNORECASE
)
_OUTLET = re.compile(
    r"(?:The )?(?:[A-Z][\w'’.&-]* ){0,4}(?:Herald|Times|Post|News|Daily|Gazette|Tribune|Journal"
    r"|Agency|Press|Observer|Guardian|Review|Chronicle|Courier|Standard|Telegraph|Mail|Broadcasting|Wire"
    r"|Weekly|Magazine|Radio|Bulletin|Monitor|Examiner|Dispatch|Mercury|Inquirer)(?: Online)?"
)
_RUNS_ON = re.compile(r"(?:,|;|:|\b(?:a|an|the|of|to|and|or|in|on|at|for|with|that|by|from|as))$")
_FULL_STOP = re.compile(r"(?:(?<!\.)\.|[。!！;；:：,，])[\"”’'»)\]]*$")
_ABBREVIATION_END = re.compile(r"(?:\b(?:[A-Z]\.){2,}|\b(?:Inc|Co|Corp|Ltd|Jr|Sr|St|No|vs)\.)$")
_TWO_SENTENCES = re.compile(r"[a-z\d][.!?][\"”’']? +[A-Z“\"]")


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
    if _book_parts(found, line):
        found.closed = bool(found.headlines)
        return True
    if found.closed or len(found.headlines) == _MOST_HEADLINES or not _is_headline(lines, at):
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
    known = [_kind(part) for part in parts]
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
    if kind in ("date", "source"):
        found.published = found.published or find_printed_date(part.text)
    if kind == "source":
        named = _SOURCE.match(part.text)
        found.publisher = found.publisher or (named["name"] if named else without_date(part.text))
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


def _kind(part: _Line) -> str | None:
    text = part.text
    if is_date_line(text):
        return "date"
    if len(text.split()) > 14 or _is_sentence(text):
        return None
    if _is_byline(text) or _ROLE.search(text):
        return "byline"
    if _SOURCE.match(text) or (find_printed_date(text) and _OUTLET.fullmatch(without_date(text))):
        return "source"
    return "outlet" if _OUTLET.fullmatch(text) else None


def _is_byline(text: str) -> bool:
    """Take "By Mara Tolen" for one; not "By 2030 …" or "By the end of the year …"."""
    found = _BYLINE.match(text)
    if not found:
        return False
    name = text[found.end() :].strip()
    if text[:2].lower() != "by" and not name:
        return True
    first = (name or text).split()[0]
    return first[:1].isupper() or not first.isascii()


def _is_headline(lines: list[_Line], at: int) -> bool:
    line = lines[at]
    if at + 1 >= len(lines) or len(line.text) > _WIDEST_HEADLINE or "@" in line.text:
        return False
    if _is_sentence(line.text) or _words(line.text) > _LONGEST_HEADLINE:
        return False
    below = lines[at + 1]
    touching = below.row == line.row + 1
    return not (touching and _flows_into(line, below, lines[at + 2 : at + 3]))


def _flows_into(line: _Line, below: _Line, after: list[_Line]) -> bool:
    """Tell hard-wrapped prose from a headline that stands directly on the next line."""
    if is_date_line(below.text) or _is_byline(below.text) or opening_dateline(below.text):
        return False
    if _RUNS_ON.search(line.text) or below.text[:1].islower():
        return True
    wraps_on = bool(after) and after[0].row == below.row + 1 and after[0].text[:1].islower()
    same_width = 45 <= len(line.text) <= 100 and len(below.text) <= 100
    return same_width and (wraps_on or bool(_FULL_STOP.search(below.text)) or "." in below.text)


def _is_sentence(text: str) -> bool:
    if _TWO_SENTENCES.search(text):
        return True
    return bool(_FULL_STOP.search(text)) and not _ABBREVIATION_END.search(text)


def _words(text: str) -> int:
    """Count words; scripts without spaces count two characters as a word."""
    return max(len(text.split()), sum(1 for character in text[:400] if character > "\u2e7f") // 2)


def _names_outlet_over_title(lines: list[_Line], at: int) -> bool:
    named = _OUTLET.fullmatch(lines[at].text)
    return bool(named) and at + 1 < len(lines) and _is_headline(lines, at + 1)
