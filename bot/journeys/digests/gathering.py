"""What could be in a digest: what was briefed in its place, behind its wall, and for its feeds."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.article import Article, ArticleId, SourceKind
from bot.core.brief import Brief
from bot.core.digests.digest import LeftOut
from bot.core.digests.subscription import Subscription
from bot.core.feed_state import FeedState
from bot.core.followed import Reading, ReadingState
from bot.core.stories.told import Told, told_of
from bot.journeys.chat_ports import Conversations
from bot.journeys.feed_ports import FollowedFeeds, Readings
from bot.journeys.ports import Library

_OVERLAP = timedelta(minutes=10)
NOT_YET = "not read yet; it comes with the next digest"
FEED_UNREAD = "this feed has not been read yet"
FEED_TROUBLED = "this feed has not been readable since {day:%d %B}"
_IS_WEB = frozenset({SourceKind.LINK, SourceKind.FEED})


@dataclass(frozen=True, slots=True)
class Found:
    """A brief that could be in the digest. `before` is what an earlier version was read as.

    `posting` opens it where the digest is posted, if somebody had it briefed there; `came_at` is
    when it came there.
    """

    brief: Brief
    told: Told
    came_at: datetime
    posting: str = ""
    before: ArticleId | None = None

    @property
    def url(self) -> str | None:
        """Give where it stands on the web."""
        return url_of(self.brief.article)


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that was found, each article once, and what could not be read."""

    found: tuple[Found, ...]
    unread: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True)
class Gather:
    """Look at every source of a digest. Nothing comes through a wall."""

    library: Library
    conversations: Conversations
    feeds: FollowedFeeds
    readings: Readings

    async def __call__(
        self, subscription: Subscription, since: datetime, *, seen: Collection[str]
    ) -> Gathered:
        """Give what came since a moment; of an item that changed, its newest version alone.

        Looks ten minutes further back for what was being kept at that moment, and passes over
        what was `seen` then (ids of articles, addresses).
        """
        choice, looked_from = subscription.choice, since - _OVERLAP
        found: dict[ArticleId, Found] = {}
        unread: list[LeftOut] = []
        if choice.feeds:
            for reading in await self._readings(subscription, looked_from):
                is_old = reading.done_at is not None and reading.done_at <= since
                if reading.article is not None:
                    await self._add_reading(subscription, reading, found)
                elif not (is_old and (reading.url or reading.title) in seen):
                    unread.extend(_unread(reading))
            unread.extend(await self._troubled(subscription))
        if choice.shared:
            await self._from_place(subscription, looked_from, found)
        if choice.saved:
            await self._from_shelf(subscription, looked_from, found)
        replaced = {one.before for one in found.values()}
        new = (
            one
            for name, one in found.items()
            if name not in replaced and not (one.came_at <= since and name in seen)
        )
        return Gathered(tuple(new), tuple(unread))

    async def told(
        self,
        subscription: Subscription,
        articles: Mapping[str, datetime],
        *,
        besides: Collection[str],
    ) -> tuple[Told, ...]:
        """Give what articles told that were shown at these moments; the forgotten are missing."""
        names = [(ArticleId(name), day) for name, day in articles.items() if name not in besides]
        found = [await self._found(subscription, *one) for one in names]
        return tuple(one.told for one in found if one is not None)

    async def _from_place(
        self, subscription: Subscription, since: datetime, found: dict[ArticleId, Found]
    ) -> None:
        """Add what people had briefed there; what a digest itself opened is no news."""
        for posting in await self.conversations.postings_in(subscription.destination, since=since):
            known = found.get(posting.article)
            if not posting.person or (known and known.posting):
                continue
            if known is None:
                known = await self._found(subscription, posting.article, posting.posted_at)
            if known is not None:
                found[posting.article] = replace(known, posting=posting.id)

    async def _from_shelf(
        self, subscription: Subscription, since: datetime, found: dict[ArticleId, Found]
    ) -> None:
        for one in await self.library.shelf(subscription.destination.workspace):
            if one.added_at < since or one.id in found:
                continue
            added = await self._found(subscription, one.id, one.added_at)
            if added is not None:
                found[one.id] = added

    async def _readings(self, subscription: Subscription, since: datetime) -> tuple[Reading, ...]:
        wall, feeds = subscription.destination.workspace, subscription.choice.feeds
        return await self.readings.of(wall, feeds, since=since)

    async def _add_reading(
        self, subscription: Subscription, reading: Reading, found: dict[ArticleId, Found]
    ) -> None:
        if reading.article is None or reading.done_at is None:
            return
        read = await self._found(subscription, reading.article, reading.done_at, reading.published)
        if read is not None:
            found[reading.article] = replace(read, before=reading.before)

    async def _troubled(self, subscription: Subscription) -> tuple[LeftOut, ...]:
        feeds = subscription.choice.feeds
        states = await self.feeds.states(feeds)
        return tuple(one for url in feeds for one in _troubled(url, states.get(url)))

    async def _found(
        self,
        subscription: Subscription,
        name: ArticleId,
        came_at: datetime,
        published: datetime | None = None,
    ) -> Found | None:
        """Give an article with its brief; without a date it counts as of when it came."""
        brief = await self.library.find_brief(subscription.destination.workspace, name)
        if brief is None:
            return None
        at = None if brief.article.published else published or came_at
        return Found(brief, told_of(brief, published=at), came_at)


def url_of(article: Article) -> str | None:
    """Give where an article stands on the web, if it came from there."""
    return article.source.name if article.source.kind in _IS_WEB else None


def _unread(reading: Reading) -> tuple[LeftOut, ...]:
    if reading.state is ReadingState.READ:  # and forgotten since
        return ()
    title = reading.title or reading.url or reading.page
    why = reading.reason if reading.state is ReadingState.REFUSED else NOT_YET
    return (LeftOut(title, why, url=reading.url),)


def _troubled(url: str, state: FeedState | None) -> tuple[LeftOut, ...]:
    shown = url.partition("?")[0]  # what follows may be somebody's key
    if state is None or (state.last_read is None and state.troubled_since is None):
        return (LeftOut(shown, FEED_UNREAD),)
    if state.troubled_since is not None:
        why = FEED_TROUBLED.format(day=state.troubled_since).replace(" 0", " ")
        return (LeftOut(state.feed.title or shown, why),)
    return ()
