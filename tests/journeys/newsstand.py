"""A web of feeds and pages that a test writes, and a desk that makes digests of them."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

from bot.core.article import Article, Source, SourceKind
from bot.core.digests.delivery import SlotName, SlotState
from bot.core.digests.digest import Digest
from bot.core.digests.subscription import Choice, DigestSettings
from bot.core.feed import Entry, Feed, items_of
from bot.core.feed_state import FeedState, Outcome, Read
from bot.core.opml import Outlines
from bot.core.place import Destination, Workspace
from bot.core.schedule.schedule import Schedule
from bot.errors import InputRefused
from bot.journeys.digests.subscribe import Asker
from bot.journeys.feed_ports import FeedWeb, PageIsBusyError
from bot.journeys.front import Front
from tests.chat_desk import MovableClock, front_desk

TEAM = Workspace("slack", "T1")
ROOM = Destination(TEAM, "C1")
KESTREL = "https://kestrel.example/feed"
MERIDIAN = "https://meridian.example/feed"


@dataclass
class Newsstand:
    """Feeds by address: what they say, or what comes of reading them. Pages: text or a refusal."""

    feeds: dict[str, list[Entry] | Outcome] = field(default_factory=dict)
    pages: dict[str, str | Exception] = field(default_factory=dict)
    has_read: list[str] = field(default_factory=list)

    def prints(self, feed: str, name: str, text: str, at: datetime | None = None) -> str:
        """Put an article on a page and into a feed; give its address."""
        url = f"{feed.removesuffix('/feed')}/{name}"
        title, _, rest = text.partition("\n")
        entry = Entry(guid=url, url=url, title=title, summary=rest.strip()[:80], published=at)
        self.pages[url] = text
        listed = self.feeds.setdefault(feed, [])
        assert isinstance(listed, list)
        self.feeds[feed] = [entry, *(one for one in listed if one.guid != url)]
        return url

    async def read(self, feed: FeedState, now: datetime) -> Outcome:
        listed = self.feeds[feed.feed.url]
        if isinstance(listed, list):
            return Read(Feed(feed.feed.url, title="Daily Kestrel"), items_of(listed))
        return listed

    async def article(self, url: str, now: datetime) -> Article:
        self.has_read.append(url)
        page = self.pages[url]
        if isinstance(page, Exception):
            raise page
        return article(page, Source(SourceKind.LINK, url))

    async def own_words(self, url: str, title: str, words: str) -> Article:
        return article(f"{title}\n\n{words}", Source(SourceKind.FEED, url))

    async def outlines(self, content: bytes, name: str) -> Outlines:
        raise InputRefused("There is no list here.", hint="")

    @property
    def web(self) -> FeedWeb:
        return FeedWeb(self, self, self)


def article(text: str, source: Source) -> Article:
    return Article(text, source, title=text.partition("\n")[0], language="en")


def busy(until: datetime) -> PageIsBusyError:
    return PageIsBusyError(until, "kestrel.example has asked for patience.")


@dataclass
class Desk:
    """One who follows feeds, and the days that pass."""

    front: Front
    stand: Newsstand
    clock: MovableClock

    async def follows(
        self,
        *feeds: str,
        to: Destination = ROOM,
        saved: bool = False,
        topics_out: tuple[str, ...] = (),
        languages: tuple[str, ...] = (),
    ) -> None:
        """Set a digest made of these."""
        choice = Choice(
            shared=False, saved=saved, feeds=feeds, topics_out=topics_out, languages=languages
        )
        settings = DigestSettings("Northern desk", Schedule(time(7, 30), "UTC"), choice)
        await self.front.digests.set(Asker("U1", to), settings)

    async def reads(self) -> None:
        """Let feeds and pages be read as far as that goes now."""
        while await self.front.feed_round():
            pass

    async def digest(self, name: str = "") -> Digest:
        """Give the digest that is made now, as if it were posted; the day is over then."""
        (one, *_) = [one for one in await self.front.digests.every() if name in one.id]
        slot = SlotName(one.id, self.clock.now().date())
        made = await self.front.digest_round.compose(one, slot, self.clock.now())
        await _post(self.front, one.id, slot, made, self.clock.now())
        self.clock.forward(days=1)
        return made


@asynccontextmanager
async def newsdesk() -> AsyncIterator[Desk]:
    """Give a desk over an empty store in memory."""
    stand, clock = Newsstand(), MovableClock()
    async with front_desk(clock=clock, web=stand.web) as front:
        yield Desk(front, stand, clock)


async def _post(front: Front, name: str, slot: SlotName, made: Digest, now: datetime) -> None:
    rounds = front.digest_round
    one = (await rounds.subscriptions.named((name,)))[name]
    await rounds.subscriptions.plan(one, slot.day, now, next_due=None, at=now)
    until = now + timedelta(minutes=1)
    (held,) = await rounds.slots.take("slack", owner="desk", at=now, until=until, limit=1)
    assert await rounds.slots.freeze(held, made, 1, at=now)
    assert await rounds.slots.finish(held, SlotState.DONE, "", at=now)
