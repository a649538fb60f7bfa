"""Pages that feeds lead to are read with the same manners as the feeds."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import web

from bot.core.article import SourceKind
from bot.errors import InputRefused
from bot.ingest.feeds.fetcher import FeedFetcher
from bot.ingest.feeds.pages import PolitePages
from bot.ingest.intake import SandboxedIntake
from bot.journeys.feed_ports import PageIsBusyError
from tests.ingest.articles import PLAIN, page
from tests.ingest.feeds.sites import NOON, Page, Site, says, site, text


def html(_: web.Request) -> web.Response:
    return web.Response(body=page(), content_type="text/html")


@asynccontextmanager
async def pages_of(pages: dict[str, Page]) -> AsyncIterator[tuple[Site, PolitePages]]:
    async with site(pages) as here:
        fetcher = here.fetcher
        assert isinstance(fetcher, FeedFetcher)
        intake = SandboxedIntake(reachable=lambda address, port: port == here.port)
        yield here, PolitePages(fetcher.web, fetcher.permission, intake)


async def test_a_page_is_an_article():
    """Read as when somebody sends its link."""
    async with pages_of({"/dam": html}) as (here, pages):
        article = await pages.article(here.url("/dam"), NOON)

    assert article.source.kind is SourceKind.LINK
    assert article.source.name == here.url("/dam")
    assert here.robots_asked == 1


async def test_what_robots_may_not_read_is_not_read():
    async with pages_of({"/dam": html, "/robots.txt": text("User-agent: *\nDisallow: /")}) as both:
        here, pages = both
        with pytest.raises(InputRefused, match="asks robots not to read"):
            await pages.article(here.url("/dam"), NOON)

    assert here.paths == []


async def test_pages_of_a_host_are_read_some_seconds_apart():
    """As slowly as its robots.txt wants."""
    rules = text("User-agent: *\nCrawl-delay: 7")
    async with pages_of({"/dam": html, "/mill": html, "/robots.txt": rules}) as (here, pages):
        await pages.article(here.url("/dam"), NOON)
        await pages.article(here.url("/mill"), NOON)

    assert here.seconds.waits == [7.0, 7.0]
    assert here.robots_asked == 1


async def test_who_would_wait_long_for_a_host_makes_room():
    """Told when its turn may come; the host is asked no sooner."""
    rules = text("User-agent: *\nCrawl-delay: 25")
    async with pages_of({"/dam": html, "/mill": html, "/robots.txt": rules}) as (here, pages):
        await pages.permission.verdict(here.url("/dam"), NOON)
        with pytest.raises(PageIsBusyError) as caught:
            await pages.article(here.url("/dam"), NOON)
        assert caught.value.until == NOON + timedelta(seconds=25)
        here.seconds.now += 25
        await pages.article(here.url("/dam"), NOON)

    assert here.paths == ["/dam"]


@pytest.mark.parametrize("status", [429, 503])
async def test_a_host_that_asks_for_patience_gets_it(status: int):
    """For all of its pages, until the moment it names."""
    busy = says(status, Retry_After="600")
    async with pages_of({"/dam": busy, "/mill": html}) as (here, pages):
        for path in ("/dam", "/mill"):
            with pytest.raises(PageIsBusyError) as caught:
                await pages.article(here.url(path), NOON)
            assert caught.value.until == NOON + timedelta(minutes=10)
        await pages.article(here.url("/mill"), NOON + timedelta(minutes=11))

    assert here.paths == ["/dam", "/mill"]


async def test_a_host_whose_rules_cannot_be_had_is_asked_later():
    async with pages_of({"/dam": html, "/robots.txt": says(500)}) as (here, pages):
        with pytest.raises(PageIsBusyError):
            await pages.article(here.url("/dam"), NOON)

    assert here.paths == []


async def test_a_shut_page_is_a_refusal():
    async with pages_of({"/dam": says(403)}) as (here, pages):
        with pytest.raises(InputRefused, match="403"):
            await pages.article(here.url("/dam"), NOON)


async def test_private_addresses_are_not_read():
    """Whatever a feed says."""
    async with pages_of({}) as (_, pages):
        with pytest.raises(InputRefused):
            await pages.article("http://127.0.0.1:9/dam", NOON)


async def test_what_a_feed_says_is_an_article_of_its_own_kind():
    """Its source is the page it is about, whole however long the address is."""
    url = "https://kestrel.example/" + "x" * 300
    async with pages_of({}) as (_, pages):
        article = await pages.own_words(url, "Minister stays", PLAIN)

    assert article.source.kind is SourceKind.FEED
    assert article.source.name == url
    assert article.text.startswith("Minister stays\n\n")
