"""The sentences of the articles that are kept: where each begins and ends, and its words' index."""

from collections.abc import Iterable, Mapping

from sqlalchemy import delete, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.article import Article, ArticleId
from bot.core.place import Workspace
from bot.core.span import Span
from bot.storage.tables import passages
from bot.storage.words import WordIndex


async def keep_passages(
    connection: AsyncConnection,
    words: WordIndex,
    workspace: Workspace,
    article: Article,
    sentences: Iterable[Span],
) -> None:
    """Keep one row a sentence; if the sentences are the same as before, change nothing."""
    wanted = {span.start: article.excerpt(span).span for span in sentences}
    kept = await _kept(connection, workspace, article.id)
    if sorted(kept.values()) == sorted(wanted.values()):
        return

    await drop_passages(connection, words, workspace, article.id, article.text)
    key = {"workspace_key": workspace.key, "article_id": article.id}
    rows = [{**key, "start": span.start, "end": span.end} for span in wanted.values()]
    if rows:
        await connection.execute(insert(passages), rows)
    kept = await _kept(connection, workspace, article.id)
    await words.add(connection, _words_of(article.text, kept))


async def drop_passages(
    connection: AsyncConnection,
    words: WordIndex,
    workspace: Workspace,
    article: ArticleId,
    text: str,
) -> None:
    """Remove the sentences of a text and what they are found by."""
    kept = await _kept(connection, workspace, article)
    await words.drop(connection, _words_of(text, kept))
    await connection.execute(
        delete(passages).where(
            passages.c.workspace_key == workspace.key, passages.c.article_id == article
        )
    )


async def _kept(
    connection: AsyncConnection, workspace: Workspace, article: ArticleId
) -> dict[int, Span]:
    statement = select(passages.c.id, passages.c.start, passages.c.end).where(
        passages.c.workspace_key == workspace.key, passages.c.article_id == article
    )
    rows = (await connection.execute(statement)).all()
    return {row.id: Span(row.start, row.end) for row in rows}


def _words_of(text: str, kept: Mapping[int, Span]) -> dict[int, str]:
    return {key: text[span.start : span.end] for key, span in kept.items()}
