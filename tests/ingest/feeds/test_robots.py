"""robots.txt is asked first, once a day, and meant as RFC 9309 says."""

import math
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.feed_state import Wait
from bot.ingest.feeds.robots import verdict
from tests.ingest.feeds.sites import NOON, broken, done, feed, says, site, text

_DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("rules", "allowed"),
    [
        ("User-agent: *\nDisallow: /", False),
        ("User-agent: *\nDisallow: /feed", False),
        ("User-agent: *\nDisallow: /*ee", False),
        ("User-agent: *\nDisallow: /feed$", False),
        ("User-agent: *\nDisallow: /private", True),
        ("User-agent: *\nDisallow: /\nAllow: /feed", True),
        ("User-agent: *\nDisallow:", True),
        ("User-agent: Briefing-Bot\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
        ("User-agent: briefing-bot\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
        ("User-agent: otherbot\nDisallow: /", True),
        ("\ufeffUser-agent: *\r\nDisallow: /feed\r\n", False),
        ("<html>Not found, but 200</html>", True),
        ("\x00\x01nonsense", True),
        ("", True),
    ],
)
async def test_the_rules_decide(rules: str, allowed: bool):  # noqa: FBT001  a table
    """The group of our name, else the one for all; the longest rule."""
    async with site({"/feed": feed(), "/robots.txt": text(rules)}) as here:
        outcome = await here.read()

    assert here.paths == (["/feed"] if allowed else [])
    if allowed:
        done(outcome)
        return
    assert "asks robots not to read" in broken(outcome).reason


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410])
async def test_a_file_that_is_not_there_allows_everything(status: int):
    """Section 2.3.1.3."""
    async with site({"/feed": feed(), "/robots.txt": says(status)}) as here:
        done(await here.read())


@pytest.mark.parametrize("status", [429, 500, 503])
async def test_a_file_that_cannot_be_given_forbids_everything_for_now(status: int):
    """Section 2.3.1.4; when the server says how long, that long."""
    pages = {"/feed": feed(), "/robots.txt": says(status, Retry_After="120")}
    async with site(pages) as here:
        outcome = await here.read()

    assert isinstance(outcome, Wait)
    assert outcome.until == NOON + timedelta(minutes=2)
    assert "robots.txt" in outcome.reason
    assert here.paths == []


async def test_the_file_is_asked_for_once_a_day():
    """Also when it allows everything."""
    async with site({"/feed": feed()}) as here:
        for hours in (0, 1, 23):
            done(await here.read(now=NOON + timedelta(hours=hours)))
        assert here.robots_asked == 1
        done(await here.read(now=NOON + timedelta(hours=24)))
        assert here.robots_asked == 2


async def test_what_a_file_said_holds_while_it_cannot_be_given():
    """For thirty days."""
    pages = {"/feed": feed()}
    async with site(pages) as here:
        done(await here.read())
        pages["/robots.txt"] = says(500)
        done(await here.read(now=NOON + 2 * _DAY))
        assert isinstance(await here.read(now=NOON + 31 * _DAY), Wait)


async def test_the_file_may_be_elsewhere():
    """Five redirects are followed; circles count as no file."""
    moved = {
        "/feed": feed(),
        "/robots.txt": says(301, Location="/rules"),
        "/rules": text("User-agent: *\nDisallow: /feed"),
    }
    async with site(moved) as here:
        assert "robots" in broken(await here.read()).reason
    async with site({"/feed": feed(), "/robots.txt": says(302, Location="/robots.txt")}) as here:
        done(await here.read())
        assert here.robots_asked == 6


async def test_the_place_a_redirect_leads_to_is_asked_too():
    """A rule against it holds, whoever sends us there."""
    pages = {
        "/feed": says(302, Location="/private/feed"),
        "/private/feed": feed(),
        "/robots.txt": text("User-agent: *\nDisallow: /private"),
    }
    async with site(pages) as here:
        assert "robots" in broken(await here.read()).reason
    assert here.paths == ["/feed"]


@given(st.binary(max_size=200), st.sampled_from(["", "Crawl-delay: ", "Disallow: /%", "Allow: "]))
def test_any_file_gives_a_verdict(content: bytes, rule: str):
    """Whatever a server gives as its robots.txt."""
    said = verdict(b"User-agent: *\n" + rule.encode() + content, "https://news.example/feed?a=%ff")

    assert said.delay is None or 0 < said.delay < math.inf


async def test_a_file_without_end_is_no_permission():
    """What cannot be read is not taken for a yes."""
    pages = {"/feed": feed(), "/robots.txt": text("#" * 30_000)}
    async with site(pages, wire_bytes=20_000) as here:
        broken(await here.read())
    assert here.paths == []
