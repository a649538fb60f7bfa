"""What becomes of an item of a feed behind one wall: to be read, read, or not to be read."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.article import ArticleId
from bot.core.feed import FeedItem
from bot.core.web_address import canonical, is_page


class ReadingState(StrEnum):
    """How far a reading is."""

    OPEN = "open"
    READ = "read"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Reading:
    """An item that somebody behind a wall follows. Times are UTC and aware.

    `page` names it behind its wall, whatever feeds carry it; `before` is the article that an
    earlier version of it was read as; `reason` says why it could not be read.
    """

    page: str
    title: str
    url: str | None
    state: ReadingState
    published: datetime | None = None
    article: ArticleId | None = None
    before: ArticleId | None = None
    reason: str = ""
    done_at: datetime | None = None


def page_of(feed: str, item: FeedItem) -> str:
    """Give the one name of an item in every feed: its page; without one, its place in its feed."""
    if item.url and is_page(item.url):
        return canonical(item.url)
    return f"{feed}#{item.id}"
