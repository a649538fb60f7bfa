"""Forgetting at large: an installation, a wall, a person, everything that is too old."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Table, delete, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.article import ArticleId
from bot.core.place import Workspace
from bot.storage.ageing import forget_old
from bot.storage.chat_tables import (
    conversations,
    departures,
    feedback,
    postings,
    requests,
    rules,
    secrets,
)
from bot.storage.database import Database
from bot.storage.digest_tables import subscriptions
from bot.storage.feed_tables import notices, readings
from bot.storage.following import drop_unfollowed
from bot.storage.forgetting import forget_article
from bot.storage.model_tables import model_replies, model_reservations, model_usage
from bot.storage.tables import articles
from bot.storage.walls import is_within
from bot.storage.words import PostgresWords, SqliteWords, WordIndex

_ALL_OF_AN_INSTALLATION: Sequence[Table] = (
    conversations,
    postings,
    feedback,
    requests,
    rules,
    secrets,
    departures,
    subscriptions,
    readings,
    notices,
    model_usage,
    model_reservations,
    model_replies,
)
_BEHIND_A_WALL: Sequence[Table] = (
    conversations,
    postings,
    feedback,
    subscriptions,
    readings,
    notices,
    model_replies,
)
_NAMES_OF_A_PERSON: Sequence[tuple[Table, str, dict[str, str]]] = (
    (postings, "person", {"person": ""}),
    (postings, "shared_by", {"shared_by": ""}),
    (feedback, "person", {"person": "", "note": ""}),
    (subscriptions, "owner", {"owner": ""}),
)


class SqlEraser:
    """The port `Eraser`. What is forgotten is in no row, no index, no log of the database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._words: WordIndex = SqliteWords() if database.is_sqlite else PostgresWords()

    async def forget_installation(self, workspace: Workspace) -> int:
        """Remove everything of an installation, secrets included; give how many articles."""
        key = workspace.for_everybody().key
        is_its = is_within(articles.c.workspace_key, workspace)
        async with self._database.writing() as connection:
            gone = await self._forget_articles(connection, is_its)
            for table in _ALL_OF_AN_INSTALLATION:
                await connection.execute(delete(table).where(table.c.installation_key == key))
            await drop_unfollowed(connection)
            await self._words.purge(connection)
        await self._database.wipe()
        return gone

    async def forget_audience(self, workspace: Workspace) -> int:
        """Remove everything behind exactly this wall (a channel or a person)."""
        async with self._database.writing() as connection:
            gone = await self._forget_wall(connection, workspace)
            await drop_unfollowed(connection)
            await self._words.purge(connection)
        await self._database.wipe()
        return gone

    async def forget_person(self, workspace: Workspace, person: str) -> int:
        """Remove what a person sent alone, and the person's name from what is shared."""
        key = workspace.for_everybody().key
        async with self._database.writing() as connection:
            gone = await self._forget_wall(connection, workspace.only_person(person))
            for table, column, blank in _NAMES_OF_A_PERSON:
                is_theirs = (table.c.installation_key == key, table.c[column] == person)
                await connection.execute(update(table).where(*is_theirs).values(blank))
            for table in (requests, notices):
                await connection.execute(
                    delete(table).where(table.c.installation_key == key, table.c.person == person)
                )
            await drop_unfollowed(connection)
            await self._words.purge(connection)
        await self._database.wipe()
        return gone

    async def forget_before(self, workspace: Workspace, moment: datetime, *, at: datetime) -> int:
        """Remove, now, what an installation keeps from before a moment; give how many articles.

        Digests stay set, rules and secrets stay; the days of digests go.
        """
        is_old = is_within(articles.c.workspace_key, workspace) & (articles.c.added_at < moment)
        async with self._database.writing() as connection:
            gone = await self._forget_articles(connection, is_old, removed_at=at)
            rows = await forget_old(connection, workspace.for_everybody().key, moment)
            if gone:
                await self._words.purge(connection)
        if gone or rows:
            await self._database.wipe()
        return gone

    async def _forget_wall(self, connection: AsyncConnection, wall: Workspace) -> int:
        gone = await self._forget_articles(connection, articles.c.workspace_key == wall.key)
        for table in _BEHIND_A_WALL:
            await connection.execute(delete(table).where(table.c.workspace_key == wall.key))
        return gone

    async def _forget_articles(
        self,
        connection: AsyncConnection,
        condition: ColumnElement[bool],
        *,
        removed_at: datetime | None = None,
    ) -> int:
        """Remove articles with their words first; mark their postings where a moment is given."""
        statement = select(articles.c.workspace_key, articles.c.id).where(condition)
        found = (await connection.execute(statement)).all()
        for row in found:
            wall, article = Workspace.of_key(row.workspace_key), ArticleId(row.id)
            await forget_article(
                connection, self._words, wall, article, is_taken_back=removed_at is None
            )
            if removed_at is not None:
                await connection.execute(
                    update(postings)
                    .where(postings.c.workspace_key == wall.key, postings.c.article_id == article)
                    .values(removed_at=removed_at)
                )
        return len(found)
