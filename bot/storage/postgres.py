"""Postgres: a server that several bots may share."""

from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from sqlalchemy import URL, Connection, func, inspect, select, text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from bot.errors import StoreUnavailable
from bot.storage.backend import OURS, scalar
from bot.storage.schema import VERSION_TABLE

MIGRATION_LOCK = 0x6272696566  # "brief": the advisory lock that guards the schema
_LIMITS = "-c statement_timeout=30000 -c idle_in_transaction_session_timeout=30000"
_REFUSALS = (
    ("28", "does not let the bot in", "Check name and password in the database address."),
    ("3D", "has no such database", "Create it, or name another in the database address."),
    ("42501", "denies the bot a right it needs", "Let the bot own its database."),
    ("57014", "took longer than 30 seconds", "See what else is running there, and try again."),
    ("53", "has no resources left", "See its connections, memory and disk."),
)


@dataclass(frozen=True, slots=True)
class Postgres:
    """The database on a server."""

    url: URL

    def exists(self) -> bool:
        """Tell that there is a server to ask."""
        return True

    def prepare(self) -> None:
        """Make no room: whoever runs the server created the database."""

    def engine(self) -> AsyncEngine:
        """Give a pool of five; a connection that died is noticed before it is used."""
        try:
            return create_async_engine(
                self.url.set(drivername="postgresql+psycopg"),
                pool_size=5,
                max_overflow=0,
                pool_pre_ping=True,
                connect_args={"connect_timeout": 5, "options": _LIMITS},
            )
        except ModuleNotFoundError as error:
            raise StoreUnavailable(
                "The driver for Postgres is not installed.",
                hint="Install it with: pip install 'briefing-bot[postgres]'",
            ) from error

    def check(self, connection: Connection) -> None:
        """Refuse a database that cannot hold every character, and one with others' tables."""
        encoding = scalar(connection, text("SHOW server_encoding"))
        if encoding != "UTF8":
            raise StoreUnavailable(
                f"The database {self._name} is kept in {encoding}, not in UTF8.",
                hint="Create one with ENCODING 'UTF8' for the bot.",
            )
        tables = set(inspect(connection).get_table_names())
        if VERSION_TABLE not in tables and tables.intersection(OURS):
            raise StoreUnavailable(
                f"The database {self._name} has tables of another program.",
                hint="Give the bot a database of its own.",
            )

    def examine(self, connection: Connection) -> None:
        """Examine nothing: whoever runs the server does."""

    async def settle(self, engine: AsyncEngine) -> None:
        """Set nothing: whoever runs the server decides."""

    async def to_read(self, connection: AsyncConnection) -> AsyncConnection:
        """Read one moment of the database."""
        return await connection.execution_options(
            isolation_level="REPEATABLE READ", postgresql_readonly=True
        )

    async def to_write(self, connection: AsyncConnection) -> AsyncConnection:
        """Write as Postgres does by itself; rows in conflict wait for each other."""
        return connection

    def be_alone(self, connection: Connection) -> None:
        """Wait until nobody else changes the schema, and hold the lock until the commit."""
        connection.execute(select(func.pg_advisory_xact_lock(MIGRATION_LOCK)))

    def mark(self, connection: Connection) -> None:
        """Leave no mark: the history of the schema is one."""

    async def wipe(self, engine: AsyncEngine) -> None:
        """Leave deleted rows to the server's own vacuum; no session may hurry its log."""

    def serving_alone(self) -> AbstractContextManager[None]:
        """Let any number of processes serve: they share the work."""
        return nullcontext()

    def refusal(self, error: BaseException) -> StoreUnavailable:
        """Translate by the code Postgres gives its errors; without one, nobody answered."""
        code = getattr(getattr(error, "orig", None), "sqlstate", None)
        if code is None:
            return self._unreachable(str(error))
        for beginning, trouble, hint in _REFUSALS:
            if str(code).startswith(beginning):
                return StoreUnavailable(f"The server for {self._name} {trouble}.", hint=hint)
        return StoreUnavailable(
            f"The database {self._name} did not do what was asked (code {code}).",
            hint="Look at the server's log; nothing half done was kept.",
        )

    def _unreachable(self, detail: str) -> StoreUnavailable:
        """Tell a server that says no from one that says nothing; libpq gives no code for either."""
        _, fatal, said = detail.partition("FATAL:")
        if fatal:
            return StoreUnavailable(
                f"The server for {self._name} refuses the bot ({said.splitlines()[0].strip()}).",
                hint="Check name, password and database in the database address.",
            )
        return StoreUnavailable(
            f"The database server for {self._name} does not answer.",
            hint="See that it runs and that its address is right, and try again.",
        )

    @property
    def _name(self) -> str:
        return self.url.render_as_string(hide_password=True)
