"""The dateline that opens a wire story: `PORT ELLIN, 4 March (VSA) -`."""

import re
from dataclasses import dataclass

from bot.core.reading.printed_date import MONTH, find_printed_date

_CAPITALS = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]+){0,4}"
_PLACE = r"[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,3}"
_DAY = rf"(?:{MONTH} [0-3]?[0-9]|[0-3]?[0-9] {MONTH})(?:,? [12][0-9]{{3}})?\.?"
_AGENCY = r"(?:\(([A-Z][\w .&/'-]{1,30})\)|/([A-Z]{2,12})/)"
_DASH = r"(?:--?|[–—])(?=\s|$|[\"“‘'])"
_DATELINE = re.compile(
    # PORT ELLIN, 4 March (VSA) -      PARIS -
    rf"{_CAPITALS}(?:, {_PLACE}){{0,2}}(?:[,.]? {_DAY})?(?: {_AGENCY})? ?{_DASH}"
    # Port Ellin, March 4 (VSA) -
    rf"|{_PLACE}(?:, {_PLACE}){{0,2}}(?:,? {_DAY})? {_AGENCY} ?{_DASH}"
    # Port Anselm, October 12 - The …
    rf"|{_PLACE}(?:, {_PLACE}){{0,2}}, {_DAY} {_DASH}(?=\s+[\"“‘']?[A-Z])"
    # Taipei, Taiwan — The …
    rf"|{_PLACE}, {_PLACE}(?:, {_DAY})? ?[–—](?=\s+[\"“‘']?[A-Z])"
    # PORT ELLIN, March 4. /VSA/.
    rf"|{_CAPITALS}(?:[,.]? {_DAY})? ?/([A-Z]{{2,12}})/\.(?=\s)"
    # (VSA) -
    rf"|{_AGENCY} ?{_DASH}"
)


_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Dateline:
    """How many characters the dateline takes, and the agency and the full date it names."""

    length: int
    agency: str | None
    published: str | None


def opening_dateline(paragraph: str) -> Dateline | None:
    """Read the dateline a paragraph begins with; None when it begins with prose."""
    found = _DATELINE.match(paragraph[:_LONGEST])
    if not found:
        return None
    agency = next((name for name in found.groups() if name), None)
    return Dateline(found.end(), agency, find_printed_date(found[0]))
