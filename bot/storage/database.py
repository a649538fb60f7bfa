"""The database: opened from an address, ours or refused, always at the newest schema."""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import AbstractContextManager, asynccontextmanager, contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StoreUnavailable
from bot.storage.backend import Backend
from bot.storage.postgres import Postgres
from bot.storage.schema import SchemaState, bring_up_to_date, state_from, state_of
from bot.storage.sqlite import Sqlite

logger = logging.getLogger(__name__)

_ALEMBIC = threading.Lock()
_LAST_WORDS = 5.0  # seconds that transactions have to end when the database is closed
_ADDRESSES = "Use sqlite:///folder/file.db or postgresql://user:password@host/name."


class Database:
    """One database. All that goes wrong with it is a `StoreUnavailable` with a hint."""

    def __init__(self, url: str) -> None:
        self._backend = _backend(url)
        self._engine: AsyncEngine | None = None
        self._open = 0
        self._is_quiet = asyncio.Event()
        self._is_quiet.set()

    @property
    def is_sqlite(self) -> bool:
        """Tell which dialect the few statements that differ are written in."""
        return isinstance(self._backend, Sqlite)

    def serving_alone(self) -> AbstractContextManager[None]:
        """Hold the right to serve chats; `StoreUnavailable` if another process has it (SQLite)."""
        return self._backend.serving_alone()

    async def start(self) -> tuple[str, ...]:
        """Open it, refuse what is not ours, bring the schema up to date; give the steps taken.

        Two processes may start at once: one takes the steps, the other waits and finds them done.
        """
        if self._engine is not None:
            return ()
        self._backend.prepare()
        self._engine = self._backend.engine()
        try:
            await self._look()
            with self._translated():
                await self._backend.settle(self._engine)
            async with _alembic_to_ourselves(), self.writing() as connection:
                return await connection.run_sync(self._bring_up_to_date)
        except BaseException:
            await self.close()
            raise

    async def close(self) -> None:
        """Let transactions end, then close every connection; it can be started again."""
        engine, self._engine = self._engine, None
        if engine is None:
            return
        try:
            await asyncio.wait_for(self._is_quiet.wait(), _LAST_WORDS)
        except TimeoutError:
            logger.warning("the database is closed although somebody still uses it")
        await engine.dispose()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        await self.close()

    async def state(self) -> SchemaState:
        """Say which schema a database has, started or not; create and change nothing."""
        if self._engine is None and not self._backend.exists():
            return state_from(None)
        was_closed = self._engine is None
        self._engine = self._engine or self._backend.engine()
        try:
            await self._look()
            async with self.reading() as connection:
                return await connection.run_sync(state_of)
        finally:
            if was_closed:
                await self.close()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncConnection]:
        """Give a transaction that sees one moment of the database."""
        async with self._connected() as connected:
            connection = await self._backend.to_read(connected)
            async with connection.begin():
                yield connection

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncConnection]:
        """Give a transaction that is kept whole, or not at all if the block raises."""
        async with self._connected() as connected:
            connection = await self._backend.to_write(connected)
            async with connection.begin():
                yield connection

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[AsyncConnection]:
        with self._used() as engine, self._translated():
            async with engine.connect() as connection:
                yield connection

    @contextmanager
    def _used(self) -> Iterator[AsyncEngine]:
        """Give the engine, which is not closed meanwhile."""
        engine = self._opened()
        self._open += 1
        self._is_quiet.clear()
        try:
            yield engine
        finally:
            self._open -= 1
            if not self._open:
                self._is_quiet.set()

    async def wipe(self) -> None:
        """Let nothing that was deleted linger beside the database, as far as it is in our hands."""
        with self._used() as engine, self._translated():
            await self._backend.wipe(engine)

    def _bring_up_to_date(self, connection: Connection) -> tuple[str, ...]:
        self._backend.be_alone(connection)
        self._backend.check(connection)  # again: now nobody else can change it
        self._backend.mark(connection)
        return bring_up_to_date(connection)

    async def _look(self) -> None:
        async with self.reading() as connection:  # one moment: somebody may be creating it now
            await connection.run_sync(self._backend.check)
            await connection.run_sync(self._backend.examine)

    def _opened(self) -> AsyncEngine:
        if self._engine is None:
            raise RuntimeError("start the database first")
        return self._engine

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except PoolTimeout as error:
            raise StoreUnavailable(
                "The database has been busy for too long.",
                hint="Try again; if it happens often, use Postgres or run fewer things at once.",
            ) from error
        except SQLAlchemyError as error:
            raise self._backend.refusal(error) from error


@asynccontextmanager
async def _alembic_to_ourselves() -> AsyncIterator[None]:
    """Let one database of this process migrate at a time: Alembic keeps its context in globals.

    The others may live in other threads and loops, so this is no lock of one loop.
    """
    while not _ALEMBIC.acquire(blocking=False):  # noqa: ASYNC110  (see above)
        await asyncio.sleep(0.01)
    try:
        yield
    finally:
        _ALEMBIC.release()


def _backend(url: str) -> Backend:
    try:
        address = make_url(url)
    except ArgumentError as error:
        raise StoreUnavailable("The database address cannot be read.", hint=_ADDRESSES) from error

    if address.drivername == "postgresql":
        return Postgres(address)
    if address.drivername == "sqlite" and not address.query and not address.host:
        in_memory = address.database in {None, "", ":memory:"}
        return Sqlite(None if in_memory else Path(str(address.database)).expanduser())
    raise StoreUnavailable(
        f"The database address {address.render_as_string(hide_password=True)} is of no known kind.",
        hint=_ADDRESSES,
    )
