"""Readings: items to be read behind walls, each by one process; and what people are to be told."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, exists, null, or_, select, update

from bot.core.article import ArticleId
from bot.core.followed import Reading, ReadingState
from bot.core.place import Workspace
from bot.journeys.feed_ports import HeldReading, Notice
from bot.storage import leases
from bot.storage.database import Database
from bot.storage.feed_tables import feed_items, feeds, notices, readings


class SqlReadings:
    """The port `Readings` on SQLite or Postgres."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(
        self, *, owner: str, at: datetime, until: datetime, limit: int
    ) -> tuple[HeldReading, ...]:
        """Take open readings that nobody holds, oldest first."""
        keys = (
            select(readings.c.workspace_key, readings.c.page)
            .where(readings.c.state == ReadingState.OPEN.value, leases.is_free(readings, at))
            .order_by(readings.c.noted_at, readings.c.page)
            .limit(limit)
        )
        is_sqlite = self._database.is_sqlite
        async with self._database.writing() as connection:
            rows = await leases.take(
                connection,
                readings,
                keys,
                owner=owner,
                until=until,
                is_sqlite=is_sqlite,
                more={"attempts": readings.c.attempts + 1},
            )
        return tuple(_held(row) for row in rows)

    async def read(self, held: HeldReading, article: ArticleId, *, at: datetime) -> bool:
        """Note the article it was read as; False if it is not held any more."""
        return await self._end(held, ReadingState.READ, {"article": article}, at)

    async def refuse(self, held: HeldReading, reason: str, *, at: datetime) -> bool:
        """Note for good why it cannot be read; False if it is not held any more."""
        return await self._end(held, ReadingState.REFUSED, {"reason": reason}, at)

    async def put_off(self, held: HeldReading, *, until: datetime, is_a_try: bool) -> None:
        """Let go; nobody takes it before that moment. What was no try does not count as one."""
        attempts = held.attempts if is_a_try else held.attempts - 1
        values = {"owner": null(), "until": until, "attempts": attempts}
        async with self._database.writing() as connection:
            await connection.execute(update(readings).where(*_is_held(held)).values(values))

    async def of(
        self, wall: Workspace, feeds: Sequence[str], *, since: datetime
    ) -> tuple[Reading, ...]:
        """Give what feeds brought behind a wall: ended since then, or still open."""
        is_theirs = exists().where(
            feed_items.c.page == readings.c.page, feed_items.c.feed.in_(feeds)
        )
        is_open = readings.c.state == ReadingState.OPEN.value
        statement = (
            select(readings)
            .where(
                readings.c.workspace_key == wall.key,
                or_(is_open, readings.c.done_at >= since),
                is_theirs,
            )
            .order_by(readings.c.noted_at, readings.c.page)
        )
        async with self._database.reading() as connection:
            return tuple(reading_of(row) for row in await connection.execute(statement))

    async def _end(
        self, held: HeldReading, state: ReadingState, values: dict[str, Any], at: datetime
    ) -> bool:
        ended = {"state": state.value, "done_at": at, "owner": null(), "until": null(), "words": ""}
        statement = update(readings).where(*_is_held(held)).values(**ended, **values)
        async with self._database.writing() as connection:
            return (await connection.execute(statement)).rowcount == 1


class SqlFeedLeases:
    """The port `Leases` on feeds and readings."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def hold(self, owner: str, *, until: datetime) -> None:
        """Keep all that this owner holds for longer."""
        await leases.hold(self._database, (feeds, readings), owner, until)

    async def let_go(self, owner: str, *, at: datetime) -> None:
        """Give all that this owner holds to whoever comes next."""
        await leases.let_go(self._database, (feeds, readings), owner, at)


class SqlNotices:
    """The port `Notices`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def take(
        self, platform: str, *, at: datetime, until: datetime, limit: int
    ) -> Sequence[Notice]:
        """Take what is to be told on a platform and nobody else is telling."""
        found = (
            select(notices)
            .where(notices.c.platform == platform, leases.is_free(notices, at))
            .order_by(notices.c.id)
            .limit(limit)
        )
        if not self._database.is_sqlite:
            found = found.with_for_update(skip_locked=True)
        async with self._database.writing() as connection:
            rows = (await connection.execute(found)).all()
            ids = [row.id for row in rows]
            await connection.execute(
                update(notices).where(notices.c.id.in_(ids)).values(until=until)
            )
        return tuple(
            Notice(row.id, Workspace.of_key(row.installation_key), row.person, tuple(row.words))
            for row in rows
        )

    async def told(self, notice: Notice) -> None:
        """Forget what has been told."""
        async with self._database.writing() as connection:
            await connection.execute(delete(notices).where(notices.c.id == notice.id))


def _is_held(held: HeldReading) -> tuple[Any, ...]:
    return (
        readings.c.workspace_key == held.wall.key,
        readings.c.page == held.reading.page,
        readings.c.fence == held.fence,
        readings.c.state == ReadingState.OPEN.value,
    )


def _held(row: Row[Any]) -> HeldReading:
    wall = Workspace.of_key(row.workspace_key)
    return HeldReading(wall, reading_of(row), row.words, row.attempts, row.fence)


def reading_of(row: Row[Any]) -> Reading:
    """Give the reading of a row."""
    return Reading(
        page=row.page,
        title=row.title,
        url=row.url,
        state=ReadingState(row.state),
        published=row.published,
        article=ArticleId(row.article) if row.article else None,
        before=ArticleId(row.before) if row.before else None,
        reason=row.reason,
        done_at=row.done_at,
    )
