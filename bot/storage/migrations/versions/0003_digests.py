"""Keep what digests need: subscriptions, slots, the messages of each, and their lives."""

import sqlalchemy as sa
from alembic import op

revision = "0003_digests"
down_revision = "0002_chats"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the tables of digests."""
    _subscriptions()
    _slots()
    _parts_and_events()


def _text(name: str, *, optional: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text, nullable=optional)


def _of_slot() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["subscription", "day"], ["slots.subscription", "slots.day"], ondelete="CASCADE"
    )


def _subscriptions() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", sa.Text, primary_key=True),
        *map(_text, ("installation_key", "platform", "workspace_key", "channel", "thread")),
        *map(_text, ("owner", "spec", "created_at", "paused_why")),
        *(_text(name, optional=True) for name in ("last_day", "next_due", "paused_at")),
        sqlite_strict=True,
    )
    op.create_index("subscriptions_by_installation", "subscriptions", ["installation_key"])
    op.create_index("subscriptions_by_due", "subscriptions", ["platform", "next_due"])


def _slots() -> None:
    op.create_table(
        "slots",
        *map(_text, ("subscription", "day", "platform", "due", "state", "reason")),
        *(_text(name, optional=True) for name in ("owner", "until", "digest")),
        sa.Column("fence", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("subscription", "day"),
        sa.ForeignKeyConstraint(["subscription"], ["subscriptions.id"], ondelete="CASCADE"),
        sqlite_strict=True,
    )
    op.create_index("slots_by_state", "slots", ["platform", "state", "until"])


def _parts_and_events() -> None:
    op.create_table(
        "parts",
        sa.Column("key", sa.Text, primary_key=True),
        *map(_text, ("subscription", "day", "state")),
        *(sa.Column(name, sa.Integer, nullable=False) for name in ("number", "attempts")),
        *(_text(name, optional=True) for name in ("sending_at", "looked_at", "message")),
        _of_slot(),
        sqlite_strict=True,
    )
    op.create_index("parts_by_slot", "parts", ["subscription", "day"])
    op.create_table(
        "slot_events",
        sa.Column("id", sa.Integer, primary_key=True),
        *map(_text, ("subscription", "day", "at", "what")),
        _of_slot(),
        sqlite_strict=True,
    )
    op.create_index("slot_events_by_slot", "slot_events", ["subscription", "day"])
