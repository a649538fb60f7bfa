"""A card as lines for a terminal. What has a command here is not drawn: buttons and menus."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.adapters.cards.card import (
    Buttons,
    Card,
    Entry,
    Heading,
    Line,
    Menu,
    Part,
    Prose,
    Quoted,
    Small,
    Thumbs,
)
from bot.adapters.cards.claims_card import Room

# A terminal scrolls: a card of any length is shown whole.
ROOM = Room(entries=10_000, characters=10_000_000, text=10_000_000)
_INDENT = (0, 0, 0, 2)


def card_view(card: Card) -> Iterator[RenderableType]:
    """Give the card top to bottom; every word that a platform shows, a terminal shows too."""
    for part in card.parts:
        yield from _part(part)


def _part(part: Part) -> Iterator[RenderableType]:
    if isinstance(part, Heading):
        yield Text(part.text, style="bold")
    elif isinstance(part, Prose | Quoted):
        yield Padding(_line(part.line), _INDENT)
    elif isinstance(part, Small):
        yield Padding(_line(part.line, style="dim"), _INDENT)
    elif isinstance(part, Entry):
        yield from _entry(part)
    elif not isinstance(part, Buttons | Menu | Thumbs):
        yield Text()


def _entry(entry: Entry) -> Iterator[RenderableType]:
    if entry.head:
        yield _line(entry.head)
    if entry.words:
        yield Padding(_line(entry.words), _INDENT)
    if entry.small:
        yield Padding(_line(entry.small, style="dim"), _INDENT)


def _line(line: Line, *, style: str = "") -> Text:
    drawn = Text(style=style)
    for run in line:
        drawn.append(run.text, style="bold" if run.is_bold else "")
        if run.url is not None:
            drawn.append(f" {run.url}")
    return drawn
