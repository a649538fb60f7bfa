"""Forgetting one article: its words first, by what they were, then all that was made of it."""

from sqlalchemy import delete, null, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.article import ArticleId
from bot.core.place import Workspace
from bot.storage.feed_tables import readings
from bot.storage.frozen import drop_from_digests
from bot.storage.memories import drop_from_memories
from bot.storage.model_tables import model_replies
from bot.storage.passages import drop_passages
from bot.storage.rows import text_of
from bot.storage.tables import articles
from bot.storage.words import WordIndex


async def forget_article(
    connection: AsyncConnection,
    words: WordIndex,
    workspace: Workspace,
    article: ArticleId,
    *,
    is_taken_back: bool = True,
) -> bool:
    """Remove an article, its words and what threads remember of it; False if it is not there.

    What is only too old is not taken back: digests that were posted go on showing it.
    """
    text = await text_of(connection, workspace, article)
    if text is None:
        return False
    await drop_passages(connection, words, workspace, article, text)
    await connection.execute(
        delete(articles).where(articles.c.workspace_key == workspace.key, articles.c.id == article)
    )
    await drop_from_memories(connection, workspace, article)
    await drop_from_digests(connection, workspace, article, is_taken_back=is_taken_back)
    await _drop_from_readings(connection, workspace, article)
    await connection.execute(
        delete(model_replies).where(
            model_replies.c.workspace_key == workspace.key, model_replies.c.article == article
        )
    )
    return True


async def _drop_from_readings(
    connection: AsyncConnection, workspace: Workspace, article: ArticleId
) -> None:
    """Keep only that the item was read, so that its feed does not bring it back."""
    for column in (readings.c.article, readings.c.before):
        await connection.execute(
            update(readings)
            .where(readings.c.workspace_key == workspace.key, column == article)
            .values(title="", words="", reason="", **{column.name: null()})
        )
