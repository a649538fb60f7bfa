"""A brief's claims as a table for a spreadsheet."""

import csv
import io
from collections.abc import Iterator

from bot.adapters.cards import phrases
from bot.core.brief import Brief
from bot.core.claim import Claim

NAME, MEDIA_TYPE = "claims.csv", "text/csv"
COLUMNS = (
    "number speaker role speaker_kind kind basis state cue negated hedged words chain paragraph"
    " start end link"
).split()
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")  # wide signs are signs where people write wide


def claims_csv(brief: Brief) -> bytes:
    """Give one row a claim, UTF-8 with a byte order mark, as spreadsheets expect it.

    A cell that a spreadsheet would run as a formula begins with an apostrophe (OWASP, "CSV
    injection"). Words are as printed; `start` and `end` count code points of the article's text.
    """
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    writer.writerows(claim_rows(brief))
    return table.getvalue().encode("utf-8-sig", "replace")


def claim_rows(brief: Brief) -> Iterator[list[str]]:
    """Give the row of each claim, its cells harmless."""
    for number, claim in enumerate(brief.claims, start=1):
        yield [harmless(cell) for cell in _row(number, claim, brief)]


def harmless(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def _row(number: int, claim: Claim, brief: Brief) -> tuple[str, ...]:
    return (
        str(number),
        claim.speaker.name,
        claim.speaker.role or "",
        claim.speaker.kind.value,
        claim.kind.value,
        claim.basis.value,
        claim.state.value,
        claim.cue.excerpt.text if claim.cue else "",
        "yes" if claim.negated else "no",
        "yes" if claim.hedged else "no",
        " […] ".join(part.text for part in claim.content),
        " ← ".join(carrier.name for carrier in claim.chain),
        str(claim.paragraph + 1),
        str(claim.content[0].span.start),
        str(claim.content[-1].span.end),
        phrases.link_to(brief.article, claim.content[0]) or "",
    )
