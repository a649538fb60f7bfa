"""What a language model uses: set aside before a call, booked after it, in atomic steps."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import ColumnElement, Select, delete, func, insert, select, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.budget import Budget, Spent
from bot.core.place import Workspace
from bot.storage.database import Database
from bot.storage.model_tables import model_reservations, model_usage

# What a process set aside that died before it booked it counts no longer than this.
STALE = timedelta(minutes=15)
_LOCK = text("SELECT pg_advisory_xact_lock(hashtextextended(:key, 5))")


class SqlPurse:
    """The port `Purse`. Tokens are counted for a whole installation, days and months in UTC.

    A call may begin while what is spent and set aside is below the limit. What is set aside for a
    call is never less than what it uses, so whatever runs at once, the sum passes the limit by no
    more than the call that began last.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = (sqlite if database.is_sqlite else postgresql).insert

    async def reserve(
        self, workspace: Workspace, tokens: int, budget: Budget, *, at: datetime
    ) -> str | None:
        """Set tokens aside and give the reservation; None if the budget is used up."""
        key = workspace.for_everybody().key
        async with self._database.writing() as connection:
            if not self._database.is_sqlite:  # one at a time; a write to SQLite is alone anyway
                await connection.execute(_LOCK, {"key": key})
            await connection.execute(
                delete(model_reservations).where(model_reservations.c.at < at - STALE)
            )
            aside = await _number(connection, select(func.sum(model_reservations.c.tokens)).where(
                model_reservations.c.installation_key == key
            ))  # fmt: skip
            today = await _used(connection, key, model_usage.c.day == _day(at))
            month = await _used(connection, key, model_usage.c.day.startswith(_day(at)[:7]))
            if not budget.is_open(today + aside, month + aside):
                return None
            reservation = uuid4().hex
            await connection.execute(insert(model_reservations).values(
                id=reservation, installation_key=key, tokens=tokens, at=at
            ))  # fmt: skip
        return reservation

    async def settle(
        self, reservation: str, task: str, model: str,
        read: int, cached: int, written: int, *, at: datetime,
    ) -> None:  # fmt: skip
        """Book what was used, and free what was set aside; a stale reservation books nothing."""
        async with self._database.writing() as connection:
            key = await _freed(connection, reservation)
            if key is None:
                return
            used = {
                "calls": 1, "tokens_read": read, "tokens_cached": cached, "tokens_written": written,
            }  # fmt: skip
            statement = self._insert(model_usage).values(
                installation_key=key, day=_day(at), task=task, model=model, **used
            )
            keys = ["installation_key", "day", "task", "model"]
            more = {name: model_usage.c[name] + number for name, number in used.items()}
            await connection.execute(
                statement.on_conflict_do_update(index_elements=keys, set_=more)
            )

    async def release(self, reservation: str) -> None:
        """Free what was set aside; nothing was used."""
        async with self._database.writing() as connection:
            await _freed(connection, reservation)

    async def spent(self, since: date, workspace: Workspace | None = None) -> Sequence[Spent]:
        """Give what was used from a day on, oldest first; of one installation, or of all."""
        statement = select(model_usage).where(model_usage.c.day >= since.isoformat())
        if workspace is not None:
            key = workspace.for_everybody().key
            statement = statement.where(model_usage.c.installation_key == key)
        ordered = statement.order_by(*model_usage.primary_key.columns[1:2], model_usage.c.task)
        async with self._database.reading() as connection:
            rows = (await connection.execute(ordered)).all()
        return tuple(
            Spent(
                row.installation_key, date.fromisoformat(row.day), row.task, row.model,
                row.calls, row.tokens_read, row.tokens_cached, row.tokens_written,
            )
            for row in rows
        )  # fmt: skip


async def _used(connection: AsyncConnection, key: str, when: ColumnElement[bool]) -> int:
    total = func.sum(model_usage.c.tokens_read + model_usage.c.tokens_written)
    return await _number(
        connection, select(total).where(model_usage.c.installation_key == key, when)
    )


async def _number(connection: AsyncConnection, statement: Select[Any]) -> int:
    return int((await connection.execute(statement)).scalar() or 0)


async def _freed(connection: AsyncConnection, reservation: str) -> str | None:
    """Remove a reservation and give whose it was."""
    statement = (
        delete(model_reservations)
        .where(model_reservations.c.id == reservation)
        .returning(model_reservations.c.installation_key)
    )
    key = (await connection.execute(statement)).scalar_one_or_none()
    return None if key is None else str(key)


def _day(at: datetime) -> str:
    return at.date().isoformat()
