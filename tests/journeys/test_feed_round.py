"""Feeds and what they bring are read once, however many processes share the work."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.feed_state import Outcome
from bot.errors import StoreUnavailable
from bot.journeys.feed_round import LEASE
from bot.storage.database import Database
from bot.storage.followed_feeds import SqlFollowedFeeds
from tests.chat_desk import MovableClock, front_desk
from tests.databases import Addresses
from tests.fakes import NOON
from tests.journeys.newsstand import KESTREL, Desk, Newsstand

STORY = """{name} to be built anew

“The {name} will be open in May,” mayor Tove Lind said on Friday. The winter was long.
"""


class Counting(Newsstand):
    """Remembers how often each feed was asked."""

    asked: int = 0

    async def read(self, feed, now) -> Outcome:
        self.asked += 1
        await asyncio.sleep(0)
        return await super().read(feed, now)


@pytest.mark.parametrize("new_address", ["file", "postgres"], indirect=True)
async def test_processes_share_feeds_and_readings(new_address: Addresses):
    """None is read twice, none is left."""
    address, stand, clock = new_address(), Counting(), MovableClock()
    urls = [
        stand.prints(KESTREL, f"p{at}", STORY.format(name=f"Bridge {at}"), NOON) for at in range(20)
    ]
    async with (
        front_desk(clock=clock, web=stand.web, address=address, owner="one") as one,
        front_desk(clock=clock, web=stand.web, address=address, owner="two") as two,
        front_desk(clock=clock, web=stand.web, address=address, owner="three") as three,
    ):
        await Desk(one, stand, clock).follows(KESTREL)
        for _ in range(4):
            await asyncio.gather(*(Desk(each, stand, clock).reads() for each in (one, two, three)))

    assert sorted(stand.has_read) == sorted(urls)
    assert stand.asked == 1


@pytest.mark.parametrize("new_address", ["file", "postgres"], indirect=True)
async def test_what_a_dead_process_held_is_read_by_another(new_address: Addresses):
    """Once its lease has ended, and not before."""
    address, stand, clock = new_address(), Newsstand(), MovableClock()
    stand.prints(KESTREL, "bridge", STORY.format(name="Bridge"), NOON)
    async with (
        front_desk(clock=clock, web=stand.web, address=address, owner="dead") as dead,
        front_desk(clock=clock, web=stand.web, address=address, owner="alive") as alive,
    ):
        await Desk(dead, stand, clock).follows(KESTREL)
        held = await dead.feed_round.desk.feeds.take(
            owner="dead", at=NOON, until=NOON + LEASE, limit=9
        )
        await Desk(alive, stand, clock).reads()
        assert stand.has_read == []

        clock.moment += LEASE + timedelta(seconds=1)
        await Desk(alive, stand, clock).reads()

        assert len(held) == len(stand.has_read) == 1


async def test_what_is_let_go_is_free_at_once():
    """A process that stops in good order hands its work on."""
    stand, clock = Newsstand(), MovableClock()
    stand.prints(KESTREL, "bridge", STORY.format(name="Bridge"), NOON)
    async with front_desk(clock=clock, web=stand.web, owner="one") as front:
        desk = Desk(front, stand, clock)
        await desk.follows(KESTREL)
        await front.feed_round.desk.feeds.take(owner="one", at=NOON, until=NOON + LEASE, limit=9)

        await front.feed_round.close()
        await desk.reads()

    assert len(stand.has_read) == 1


class Shaky(SqlFollowedFeeds):
    """A store that is away the first time."""

    asked = 0

    async def take(self, **about):
        self.asked += 1
        if self.asked == 1:
            raise StoreUnavailable("It is away.", hint="")
        return await super().take(**about)


class Once:
    """An alarm that rings once."""

    def __init__(self) -> None:
        self.rings = 0
        self.is_over = asyncio.Event()

    async def next(self) -> None:
        self.rings += 1
        if self.rings > 1:
            self.is_over.set()
            await asyncio.Event().wait()


async def test_the_round_outlives_a_database_that_is_away():
    """It goes on at the next ring of the alarm."""
    stand, alarm = Newsstand(), Once()
    async with (
        Database("sqlite:///:memory:") as database,
        front_desk(web=stand.web) as front,
    ):
        feeds = Shaky(database)
        desk = replace(front.feed_round.desk, feeds=feeds)
        walking = asyncio.create_task(replace(front.feed_round, desk=desk).keep_on(alarm))
        async with asyncio.timeout(10):
            await alarm.is_over.wait()
        walking.cancel()

    assert feeds.asked == 2
