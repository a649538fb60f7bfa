"""Feeds and who follows them, as contract tests need them."""

from datetime import datetime, time, timedelta

from bot.core.digests.subscription import Choice, Subscription
from bot.core.feed import Entry, Feed, items_of
from bot.core.feed_news import compare
from bot.core.feed_state import Outcome, Read, after
from bot.core.place import Destination, Workspace
from bot.core.schedule.schedule import Schedule
from bot.journeys.feed_ports import HeldFeed, Looked
from bot.storage.followed_feeds import SqlFollowedFeeds
from tests.fakes import NOON

FEED, OTHER = "https://kestrel.example/feed", "https://meridian.example/feed"
TEAM = Workspace("slack", "T1")
LEASE = NOON + timedelta(minutes=1)


def subscription(name: str = "d1", *feeds: str, wall: Workspace = TEAM) -> Subscription:
    return Subscription(
        name,
        Destination(wall, "C1"),
        "U1",
        "Northern desk",
        Schedule(time(7, 30), "Europe/Zurich"),
        NOON,
        choice=Choice(feeds=feeds or (FEED,)),
    )


def entry(name: str, *, published: datetime | None = NOON, words: str = "") -> Entry:
    title = f"The {name} is built anew after the long winter"
    summary = words or f"{title}, the council said."
    url = f"https://kestrel.example/{name}"
    return Entry(guid=url, url=url, title=title, summary=summary, published=published)


async def held(
    feeds: SqlFollowedFeeds, at: datetime = NOON, owner: str = "one"
) -> tuple[HeldFeed, ...]:
    return await feeds.take(owner=owner, at=at, until=at + timedelta(minutes=1), limit=10)


async def looked(
    feeds: SqlFollowedFeeds, outcome: Outcome, at: datetime = NOON, told: tuple[str, ...] = ()
) -> bool:
    """Take the one feed that is due and note an outcome."""
    (one,) = await held(feeds, at)
    state, _ = after(one.state, outcome, at)
    news = compare(one.known, outcome.items, one.previous) if isinstance(outcome, Read) else None
    again = at + timedelta(minutes=30)
    return await feeds.note(one, Looked(state, again, news, told), at=at)


def read(*entries: Entry, url: str = FEED) -> Read:
    return Read(Feed(url, title="Daily Kestrel"), items_of(entries))
