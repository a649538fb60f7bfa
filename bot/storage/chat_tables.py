"""The tables of the chats: requests, conversations, postings, feedback, installations.

`installation_key` is the workspace key of everybody in an installation: the same for all of its
audiences. Rows that belong to an audience carry its `workspace_key` too.
"""

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from bot.storage.tables import METADATA, JsonText, SearchableText, UtcTime


def _installation() -> Column[str]:
    return Column("installation_key", Text, nullable=False)


requests = Table(
    "requests",
    METADATA,
    _installation(),
    Column("id", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("heard_at", UtcTime, nullable=False),
    Column("owner", Text),
    Column("until", UtcTime),
    Column("attempts", Integer, nullable=False),
    Column("request", JsonText),
    PrimaryKeyConstraint("installation_key", "id"),
    Index("requests_by_platform", "platform", "until"),
    sqlite_strict=True,
)

conversations = Table(
    "conversations",
    METADATA,
    _installation(),
    Column("workspace_key", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("memory", JsonText, nullable=False),
    Column("last_at", UtcTime, nullable=False),
    PrimaryKeyConstraint("workspace_key", "channel", "thread"),
    sqlite_strict=True,
)

postings = Table(
    "postings",
    METADATA,
    _installation(),
    Column("id", Text, nullable=False),
    Column("workspace_key", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("article_id", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("posted_at", UtcTime, nullable=False),
    Column("message", Text),
    Column("shared_by", Text),
    Column("removed_at", UtcTime),
    PrimaryKeyConstraint("installation_key", "id"),
    Index("postings_by_person", "installation_key", "person", "posted_at"),
    Index("postings_by_message", "installation_key", "message"),
    sqlite_strict=True,
)

feedback = Table(
    "feedback",
    METADATA,
    Column("id", Integer, primary_key=True),
    _installation(),
    Column("workspace_key", Text, nullable=False),
    Column("article_id", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("fault", Text),
    Column("claim", Integer),
    Column("note", SearchableText, nullable=False),
    ForeignKeyConstraint(
        ["workspace_key", "article_id"],
        ["articles.workspace_key", "articles.id"],
        ondelete="CASCADE",
    ),
    sqlite_strict=True,
)

rules = Table(
    "rules",
    METADATA,
    _installation(),
    Column("rules", JsonText, nullable=False),
    PrimaryKeyConstraint("installation_key"),
    sqlite_strict=True,
)

secrets = Table(
    "secrets",
    METADATA,
    _installation(),
    Column("name", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("kept_at", UtcTime, nullable=False),
    PrimaryKeyConstraint("installation_key", "name"),
    sqlite_strict=True,
)

departures = Table(
    "departures",
    METADATA,
    _installation(),
    Column("platform", Text, nullable=False),
    Column("due_at", UtcTime, nullable=False),
    PrimaryKeyConstraint("installation_key"),
    sqlite_strict=True,
)
