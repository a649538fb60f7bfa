"""Keep what chats need: requests, conversations, postings, feedback, rules, secrets, departures."""

import sqlalchemy as sa
from alembic import op

revision = "0002_chats"
down_revision = "0001_library"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of the chats."""
    _requests()
    _conversations_and_postings()
    _feedback()
    _installations()


def _text(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=optional)


def _requests() -> None:
    op.create_table(
        "requests",
        *map(_text, ("installation_key", "id", "platform", "person", "heard_at")),
        _text("owner", optional=True),
        _text("until", optional=True),
        sa.Column("attempts", sa.Integer, nullable=False),
        _text("request", optional=True),
        sa.PrimaryKeyConstraint("installation_key", "id"),
        sqlite_strict=True,
    )
    op.create_index("requests_by_platform", "requests", ["platform", "until"])


def _conversations_and_postings() -> None:
    op.create_table(
        "conversations",
        *map(_text, ("installation_key", "workspace_key", "channel", "thread", "memory")),
        _text("last_at"),
        sa.PrimaryKeyConstraint("workspace_key", "channel", "thread"),
        sqlite_strict=True,
    )
    op.create_table(
        "postings",
        *map(_text, ("installation_key", "id", "workspace_key", "channel", "thread")),
        *map(_text, ("article_id", "person", "posted_at")),
        *(_text(name, optional=True) for name in ("message", "shared_by", "removed_at")),
        sa.PrimaryKeyConstraint("installation_key", "id"),
        sqlite_strict=True,
    )
    op.create_index("postings_by_person", "postings", ["installation_key", "person", "posted_at"])
    op.create_index("postings_by_message", "postings", ["installation_key", "message"])


def _feedback() -> None:
    op.create_table(
        "feedback",
        sa.Column("id", sa.Integer, primary_key=True),
        *map(_text, ("installation_key", "workspace_key", "article_id", "channel", "thread")),
        *map(_text, ("person", "at")),
        _text("fault", optional=True),
        sa.Column("claim", sa.Integer),
        _text("note"),
        sa.ForeignKeyConstraint(
            ["workspace_key", "article_id"],
            ["articles.workspace_key", "articles.id"],
            ondelete="CASCADE",
        ),
        sqlite_strict=True,
    )


def _installations() -> None:
    op.create_table(
        "rules",
        *map(_text, ("installation_key", "rules")),
        sa.PrimaryKeyConstraint("installation_key"),
        sqlite_strict=True,
    )
    op.create_table(
        "secrets",
        *map(_text, ("installation_key", "name")),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        _text("kept_at"),
        sa.PrimaryKeyConstraint("installation_key", "name"),
        sqlite_strict=True,
    )
    op.create_table(
        "departures",
        *map(_text, ("installation_key", "platform", "due_at")),
        sa.PrimaryKeyConstraint("installation_key"),
        sqlite_strict=True,
    )
