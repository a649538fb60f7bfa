"""Keep what a language model used and replied, so that a budget holds and nothing is paid twice."""

import sqlalchemy as sa
from alembic import op

revision = "0005_model"
down_revision = "0004_feeds"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of a language model."""
    op.create_table(
        "model_usage",
        *_texts("installation_key", "day", "task", "model"),
        *_counts("calls", "tokens_read", "tokens_cached", "tokens_written"),
        sa.PrimaryKeyConstraint("installation_key", "day", "task", "model"),
        sqlite_strict=True,
    )
    op.create_table(
        "model_reservations",
        sa.Column("id", sa.Text, primary_key=True),
        *_texts("installation_key"),
        *_counts("tokens"),
        *_texts("at"),
        sqlite_strict=True,
    )
    op.create_index(
        "model_reservations_by_installation", "model_reservations", ["installation_key"]
    )
    op.create_table(
        "model_replies",
        *_texts("workspace_key", "article", "key", "installation_key", "reply", "kept_at"),
        sa.PrimaryKeyConstraint("workspace_key", "article", "key"),
        sqlite_strict=True,
    )
    op.create_index("model_replies_by_installation", "model_replies", ["installation_key"])


def _texts(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.Text, nullable=False) for name in names]


def _counts(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer, nullable=False) for name in names]
