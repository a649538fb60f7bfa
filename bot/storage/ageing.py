"""What is too old beside the articles: what was asked, thought, heard, posted in digests."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Delete, Update, delete, exists, func, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.chat_tables import conversations, feedback, postings, requests
from bot.storage.digest_tables import slot_events, slots, subscriptions
from bot.storage.feed_tables import feed_items, readings
from bot.storage.model_tables import model_replies

_BY_TIME = (
    (conversations, "last_at"),
    (feedback, "at"),
    (postings, "removed_at"),  # until then its buttons say what became of the brief
    (requests, "heard_at"),
    (model_replies, "kept_at"),
)


async def forget_old(connection: AsyncConnection, installation: str, moment: datetime) -> int:
    """Remove what nothing has happened with since a moment; give how many rows changed."""
    statements: list[Delete | Update] = [
        delete(table).where(table.c.installation_key == installation, table.c[time] < moment)
        for table, time in _BY_TIME
    ]
    statements += _slots(installation, moment)
    statements += _readings(installation, moment)
    return sum([(await connection.execute(statement)).rowcount for statement in statements])


def _slots(installation: str, moment: datetime) -> Sequence[Delete]:
    """Give the way to remove days of digests; the subscriptions stay.

    A late digest is as old as its last step: what it told must not count as new again too soon.
    """
    is_theirs = exists().where(
        subscriptions.c.id == slots.c.subscription, subscriptions.c.installation_key == installation
    )
    is_alive = exists().where(
        slot_events.c.subscription == slots.c.subscription,
        slot_events.c.day == slots.c.day,
        slot_events.c.at >= moment,
    )
    return (delete(slots).where(is_theirs, ~is_alive, slots.c.due < moment),)


def _readings(installation: str, moment: datetime) -> Sequence[Delete | Update]:
    """Give the way to remove readings; while an item stands in a feed, that it was read is kept."""
    last = func.coalesce(readings.c.done_at, readings.c.noted_at)
    is_old = (readings.c.installation_key == installation, last < moment)
    is_done = readings.c.done_at.is_not(None)
    stands = exists().where(feed_items.c.page == readings.c.page)
    bare = {"title": "", "words": "", "reason": ""}
    holds_words = (readings.c.title != "") | (readings.c.words != "") | (readings.c.reason != "")
    return (
        delete(readings).where(*is_old, ~stands),
        update(readings).where(*is_old, is_done, stands, holds_words).values(bare),
    )
