"""Keep feeds: who follows which, what they brought, what is to be read behind which wall."""

import sqlalchemy as sa
from alembic import op

revision = "0004_feeds"
down_revision = "0003_digests"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of feeds."""
    _feeds()
    _follows()
    _items()
    _readings()
    _notices()


def _texts(*names: str, optional: bool = False) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=optional) for name in names]


def _counts(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]


def _of_feed() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(["feed"], ["feeds.url"], ondelete="CASCADE", onupdate="CASCADE")


def _feeds() -> None:
    op.create_table(
        "feeds",
        sa.Column("url", sa.Text, primary_key=True),
        *_texts("title"),
        *_texts("etag", "modified", "site", "language", optional=True),
        *_texts("troubled_since", "not_before", "told_at", "last_read", optional=True),
        *_texts("next_look", "owner", "until", optional=True),
        *_counts("failures", "gone", "fence"),
        sqlite_strict=True,
    )
    op.create_index("feeds_by_next_look", "feeds", ["next_look"])


def _follows() -> None:
    op.create_table(
        "follows",
        *_texts("subscription", "feed", "installation_key", "workspace_key", "news_from"),
        sa.PrimaryKeyConstraint("subscription", "feed"),
        sa.ForeignKeyConstraint(["subscription"], ["subscriptions.id"], ondelete="CASCADE"),
        _of_feed(),
        sqlite_strict=True,
    )
    op.create_index("follows_by_feed", "follows", ["feed"])


def _items() -> None:
    op.create_table(
        "feed_items",
        *_texts("feed", "id", "page", "title", "summary", "author", "fingerprint", "seen_at"),
        *_texts("url", "published", "updated", "noted_at", optional=True),
        sa.PrimaryKeyConstraint("feed", "id"),
        _of_feed(),
        sqlite_strict=True,
    )
    op.create_index("feed_items_by_page", "feed_items", ["page"])


def _readings() -> None:
    op.create_table(
        "readings",
        *_texts("workspace_key", "page", "installation_key", "feed", "item", "version"),
        *_texts("title", "words", "state", "reason", "noted_at"),
        *_texts("url", "published", "article", "before", optional=True),
        *_texts("done_at", "owner", "until", optional=True),
        *_counts("fence", "attempts"),
        sa.PrimaryKeyConstraint("workspace_key", "page"),
        sqlite_strict=True,
    )
    op.create_index("readings_by_state", "readings", ["state", "noted_at"])
    op.create_index("readings_by_installation", "readings", ["installation_key"])
    op.create_index("readings_by_item", "readings", ["feed", "item"])


def _notices() -> None:
    op.create_table(
        "notices",
        sa.Column("id", sa.Integer, primary_key=True),
        *_texts("installation_key", "workspace_key", "platform", "person", "words"),
        *_texts("until", optional=True),
        sqlite_strict=True,
    )
    op.create_index("notices_by_platform", "notices", ["platform", "until"])
    op.create_index("notices_by_installation", "notices", ["installation_key"])
