"""Bombs end in the child, within its limits, as a sentence."""

import time
from dataclasses import replace

import pytest

from bot.ingest.feeds.parsing import FEED_LIMITS, FeedParser
from bot.ingest.feeds.refusals import FeedRefused
from tests.ingest.bombs import billion_laughs
from tests.ingest.feeds.dialects import STORIES, rss

_URL = "https://news.example/feed"
_SHORT = replace(FEED_LIMITS, cpu_seconds=1)
_DEEP = b'<rss version="2.0"><channel>' + b"<a>" * 1_000_000
_DEEP_BEHIND_A_FAULT = b'<rss version="2.0"><channel>&nope;' + b"<a>" * 1_000_000
_WIDE = b'<rss version="2.0" ' + b" ".join(b"a%d='1'" % at for at in range(300_000)) + b">"
_DECLARED = '<!DOCTYPE rss [<!ENTITY secret SYSTEM "file:///etc/hostname"><!ENTITY a "AAAA">]>'


async def _refusal(content: bytes) -> FeedRefused:
    with pytest.raises(FeedRefused) as refused:
        await FeedParser(_SHORT).feed(content, _URL)
    return refused.value


async def test_a_million_elements_within_each_other_are_refused_at_once():
    """Nobody builds what nobody reads."""
    assert "nested deeper than 200" in (await _refusal(_DEEP)).reason


@pytest.mark.parametrize(
    "bomb",
    [_DEEP_BEHIND_A_FAULT, b'{"version":' + b"[" * 2_000_000, b"x" * 9_000_000],
    ids=["depth behind a fault", "JSON depth", "size"],
)
async def test_a_bomb_is_stopped_by_the_limits(bomb: bytes):
    """Processor seconds and memory end the child; the wall clock never has to."""
    began = time.perf_counter()
    refused = await _refusal(bomb)

    assert "reading it was stopped" in refused.reason
    assert time.perf_counter() - began < FEED_LIMITS.wall_seconds


async def test_entities_of_entities_do_not_grow():
    """Declarations are thrown away before anything is expanded."""
    laughs = billion_laughs().decode()
    feed = rss(head=laughs[laughs.index("<!DOCTYPE") : laughs.index("<x>")])
    parsed = await FeedParser().feed(feed.replace(STORIES[0], "&l8;").encode(), _URL)

    assert len(parsed.entries[0].title) < 50


async def test_no_file_of_ours_is_read():
    """An external entity stays what it is: a few letters."""
    feed = rss(head=_DECLARED).replace(STORIES[0], "A&secret;Z")
    parsed = await FeedParser().feed(feed.encode(), _URL)

    assert parsed.entries[0].title in ("AZ", "A&secret;Z")


async def test_a_tag_of_many_attributes_ends():
    """No parser is fit for 300,000 attributes; the limits are."""
    assert "reading it was stopped" in (await _refusal(_WIDE)).reason


async def test_robots_of_half_a_megabyte_end():
    """As much is read as the RFC asks; patterns made to try everything do not."""
    rules = b"User-agent: *\n" + b"Disallow: /*a*a*a*a*b$\n" * 22_000
    verdict = await FeedParser().robots(rules, f"https://news.example/{'a' * 2_000}")

    assert verdict.allowed


async def test_a_child_that_dies_is_a_refusal():
    """Half an answer is none."""
    parser = FeedParser(replace(FEED_LIMITS, child_memory=1_000_000))
    with pytest.raises(FeedRefused, match="stopped"):
        await parser.feed(rss().encode(), _URL)
