"""Conversations, postings and feedback: what is remembered of chats, one wall at a time."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Executable, Row, func, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.article import ArticleId
from bot.core.conversation import Conversation, Fault, Feedback, Posting
from bot.core.place import Destination, Workspace
from bot.storage.chat_tables import conversations, feedback, postings
from bot.storage.database import Database
from bot.storage.memories import conversation_of, memory_of


class SqlConversations:
    """The port `Conversations` on SQLite or Postgres."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = (sqlite if database.is_sqlite else postgresql).insert

    async def find(self, destination: Destination) -> Conversation | None:
        """Give the memory of exactly this thread in exactly this workspace."""
        table = conversations
        statement = select(table.c.memory, table.c.last_at).where(
            table.c.workspace_key == destination.workspace.key,
            table.c.channel == destination.channel,
            table.c.thread == destination.thread,
        )
        async with self._database.reading() as connection:
            row = (await connection.execute(statement)).first()
        return conversation_of(destination, row) if row is not None else None

    async def keep(self, conversation: Conversation) -> None:
        """Replace the memory of a thread."""
        place = conversation.destination
        known = {"memory": memory_of(conversation), "last_at": conversation.last_at}
        statement = self._insert(conversations).values(
            installation_key=place.workspace.for_everybody().key,
            workspace_key=place.workspace.key,
            channel=place.channel,
            thread=place.thread,
            **known,
        )
        keys = ["workspace_key", "channel", "thread"]
        async with self._database.writing() as connection:
            await connection.execute(
                statement.on_conflict_do_update(index_elements=keys, set_=known)
            )

    async def note_posting(self, posting: Posting) -> None:
        """Keep a posting; the same id again replaces it."""
        place = posting.destination
        key = {"installation_key": place.workspace.for_everybody().key, "id": posting.id}
        known = {
            "workspace_key": place.workspace.key,
            "channel": place.channel,
            "thread": place.thread,
            "article_id": posting.article,
            "person": posting.person,
            "posted_at": posting.posted_at,
            "message": posting.message,
            "shared_by": posting.shared_by,
            "removed_at": posting.removed_at,
        }
        statement = self._insert(postings).values(**key, **known)
        async with self._database.writing() as connection:
            await connection.execute(
                statement.on_conflict_do_update(index_elements=list(key), set_=known)
            )

    async def find_posting(self, workspace: Workspace, posting: str) -> Posting | None:
        """Give a posting of this installation (any audience: the caller checks the place)."""
        found = await self._postings(_of_installation(workspace, postings.c.id == posting))
        return found[0] if found else None

    async def postings_of(
        self, workspaces: Sequence[Workspace], person: str, *, limit: int
    ) -> tuple[Posting, ...]:
        """Give what this person asked for inside exactly these workspaces, newest first."""
        keys = [workspace.key for workspace in workspaces]
        statement = (
            select(postings)
            .where(postings.c.workspace_key.in_(keys), postings.c.person == person)
            .order_by(postings.c.posted_at.desc(), postings.c.id)
            .limit(limit)
        )
        return await self._postings(statement)

    async def postings_at(self, workspace: Workspace, message: str) -> tuple[Posting, ...]:
        """Give the postings of this installation that stand in a message."""
        return await self._postings(_of_installation(workspace, postings.c.message == message))

    async def postings_in(self, place: Destination, *, since: datetime) -> tuple[Posting, ...]:
        """Give what was posted in a channel, threads and all, behind its wall; oldest first."""
        statement = (
            select(postings)
            .where(
                postings.c.workspace_key == place.workspace.key,
                postings.c.channel == place.channel,
                postings.c.posted_at > since,
                postings.c.removed_at.is_(None),
            )
            .order_by(postings.c.posted_at, postings.c.id)
        )
        return await self._postings(statement)

    async def count_postings(self, workspace: Workspace, person: str, *, since: datetime) -> int:
        """Count what this person asked for in this installation, all audiences."""
        statement = (
            select(func.count())
            .select_from(postings)
            .where(
                postings.c.installation_key == workspace.for_everybody().key,
                postings.c.person == person,
                postings.c.posted_at >= since,
            )
        )
        async with self._database.reading() as connection:
            return (await connection.execute(statement)).scalar_one()

    async def mark_removed(
        self, workspace: Workspace, article: ArticleId, *, at: datetime
    ) -> tuple[Posting, ...]:
        """Mark the postings of an article in exactly this workspace; give them."""
        is_meant = (postings.c.workspace_key == workspace.key, postings.c.article_id == article)
        async with self._database.writing() as connection:
            found = await connection.execute(select(postings).where(*is_meant))
            rows = found.all()
            await connection.execute(
                update(postings)
                .where(*is_meant, postings.c.removed_at.is_(None))
                .values(removed_at=at)
            )
        removed = (posting_of(row) for row in rows)
        return tuple(replace(one, removed_at=one.removed_at or at) for one in removed)

    async def keep_feedback(self, opinion: Feedback) -> None:
        """Keep what somebody thinks of a brief."""
        place = opinion.destination
        statement = insert(feedback).values(
            installation_key=place.workspace.for_everybody().key,
            workspace_key=place.workspace.key,
            article_id=opinion.article,
            channel=place.channel,
            thread=place.thread,
            person=opinion.person,
            at=opinion.at,
            fault=opinion.fault.value if opinion.fault else None,
            claim=opinion.claim,
            note=opinion.note,
        )
        async with self._database.writing() as connection:
            await connection.execute(statement)

    async def feedback_on(self, workspace: Workspace, article: ArticleId) -> tuple[Feedback, ...]:
        """Give what was thought of an article's brief here, oldest first."""
        statement = (
            select(feedback)
            .where(feedback.c.workspace_key == workspace.key, feedback.c.article_id == article)
            .order_by(feedback.c.id)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement)).all()
        return tuple(feedback_of(row) for row in rows)

    async def _postings(self, statement: Executable) -> tuple[Posting, ...]:
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement)).all()
        return tuple(posting_of(row) for row in rows)


def _of_installation(workspace: Workspace, condition: ColumnElement[bool]) -> Executable:
    key = workspace.for_everybody().key
    return select(postings).where(postings.c.installation_key == key, condition)


def posting_of(row: Row[Any]) -> Posting:
    """Give the posting of a row."""
    return Posting(
        id=row.id,
        destination=Destination(Workspace.of_key(row.workspace_key), row.channel, row.thread),
        article=ArticleId(row.article_id),
        person=row.person,
        posted_at=row.posted_at,
        message=row.message,
        shared_by=row.shared_by,
        removed_at=row.removed_at,
    )


def feedback_of(row: Row[Any]) -> Feedback:
    """Give the opinion of a row."""
    return Feedback(
        Destination(Workspace.of_key(row.workspace_key), row.channel, row.thread),
        ArticleId(row.article_id),
        row.person,
        row.at,
        Fault(row.fault) if row.fault else None,
        row.claim,
        row.note,
    )
