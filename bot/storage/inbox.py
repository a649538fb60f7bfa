"""The inbox: what was heard, who works at it, and what is left of it when it is answered."""

from datetime import datetime

from sqlalchemy import delete, null, or_, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.place import Workspace
from bot.core.request import Request
from bot.core.request_record import request_from_record, request_record
from bot.journeys.chat_ports import Taken
from bot.storage.chat_tables import requests
from bot.storage.database import Database

_MOST_AT_ONCE = 50  # orphans taken over in one look


class SqlInbox:
    """The port `Inbox`. The database decides who is first, not this program."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(self, request: Request, *, owner: str, at: datetime, until: datetime) -> bool:
        """Note a request as this owner's work; False if its id was heard before, by anybody."""
        workspace = request.destination.workspace
        return await self._first(
            {
                "installation_key": workspace.for_everybody().key,
                "id": request.id,
                "platform": workspace.platform,
                "person": request.person,
                "heard_at": at,
                "owner": owner,
                "until": until,
                "attempts": 1,
                "request": request_record(request),
            }
        )

    async def first_time(self, workspace: Workspace, event: str, *, at: datetime) -> bool:
        """Note an event that is no request; False if it was heard before, by anybody."""
        return await self._first(
            {
                "installation_key": workspace.for_everybody().key,
                "id": event,
                "platform": workspace.platform,
                "person": "",
                "heard_at": at,
                "attempts": 0,
            }
        )

    async def hold(self, owner: str, *, until: datetime) -> None:
        """Keep all of this owner's work for longer."""
        statement = update(requests).where(requests.c.owner == owner).values(until=until)
        async with self._database.writing() as connection:
            await connection.execute(statement)

    async def take_over(
        self, platform: str, *, owner: str, at: datetime, until: datetime
    ) -> tuple[Taken, ...]:
        """Take the unfinished requests nobody holds any more; two processes share, none twice."""
        is_orphan = (
            requests.c.platform == platform,
            requests.c.request.is_not(None),
            or_(requests.c.until.is_(None), requests.c.until <= at),
        )
        found = select(requests.c.installation_key, requests.c.id).where(*is_orphan)
        found = found.order_by(requests.c.heard_at).limit(_MOST_AT_ONCE)
        if not self._database.is_sqlite:
            found = found.with_for_update(skip_locked=True)
        async with self._database.writing() as connection:
            orphans = (await connection.execute(found)).all()
            return tuple(
                [await _taken(connection, *orphan, owner=owner, until=until) for orphan in orphans]
            )

    async def finish(self, request: Request) -> None:
        """Remember the id, forget everything else of the request."""
        key = request.destination.workspace.for_everybody().key
        statement = (
            update(requests)
            .where(requests.c.installation_key == key, requests.c.id == request.id)
            .values(request=null(), owner=None, until=None, person="")
        )
        async with self._database.writing() as connection:
            await connection.execute(statement)

    async def let_go(self, owner: str, *, at: datetime) -> None:
        """Give all of this owner's unfinished work to whoever comes next."""
        statement = update(requests).where(requests.c.owner == owner).values(owner=None, until=at)
        async with self._database.writing() as connection:
            await connection.execute(statement)

    async def clear(self, *, before: datetime) -> int:
        """Forget finished ids heard before this moment; give how many."""
        statement = delete(requests).where(
            requests.c.request.is_(None), requests.c.heard_at < before
        )
        async with self._database.writing() as connection:
            return (await connection.execute(statement)).rowcount

    async def _first(self, row: dict[str, object]) -> bool:
        insert = (sqlite if self._database.is_sqlite else postgresql).insert(requests)
        statement = insert.values(row).on_conflict_do_nothing().returning(requests.c.id)
        async with self._database.writing() as connection:
            return (await connection.execute(statement)).first() is not None


async def _taken(
    connection: AsyncConnection, installation_key: str, name: str, *, owner: str, until: datetime
) -> Taken:
    statement = (
        update(requests)
        .where(requests.c.installation_key == installation_key, requests.c.id == name)
        .values(owner=owner, until=until, attempts=requests.c.attempts + 1)
        .returning(requests.c.request, requests.c.attempts)
    )
    row = (await connection.execute(statement)).one()
    return Taken(request_from_record(row.request), row.attempts)
