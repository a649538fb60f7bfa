"""The tables of digests: who gets one, which days were made, which messages stand where."""

from sqlalchemy import (
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from bot.storage.tables import METADATA, JsonText, UtcTime

subscriptions = Table(
    "subscriptions",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("installation_key", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("workspace_key", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("thread", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("spec", JsonText, nullable=False),
    Column("created_at", UtcTime, nullable=False),
    Column("last_day", Text),
    Column("next_due", UtcTime),
    Column("paused_at", UtcTime),
    Column("paused_why", Text, nullable=False),
    Index("subscriptions_by_installation", "installation_key"),
    Index("subscriptions_by_due", "platform", "next_due"),
    sqlite_strict=True,
)

slots = Table(
    "slots",
    METADATA,
    Column("subscription", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("due", UtcTime, nullable=False),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("owner", Text),
    Column("until", UtcTime),
    Column("fence", Integer, nullable=False),
    Column("digest", JsonText),
    PrimaryKeyConstraint("subscription", "day"),
    ForeignKeyConstraint(["subscription"], ["subscriptions.id"], ondelete="CASCADE"),
    Index("slots_by_state", "platform", "state", "until"),
    sqlite_strict=True,
)

parts = Table(
    "parts",
    METADATA,
    Column("key", Text, primary_key=True),
    Column("subscription", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("state", Text, nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("sending_at", UtcTime),
    Column("looked_at", UtcTime),
    Column("message", Text),
    ForeignKeyConstraint(
        ["subscription", "day"], ["slots.subscription", "slots.day"], ondelete="CASCADE"
    ),
    Index("parts_by_slot", "subscription", "day"),
    sqlite_strict=True,
)

slot_events = Table(
    "slot_events",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("subscription", Text, nullable=False),
    Column("day", Text, nullable=False),
    Column("at", UtcTime, nullable=False),
    Column("what", Text, nullable=False),
    ForeignKeyConstraint(
        ["subscription", "day"], ["slots.subscription", "slots.day"], ondelete="CASCADE"
    ),
    Index("slot_events_by_slot", "subscription", "day"),
    sqlite_strict=True,
)
