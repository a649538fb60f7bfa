"""What differs between the two databases, as one port; the rest of the store is the same SQL."""

from contextlib import AbstractContextManager
from typing import Protocol

from sqlalchemy import Connection, Executable
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

from bot.errors import StoreUnavailable


class Backend(Protocol):
    """A kind of database: how to open it, whose it is, how to be alone in it, how to wipe it."""

    def exists(self) -> bool:
        """Tell whether there is something to look at; looking must create nothing."""
        ...

    def prepare(self) -> None:
        """Make room: folder and file, where the kind needs them."""
        ...

    def engine(self) -> AsyncEngine:
        """Give the pool of connections."""
        ...

    def check(self, connection: Connection) -> None:
        """Refuse a database that is not ours or not usable. Changes nothing."""
        ...

    def examine(self, connection: Connection) -> None:
        """Refuse a database that is damaged. Changes nothing."""
        ...

    async def settle(self, engine: AsyncEngine) -> None:
        """Set what is set once per database and cannot be set in a transaction."""
        ...

    async def to_read(self, connection: AsyncConnection) -> AsyncConnection:
        """Make the next transaction of the connection see one moment and change nothing."""
        ...

    async def to_write(self, connection: AsyncConnection) -> AsyncConnection:
        """Make the next transaction of the connection a writing one."""
        ...

    def be_alone(self, connection: Connection) -> None:
        """Be the only one who changes the schema, until the writing transaction ends."""
        ...

    def mark(self, connection: Connection) -> None:
        """Leave our mark, so that the database is known as ours."""
        ...

    async def wipe(self, engine: AsyncEngine) -> None:
        """Let nothing that was deleted linger beside the database."""
        ...

    def serving_alone(self) -> AbstractContextManager[None]:
        """Hold the right to serve chats from it; `StoreUnavailable` if another process does."""
        ...

    def refusal(self, error: BaseException) -> StoreUnavailable:
        """Say in our words what the driver said in its own."""
        ...


OURS = ("articles", "briefs", "claims", "passages", "passage_words")


def scalar(connection: Connection, statement: Executable) -> object:
    """Give the one value a statement asks for."""
    value: object = connection.execute(statement).scalar()
    return value
