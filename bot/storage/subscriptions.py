"""Subscriptions: who gets a digest where; planning a day and remembering it is one step."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, delete, null, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.digests.delivery import SlotName, SlotState
from bot.core.digests.subscription import Subscription
from bot.core.digests.subscription_record import spec_record, subscription_from
from bot.core.place import Destination, Workspace
from bot.storage.database import Database
from bot.storage.digest_tables import parts, slots, subscriptions
from bot.storage.following import keep_follows
from bot.storage.slots import note_events


class SqlSubscriptions:
    """The port `Subscriptions` on SQLite or Postgres."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = (sqlite if database.is_sqlite else postgresql).insert

    async def keep(
        self,
        subscription: Subscription,
        *,
        next_due: datetime | None,
        at: datetime | None = None,
    ) -> None:
        """Keep a subscription and whom it follows; the same id again replaces it.

        `at` is when that was decided, if not when it was made.
        """
        place = subscription.destination
        values: dict[str, Any] = {
            "installation_key": place.workspace.for_everybody().key,
            "platform": place.workspace.platform,
            "workspace_key": place.workspace.key,
            "channel": place.channel,
            "thread": place.thread,
            "owner": subscription.owner,
            "spec": spec_record(subscription),
            "created_at": subscription.created_at,
            "last_day": _day(subscription.last_day),
            "next_due": next_due,
            "paused_at": subscription.paused_at,
            "paused_why": subscription.paused_why,
        }
        statement = self._insert(subscriptions).values(id=subscription.id, **values)
        async with self._database.writing() as connection:
            await connection.execute(
                statement.on_conflict_do_update(index_elements=["id"], set_=values)
            )
            decided = at or subscription.created_at
            await keep_follows(connection, self._insert, subscription, decided)

    async def find(self, workspace: Workspace, name: str) -> Subscription | None:
        """Give a subscription of this installation."""
        statement = select(subscriptions).where(
            subscriptions.c.installation_key == workspace.for_everybody().key,
            subscriptions.c.id == name,
        )
        async with self._database.reading() as connection:
            row = (await connection.execute(statement)).one_or_none()
        return subscription_of(row) if row is not None else None

    async def of(self, workspace: Workspace) -> tuple[Subscription, ...]:
        """Give the subscriptions of an installation, oldest first."""
        key = workspace.for_everybody().key
        statement = (
            select(subscriptions)
            .where(subscriptions.c.installation_key == key)
            .order_by(subscriptions.c.created_at, subscriptions.c.id)
        )
        async with self._database.reading() as connection:
            return tuple(subscription_of(row) for row in await connection.execute(statement))

    async def every(self) -> tuple[Subscription, ...]:
        """Give all subscriptions of this store, for who runs it; oldest first."""
        statement = select(subscriptions).order_by(subscriptions.c.created_at, subscriptions.c.id)
        async with self._database.reading() as connection:
            return tuple(subscription_of(row) for row in await connection.execute(statement))

    async def of_message(self, workspace: Workspace, key: str) -> Subscription | None:
        """Give the subscription of this installation that a message with this key belongs to."""
        statement = (
            select(subscriptions)
            .join(parts, parts.c.subscription == subscriptions.c.id)
            .where(
                subscriptions.c.installation_key == workspace.for_everybody().key,
                parts.c.key == key,
            )
        )
        async with self._database.reading() as connection:
            row = (await connection.execute(statement)).one_or_none()
        return subscription_of(row) if row is not None else None

    async def named(self, names: tuple[str, ...]) -> dict[str, Subscription]:
        """Give subscriptions by their ids; those that are gone are missing."""
        statement = select(subscriptions).where(subscriptions.c.id.in_(names))
        async with self._database.reading() as connection:
            rows = await connection.execute(statement)
            return {row.id: subscription_of(row) for row in rows}

    async def due(self, platform: str, *, at: datetime, limit: int) -> tuple[Subscription, ...]:
        """Give subscriptions that are not paused and whose next slot is due."""
        statement = (
            select(subscriptions)
            .where(
                subscriptions.c.platform == platform,
                subscriptions.c.paused_at.is_(None),
                subscriptions.c.next_due <= at,
            )
            .order_by(subscriptions.c.next_due)
            .limit(limit)
        )
        async with self._database.reading() as connection:
            return tuple(subscription_of(row) for row in await connection.execute(statement))

    async def plan(
        self,
        subscription: Subscription,
        day: date,
        due: datetime,
        *,
        next_due: datetime | None,
        at: datetime,
    ) -> bool:
        """Make the slot of a day and remember the day, in one step; False if it was there."""
        row = {
            "subscription": subscription.id,
            "day": day.isoformat(),
            "platform": subscription.destination.workspace.platform,
            "due": due,
            "state": SlotState.PLANNED.value,
            "reason": "",
            "fence": 0,
        }
        made = self._insert(slots).values(row).on_conflict_do_nothing().returning(slots.c.day)
        remembered = (
            update(subscriptions)
            .where(subscriptions.c.id == subscription.id, subscriptions.c.paused_at.is_(None))
            .values(last_day=day.isoformat(), next_due=next_due)
            .returning(subscriptions.c.id)
        )
        async with self._database.writing() as connection:
            if (await connection.execute(remembered)).first() is None:
                return False
            is_new = (await connection.execute(made)).first() is not None
            if is_new:
                name = SlotName(subscription.id, day)
                await note_events(connection, name, at, [f"planned for {due.isoformat()}"])
            return is_new

    async def skip_to(self, subscription: Subscription, *, next_due: datetime | None) -> None:
        """Set when the next slot is due, without making one now."""
        statement = (
            update(subscriptions)
            .where(subscriptions.c.id == subscription.id)
            .values(next_due=next_due)
        )
        async with self._database.writing() as connection:
            await connection.execute(statement)

    async def pause(self, name: str, *, at: datetime, why: str) -> None:
        """Stop planning until somebody resumes."""
        statement = (
            update(subscriptions)
            .where(subscriptions.c.id == name, subscriptions.c.paused_at.is_(None))
            .values(paused_at=at, paused_why=why, next_due=null())
        )
        async with self._database.writing() as connection:
            await connection.execute(statement)

    async def drop(self, workspace: Workspace, name: str) -> bool:
        """Remove a subscription with its slots; False if it is not there."""
        statement = delete(subscriptions).where(
            subscriptions.c.installation_key == workspace.for_everybody().key,
            subscriptions.c.id == name,
        )
        async with self._database.writing() as connection:
            return (await connection.execute(statement)).rowcount == 1


def subscription_of(row: Row[Any]) -> Subscription:
    """Give the subscription of a row."""
    place = Destination(Workspace.of_key(row.workspace_key), row.channel, row.thread)
    return subscription_from(
        row.spec,
        id=row.id,
        destination=place,
        owner=row.owner,
        created_at=row.created_at,
        last_day=date.fromisoformat(row.last_day) if row.last_day else None,
        paused_at=row.paused_at,
        paused_why=row.paused_why,
    )


def _day(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
