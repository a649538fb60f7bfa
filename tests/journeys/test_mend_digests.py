"""What was deleted goes from posted digests: edited once, later if need be, or said to whom."""

from collections.abc import AsyncIterator

import pytest

from bot.journeys.digests.mend import MendDigests
from bot.storage.database import Database
from bot.storage.library import SqlLibrary
from bot.storage.slots import SqlSlots
from bot.storage.subscriptions import SqlSubscriptions
from tests.chat_desk import MovableClock
from tests.contracts.test_stale import FIRST, SECOND, WALL, digest_of, post
from tests.fakes import NOON
from tests.journeys.test_deliver_slot import Channel
from tests.sentences import sentences


@pytest.fixture
async def slots() -> AsyncIterator[SqlSlots]:
    """Give a store with a posted digest of two articles, of which one was deleted."""
    async with Database("sqlite:///:memory:") as database:
        library, slots = SqlLibrary(database, sentences), SqlSlots(database)
        for one in (FIRST, SECOND):
            await library.keep(WALL, one, at=NOON)
        digest = digest_of(FIRST.article.id, SECOND.article.id)
        await post(slots, SqlSubscriptions(database), digest)
        await library.forget(WALL, FIRST.article.id)
        yield slots


def channel(*script: str) -> Channel:
    return Channel(MovableClock(), list(script))


async def test_every_message_is_edited_once(slots):
    """Each where it stands, with what is left."""
    room = channel()
    mend = MendDigests(slots, room.clock)

    assert await mend(room) == 2
    assert await mend(room) == 0

    left = digest_of(SECOND.article.id)
    assert room.edited == [("", 0, "17.0", left), ("17.0", 1, "17.1", left)]
    assert room.told == []


async def test_what_cannot_be_edited_now_is_edited_with_the_next_round(slots):
    """Nothing is edited twice."""
    room = channel("edited", "not now", "edited")
    mend = MendDigests(slots, room.clock)

    assert [await mend(room), await mend(room), await mend(room)] == [1, 1, 0]
    assert [number for _, number, _, _ in room.edited] == [0, 1]


async def test_what_never_can_be_edited_is_said_to_its_owner_once(slots):
    """And holds up nothing."""
    room = channel("refused", "edited")
    mend = MendDigests(slots, room.clock)

    assert [await mend(room), await mend(room)] == [1, 0]
    assert room.told == [
        "“Northern desk” of 2031-03-04 shows an article that was deleted."
        " I could not edit the message: The thread is locked. Please delete it there."
    ]
