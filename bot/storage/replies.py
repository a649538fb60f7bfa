"""What a language model replied about an article, behind the wall it was asked from."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from bot.core.article import ArticleId
from bot.core.place import Workspace
from bot.storage.database import Database
from bot.storage.model_tables import model_replies


class SqlReplies:
    """The port `Replies`. A reply goes with its article, with its wall, and by its age."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = (sqlite if database.is_sqlite else postgresql).insert

    async def find(self, workspace: Workspace, article: ArticleId, key: str) -> str | None:
        """Give the reply that was kept under this key."""
        table = model_replies
        statement = select(table.c.reply).where(
            table.c.workspace_key == workspace.key, table.c.article == article, table.c.key == key
        )
        async with self._database.reading() as connection:
            found = (await connection.execute(statement)).scalar_one_or_none()
        return None if found is None else str(found)

    async def keep(
        self, workspace: Workspace, article: ArticleId, key: str, reply: str, *, at: datetime
    ) -> None:
        """Keep a reply; the same key again replaces it."""
        known = {"reply": reply, "kept_at": at}
        statement = self._insert(model_replies).values(
            workspace_key=workspace.key,
            article=article,
            key=key,
            installation_key=workspace.for_everybody().key,
            **known,
        )
        keys = ["workspace_key", "article", "key"]
        async with self._database.writing() as connection:
            await connection.execute(
                statement.on_conflict_do_update(index_elements=keys, set_=known)
            )
