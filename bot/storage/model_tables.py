"""The tables of a language model: what was used, what is set aside, what it replied."""

from sqlalchemy import Column, Index, Integer, PrimaryKeyConstraint, Table, Text

from bot.storage.tables import METADATA, JsonText, UtcTime

model_usage = Table(
    "model_usage",
    METADATA,
    Column("installation_key", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("task", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("calls", Integer, nullable=False),
    Column("tokens_read", Integer, nullable=False),
    Column("tokens_cached", Integer, nullable=False),
    Column("tokens_written", Integer, nullable=False),
    PrimaryKeyConstraint("installation_key", "day", "task", "model"),
    sqlite_strict=True,
)

model_reservations = Table(
    "model_reservations",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("installation_key", Text, nullable=False),
    Column("tokens", Integer, nullable=False),
    Column("at", UtcTime, nullable=False),
    Index("model_reservations_by_installation", "installation_key"),
    sqlite_strict=True,
)

model_replies = Table(
    "model_replies",
    METADATA,
    Column("workspace_key", Text, nullable=False),
    Column("article", Text, nullable=False),
    Column("key", Text, nullable=False),
    Column("installation_key", Text, nullable=False),
    Column("reply", JsonText, nullable=False),
    Column("kept_at", UtcTime, nullable=False),
    PrimaryKeyConstraint("workspace_key", "article", "key"),
    Index("model_replies_by_installation", "installation_key"),
    sqlite_strict=True,
)
