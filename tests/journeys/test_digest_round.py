"""The round of digests, and the alarm that wakes it."""

import asyncio
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta

from bot.alarm import TickingAlarm
from bot.app import SystemClock
from bot.core.digests.digest import Digest
from bot.errors import StoreUnavailable
from bot.journeys.digests.round import DigestRound
from bot.storage.database import Database
from bot.storage.readings import SqlNotices
from bot.storage.slots import SqlSlots
from bot.storage.subscriptions import SqlSubscriptions
from tests.chat_desk import MovableClock
from tests.contracts.test_slots import DAY, DIGEST, SUBSCRIPTION
from tests.fakes import NOON
from tests.journeys.test_deliver_slot import Channel


async def test_the_alarm_wakes_everybody_who_waits_again_and_again():
    """It rings at intervals, and knows nothing of what is due."""
    async with TickingAlarm(every=0.01) as alarm, asyncio.timeout(10):
        for _ in range(3):
            await asyncio.gather(alarm.next(), alarm.next())


class Rings:
    """An alarm that rings so often, and then never again."""

    def __init__(self, times: int) -> None:
        self.left = times
        self.is_over = asyncio.Event()

    async def next(self) -> None:
        self.left -= 1
        if self.left < 0:
            self.is_over.set()
            await asyncio.Event().wait()


class RealClock(MovableClock):
    """The time of this machine."""

    def now(self):
        return SystemClock().now()


class Shaky(SqlSubscriptions):
    """A store that is away the first time."""

    asked = 0

    async def due(self, platform, *, at, limit):
        self.asked += 1
        if self.asked == 1:
            raise StoreUnavailable("The disk is gone.", hint="Look for it.")
        return await super().due(platform, at=at, limit=limit)


async def test_a_store_that_was_away_loses_no_digest():
    """The next ring finds what the first could not."""
    clock, alarm = MovableClock(), Rings(1)
    async with Database("sqlite:///:memory:") as database:
        subscriptions, slots = Shaky(database), SqlSlots(database)
        await subscriptions.keep(SUBSCRIPTION, next_due=NOON)
        await subscriptions.plan(SUBSCRIPTION, DAY, NOON, next_due=None, at=NOON)

        async def compose(*_) -> Digest:
            return DIGEST

        channel = Channel(clock, made=1)
        walk = DigestRound(subscriptions, slots, compose, SqlNotices(database), clock, "one")
        walking = asyncio.create_task(walk.keep_on(channel, alarm))
        async with asyncio.timeout(10):
            await alarm.is_over.wait()
        walking.cancel()
        with suppress(asyncio.CancelledError):
            await walking

        assert len(channel.posted) == 1


async def test_what_cannot_be_made_is_tried_again_in_a_minute():
    """A fault of ours is noted in the life of the slot, and is not the end."""
    clock = MovableClock()
    async with Database("sqlite:///:memory:") as database:
        subscriptions, slots = SqlSubscriptions(database), SqlSlots(database)
        await subscriptions.keep(SUBSCRIPTION, next_due=None)
        await subscriptions.plan(SUBSCRIPTION, DAY, NOON, next_due=None, at=NOON)
        asked: list[object] = []

        async def compose(*_) -> Digest:
            asked.append(_)
            if len(asked) == 1:
                raise ValueError("a bug")
            return DIGEST

        channel = Channel(clock, made=1)
        walk = DigestRound(subscriptions, slots, compose, SqlNotices(database), clock, "one")
        assert await walk(channel) == 0
        assert await walk(channel) == 0
        clock.moment += timedelta(seconds=61)
        assert await walk(channel) == 1
        assert len(channel.posted) == 1


async def test_nothing_is_made_or_asked_for_where_the_platform_asked_to_wait():
    """It is put off for as long as that takes."""
    clock = MovableClock()
    async with Database("sqlite:///:memory:") as database:
        subscriptions, slots = SqlSubscriptions(database), SqlSlots(database)
        await subscriptions.keep(SUBSCRIPTION, next_due=None)
        await subscriptions.plan(SUBSCRIPTION, DAY, NOON, next_due=None, at=NOON)
        asked: list[object] = []

        async def compose(*_) -> Digest:
            asked.append(_)
            return DIGEST

        channel = Channel(clock, made=1, closed=20.0)
        walk = DigestRound(subscriptions, slots, compose, SqlNotices(database), clock, "one")
        assert await walk(channel) == 0
        assert asked == channel.posted == []
        assert await slots.next_free("slack", after=NOON) == NOON + timedelta(seconds=20)
        channel.closed = 0.0
        assert await walk(channel) == 0
        clock.forward(seconds=21)
        assert await walk(channel) == 1


async def test_what_was_put_off_goes_on_without_the_alarm():
    """When the platform's wait is over, not when the alarm rings next."""
    alarm = Rings(0)
    async with Database("sqlite:///:memory:") as database:
        subscriptions, slots = SqlSubscriptions(database), SqlSlots(database)
        for number in range(20):
            one = replace(SUBSCRIPTION, id=f"s{number}")
            await subscriptions.keep(one, next_due=None)
            await subscriptions.plan(one, DAY, NOON, next_due=None, at=NOON)
        all_posted = asyncio.Event()

        async def compose(*_) -> Digest:
            return DIGEST

        class Telling(Channel):
            async def post(self, to, digest, number, key):
                posted = await super().post(to, digest, number, key)
                if len(self.posted) == 20:
                    all_posted.set()
                return posted

        clock = RealClock()
        channel = Telling(clock, ["posted", "soon", "soon"], made=1)
        walk = DigestRound(subscriptions, slots, compose, SqlNotices(database), clock, "one")
        walking = asyncio.create_task(walk.keep_on(channel, alarm))
        async with asyncio.timeout(10):
            await all_posted.wait()
        walking.cancel()
        with suppress(asyncio.CancelledError):
            await walking

    assert len({key for key, _ in channel.posted}) == 20
