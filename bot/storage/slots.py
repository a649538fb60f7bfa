"""Slots: a row for a local day of a subscription; who holds it, what is frozen, what stands."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, and_, func, insert, null, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.digests.delivery import Event, Part, PartState, SlotName, SlotState
from bot.core.digests.digest import Digest
from bot.core.digests.records import digest_from_record, digest_record
from bot.core.place import Workspace
from bot.journeys.digests.ports import Held, SlotLife, StaleMessage, Waiting
from bot.storage import leases
from bot.storage.database import Database
from bot.storage.digest_tables import parts, slot_events, slots
from bot.storage.frozen import behind_message, posted_before
from bot.storage.slot_turns import OPEN, put_off_all, turns_of
from bot.storage.stale import stale_in, unmark

_OVERDUE = timedelta(minutes=1)


class SqlSlots:
    """The port `Slots` on SQLite or Postgres."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(
        self, platform: str, *, owner: str, at: datetime, until: datetime, limit: int
    ) -> tuple[Held, ...]:
        """Take unfinished slots that nobody holds; several processes share, none gets one twice."""
        is_open = (slots.c.platform == platform, slots.c.state.in_(OPEN))
        turns = turns_of(*is_open, leases.is_free(slots, at))
        keys = (
            select(slots.c.subscription, slots.c.day)
            .join(
                turns,
                and_(turns.c.subscription == slots.c.subscription, turns.c.day == slots.c.day),
            )
            .where(*is_open, leases.is_free(slots, at))
            .order_by(turns.c.turn, slots.c.due)
            .limit(limit)
        )
        is_sqlite = self._database.is_sqlite
        async with self._database.writing() as connection:
            rows = await leases.take(
                connection, slots, keys, owner=owner, until=until, is_sqlite=is_sqlite
            )
        return tuple(_held(row) for row in rows)

    async def hold(self, owner: str, *, until: datetime) -> None:
        """Keep all that this owner holds for longer."""
        await leases.hold(self._database, (slots,), owner, until)

    async def let_go(self, owner: str, *, at: datetime) -> None:
        """Give all that this owner holds to whoever comes next."""
        await leases.let_go(self._database, (slots,), owner, at)

    async def freeze(self, held: Held, digest: Digest, count: int, *, at: datetime) -> bool:
        """Keep the content for good; False if somebody else holds the slot by now."""
        frozen = {"state": SlotState.READY.value, "digest": digest_record(digest)}
        async with self._database.writing() as connection:
            if not await _moved(connection, held, frozen):
                return False
            rows = [
                {
                    "key": held.name.key(number),
                    "subscription": held.name.subscription,
                    "day": held.name.day.isoformat(),
                    "number": number,
                    "state": PartState.PENDING.value,
                    "attempts": 0,
                }
                for number in range(count)
            ]
            if rows:
                await connection.execute(insert(parts), rows)
            await _note(connection, held.name, at, f"content frozen, messages: {count}")
            return True

    async def parts(self, name: SlotName) -> tuple[Part, ...]:
        """Give the parts in their order."""
        async with self._database.reading() as connection:
            return await _parts(connection, name)

    async def change(self, held: Held, before: PartState, after: Part, *, at: datetime) -> bool:
        """Move a part on; False if it is not as before, or the slot is held by somebody else.

        With the last part that is sent the slot is done: one step, so one write to the disk.
        """
        statement = (
            update(parts)
            .where(parts.c.key == after.key, parts.c.state == before.value, _is_held(held))
            .values(
                state=after.state.value,
                attempts=after.attempts,
                sending_at=after.sending_at,
                looked_at=after.looked_at,
                message=after.message,
            )
        )
        async with self._database.writing() as connection:
            if (await connection.execute(statement)).rowcount != 1:
                return False
            told = f"message {after.number + 1}: {before.value} → {after.state.value}"
            await _note(connection, held.name, at, told)
            if after.state is PartState.SENT:
                parts_now = await _parts(connection, held.name)
                if all(part.state is PartState.SENT for part in parts_now):
                    await _finished(connection, held, SlotState.DONE, "", at)
            return True

    async def put_off(
        self,
        held: Held,
        *,
        until: datetime,
        why: str,
        at: datetime,
        everywhere_in: Workspace | None = None,
    ) -> None:
        """Let go of a slot; nobody takes it, or any other of an installation, before then."""
        async with self._database.writing() as connection:
            if await _moved(connection, held, {"owner": null(), "until": until}):
                await _note(connection, held.name, at, why)
            if everywhere_in is not None:
                await connection.execute(put_off_all(everywhere_in, until))

    async def next_free(self, platform: str, *, after: datetime) -> datetime | None:
        """Give when the first of the slots that were put off may be taken; None if there is none.

        Those that are free already, or held, are not waited for.
        """
        statement = select(func.min(slots.c.until)).where(
            slots.c.platform == platform,
            slots.c.state.in_(OPEN),
            slots.c.owner.is_(None),
            slots.c.until > after,
        )
        async with self._database.reading() as connection:
            found: datetime | None = (await connection.execute(statement)).scalar_one()
        return found

    async def finish(self, held: Held, state: SlotState, reason: str, *, at: datetime) -> bool:
        """End a slot; False if somebody else holds it by now. Once more changes nothing."""
        is_so = (slots.c.state == state.value, slots.c.fence == held.fence)
        async with self._database.writing() as connection:
            if await _finished(connection, held, state, reason, at):
                return True
            found = await connection.execute(select(slots.c.day).where(_is(held.name), *is_so))
            return found.first() is not None

    async def previous(self, name: SlotName) -> Digest | None:
        """Give the newest digest of the subscription that was posted before this day."""
        return next(iter(await self._digests(posted_before(name).limit(1))), None)

    async def recent(self, name: SlotName, *, since: date) -> tuple[Digest, ...]:
        """Give the digests that were posted since a day and before this one, newest first."""
        return await self._digests(posted_before(name).where(slots.c.day >= since.isoformat()))

    async def of_message(self, key: str) -> Digest | None:
        """Give the frozen digest that a message with this key belongs to."""
        return next(iter(await self._digests(behind_message(key))), None)

    async def _digests(self, statement: Select[tuple[object]]) -> tuple[Digest, ...]:
        async with self._database.reading() as connection:
            records = (await connection.execute(statement)).scalars().all()
        return tuple(digest_from_record(record) for record in records)

    async def waiting(self, *, at: datetime) -> Waiting:
        """Count what is not at its end, in the whole store."""
        is_late = slots.c.due < at - _OVERDUE
        statement = select(func.count(), func.count().filter(is_late)).where(
            slots.c.state.in_(OPEN)
        )
        async with self._database.reading() as connection:
            return Waiting(*(await connection.execute(statement)).one())

    async def life(self, name: SlotName) -> SlotLife | None:
        """Give everything there is to know of a slot."""
        async with self._database.reading() as connection:
            row = (await connection.execute(select(slots).where(_is(name)))).one_or_none()
            return await life_of(connection, name, row) if row is not None else None

    async def stale(self, platform: str, *, limit: int) -> tuple[StaleMessage, ...]:
        """Give messages that show what was forgotten, oldest first."""
        async with self._database.reading() as connection:
            return await stale_in(connection, platform, limit)

    async def mended(self, stale: StaleMessage, *, why_not: str, at: datetime) -> bool:
        """Note that a message was edited, or why it never can be; False if more is forgotten."""
        async with self._database.writing() as connection:
            if not await unmark(connection, stale):
                return False
            if why_not:
                told = f"message {stale.part.number + 1} could not be edited: {why_not}"
                await _note(connection, stale.name, at, told)
            return True


