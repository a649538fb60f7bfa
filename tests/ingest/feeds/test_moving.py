"""Feeds move: for good, for now, in circles, or where we do not follow."""

import pytest

from bot.core.feed_state import Gone, NotModified
from tests.ingest.feeds.sites import NOON, broken, done, feed, says, site


@pytest.mark.parametrize("status", [301, 308])
async def test_a_feed_that_has_moved_for_good_has_a_new_address(status: int):
    """And its old one is told."""
    pages = {"/feed": says(status, Location="/new"), "/new": feed()}
    async with site(pages) as here:
        read = done(await here.read())

    assert read.feed.url == here.url("/new")
    assert read.moved_from == here.url("/feed")


@pytest.mark.parametrize("status", [302, 303, 307])
async def test_a_feed_that_has_moved_for_now_keeps_its_address(status: int):
    """Only this reading goes elsewhere."""
    pages = {"/feed": says(status, Location="/today"), "/today": feed()}
    async with site(pages) as here:
        read = done(await here.read())

    assert (read.feed.url, read.moved_from) == (here.url("/feed"), None)
    assert len(read.items) == 2


async def test_only_what_is_permanent_from_the_beginning_counts():
    """Behind a temporary redirect nothing is permanent."""
    pages = {
        "/feed": says(301, Location="/second"),
        "/second": says(302, Location="/third"),
        "/third": says(301, Location="/last"),
        "/last": feed(),
    }
    async with site(pages) as here:
        read = done(await here.read())

    assert read.feed.url == here.url("/second")
    assert here.paths == ["/feed", "/second", "/third", "/last"]


async def test_a_feed_moves_only_to_a_feed():
    """A site that sends everything to its front page takes no address away."""
    pages = {"/feed": says(301, Location="/"), "/": feed("<html><body>Welcome</body></html>")}
    async with site(pages) as here:
        assert "web page" in broken(await here.read()).reason


async def test_a_feed_that_moved_and_did_not_change():
    """The new address is reported all the same."""
    pages = {"/feed": says(301, Location="/new"), "/new": says(304)}
    async with site(pages) as here:
        outcome = await here.fetcher.read(here.state(etag='"1"'), NOON)

    assert isinstance(outcome, NotModified)
    assert (outcome.feed.url, outcome.feed.etag) == (here.url("/new"), '"1"')
    assert outcome.moved_from == here.url("/feed")


async def test_gone_behind_a_temporary_redirect_is_not_gone():
    """Tomorrow the redirect may lead elsewhere."""
    pages = {"/feed": says(302, Location="/old"), "/old": says(410)}
    async with site(pages) as here:
        assert "answered 410" in broken(await here.read()).reason

    pages["/feed"] = says(301, Location="/old")
    async with site(pages) as here:
        assert isinstance(await here.read(), Gone)


async def test_circles_end():
    """After five redirects."""
    async with site({"/feed": says(302, Location="/feed")}) as here:
        assert "too many redirects" in broken(await here.read()).reason
    assert len(here.paths) == 6


@pytest.mark.parametrize(
    "location",
    ["http://169.254.169.254/feed", "http://10.0.0.1/", "file:///etc/passwd", "http://a@b/"],
)
async def test_a_redirect_to_a_wrong_door_is_not_followed(location: str):
    """Each address is judged when it is dialled."""
    async with site({"/feed": says(302, Location=location)}) as here:
        outcome = broken(await here.read())

    assert "root:" not in outcome.reason
    assert here.paths == ["/feed"]


async def test_a_redirect_without_a_place_is_an_error():
    """There is nothing to follow."""
    async with site({"/feed": says(302)}) as here:
        assert "answered 302" in broken(await here.read()).reason
