"""A feed that never stands still brings each story once (from the list of adversaries, 17)."""

from datetime import datetime, timedelta

import pytest
from aiohttp import web

from bot.core.feed import FeedItem
from bot.core.feed_news import News, compare
from bot.core.feed_state import FeedState, after
from tests.ingest.feeds.dialects import SUMMARY
from tests.ingest.feeds.sites import NOON, Site, done, site

_HOURS = 5


class Restless:
    """A feed of one story that changes what it is told to, every hour."""

    def __init__(self, *changing: str) -> None:
        self.changing = changing
        self.hour = 0
        self.said = SUMMARY

    def __call__(self, _: web.Request) -> web.Response:
        at = {name: self.hour if name in self.changing else 0 for name in ("date", "url", "guid")}
        item = (
            f"<title>Harbour opens after nine years</title><description>{self.said}</description>"
            f"<link>https://news.example/harbour/{at['url']}</link><guid>story {at['guid']}</guid>"
            f"<pubDate>Tue, 04 Mar 2031 0{at['date'] % 10}:00:00 GMT</pubDate>"
        )
        return web.Response(text=f'<rss version="2.0"><channel><item>{item}</item></channel></rss>')


class Follower:
    """Keeps what a store would keep."""

    def __init__(self, here: Site) -> None:
        self.fetcher = here.fetcher
        self.state: FeedState = here.state()
        self.known: dict[str, FeedItem] = {}
        self.previous: frozenset[str] = frozenset()

    async def look(self, now: datetime) -> News:
        read = done(await self.fetcher.read(self.state, now))
        self.state, _ = after(self.state, read, now)
        news = compare(tuple(self.known.values()), read.items, self.previous)
        self.previous = news.ids
        for item in (*news.new, *(change.new for change in news.changes), *news.same):
            self.known[item.id] = item
        return news


@pytest.mark.parametrize(
    "changing",
    [("date",), ("url",), ("guid",), ("date", "url"), ("date", "guid"), ("date", "url", "guid")],
    ids=" and ".join,
)
async def test_a_restless_story_is_told_once(changing: tuple[str, ...]):
    """Whatever of it changes every hour; and a changed quote is a change, once."""
    feed = Restless(*changing)
    async with site({"/feed": feed}) as here:
        follower = Follower(here)
        brought = []
        for feed.hour in range(_HOURS):
            brought.append(await follower.look(NOON + timedelta(hours=feed.hour)))
        feed.hour = _HOURS
        feed.said = SUMMARY.replace("was", "was not")
        last = await follower.look(NOON + timedelta(hours=_HOURS))

    assert [len(news.new) for news in brought] == [1] + [0] * (_HOURS - 1)
    assert not any(news.changes for news in brought)
    if "url" in changing and "guid" in changing:  # no mark is left to know it by
        assert len(last.new) == 1
        return
    assert [change.new.summary for change in last.changes] == [feed.said]
    assert last.new == ()
