"""The tables of feeds: which are followed, what they brought, what is to be read for whom."""

from sqlalchemy import (
    Column,
    ForeignKey,
    Index,
    Integer,
    PrimaryKeyConstraint,
    Table,
    Text,
)

from bot.storage.tables import METADATA, JsonText, SearchableText, UtcTime

feeds = Table(
    "feeds",
    METADATA,
    Column("url", Text, primary_key=True),
    Column("title", SearchableText, nullable=False),
    Column("etag", Text),
    Column("modified", Text),
    Column("site", Text),
    Column("language", Text),
    Column("failures", Integer, nullable=False),
    Column("troubled_since", UtcTime),
    Column("not_before", UtcTime),
    Column("told_at", UtcTime),
    Column("last_read", UtcTime),
    Column("gone", Integer, nullable=False),
    Column("next_look", UtcTime),
    Column("owner", Text),
    Column("until", UtcTime),
    Column("fence", Integer, nullable=False),
    Index("feeds_by_next_look", "next_look"),
    sqlite_strict=True,
)

follows = Table(
    "follows",
    METADATA,
    Column(
        "subscription", Text, ForeignKey("subscriptions.id", ondelete="CASCADE"), nullable=False
    ),
    Column(
        "feed",
        Text,
        ForeignKey("feeds.url", ondelete="CASCADE", onupdate="CASCADE"),
        nullable=False,
    ),
    Column("installation_key", Text, nullable=False),
    Column("workspace_key", Text, nullable=False),
    Column("news_from", UtcTime, nullable=False),
    PrimaryKeyConstraint("subscription", "feed"),
    Index("follows_by_feed", "feed"),
    sqlite_strict=True,
)

feed_items = Table(
    "feed_items",
    METADATA,
    Column(
        "feed",
        Text,
        ForeignKey("feeds.url", ondelete="CASCADE", onupdate="CASCADE"),
        nullable=False,
    ),
    Column("id", Text, nullable=False),
    Column("page", Text, nullable=False),
    Column("url", Text),
    Column("title", SearchableText, nullable=False),
    Column("published", UtcTime),
    Column("updated", UtcTime),
    Column("summary", SearchableText, nullable=False),
    Column("author", SearchableText, nullable=False),
    Column("fingerprint", Text, nullable=False),
    Column("noted_at", UtcTime),
    Column("seen_at", UtcTime, nullable=False),
    PrimaryKeyConstraint("feed", "id"),
    Index("feed_items_by_page", "page"),
    sqlite_strict=True,
)

readings = Table(
    "readings",
    METADATA,
    Column("workspace_key", Text, nullable=False),
    Column("page", Text, nullable=False),
    Column("installation_key", Text, nullable=False),
    Column("feed", Text, nullable=False),
    Column("item", Text, nullable=False),
    Column("version", Text, nullable=False),
    Column("title", SearchableText, nullable=False),
    Column("url", Text),
    Column("words", SearchableText, nullable=False),
    Column("published", UtcTime),
    Column("state", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("article", Text),
    Column("before", Text),
    Column("noted_at", UtcTime, nullable=False),
    Column("done_at", UtcTime),
    Column("owner", Text),
    Column("until", UtcTime),
    Column("fence", Integer, nullable=False),
    Column("attempts", Integer, nullable=False),
    PrimaryKeyConstraint("workspace_key", "page"),
    Index("readings_by_state", "state", "noted_at"),
    Index("readings_by_installation", "installation_key"),
    Index("readings_by_item", "feed", "item"),
    sqlite_strict=True,
)

notices = Table(
    "notices",
    METADATA,
    Column("id", Integer, primary_key=True),
    Column("installation_key", Text, nullable=False),
    Column("workspace_key", Text, nullable=False),
    Column("platform", Text, nullable=False),
    Column("person", Text, nullable=False),
    Column("words", JsonText, nullable=False),
    Column("until", UtcTime),
    Index("notices_by_platform", "platform", "until"),
    Index("notices_by_installation", "installation_key"),
    sqlite_strict=True,
)
