"""Messages of digests that show what was forgotten: marked, found, and done with."""

from datetime import date

from sqlalchemy import and_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.digests.delivery import Part, PartState, SlotName
from bot.core.digests.records import digest_from_record
from bot.core.place import Destination, Workspace
from bot.journeys.digests.ports import StaleMessage
from bot.storage.digest_tables import parts, slots, subscriptions

_POSTED = (PartState.SENT.value, PartState.STALE.value)


async def mark_stale(connection: AsyncConnection, subscription: str, day: str) -> None:
    """Note that the messages of a day show what is forgotten now."""
    await connection.execute(
        update(parts)
        .where(
            parts.c.subscription == subscription,
            parts.c.day == day,
            parts.c.state.in_(_POSTED),
            parts.c.message.is_not(None),
        )
        .values(state=PartState.STALE.value, attempts=parts.c.attempts + 1)
    )


async def stale_in(
    connection: AsyncConnection, platform: str, limit: int
) -> tuple[StaleMessage, ...]:
    """Give the messages of a platform that are marked, oldest first."""
    first = parts.alias("first")
    is_slot = and_(slots.c.subscription == parts.c.subscription, slots.c.day == parts.c.day)
    is_same_day = and_(first.c.subscription == parts.c.subscription, first.c.day == parts.c.day)
    statement = (
        select(
            parts,
            slots.c.digest,
            first.c.message.label("first_message"),
            *(subscriptions.c[name] for name in ("workspace_key", "channel", "thread", "owner")),
        )
        .join(slots, is_slot)
        .join(first, and_(is_same_day, first.c.number == 0))
        .join(subscriptions, subscriptions.c.id == parts.c.subscription)
        .where(slots.c.platform == platform, parts.c.state == PartState.STALE.value)
        .order_by(parts.c.day, parts.c.subscription, parts.c.number)
        .limit(limit)
    )
    return tuple(
        StaleMessage(
            SlotName(row.subscription, date.fromisoformat(row.day)),
            Destination(Workspace.of_key(row.workspace_key), row.channel, row.thread),
            row.owner,
            digest_from_record(row.digest),
            Part(row.key, row.number, PartState.STALE, row.attempts, message=row.message),
            row.first_message or "",
            row.message,
        )
        for row in await connection.execute(statement)
    )


async def unmark(connection: AsyncConnection, stale: StaleMessage) -> bool:
    """Note that a message is done with; False if it was marked again meanwhile."""
    statement = (
        update(parts)
        .where(
            parts.c.key == stale.part.key,
            parts.c.state == PartState.STALE.value,
            parts.c.attempts == stale.part.attempts,
        )
        .values(state=PartState.SENT.value)
    )
    return (await connection.execute(statement)).rowcount == 1
