"""The library: articles, briefs, claims and searchable sentences, one workspace at a time."""

import asyncio
import re
from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Row, func, select

from bot.core.answer import Passage
from bot.core.article import ArticleId
from bot.core.brief import Brief
from bot.core.json_fields import JsonFields
from bot.core.place import Workspace
from bot.core.span import Span
from bot.journeys.ports import Shelved
from bot.storage.database import Database
from bot.storage.forgetting import forget_article
from bot.storage.passages import keep_passages
from bot.storage.rows import briefs_of, keep_article, keep_brief, text_of
from bot.storage.tables import articles as articles_table
from bot.storage.tables import claims, passages
from bot.storage.words import PostgresWords, SqliteWords, WordIndex, searchable

_ID = re.compile(r"[0-9a-f]{4,64}")


class SqlLibrary:
    """The port `Library` on SQLite or Postgres; `sentences` says where a text may be cut."""

    def __init__(self, database: Database, sentences: Callable[[str], Sequence[Span]]) -> None:
        self._database = database
        self._sentences = sentences
        self._words: WordIndex = SqliteWords() if database.is_sqlite else PostgresWords()

    async def keep(self, workspace: Workspace, brief: Brief, *, at: datetime) -> None:
        """Keep article and brief in one transaction; the same article again replaces its brief.

        The shelf goes on saying when the article was first added.
        """
        if at.tzinfo is None:
            raise ValueError(f"the time {at} has no zone")
        article = brief.article
        sentences = await asyncio.to_thread(self._sentences, article.text)

        async with self._database.writing() as connection:
            before = await text_of(connection, workspace, article.id)
            if before is not None and before != article.text:  # made to share the short id
                await forget_article(connection, self._words, workspace, article.id)
            await keep_article(
                connection, workspace, article, at=at, on_sqlite=self._database.is_sqlite
            )
            await keep_brief(connection, workspace, brief, at=at)
            await keep_passages(connection, self._words, workspace, article, sentences)

    async def find_brief(self, workspace: Workspace, article: ArticleId) -> Brief | None:
        """Give the brief of an article this workspace keeps; None if it keeps none."""
        if not _ID.fullmatch(article):
            return None
        async with self._database.reading() as connection:
            found = await briefs_of(connection, workspace, {article})
        return found.get(article)

    async def resolve(self, workspace: Workspace, name: str) -> tuple[ArticleId, ...]:
        """Give the articles whose id begins with `name` (at least four characters)."""
        beginning = name.lower()
        if not _ID.fullmatch(beginning):
            return ()
        table = articles_table
        statement = (
            select(table.c.id)
            .where(table.c.workspace_key == workspace.key, table.c.id.startswith(beginning))
            .order_by(table.c.id)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement)).all()
        return tuple(ArticleId(row.id) for row in rows)

    async def shelf(self, workspace: Workspace) -> tuple[Shelved, ...]:
        """List what is kept, newest first."""
        table = articles_table
        count = (
            select(func.count())
            .where(
                claims.c.workspace_key == table.c.workspace_key, claims.c.article_id == table.c.id
            )
            .scalar_subquery()
        )
        statement = (
            select(table.c.id, table.c.facts, table.c.added_at, count.label("claims"))
            .where(table.c.workspace_key == workspace.key)
            .order_by(table.c.added_at.desc(), table.c.id)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement)).all()
        return tuple(_shelved(row) for row in rows)

    async def search(
        self,
        workspace: Workspace,
        words: Sequence[str],
        *,
        articles: Sequence[ArticleId] = (),
        limit: int = 50,
    ) -> tuple[Passage, ...]:
        """Rank the sentences that share (stemmed) words with the question, best first."""
        wanted = searchable(words)
        within = [one for one in articles if _ID.fullmatch(one)]
        if not wanted or limit < 1 or (articles and not within):
            return ()

        source, holds_a_word = self._words.found(wanted)
        score = self._words.rank(wanted).label("score")
        statement = (
            select(passages.c.article_id, passages.c.start, passages.c.end, score)
            .select_from(source)
            .where(passages.c.workspace_key == workspace.key, holds_a_word)
            .order_by(score.desc(), passages.c.article_id, passages.c.start)
            .limit(limit)
        )
        if within:
            statement = statement.where(passages.c.article_id.in_(within))
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement)).all()
            briefs = await briefs_of(connection, workspace, {row.article_id for row in rows})
        return tuple(_passage(briefs[row.article_id], row) for row in rows)

    async def forget(self, workspace: Workspace, article: ArticleId) -> bool:
        """Remove an article and everything made of it; False if it was not there."""
        if not _ID.fullmatch(article):
            return False
        async with self._database.writing() as connection:
            if not await forget_article(connection, self._words, workspace, article):
                return False
            await self._words.purge(connection)
        await self._database.wipe()
        return True


def _passage(brief: Brief, row: Row[str, int, int, float]) -> Passage:
    return Passage(brief, brief.article.excerpt(Span(row.start, row.end)), float(row.score))


def _shelved(row: Row[str, object, datetime, int]) -> Shelved:
    facts = JsonFields(row.facts, "article")
    source = facts.fields("source").text("name")
    return Shelved(
        id=ArticleId(row.id),
        title=facts.text_or_none("title") or source,
        source=source,
        language=facts.text_or_none("language"),
        characters=facts.number("characters"),
        claims=row.claims,
        added_at=row.added_at,
    )
