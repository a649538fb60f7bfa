"""The kept articles as a list."""

from collections.abc import Collection, Iterator, Sequence

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.adapters import wording
from bot.adapters.visible import visible
from bot.core.article import ArticleId
from bot.journeys.ports import Shelved


def shelf_view(
    shelf: Sequence[Shelved], *, in_use: Collection[ArticleId] = ()
) -> Iterator[RenderableType]:
    """Give one article a pair of lines, numbered; `in_use` are marked with a star."""
    for number, shelved in enumerate(shelf, start=1):
        star = "*" if shelved.id in in_use else " "
        title = Text(f"{number:>3}{star} ")
        title.append(visible(shelved.title), style="bold")
        yield title
        known = [
            f"id {shelved.id}",
            wording.counted(shelved.claims, "claim", "claims"),
            wording.counted(shelved.characters, "character", "characters"),
            *([wording.language(shelved.language)] if shelved.language else []),
            f"read {shelved.added_at:%Y-%m-%d %H:%M} UTC",
            shelved.source,
        ]
        dimmed = Text(" · ".join(visible(part) for part in known), style="dim")
        yield Padding(dimmed, (0, 0, 0, 5))
