"""The round of feeds: read those that are due, then what they brought, for every wall."""

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TypeVar

from bot.core.article import Article
from bot.core.feed_news import compare
from bot.core.feed_state import Broken, FeedState, Gone, Outcome, Read, Wait, after
from bot.errors import InputRefused, StoreUnavailable
from bot.journeys.brief_article import BriefArticle
from bot.journeys.digests.ports import Alarm
from bot.journeys.feed_ports import (
    Feeds,
    FollowedFeeds,
    HeldFeed,
    HeldReading,
    Leases,
    Looked,
    PageIsBusyError,
    Pages,
    Readings,
)
from bot.journeys.measures import UNMEASURED, Measures
from bot.journeys.ports import Clock

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=60)
EVERY = timedelta(minutes=30)  # a feed is read
_FEEDS_AT_ONCE, _READINGS_AT_ONCE = 8, 4
_AGAIN = timedelta(minutes=20)
_MOST_ATTEMPTS = 5
_TRIES = 2  # of a page; then the feed's own words must do
_FEWEST_WORDS = 40  # of a feed's own words: less says nothing
Held = TypeVar("Held")


@dataclass(frozen=True, slots=True)
class FeedDesk:
    """What reading feeds needs of the store."""

    feeds: FollowedFeeds
    readings: Readings
    leases: Leases


@dataclass(frozen=True, slots=True)
class FeedRound:
    """One process's share of all feeds, whatever platforms it serves."""

    desk: FeedDesk
    web: Feeds
    pages: Pages
    brief: BriefArticle
    clock: Clock
    owner: str
    measures: Measures = UNMEASURED

    async def __call__(self) -> int:
        """Read what is due and free, as far as it goes now; give how many came to an end."""
        until = self.clock.now() + LEASE
        feeds = await self.desk.feeds.take(
            owner=self.owner, at=self.clock.now(), until=until, limit=_FEEDS_AT_ONCE
        )
        ended = await self._all(feeds, self._look)
        until = self.clock.now() + LEASE
        readings = await self.desk.readings.take(
            owner=self.owner, at=self.clock.now(), until=until, limit=_READINGS_AT_ONCE
        )
        return ended + await self._all(readings, self._read)

    async def keep_on(self, alarm: Alarm) -> None:
        """Walk the round whenever the alarm rings, and at once while there is more to do."""
        while True:
            try:
                while await self():
                    pass
            except StoreUnavailable:
                logger.exception("no feeds for now")
            await alarm.next()

    async def close(self) -> None:
        """Give what is held to whoever comes next."""
        await self.desk.leases.let_go(self.owner, at=self.clock.now())

    async def _all(self, held: tuple[Held, ...], work: Callable[[Held], Awaitable[bool]]) -> int:
        if not held:
            return 0
        async with self._kept():
            return sum(await asyncio.gather(*(work(one) for one in held)))

    @asynccontextmanager
    async def _kept(self) -> AsyncIterator[None]:
        """Renew the leases meanwhile: a host's turn may take minutes to come."""
        keeping = asyncio.create_task(self._keep())
        try:
            yield
        finally:
            keeping.cancel()

    async def _keep(self) -> None:
        while True:
            await asyncio.sleep(LEASE.total_seconds() / 3)
            await self.desk.leases.hold(self.owner, until=self.clock.now() + LEASE)

    async def _look(self, held: HeldFeed) -> bool:
        """Read a feed and keep what came of it."""
        try:
            looked = await self._looked(held)
        except Exception:  # the door: the other feeds go on, the log gets the reason
            logger.exception("a feed could not be worked on")
            looked = Looked(held.state, next_look=self.clock.now() + EVERY)
        return await self.desk.feeds.note(held, looked, at=self.clock.now())

    async def _looked(self, held: HeldFeed) -> Looked:
        outcome = await self.web.read(held.state, self.clock.now())
        self.measures.feed_read(type(outcome).__name__.lower())
        now = self.clock.now()
        state, tell = after(held.state, outcome, now)
        is_new = held.state.last_read is None and held.state.failures == 0
        if is_new and isinstance(outcome, Broken) and not tell:
            state, tell = _told_at_once(state, now), True
        news = None
        if isinstance(outcome, Read):
            news = compare(held.known, outcome.items, held.previous)
        return Looked(
            state,
            next_look=max(now + EVERY, state.not_before or now),
            news=news,
            told=_words(held.state, outcome) if tell else (),
        )

    async def _read(self, held: HeldReading) -> bool:
        """Read an item for its wall; True if it came to an end."""
        try:
            return await self._ended(held)
        except PageIsBusyError as busy:
            self.measures.item_read("put off")
            await self.desk.readings.put_off(held, until=busy.until, is_a_try=False)
        except InputRefused as refused:
            return await self._refused(held, refused.reason)
        except Exception as error:  # the door: the other items go on, the log gets the reason
            logger.exception("an item could not be worked on")
            return await self._refused(held, f"reading it failed ({type(error).__name__})")
        return False

    async def _ended(self, held: HeldReading) -> bool:
        if held.attempts > _MOST_ATTEMPTS:  # whoever took it before never came back
            return await self._refused(held, "reading it failed too often")
        article = await self._article(held)
        made = await self.brief.from_article(held.wall, article)
        self.measures.item_read("read")
        return await self.desk.readings.read(held, made.article.id, at=self.clock.now())

    async def _refused(self, held: HeldReading, reason: str) -> bool:
        now = self.clock.now()
        self.measures.item_read("refused")
        if held.attempts < _TRIES and held.reading.url:
            await self.desk.readings.put_off(held, until=now + _AGAIN, is_a_try=True)
            return False
        return await self.desk.readings.refuse(held, reason, at=now)

    async def _article(self, held: HeldReading) -> Article:
        """Read the page of an item, or else take what its feed says of it."""
        one = held.reading
        if one.url is None:
            return await self.pages.own_words(one.page, one.title, held.words)
        try:
            return await self.pages.article(one.url, self.clock.now())
        except InputRefused:
            if held.attempts < _TRIES or len(held.words.split()) < _FEWEST_WORDS:
                raise
            return await self.pages.own_words(one.url, one.title, held.words)


def _told_at_once(state: FeedState, now: datetime) -> FeedState:
    """Let who has just named a feed hear at once that it is none."""
    return replace(state, told_at=now)


def _words(state: FeedState, outcome: Outcome) -> tuple[str, ...]:
    feed = state.feed
    name = feed.title or feed.url.partition("?")[0]  # what follows may be somebody's key
    about = f"A digest of yours is made of the feed “{name}”, which I cannot read."
    match outcome:
        case Gone() | Broken():
            return (about, outcome.reason, outcome.hint)
        case Wait():
            return (about, outcome.reason)
        case _:
            return ()
