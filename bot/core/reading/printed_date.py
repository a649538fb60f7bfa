"""A date line as newspapers print it: "Published 4 March 2031 10:42", "Friday, July 21, 2017"."""

import re
from datetime import date

_MONTHS = (
    ("january", "jan"),
    ("february", "feb"),
    ("march", "mar"),
    ("april", "apr"),
    ("may", "may"),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug"),
    ("september", "sept"),
    ("october", "oct"),
    ("november", "nov"),
    ("december", "dec"),
)
_NUMBER = {
    name: number for number, names in enumerate(_MONTHS, 1) for name in (*names, names[0][:3])
}
MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?" + (
    r"|Aug(?:ust|\.)?|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = r"[0-3]?[0-9](?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"(?P<d1>{_DAY})\ (?:of\ )?(?P<m1>{MONTH}),?\ (?P<y1>[12][0-9]{{3}})\b"
    rf"|(?P<m2>{MONTH})\ (?P<d2>{_DAY}),?\ (?P<y2>[12][0-9]{{3}})\b"
    r"|\b(?P<y3>[12][0-9]{3})-(?P<m3>[01][0-9])-(?P<d3>[0-3][0-9])(?![0-9])"
    r"|\b(?P<d4>[0-3]?[0-9])\.\ ?(?P<m4>[01]?[0-9])\.\ ?(?P<y4>[12][0-9]{3})\b"
    r"|(?P<y5>[12][0-9]{3})年(?P<m5>[01]?[0-9])月(?P<d5>[0-3]?[0-9])日",
    re.IGNORECASE,
)
_LABEL = re.compile(
    r"(?:first |last )?(?:published|posted|updated|issued|released|modified|date|on|at|online)"
    r"\b[:.]?"
    r"|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?"
    r"|T?[0-2]?[0-9][:.][0-5][0-9](?:[:.][0-5][0-9])?(?:\ ?[ap]\.?m\.?|Z)?"
    r"|\b(?:gmt|utc|z|[ecmp][sd]?t|cest|cet|bst)\b|[+-][0-9]{2}:?[0-9]{2}|[ap]\.?m\.?\b",
    re.IGNORECASE,
)
_LONGEST_DATE_LINE = 90


def find_printed_date(text: str) -> str | None:
    """Give the first complete date (day, month and year) as `YYYY-MM-DD`; None if there is none."""
    for found in _DATE.finditer(text):
        iso = _iso(found)
        if iso is not None:
            return iso
    return None


def is_date_line(line: str) -> bool:
    """Tell whether a line says a date and nothing else but a label, a weekday and a time."""
    if len(line) > _LONGEST_DATE_LINE or find_printed_date(line) is None:
        return False
    rest = _LABEL.sub(" ", _DATE.sub(" ", line))
    return not any(character.isalnum() for character in rest)


def without_date(line: str) -> str:
    """Give what a line says beside its date, label and time; used to look for an outlet's name."""
    return _LABEL.sub(" ", _DATE.sub(" ", line)).strip(" ,;|·•-–—:()")


def _iso(found: re.Match[str]) -> str | None:
    for form in "12345":
        if found[f"y{form}"]:
            return _checked(found[f"y{form}"], found[f"m{form}"], found[f"d{form}"])
    return None


def _checked(year: str, month: str, day: str) -> str | None:
    number = int(month) if month.isdecimal() else _NUMBER.get(month.lower().rstrip("."), 0)
    try:
        return date(int(year), number, int(re.sub(r"[^0-9]", "", day))).isoformat()
    except ValueError:
        return None
