"""Rows that are worked on by one process at a time: taken for a while, held, let go."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, Table, null, or_, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.database import Database


def is_free(table: Table, at: datetime) -> ColumnElement[bool]:
    """Tell rows that nobody holds at a moment."""
    return or_(table.c.until.is_(None), table.c.until <= at)


async def take(
    connection: AsyncConnection,
    table: Table,
    keys: Select[Any],
    *,
    owner: str,
    until: datetime,
    is_sqlite: bool,
    more: Mapping[str, Any] | None = None,
) -> list[Row[Any]]:
    """Take the rows whose primary keys are selected; their fence grows. Gives the rows as taken.

    `more` is what else changes in a row with that.
    Where several processes write at once, rows that another one is taking are passed over.
    """
    chosen = keys if is_sqlite else keys.with_for_update(skip_locked=True, of=table)
    taken: list[Row[Any]] = []
    for key in (await connection.execute(chosen)).all():
        statement = (
            update(table)
            .where(*is_row(table, key))
            .values(owner=owner, until=until, fence=table.c.fence + 1, **(more or {}))
            .returning(*table.c)
        )
        taken.append((await connection.execute(statement)).one())
    return taken


def is_row(table: Table, key: Sequence[Any]) -> list[ColumnElement[bool]]:
    """Tell the row with a primary key."""
    return [column == value for column, value in zip(table.primary_key.columns, key, strict=True)]


async def hold(database: Database, tables: Sequence[Table], owner: str, until: datetime) -> None:
    """Keep all that an owner holds for longer."""
    async with database.writing() as connection:
        for table in tables:
            await connection.execute(
                update(table).where(table.c.owner == owner).values(until=until)
            )


async def let_go(database: Database, tables: Sequence[Table], owner: str, at: datetime) -> None:
    """Give all that an owner holds to whoever comes next."""
    async with database.writing() as connection:
        for table in tables:
            await connection.execute(
                update(table).where(table.c.owner == owner).values(owner=null(), until=at)
            )
