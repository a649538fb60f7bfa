"""Frozen digests: found again, and cleaned of an article that is forgotten."""

from sqlalchemy import Select, and_, cast, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.types import Text

from bot.core.article import ArticleId
from bot.core.digests.delivery import SlotName, SlotState
from bot.core.digests.records import digest_from_record, digest_record
from bot.core.place import Workspace
from bot.storage.digest_tables import parts, slots, subscriptions
from bot.storage.stale import mark_stale


async def drop_from_digests(
    connection: AsyncConnection, workspace: Workspace, article: ArticleId, *, is_taken_back: bool
) -> None:
    """Let every frozen digest behind this wall forget an article and what was said in it.

    What is taken back goes from the messages that were posted, too.
    """
    statement = (
        select(slots.c.subscription, slots.c.day, slots.c.digest)
        .join(subscriptions, subscriptions.c.id == slots.c.subscription)
        .where(
            subscriptions.c.workspace_key == workspace.key,
            cast(slots.c.digest, Text).contains(article, autoescape=True),
        )
    )
    for row in (await connection.execute(statement)).all():
        before = digest_from_record(row.digest)
        cleaned = digest_record(before.without(article))
        await connection.execute(
            update(slots)
            .where(slots.c.subscription == row.subscription, slots.c.day == row.day)
            .values(digest=cleaned)
        )
        if is_taken_back and before.stories:
            await mark_stale(connection, row.subscription, row.day)


def posted_before(name: SlotName) -> Select[tuple[object]]:
    """Select the digests of a subscription that were posted before a day, newest first."""
    return (
        select(slots.c.digest)
        .where(
            slots.c.subscription == name.subscription,
            slots.c.day < name.day.isoformat(),
            slots.c.state == SlotState.DONE.value,
            slots.c.digest.is_not(None),
        )
        .order_by(slots.c.day.desc())
    )


def behind_message(key: str) -> Select[tuple[object]]:
    """Select the digest that a message with this key belongs to."""
    is_its = and_(parts.c.subscription == slots.c.subscription, parts.c.day == slots.c.day)
    return (
        select(slots.c.digest)
        .join(parts, is_its)
        .where(parts.c.key == key, slots.c.digest.is_not(None))
    )
