"""Claims grouped by who says them, each with its words as printed and how they stand."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.adapters import wording
from bot.adapters.cards.phrases import chain_of, name_of, said, standing_of
from bot.adapters.visible import visible
from bot.core.article import Article
from bot.core.brief import Brief
from bot.core.claim import Carrier, Claim, Speaker

_NUMBER_WIDTH = 6


def claims_by_speaker(brief: Brief, *, speaker: str = "") -> Iterator[RenderableType]:
    """Give every claim under its speaker and chain, in the order they first appear.

    With `speaker` only those of speakers who go by that name.
    """
    if not brief.claims:
        yield Text()
        yield Text(wording.NO_CLAIMS)
        return
    groups: dict[tuple[str, tuple[str, ...]], list[tuple[int, Claim]]] = {}
    for number, claim in enumerate(brief.claims, start=1):
        if speaker and not claim.speaker.is_named(speaker):
            continue
        chain = tuple(carrier.name for carrier in claim.chain)
        groups.setdefault((claim.speaker.id, chain), []).append((number, claim))

    for claims in groups.values():
        first = claims[0][1]
        yield Text()
        yield _speaker_line(first.speaker, first.chain, brief.article)
        for number, claim in claims:
            yield from claim_view(number, claim)


def claim_view(number: int, claim: Claim) -> Iterator[RenderableType]:
    """Give the words of one claim and, dimmed, how they stand in the article."""
    yield Padding(hanging(f"[{number}]", said(claim), width=_NUMBER_WIDTH), (0, 0, 0, 2))
    yield claim_standing(claim)


def claim_standing(claim: Claim) -> RenderableType:
    """Say how the words of a claim stand in the article, dimmed."""
    dimmed = Text(standing_of(claim), style="dim")
    return Padding(dimmed, (0, 0, 0, 2 + _NUMBER_WIDTH))


def _speaker_line(speaker: Speaker, chain: tuple[Carrier, ...], article: Article) -> Text:
    line = Text(name_of(speaker), style="bold")
    if speaker.role:
        line.append(f", {visible(speaker.role)}", style="not bold")
    line.append(chain_of(chain, article), style="not bold dim")
    return line


def hanging(mark: str, words: str, *, width: int) -> RenderableType:
    """Put a mark before the words and every later line under the words."""
    row = Table.grid(padding=0)
    row.add_column(width=width, no_wrap=True)
    row.add_column()
    row.add_row(Text(mark), Text(words))
    return row
