"""Reading a feed is an outcome, whatever its server does."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest
from aiohttp import web

from bot.core.feed import Feed
from bot.core.feed_state import FeedState, Gone, NotModified, Wait
from bot.ingest.feeds.fetcher import FeedFetcher
from bot.ingest.feeds.web import PoliteWeb
from tests.ingest.feeds.dialects import STORIES, TITLE, rss
from tests.ingest.feeds.sites import NOON, Page, broken, done, feed, says, site, text
from tests.ingest.servers import ScriptedResolver, gzip_bomb, serving


async def test_a_feed_is_read():
    """Its items, its title, and what to ask with the next time."""
    async with site({"/feed": feed(ETag='"v1"', Last_Modified="yesterday")}) as here:
        read = done(await here.read())

    assert tuple(item.title for item in read.items) == STORIES
    assert (read.feed.title, read.feed.url) == (TITLE, here.url())
    assert (read.feed.etag, read.feed.modified) == ('"v1"', "yesterday")
    assert read.moved_from is None


async def test_the_second_request_is_conditional():
    """The server's own words are given back; nothing has changed, so nothing travels."""

    def page(request: web.Request) -> web.Response:
        if request.headers.get("If-None-Match") == '"v1"':
            return web.Response(status=304, headers={"ETag": '"v2"'})
        return web.Response(body=rss().encode(), headers={"ETag": '"v1"', "Last-Modified": "x"})

    async with site({"/feed": page}) as here:
        first = done(await here.read())
        second = await here.fetcher.read(FeedState(first.feed), NOON)

    assert isinstance(second, NotModified)
    assert here.asked[1][1]["If-Modified-Since"] == "x"
    assert (second.feed.etag, second.feed.modified, second.feed.title) == ('"v2"', "x", TITLE)


async def test_not_modified_without_a_condition_is_an_error():
    """Nobody asked."""
    async with site({"/feed": says(304)}) as here:
        assert "answered 304" in broken(await here.read()).reason


async def test_validators_that_cannot_be_sent_back_are_forgotten():
    """Nobody makes us carry a book."""
    async with site({"/feed": feed(ETag='"' + "x" * 900 + '"')}) as here:
        assert done(await here.read()).feed.etag is None


async def test_we_say_who_we_are():
    """Under one name, the one robots.txt knows, and without cookies."""
    async with site({"/feed": feed()}) as here:
        await here.read()

    ((_, headers),) = here.asked
    assert headers["User-Agent"].startswith("briefing-bot/1")
    assert "application/rss+xml" in headers["Accept"]
    assert set(headers) == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


async def test_a_packed_feed_is_unpacked():
    """Gzip travels."""

    def page(_: web.Request) -> web.Response:
        answer = web.Response(body=rss().encode())
        answer.enable_compression(web.ContentCoding.gzip)
        return answer

    async with site({"/feed": page}) as here:
        assert len(done(await here.read()).items) == 2


async def test_a_feed_that_is_gone_is_gone():
    """410 is meant for ever."""
    async with site({"/feed": says(410)}) as here:
        gone = await here.read()

    assert isinstance(gone, Gone)
    assert "gone for good" in gone.reason


@pytest.mark.parametrize("status", [204, 400, 401, 403, 404, 451, 500, 502, 504])
async def test_an_error_is_named(status: int):
    """With its number and its name, and since when."""
    async with site({"/feed": says(status)}) as here:
        yesterday = NOON - timedelta(days=1)
        state = replace(here.state(), troubled_since=yesterday, failures=3)
        outcome = broken(await here.fetcher.read(state, NOON))

    assert f"127.0.0.1 answered {status} (" in outcome.reason
    assert outcome.since == yesterday
    assert ("try again" in outcome.hint) == (status >= 500)


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (feed("<html><head></head><body>Hello</body></html>"), "is a web page, not a feed"),
        (feed(""), "is empty"),
        (feed("x" * 30_000), "too large"),
        (says(200, gzip_bomb(50), Content_Encoding="gzip"), "expands too much"),
        (feed("<rss>" + "<a>" * 5_000), "nested deeper"),
    ],
    ids=["page", "empty", "huge", "gzip bomb", "depth bomb"],
)
async def test_what_is_no_feed_is_broken(page: Page, reason: str):
    """Size and depth have bounds."""
    async with site({"/feed": page}, wire_bytes=20_000, inflated_bytes=40_000) as here:
        assert reason in broken(await here.read()).reason


async def test_a_page_offers_its_feeds():
    """Whoever gave the address of a page is told the address of its feed."""
    head = '<link rel="alternate" type="application/rss+xml" href="/feed.xml">'
    async with site({"/feed": feed(f"<html><head>{head}</head></html>")}) as here:
        outcome = broken(await here.read())

    assert outcome.offered == (here.url("/feed.xml"),)


async def test_a_slow_server_is_given_up():
    """After the seconds of the limits."""
    never = asyncio.Event()

    async def handler(request: web.Request) -> web.StreamResponse:
        if request.path == "/feed":
            await never.wait()
        return web.Response(status=404)

    async with site({}, fetch_seconds=0.2) as here, serving(handler) as port:
        slow = FeedState(Feed(f"http://127.0.0.1:{port}/feed"))
        assert "timed out" in broken(await here.fetcher.read(slow, NOON)).reason


