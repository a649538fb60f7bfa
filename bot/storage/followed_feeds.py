"""Feeds: read by one process at a time; what they bring becomes work for each wall, in one step."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, exists, func, null, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.feed import Feed, FeedItem
from bot.core.feed_news import News
from bot.core.feed_state import FeedState
from bot.core.followed import page_of
from bot.journeys.feed_ports import HeldFeed, Looked
from bot.storage import leases
from bot.storage.database import Database
from bot.storage.digest_tables import subscriptions
from bot.storage.feed_tables import feed_items, feeds, follows
from bot.storage.following import drop_unfollowed, move_feed, note_notices
from bot.storage.gathering import gather, gather_again

_UNDATED_AT_FIRST = 5  # items without a date that a first reading takes for news


class SqlFollowedFeeds:
    """The port `FollowedFeeds` on SQLite or Postgres."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = (sqlite if database.is_sqlite else postgresql).insert

    async def take(
        self, *, owner: str, at: datetime, until: datetime, limit: int
    ) -> tuple[HeldFeed, ...]:
        """Take feeds that are due and nobody holds; several processes share, none gets one twice.

        A feed that only paused digests are made of is not due.
        """
        is_followed = exists().where(
            follows.c.feed == feeds.c.url,
            follows.c.subscription == subscriptions.c.id,
            subscriptions.c.paused_at.is_(None),
        )
        is_due = or_(feeds.c.next_look.is_(None), feeds.c.next_look <= at)
        keys = (
            select(feeds.c.url)
            .where(feeds.c.gone == 0, is_due, leases.is_free(feeds, at), is_followed)
            .order_by(func.coalesce(feeds.c.next_look, ""))
            .limit(limit)
        )
        async with self._database.writing() as connection:
            rows = await leases.take(
                connection,
                feeds,
                keys,
                owner=owner,
                until=until,
                is_sqlite=self._database.is_sqlite,
            )
            return tuple([await _held(connection, row) for row in rows])

    async def note(self, held: HeldFeed, looked: Looked, *, at: datetime) -> bool:
        """Keep what came of it: items, work for each wall, notices; False if it is not held.

        A feed at a new address is from now on the one that was there already, if any.
        """
        old, new = held.state.feed.url, looked.state.feed.url
        async with self._database.writing() as connection:
            if not await _noted(connection, held, looked):
                return False
            if looked.told:
                await note_notices(connection, old, looked.told)
            if new != old and await move_feed(connection, self._insert, old, new):
                return True  # the feed that was there already is read in its own turn
            if looked.news is not None:
                is_first = held.state.last_read is None
                await self._keep_items(connection, new, looked.news, at=at, is_first=is_first)
            elif looked.state.last_read == at:
                await _see_all_again(connection, new, held, at)
            return True

    async def states(self, urls: Sequence[str]) -> dict[str, FeedState]:
        """Give how feeds are doing, by address; those that nobody follows are missing."""
        statement = select(feeds).where(feeds.c.url.in_(urls))
        async with self._database.reading() as connection:
            return {row.url: _state(row) for row in await connection.execute(statement)}

    async def clear(self, *, before: datetime) -> int:
        """Forget feeds that nobody follows and items gone from theirs; give how many feeds."""
        async with self._database.writing() as connection:
            await connection.execute(delete(feed_items).where(feed_items.c.seen_at < before))
            return await drop_unfollowed(connection)

    async def _keep_items(
        self, connection: AsyncConnection, feed: str, news: News, *, at: datetime, is_first: bool
    ) -> None:
        undated = [one for one in news.new if one.published is None] if is_first else []
        old = {one.id for one in undated[_UNDATED_AT_FIRST:]}
        rows = [_item_row(feed, one, at, None if one.id in old else at) for one in news.new]
        rows += [_item_row(feed, change.new, at, at) for change in news.changes]
        if rows:
            statement = self._insert(feed_items)
            replaced = {
                name: statement.excluded[name] for name in rows[0] if name not in {"feed", "id"}
            }
            await connection.execute(
                statement.on_conflict_do_update(index_elements=["feed", "id"], set_=replaced), rows
            )
        await _see_again(connection, feed, news.same, at)
        await gather(connection, self._insert, feed, at=at)
        for change in news.changes:
            await gather_again(connection, feed, change.new, at=at)


async def _held(connection: AsyncConnection, row: Row[Any]) -> HeldFeed:
    found = (await connection.execute(select(feed_items).where(feed_items.c.feed == row.url))).all()
    known = tuple(_item(one) for one in found)
    # What stood in the last reading was seen at the moment of that reading.
    previous = frozenset(one.id for one in found if one.seen_at == row.last_read)
    return HeldFeed(_state(row), known, previous, row.fence)


async def _noted(connection: AsyncConnection, held: HeldFeed, looked: Looked) -> bool:
    statement = (
        update(feeds)
        .where(feeds.c.url == held.state.feed.url, feeds.c.fence == held.fence)
        .values(
            **_state_columns(looked.state),
            next_look=looked.next_look,
            owner=null(),
            until=null(),
        )
    )
    return (await connection.execute(statement)).rowcount == 1


async def _see_again(
    connection: AsyncConnection, feed: str, items: Iterable[FeedItem], at: datetime
) -> None:
    """Note that items still stand in the feed, at their newest addresses."""
    for one in items:
        await connection.execute(
            update(feed_items)
            .where(feed_items.c.feed == feed, feed_items.c.id == one.id)
            .values(url=one.url, seen_at=at)
        )


async def _see_all_again(
    connection: AsyncConnection, feed: str, held: HeldFeed, at: datetime
) -> None:
    """Note that what stood in the last reading still does: the server says nothing has changed."""
    await connection.execute(
        update(feed_items)
        .where(feed_items.c.feed == feed, feed_items.c.seen_at == held.state.last_read)
        .values(seen_at=at)
    )


def _state(row: Row[Any]) -> FeedState:
    return FeedState(
        Feed(row.url, row.title, row.etag, row.modified, row.site, row.language),
        failures=row.failures,
        troubled_since=row.troubled_since,
        not_before=row.not_before,
        told_at=row.told_at,
        last_read=row.last_read,
        gone=bool(row.gone),
    )


def _state_columns(state: FeedState) -> dict[str, object]:
    feed = state.feed
    return {
        "title": feed.title,
        "etag": feed.etag,
        "modified": feed.modified,
        "site": feed.site,
        "language": feed.language,
        "failures": state.failures,
        "troubled_since": state.troubled_since,
        "not_before": state.not_before,
        "told_at": state.told_at,
        "last_read": state.last_read,
        "gone": int(state.gone),
    }


def _item_row(
    feed: str, item: FeedItem, at: datetime, noted_at: datetime | None
) -> dict[str, object]:
    return {
        "feed": feed,
        "id": item.id,
        "page": page_of(feed, item),
        "url": item.url,
        "title": item.title,
        "published": item.published,
        "updated": item.updated,
        "summary": item.summary,
        "author": item.author,
        "fingerprint": item.fingerprint,
        "noted_at": noted_at,
        "seen_at": at,
    }


def _item(row: Row[Any]) -> FeedItem:
    return FeedItem(
        id=row.id,
        url=row.url,
        title=row.title,
        published=row.published,
        updated=row.updated,
        summary=row.summary,
        author=row.author,
        fingerprint=row.fingerprint,
    )
