"""The archive: everything of a workspace, read row by row in one transaction."""

from collections.abc import AsyncGenerator, AsyncIterator, Callable
from contextlib import aclosing, asynccontextmanager
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Row, Select, Table, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Conversation, Feedback, Posting, Rules
from bot.core.digests.delivery import SlotName
from bot.core.digests.records import digest_from_record
from bot.core.digests.subscription import Subscription
from bot.core.place import Destination, Workspace
from bot.journeys.export import KeptArticle, KeptDigest, KeptReading
from bot.storage.chat_tables import conversations, feedback, postings
from bot.storage.conversations import feedback_of, posting_of
from bot.storage.database import Database
from bot.storage.digest_tables import slots, subscriptions
from bot.storage.feed_tables import readings
from bot.storage.installations import rules_in
from bot.storage.memories import conversation_of
from bot.storage.readings import reading_of
from bot.storage.rows import brief_of
from bot.storage.slots import life_of
from bot.storage.subscriptions import subscription_of
from bot.storage.tables import articles, briefs
from bot.storage.walls import installations_in, is_within

One = TypeVar("One")
_AT_ONCE = 20  # rows in memory; an article with its brief may have some megabytes


class SqlArchive:
    """The port `Archive` on SQLite or Postgres."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def installations(self) -> tuple[Workspace, ...]:
        """Give every installation that anything is kept of, in the order of their keys."""
        async with self._database.reading() as connection:
            return await installations_in(connection)

    @asynccontextmanager
    async def open(self, workspace: Workspace, *, with_private: bool) -> AsyncIterator["SqlKept"]:
        """Give what is kept behind exactly this wall; `with_private`: and behind those within."""
        async with self._database.reading() as connection:
            yield SqlKept(connection, workspace, with_private=with_private)


class SqlKept:
    """The port `Kept`: one moment of the database."""

    def __init__(
        self, connection: AsyncConnection, workspace: Workspace, *, with_private: bool
    ) -> None:
        self._connection = connection
        self._workspace = workspace
        self._with_private = with_private

    async def rules(self) -> Rules:
        """Give the rules of the installation."""
        return await rules_in(self._connection, self._workspace)

    def articles(self) -> AsyncGenerator[KeptArticle, None]:
        """Give articles with their texts and briefs."""
        statement = (
            select(articles, briefs.c.record, briefs.c.notes, briefs.c.read_at)
            .join_from(articles, briefs)
            .where(self._is_ours(articles))
            .order_by(articles.c.workspace_key, articles.c.id)
        )
        return self._each(statement, _article)

    def postings(self) -> AsyncGenerator[Posting, None]:
        """Give which brief was posted where."""
        return self._each(self._all(postings, "posted_at", "id"), posting_of)

    def conversations(self) -> AsyncGenerator[Conversation, None]:
        """Give what threads remember: what they are about, what was asked last."""
        order = ("workspace_key", "channel", "thread")
        return self._each(self._all(conversations, *order), _conversation)

    def feedback(self) -> AsyncGenerator[Feedback, None]:
        """Give what was thought of briefs."""
        return self._each(self._all(feedback, "id"), feedback_of)

    def subscriptions(self) -> AsyncGenerator[Subscription, None]:
        """Give the digests that are set."""
        return self._each(self._all(subscriptions, "created_at", "id"), subscription_of)

    async def digests(self) -> AsyncGenerator[KeptDigest, None]:
        """Give the days of digests: what was posted, what was left out and why."""
        statement = (
            select(subscriptions.c.workspace_key, slots)
            .join_from(slots, subscriptions)
            .where(self._is_ours(subscriptions))
            .order_by(slots.c.subscription, slots.c.day)
        )
        async with aclosing(self._each(statement, lambda row: row)) as rows:
            async for row in rows:
                name = SlotName(row.subscription, date.fromisoformat(row.day))
                digest = digest_from_record(row.digest) if row.digest is not None else None
                life = await life_of(self._connection, name, row)
                yield KeptDigest(Workspace.of_key(row.workspace_key), life, digest)

    def readings(self) -> AsyncGenerator[KeptReading, None]:
        """Give the items of feeds that were read, or why not."""
        return self._each(self._all(readings, "workspace_key", "page"), _reading)

    def _all(self, table: Table, *order: str) -> Select[Any]:
        statement = select(table).where(self._is_ours(table))
        return statement.order_by(*(table.c[name] for name in order))

    def _is_ours(self, table: Table) -> ColumnElement[bool]:
        key = table.c.workspace_key
        if self._with_private and not self._workspace.audience:
            return is_within(key, self._workspace)
        return key == self._workspace.key

    async def _each(
        self, statement: Select[Any], value_of: Callable[[Row[Any]], One]
    ) -> AsyncGenerator[One, None]:
        few = statement.execution_options(yield_per=_AT_ONCE)
        result = await self._connection.stream(few)
        try:
            async for row in result:
                yield value_of(row)
        finally:  # as a context manager it stays open if nobody wants the rest
            await result.close()


def _article(row: Row[Any]) -> KeptArticle:
    return KeptArticle(
        Workspace.of_key(row.workspace_key), brief_of(row), row.added_at, row.read_at
    )


def _conversation(row: Row[Any]) -> Conversation:
    wall = Workspace.of_key(row.workspace_key)
    return conversation_of(Destination(wall, row.channel, row.thread), row)


def _reading(row: Row[Any]) -> KeptReading:
    return KeptReading(Workspace.of_key(row.workspace_key), reading_of(row), row.noted_at)
