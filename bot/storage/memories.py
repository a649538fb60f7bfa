"""What a thread remembers, as JSON: written, read, and cleaned of an article that is forgotten."""

from dataclasses import replace
from typing import Any

from sqlalchemy import Row, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.article import ArticleId
from bot.core.conversation import Conversation, Shown
from bot.core.json_fields import JsonFields
from bot.core.place import Destination, Workspace
from bot.storage.chat_tables import conversations


def memory_of(conversation: Conversation) -> dict[str, object]:
    """Give what is remembered as one JSON object."""
    return {
        "articles": list(conversation.articles),
        "shown": [_shown_record(one) for one in conversation.shown],
        "speaker": conversation.speaker,
        "question": conversation.question,
        "is_asleep": conversation.is_asleep,
    }


def conversation_of(destination: Destination, row: Row[*tuple[Any, ...]]) -> Conversation:
    """Give the conversation of a row with `memory` and `last_at`."""
    fields = JsonFields(row.memory, "memory")
    return Conversation(
        destination,
        tuple(ArticleId(one) for one in fields.texts("articles")),
        row.last_at,
        tuple(_shown(one) for one in fields.each("shown")),
        fields.text_or_none("speaker"),
        fields.text_or_none("question"),
        fields.flag("is_asleep"),
    )


async def drop_from_memories(
    connection: AsyncConnection, workspace: Workspace, article: ArticleId
) -> None:
    """Let every thread behind this wall forget an article, and what was said of it last."""
    table = conversations
    statement = select(table.c.channel, table.c.thread, table.c.memory, table.c.last_at).where(
        table.c.workspace_key == workspace.key
    )
    for row in (await connection.execute(statement)).all():
        before = conversation_of(Destination(workspace, row.channel, row.thread), row)
        if article not in {*before.articles, *(one.article for one in before.shown)}:
            continue
        left = tuple(one for one in before.articles if one != article)
        after = replace(before, articles=left, shown=(), speaker=None, question=None)
        await connection.execute(
            update(table)
            .where(
                table.c.workspace_key == workspace.key,
                table.c.channel == row.channel,
                table.c.thread == row.thread,
            )
            .values(memory=memory_of(after))
        )


def _shown_record(shown: Shown) -> dict[str, object]:
    return {
        "number": shown.number,
        "article": shown.article,
        "start": shown.start,
        "end": shown.end,
        "speaker": shown.speaker,
    }


def _shown(fields: JsonFields) -> Shown:
    return Shown(
        fields.number("number"),
        ArticleId(fields.text("article")),
        fields.number("start"),
        fields.number("end"),
        fields.text_or_none("speaker"),
    )
