"""Bylines and the names of outlets, as newspapers print them."""

import re

from bot.core.reading.printed_date import MONTH, find_printed_date, without_date

_BYLINE = re.compile(
    r"(?:(?:written|reported|story|words|text|analysis|opinion) )?by:? (?=[^\W\d_])"
    r"|(?:our|staff|special) (?:own |staff |special )?(?:reporters?|correspondents?|writers?)\b"
    r"|(?:author|byline|reporters?|correspondent|interview|text|words|report)s?: ?(?=\S)",
    re.IGNORECASE,
)
_ROLE = re.compile(
    r", (?:(?:staff|senior|chief|political|foreign|special|defen[cs]e|business|science|diplomatic)"
    r" )?(?:writer|reporter|correspondent|columnist|editor|contributor)s?(?:$|,| in | at | for )",
    re.IGNORECASE,
)
_NAME = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,2}"
_PLACE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}"
# "Lorne Askwith in Varrick and Pia Demmel in Holmrath": only under a title, where no headline is.
_NAMES_IN_PLACES = re.compile(
    rf"{_NAME} in {_PLACE}(?:(?:,| and|, and) {_NAME} in {_PLACE}){{0,3}}"
)
_SOURCE = re.compile(
    r"(?:source|publisher|publication|outlet): ?(?P<name>\S.{0,80})", re.IGNORECASE
)
_OUTLET_NAME = (
    r"(?:[Tt]he )?(?:[A-Z][\w'’.&-]* ){0,4}(?:Herald|Times|Post|News|Daily|Gazette|Tribune|Journal"
    r"|Agency|Press|Observer|Guardian|Review|Chronicle|Courier|Standard|Telegraph|Mail"
    r"|Broadcasting|Wire|Weekly|Magazine|Radio|Bulletin|Monitor|Examiner|Dispatch|Mercury"
    r"|Inquirer)(?: Online)?"
)
_OUTLET = re.compile(_OUTLET_NAME)
_OUTLET_AT_END = re.compile(rf"(?:,| of| for| at|/) ?(?P<name>{_OUTLET_NAME})$")
_OUTLET_AND_DAY = re.compile(
    rf"(?P<name>{_OUTLET_NAME}),? (?:[0-3]?[0-9] {MONTH}|{MONTH} [0-3]?[0-9])"
)


def is_byline(text: str, *, under_title: bool) -> bool:
    """Tell a byline; "By Mara Tolen" is one, "By 2030 …" and "By the end …" are none."""
    if _ROLE.search(text) or (under_title and _NAMES_IN_PLACES.fullmatch(text)):
        return True
    found = _BYLINE.match(text)
    if not found:
        return False
    name = text[found.end() :].strip()
    if text[:2].lower() != "by" and not name:
        return True
    first = (name or text).split()[0]
    return first[:1].isupper() or not first.isascii()


def is_outlet(text: str) -> bool:
    """Tell whether a line is the name of a paper, an agency or a station and nothing else."""
    return bool(_OUTLET.fullmatch(text))


def outlet_of_source_line(text: str) -> str | None:
    """Give the outlet of "Source: …" or "Kestrel Herald, 4 March [2031]"; None for other lines."""
    named = _SOURCE.match(text) or _OUTLET_AND_DAY.fullmatch(text)
    if named:
        return named["name"]
    rest = without_date(text)
    return rest if find_printed_date(text) and is_outlet(rest) else None


def outlet_in_byline(text: str) -> str | None:
    """Give the outlet a byline ends with: "By Osric Valen, commentator of The Velmara Standard"."""
    named = _OUTLET_AT_END.search(text)
    return named["name"] if named else None