async def life_of(connection: AsyncConnection, name: SlotName, row: Row[Any]) -> SlotLife:
    """Give the life of the slot of a row, with its messages and steps."""
    events = await connection.execute(
        select(slot_events.c.at, slot_events.c.what)
        .where(
            slot_events.c.subscription == name.subscription,
            slot_events.c.day == name.day.isoformat(),
        )
        .order_by(slot_events.c.id)
    )
    return SlotLife(
        name,
        row.due,
        SlotState(row.state),
        row.reason,
        await _parts(connection, name),
        tuple(Event(one.at, one.what) for one in events),
    )


def _held(row: Row[Any]) -> Held:
    digest = digest_from_record(row.digest) if row.digest is not None else None
    name = SlotName(row.subscription, date.fromisoformat(row.day))
    return Held(name, row.due, SlotState(row.state), row.fence, digest)


async def _finished(
    connection: AsyncConnection, held: Held, state: SlotState, reason: str, at: datetime
) -> bool:
    ended = {"state": state.value, "reason": reason, "owner": null(), "until": null()}
    if not await _moved(connection, held, ended):
        return False
    await _note(connection, held.name, at, f"{state.value}: {reason}" if reason else state.value)
    return True


async def _moved(connection: AsyncConnection, held: Held, values: Mapping[str, object]) -> bool:
    statement = (
        update(slots)
        .where(_is(held.name), slots.c.fence == held.fence, slots.c.state.in_(OPEN))
        .values(dict(values))
    )
    return (await connection.execute(statement)).rowcount == 1


async def _parts(connection: AsyncConnection, name: SlotName) -> tuple[Part, ...]:
    statement = (
        select(parts)
        .where(parts.c.subscription == name.subscription, parts.c.day == name.day.isoformat())
        .order_by(parts.c.number)
    )
    return tuple(
        Part(
            row.key,
            row.number,
            PartState(row.state),
            row.attempts,
            row.sending_at,
            row.looked_at,
            row.message,
        )
        for row in await connection.execute(statement)
    )


async def note_events(
    connection: AsyncConnection, name: SlotName, at: datetime, whats: Sequence[str]
) -> None:
    """Add to the life of a slot."""
    for what in whats:
        await _note(connection, name, at, what)


async def _note(connection: AsyncConnection, name: SlotName, at: datetime, what: str) -> None:
    await connection.execute(
        insert(slot_events).values(
            subscription=name.subscription, day=name.day.isoformat(), at=at, what=what
        )
    )


def _is(name: SlotName) -> ColumnElement[bool]:
    return and_(slots.c.subscription == name.subscription, slots.c.day == name.day.isoformat())


def _is_held(held: Held) -> ColumnElement[bool]:
    statement = select(slots.c.fence).where(_is(held.name), slots.c.state.in_(OPEN))
    return statement.scalar_subquery() == held.fence
