"""Who follows which feed: kept with the subscription, moved with the feed, told of its troubles."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, exists, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.digests.subscription import Subscription
from bot.core.place import Workspace
from bot.storage.digest_tables import subscriptions
from bot.storage.feed_tables import feeds, follows, notices, readings
from bot.storage.gathering import gather

Insert = Callable[..., postgresql.Insert | sqlite.Insert]
_NEWS = timedelta(days=1)  # before a feed is followed: what the first digest looks back on


async def keep_follows(
    connection: AsyncConnection, insert_into: Insert, subscription: Subscription, at: datetime
) -> None:
    """Let a subscription follow exactly the feeds it is made of; what they have is gathered."""
    wanted = subscription.choice.feeds
    is_its = follows.c.subscription == subscription.id
    await connection.execute(delete(follows).where(is_its, follows.c.feed.not_in(wanted)))
    wall = subscription.destination.workspace
    for feed in wanted:
        await connection.execute(
            insert_into(feeds)
            .values(url=feed, title="", failures=0, gone=0, fence=0)
            .on_conflict_do_nothing()
        )
        made = (
            insert_into(follows)
            .values(
                subscription=subscription.id,
                feed=feed,
                installation_key=wall.for_everybody().key,
                workspace_key=wall.key,
                news_from=at - _NEWS,
            )
            .on_conflict_do_nothing()
            .returning(follows.c.feed)
        )
        if (await connection.execute(made)).first() is not None:
            await gather(connection, insert_into, feed, at=at)


async def move_feed(connection: AsyncConnection, insert_into: Insert, old: str, new: str) -> bool:
    """Let a feed be at its new address, for all who follow it; True if one was there already.

    Then the old one is gone, and its followers follow the other.
    """
    followers = (await connection.execute(select(follows).where(follows.c.feed == old))).all()
    for row in followers:
        await _rename_in_spec(connection, row.subscription, old, new)
    await connection.execute(update(readings).where(readings.c.feed == old).values(feed=new))
    is_there = select(feeds.c.url).where(feeds.c.url == new)
    if (await connection.execute(is_there)).first() is None:
        await connection.execute(update(feeds).where(feeds.c.url == old).values(url=new))
        return False
    for row in followers:
        values = {one.name: getattr(row, one.name) for one in follows.c} | {"feed": new}
        await connection.execute(insert_into(follows).values(values).on_conflict_do_nothing())
    await connection.execute(delete(feeds).where(feeds.c.url == old))
    return True


async def drop_unfollowed(connection: AsyncConnection) -> int:
    """Remove the feeds that nobody follows, and their items; give how many feeds."""
    is_followed = exists().where(follows.c.feed == feeds.c.url)
    return (await connection.execute(delete(feeds).where(~is_followed))).rowcount


async def note_notices(connection: AsyncConnection, feed: str, words: Sequence[str]) -> None:
    """Let every owner of a digest made of this feed be told, each once in each workspace."""
    owners = (
        select(
            subscriptions.c.installation_key,
            subscriptions.c.workspace_key,
            subscriptions.c.platform,
            subscriptions.c.owner,
        )
        .join(follows, follows.c.subscription == subscriptions.c.id)
        .where(follows.c.feed == feed, subscriptions.c.owner != "")
        .order_by(subscriptions.c.created_at)
    )
    told: set[tuple[str, str]] = set()
    for row in (await connection.execute(owners)).all():
        if (row.installation_key, row.owner) in told:
            continue
        told.add((row.installation_key, row.owner))
        await connection.execute(
            insert(notices).values(
                installation_key=row.installation_key,
                workspace_key=Workspace.of_key(row.installation_key).only_person(row.owner).key,
                platform=row.platform,
                person=row.owner,
                words=list(words),
            )
        )


async def _rename_in_spec(
    connection: AsyncConnection, subscription: str, old: str, new: str
) -> None:
    is_it = subscriptions.c.id == subscription
    spec: Any = (await connection.execute(select(subscriptions.c.spec).where(is_it))).scalar_one()
    renamed = dict.fromkeys(new if feed == old else feed for feed in spec["feeds"])
    await connection.execute(
        update(subscriptions).where(is_it).values(spec={**spec, "feeds": list(renamed)})
    )
