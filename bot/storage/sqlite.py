"""SQLite: one file, one connection at a time, and nothing kept that was deleted."""

import asyncio
import logging
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL, Connection, event, text
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool, ConnectionPoolEntry

from bot.errors import StoreUnavailable
from bot.storage.backend import scalar

logger = logging.getLogger(__name__)

OUR_MARK = 0x62726966  # "brif", kept in the header of the file
QUICK_CHECK_UP_TO = 64 * 2**20  # bytes; about half a second to read, done at every start
WAL_ATTEMPTS = 100  # switching to WAL does not wait for others by itself; 50 ms apart

_PRAGMAS = (
    "busy_timeout=5000",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
    "synchronous=FULL",
    "journal_size_limit=67108864",
)
_BEGIN = "sqlite_begin"  # execution option: the statement that opens the next transaction
_ELSEWHERE = "Name another file in the database address, or restore this one from a backup."
_REFUSALS = (
    ("SQLITE_NOTADB", "is not a database of this bot", _ELSEWHERE),
    ("SQLITE_CORRUPT", "is damaged", "Keep the file, and restore the last backup in its place."),
    ("SQLITE_BUSY", "is locked by somebody else", "See who holds it open, and try again."),
    ("SQLITE_LOCKED", "is locked by somebody else", "See who holds it open, and try again."),
    ("SQLITE_READONLY", "cannot be written", "Give the bot the right to write file and folder."),
    ("SQLITE_CANTOPEN", "cannot be opened", "See that the folder exists and may be written."),
    ("SQLITE_FULL", "has no room left on its disk", "Free some space; nothing half done was kept."),
)


@dataclass(frozen=True, slots=True)
class Sqlite:
    """The database in a file; without a path, one in memory that ends with its connection."""

    path: Path | None

    def exists(self) -> bool:
        """Tell whether the file is there and not empty."""
        return self.path is not None and self.path.is_file() and self.path.stat().st_size > 0

    def prepare(self) -> None:
        """Create folder and file, for their owner alone; what is there keeps its rights."""
        if self.path is None:
            return
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        except OSError as error:
            raise StoreUnavailable(
                f"The database file {self.path} cannot be opened for writing"
                f" ({(error.strerror or 'unknown reason').lower()}).",
                hint="Name a file in a folder that the bot may write.",
            ) from error

    def engine(self) -> AsyncEngine:
        """Give a pool of one: SQLite has one writer, and readers here are short."""
        engine = create_async_engine(
            URL.create("sqlite+aiosqlite", database=str(self.path or ":memory:")),
            poolclass=AsyncAdaptedQueuePool,
            pool_size=1,
            max_overflow=0,
        )
        event.listen(engine.sync_engine, "connect", _configure)
        event.listen(engine.sync_engine, "begin", _begin)
        return engine

    def check(self, connection: Connection) -> None:
        """Refuse a file with somebody else's tables."""
        mark = scalar(connection, text("PRAGMA application_id"))
        tables = scalar(connection, text("SELECT count(*) FROM sqlite_master"))
        if mark != OUR_MARK and (mark or tables):
            raise StoreUnavailable(
                f"The file {self.path} is a database of another program.", hint=_ELSEWHERE
            )

    def examine(self, connection: Connection) -> None:
        """Refuse a damaged file, where reading all of it takes no noticeable time."""
        if self.path is None or self.path.stat().st_size > QUICK_CHECK_UP_TO:
            return
        verdict = scalar(connection, text("PRAGMA quick_check(1)"))
        if verdict != "ok":
            raise _refused(self.path, "SQLITE_CORRUPT", str(verdict))

    async def settle(self, engine: AsyncEngine) -> None:
        """Switch the file to a write-ahead log; others may be doing the same right now."""
        for attempt in range(WAL_ATTEMPTS):
            try:
                async with engine.connect() as connection:
                    await connection.execute(text("PRAGMA journal_mode=WAL"))
            except OperationalError as error:
                if not _name(error).startswith("SQLITE_BUSY") or attempt == WAL_ATTEMPTS - 1:
                    raise
                await asyncio.sleep(0.05)
            else:
                return

    async def to_read(self, connection: AsyncConnection) -> AsyncConnection:
        """Read one moment of the file."""
        return await connection.execution_options(**{_BEGIN: "BEGIN"})

    async def to_write(self, connection: AsyncConnection) -> AsyncConnection:
        """Take the write lock first; a reader that turns writer is refused at once."""
        return await connection.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})

    def be_alone(self, connection: Connection) -> None:
        """Wait for nothing: a writing transaction holds the lock of the file already."""

    def mark(self, connection: Connection) -> None:
        """Leave our mark in the header of the file."""
        connection.execute(text(f"PRAGMA application_id={OUR_MARK:d}"))

    async def wipe(self, engine: AsyncEngine) -> None:
        """Empty the write-ahead log, which still shows pages as they were."""
        async with engine.connect() as connection:
            row = (await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))).one()
        if row[0]:
            logger.warning("the write-ahead log is in use and was not emptied")

    @contextmanager
    def serving_alone(self) -> Iterator[None]:
        """Serve from the file alone: the lock of a second file beside it, gone with the process."""
        if self.path is None:
            yield
            return
        self.prepare()
        beside = self.path.with_name(f"{self.path.name}-serving")
        os.close(os.open(beside, os.O_CREAT | os.O_RDWR, 0o600))
        with closing(sqlite3.connect(beside, timeout=0, isolation_level=None)) as lock:
            try:
                lock.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                raise StoreUnavailable(
                    f"Another `briefing run` serves from {self.path} already.",
                    hint="Stop it first, or let several share a PostgreSQL database.",
                ) from error
            yield

    def refusal(self, error: BaseException) -> StoreUnavailable:
        """Translate by the name SQLite gives its errors."""
        return _refused(self.path, _name(error), str(getattr(error, "orig", None) or error))


def _refused(path: Path | None, name: str, detail: str) -> StoreUnavailable:
    for beginning, trouble, hint in _REFUSALS:
        if name.startswith(beginning):
            return StoreUnavailable(f"The database file {path} {trouble}.", hint=hint)
    return StoreUnavailable(
        f"The database file {path} did not do what was asked ({detail}).",
        hint="Look at the disk and at the log; nothing half done was kept.",
    )


def _name(error: BaseException) -> str:
    return str(getattr(getattr(error, "orig", None), "sqlite_errorname", ""))


def _configure(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Set what holds for a connection. We begin transactions; the driver does not."""
    connection.isolation_level = None
    cursor = connection.cursor()
    try:
        for pragma in _PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
    finally:
        cursor.close()


def _begin(connection: Connection) -> None:
    statement = connection.get_execution_options().get(_BEGIN)
    if statement:
        connection.exec_driver_sql(statement)
