"""What the journeys of feeds need from the world. The outside implements, the inside defines."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.article import Article, ArticleId
from bot.core.feed import FeedItem
from bot.core.feed_news import News
from bot.core.feed_state import FeedState, Outcome
from bot.core.followed import Reading
from bot.core.opml import Outlines
from bot.core.place import Workspace


class Feeds(Protocol):
    """Feeds, read politely."""

    async def read(self, feed: FeedState, now: datetime) -> Outcome:
        """Read a feed; whatever happens to it is an outcome (`feed_state.after` says what next).

        `now` is UTC and aware. It is the caller's to ask only feeds that are `due`.
        """
        ...


class FeedLists(Protocol):
    """Lists of feeds that people bring from other programs."""

    async def outlines(self, content: bytes, name: str) -> Outlines:
        """Read an OPML file; raise `InputRefused` with a hint if it is none."""
        ...


class PageIsBusyError(Exception):
    """Say that a page is to be left alone until a moment."""

    def __init__(self, until: datetime, reason: str) -> None:
        super().__init__(reason)
        self.until = until


class Pages(Protocol):
    """Pages that feeds lead to, read politely: nobody asked for just this one."""

    async def article(self, url: str, now: datetime) -> Article:
        """Read a page; raise `InputRefused`, or `PageIsBusyError` to come back later."""
        ...

    async def own_words(self, url: str, title: str, words: str) -> Article:
        """Give what the feed itself says as an article; `InputRefused` if that is none."""
        ...


@dataclass(frozen=True, slots=True)
class FeedWeb:
    """The ways to feeds, to the pages they lead to, and to lists of them."""

    feeds: Feeds
    pages: Pages
    lists: FeedLists


@dataclass(frozen=True, slots=True)
class HeldFeed:
    """A feed this process reads. `previous` are the ids of the items of the last reading."""

    state: FeedState
    known: tuple[FeedItem, ...]
    previous: frozenset[str]
    fence: int


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of reading a feed: how it is doing, what it brought, when to look again.

    `told` are the words its followers are told, none if there is nothing to say.
    """

    state: FeedState
    next_look: datetime
    news: News | None = None
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class HeldReading:
    """An item this process reads for one wall. `words` is what the feed says of it.

    `attempts` counts this one too.
    """

    wall: Workspace
    reading: Reading
    words: str
    attempts: int
    fence: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something a person is to be told."""

    id: int
    workspace: Workspace
    person: str
    words: tuple[str, ...]


class FollowedFeeds(Protocol):
    """The feeds that digests are made of. Whoever holds one writes under its fence."""

    async def take(
        self, *, owner: str, at: datetime, until: datetime, limit: int
    ) -> tuple[HeldFeed, ...]:
        """Take feeds that are due and nobody holds; several processes share, none gets one twice.

        A feed that only paused digests are made of is not due.
        """
        ...

    async def note(self, held: HeldFeed, looked: Looked, *, at: datetime) -> bool:
        """Keep what came of it: items, work for each wall, notices; False if it is not held.

        A feed at a new address is from now on the one that was there already, if any.
        """
        ...

    async def states(self, urls: Sequence[str]) -> dict[str, FeedState]:
        """Give how feeds are doing, by address; those that nobody follows are missing."""
        ...

    async def clear(self, *, before: datetime) -> int:
        """Forget feeds that nobody follows and items gone from theirs; give how many feeds."""
        ...


class Readings(Protocol):
    """Items to be read behind the walls that follow them. Held like feeds."""

    async def take(
        self, *, owner: str, at: datetime, until: datetime, limit: int
    ) -> tuple[HeldReading, ...]:
        """Take open readings that nobody holds, oldest first."""
        ...

    async def read(self, held: HeldReading, article: ArticleId, *, at: datetime) -> bool:
        """Note the article it was read as; False if it is not held any more."""
        ...

    async def refuse(self, held: HeldReading, reason: str, *, at: datetime) -> bool:
        """Note for good why it cannot be read; False if it is not held any more."""
        ...

    async def put_off(self, held: HeldReading, *, until: datetime, is_a_try: bool) -> None:
        """Let go; nobody takes it before that moment. What was no try does not count as one."""
        ...

    async def of(
        self, wall: Workspace, feeds: Sequence[str], *, since: datetime
    ) -> tuple[Reading, ...]:
        """Give what feeds brought behind a wall: ended since then, or still open."""
        ...


class Leases(Protocol):
    """All feeds and readings that one process holds."""

    async def hold(self, owner: str, *, until: datetime) -> None:
        """Keep all that this owner holds for longer."""
        ...

    async def let_go(self, owner: str, *, at: datetime) -> None:
        """Give all that this owner holds to whoever comes next."""
        ...


class Notices(Protocol):
    """What people are to be told, kept until they have been."""

    async def take(
        self, platform: str, *, at: datetime, until: datetime, limit: int
    ) -> Sequence[Notice]:
        """Take what is to be told on a platform and nobody else is telling."""
        ...

    async def told(self, notice: Notice) -> None:
        """Forget what has been told."""
        ...
