"""From a feed's items to work: what each wall that follows the feed has not read yet."""

from collections.abc import Callable
from datetime import datetime, timedelta

from sqlalchemy import exists, func, literal, null, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.feed import FeedItem
from bot.core.followed import ReadingState
from bot.storage.feed_tables import feed_items, follows, readings

_STALE = timedelta(days=7)
_AT_ONCE = 30  # items a wall; the rest comes with the next reading of the feed


async def gather(
    connection: AsyncConnection,
    insert_into: Callable[..., postgresql.Insert | sqlite.Insert],
    feed: str,
    *,
    at: datetime,
) -> None:
    """Make a reading of every item of a feed that is news and not read yet, for each wall.

    News is what was noted since the wall follows the feed, in the last seven days, and not
    published before: what was read and forgotten since does not come back.
    """
    walls = (
        select(
            follows.c.workspace_key,
            follows.c.installation_key,
            func.min(follows.c.news_from).label("news_from"),
        )
        .where(follows.c.feed == feed)
        .group_by(follows.c.workspace_key, follows.c.installation_key)
    )
    for wall in (await connection.execute(walls)).all():
        is_read = exists().where(
            readings.c.workspace_key == wall.workspace_key, readings.c.page == feed_items.c.page
        )
        items = (
            select(
                literal(wall.workspace_key),
                literal(wall.installation_key),
                *(feed_items.c[name] for name in ("page", "feed", "id", "fingerprint")),
                *(feed_items.c[name] for name in ("title", "url", "summary", "published")),
                *(literal(value) for value in (ReadingState.OPEN.value, "")),
                literal(at.isoformat(timespec="microseconds")),
                literal(0),
                literal(0),
            )
            .where(
                feed_items.c.feed == feed,
                feed_items.c.noted_at >= max(wall.news_from, at - _STALE),
                or_(feed_items.c.published.is_(None), feed_items.c.published >= wall.news_from),
                ~is_read,
            )
            .order_by(func.coalesce(feed_items.c.published, "").desc())
            .limit(_AT_ONCE)
        )
        names = (
            *("workspace_key", "installation_key", "page", "feed", "item", "version"),
            *("title", "url", "words", "published", "state", "reason", "noted_at"),
            *("fence", "attempts"),
        )
        statement = insert_into(readings).from_select(list(names), items)
        await connection.execute(statement.on_conflict_do_nothing())


async def gather_again(
    connection: AsyncConnection, feed: str, item: FeedItem, *, at: datetime
) -> None:
    """Let a changed item be read again where it was; what it was read as is its earlier version."""
    await connection.execute(
        update(readings)
        .where(
            readings.c.feed == feed,
            readings.c.item == item.id,
            readings.c.version != item.fingerprint,
        )
        .values(
            version=item.fingerprint,
            title=item.title,
            url=item.url,
            words=item.summary,
            state=ReadingState.OPEN.value,
            reason="",
            before=func.coalesce(readings.c.article, readings.c.before),
            article=null(),
            noted_at=at,
            done_at=null(),
            owner=null(),
            until=null(),
            fence=readings.c.fence + 1,
            attempts=0,
        )
    )