async def test_private_addresses_stay_shut():
    """The fetcher as it is by default does not dial loopback."""
    async with site({"/feed": feed()}) as here:
        outcome = broken(await FeedFetcher().read(here.state(), NOON))

    assert "not public" in outcome.reason
    assert here.asked == []
    assert here.robots_asked == 0


@pytest.mark.parametrize("url", ["ftp://news.example/feed", "https://a@b.example/", "feed"])
async def test_what_is_no_web_address_is_broken(url: str):
    """With a sentence, not an exception."""
    assert broken(await FeedFetcher().read(FeedState(Feed(url)), NOON)).reason


@pytest.mark.parametrize("status", [429, 503])
async def test_a_server_that_says_when_is_obeyed(status: int):
    """Retry-After in seconds; no other feed of the host is asked meanwhile."""
    async with site({"/feed": says(status, Retry_After="900"), "/other": feed()}) as here:
        told = await here.read()
        other = await here.read("/other")
        later = await here.read("/other", NOON + timedelta(seconds=901))

    assert isinstance(told, Wait)
    assert told.until == NOON + timedelta(minutes=15)
    assert str(status) in told.reason
    assert isinstance(other, Wait)
    assert other.until == told.until
    done(later)
    assert here.paths == ["/feed", "/other"]


async def test_a_busy_server_that_says_nothing_is_given_more_time_each_time():
    """The pause doubles with the failures; other feeds of the host wait an hour at most."""
    async with site({"/feed": says(503), "/other": feed()}) as here:
        state = replace(here.state(), failures=5)
        told = await here.fetcher.read(state, NOON)
        assert isinstance(told, Wait)
        assert told.until == NOON + timedelta(hours=8)
        done(await here.read("/other", NOON + timedelta(minutes=61)))


async def test_a_date_in_the_future_is_not_believed():
    """It would stand first in every digest for ever."""
    ahead = rss().replace("2031 00:", "2099 00:")
    async with site({"/feed": feed(ahead)}) as here:
        first, second = done(await here.read()).items

    assert first.published is None
    assert second.published is not None


async def test_many_feeds_of_a_host_are_read_one_after_the_other():
    """Two seconds apart, on a clock of our own, and never two at a time."""
    open_now = most = 0

    async def handler(request: web.Request) -> web.Response:
        nonlocal open_now, most
        open_now += 1
        most = max(most, open_now)
        await asyncio.sleep(0)
        open_now -= 1
        return web.Response(body=rss().encode(), status=200 if "feed" in request.path else 404)

    async with site({}) as here, serving(handler) as port:
        states = [FeedState(Feed(f"http://127.0.0.1:{port}/feed{at}")) for at in range(4)]
        outcomes = await asyncio.gather(*(here.fetcher.read(each, NOON) for each in states))

    assert all(len(done(outcome).items) == 2 for outcome in outcomes)
    assert most == 1
    assert here.seconds.waits == [2.0] * 7


async def test_only_some_feeds_are_held_in_memory_at_once():
    """However many hosts are asked; the first eight requests wait for each other here."""
    full = asyncio.Event()
    open_now = most = 0

    async def handler(request: web.Request) -> web.Response:
        nonlocal open_now, most
        open_now += 1
        most = max(most, open_now)
        if open_now == 8:
            full.set()
        await full.wait()
        open_now -= 1
        return web.Response(body=rss().encode(), status=200 if "feed" in request.path else 404)

    async with serving(handler) as port:
        polite = PoliteWeb(reachable=lambda *_: True, resolver=ScriptedResolver("127.0.0.1"))
        fetcher = FeedFetcher(polite)
        states = [FeedState(Feed(f"http://n{at}.example:{port}/feed")) for at in range(12)]
        polite.pace.seconds = 0.0
        outcomes = await asyncio.gather(*(fetcher.read(each, NOON) for each in states))

    assert all(len(done(outcome).items) == 2 for outcome in outcomes)
    assert most == 8


async def test_a_reading_that_is_cancelled_leaves_nothing_held():
    """Neither the host's turn nor a place."""
    asked, never = asyncio.Event(), asyncio.Event()

    async def handler(request: web.Request) -> web.Response:
        if request.path == "/slow":
            asked.set()
            await never.wait()
        return web.Response(body=rss().encode(), status=404 if "robots" in request.path else 200)

    async with site({}) as here, serving(handler) as port:
        urls = [f"http://127.0.0.1:{port}/{name}" for name in ("slow", "feed")]
        slow, other = (FeedState(Feed(url)) for url in urls)
        reading = asyncio.create_task(here.fetcher.read(slow, NOON))
        await asked.wait()
        reading.cancel()
        await asyncio.wait([reading])
        done(await here.fetcher.read(other, NOON))

    assert reading.cancelled()


async def test_a_slow_pace_asked_for_is_kept_within_bounds():
    """Crawl-delay is obeyed up to half a minute."""
    for delay, waited in ((9, 9.0), (9_999, 30.0), (1, 2.0)):
        pages = {"/feed": feed(), "/robots.txt": text(f"User-agent: *\nCrawl-delay: {delay}")}
        async with site(pages) as here:
            done(await here.read())
        assert here.seconds.waits == [waited]
