"""Feeds of every dialect are read alike; what is none says what it is."""

import json
from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.feed import items_of
from bot.ingest.feeds.child import read_feed
from bot.ingest.feeds.parsing import FeedParser
from bot.ingest.feeds.refusals import FeedRefused
from bot.ingest.feeds.wire import Parsed, Question, Task
from tests.ingest.feeds.dialects import STORIES, SUMMARY, TITLE, atom, json_feed, rdf, rss

_URL = "https://news.example/feed"
_NETSCAPE = (
    '<!DOCTYPE rss PUBLIC "-//Netscape Communications//DTD RSS 0.91//EN" '
    '"http://my.netscape.com/publish/formats/rss-0.91.dtd">'
)
_DIALECTS = {
    "RSS 2.0": rss(),
    "RSS 0.91": rss("0.91", head=_NETSCAPE),
    "RSS 0.92": rss("0.92"),
    "RSS 0.94": rss("0.94"),
    "RSS 1.0": rdf(),
    "RSS 0.90": rdf("http://my.netscape.com/rdf/simple/0.9/"),
    "Atom": atom(),
    "JSON Feed": json.dumps(json_feed()),
}


def _read(content: str | bytes, media_type: str | None = None) -> Parsed:
    encoded = content.encode() if isinstance(content, str) else content
    return read_feed(Question(Task.FEED, encoded, _URL, media_type))


def _refusal(content: str | bytes) -> FeedRefused:
    with pytest.raises(FeedRefused) as refused:
        _read(content)
    assert refused.value.hint.endswith(".")
    return refused.value


@pytest.mark.parametrize("feed", _DIALECTS.values(), ids=_DIALECTS)
def test_every_dialect_says_the_same(feed: str):
    """Titles, addresses, words, authors and times, whatever they are written in."""
    parsed = _read(feed)
    items = items_of(parsed.entries)

    assert (parsed.title, parsed.site) == (TITLE, "https://news.example/")
    assert tuple(item.title for item in items) == STORIES
    assert [item.url for item in items] == ["https://news.example/0", "https://news.example/1"]
    assert {item.summary for item in items} == {SUMMARY}
    assert items[1].published == datetime(2031, 3, 4, 0, 0, tzinfo=UTC)
    assert all("A. Writer" in item.author for item in items)


async def test_the_child_says_what_is_read_here():
    """Nothing is lost on the way through the pipe."""
    for feed in _DIALECTS.values():
        assert await FeedParser().feed(feed.encode(), _URL) == _read(feed)


def test_a_feed_without_items_is_a_feed():
    """It may have some tomorrow."""
    parsed = _read('<rss version="2.0"><channel><title>Quiet</title></channel></rss>')

    assert (parsed.title, parsed.entries) == ("Quiet", ())


@pytest.mark.parametrize(
    "broken",
    [
        rss().replace("&amp;", "&"),
        rss().replace("</item></channel></rss>", ""),
        "\n\n  " + rss(),
        "<br />Warning: foo in bar.php\n" + rss(),
        rss().replace("<language>", "&nbsp;<language>"),
        rss().replace("<description>Of", "<description>\x0b\x01Of"),
    ],
    ids=["bare ampersand", "cut off", "blanks first", "a warning first", "entity", "controls"],
)
def test_broken_xml_is_read_as_far_as_it_goes(broken: str):
    """Feeds are written by programs that do not check."""
    assert [entry.title for entry in _read(broken).entries] == list(STORIES)


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        ("“Größe” café".encode("windows-1252"), "text/xml; charset=windows-1252"),
        ("“Größe” café".encode("utf-16"), "application/rss+xml"),
        ("“Größe” café".encode(), "text/xml; charset=iso-8859-1"),
        ("“Größe” café".encode(), "text/xml; charset=nonsense"),
        ("“Größe” café".encode(), None),
    ],
    ids=["windows-1252", "utf-16", "UTF-8 called Latin", "an unknown label", "no label"],
)
def test_letters_are_right_whatever_the_label_says(content: bytes, media_type: str | None):
    """Quotation marks are our product."""
    codec = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "latin-1"
    whole = rss().replace(' encoding="utf-8"', "").replace(STORIES[0], "#")
    before, _, behind = whole.partition("#")
    joined = (
        (before + content.decode(codec) + behind).encode(codec)
        if codec == "utf-16"
        else before.encode() + content + behind.encode()
    )

    assert _read(joined, media_type).entries[0].title == "“Größe” café"


def test_a_letter_that_was_cut_in_two_spoils_no_feed():
    """Programs shorten summaries by bytes; one letter is lost, not the feed."""
    words = "“Größe” ist über alles schön, äußerst schön für größere Häfen ".encode() * 3
    feed = rss().encode().replace(SUMMARY[-10:].encode(), words + "ö".encode()[:1])

    parsed = _read(feed)
    assert "“Größe” ist über" in parsed.entries[0].summary
    assert parsed.entries[0].summary.count("\ufffd") == 1


def test_a_stray_byte_spoils_no_feed():
    """What stands for no letter anywhere is shown as such; it is not guessed."""
    feed = rss().replace(SUMMARY, SUMMARY * 5).encode().replace(b"worth", b"wor\x81th", 1)

    assert "wor\ufffdth" in _read(feed).entries[0].summary


def test_a_page_names_the_feeds_it_has():
    """The person is led to the feed, not sent away."""
    page = (
        "<!DOCTYPE html><html><head><base href='/de/'>"
        '<link rel="stylesheet" href="/style.css">'
        '<link rel="alternate" hreflang="fr" href="/fr">'
        '<link rel="Alternate home" type="application/atom+xml; charset=utf-8" href="feed.xml">'
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">'
        "</head><body>News</body></html>"
    )
    refused = _refusal(page)

    assert refused.offered == ("https://news.example/de/feed.xml",)
    assert refused.reason == (
        "This is a web page, not a feed; it names a feed at https://news.example/de/feed.xml."
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "is empty"),
        ("<html><body>Hello</body></html>", "is a web page, not a feed, and it names no feed"),
        ("<?xml version='1.0'?><html xmlns='x'><head/></html>", "is a web page"),
        ("Just a few words", "is plain text, not a feed"),
        ('{"version": "1.0", "items": []}', "is JSON, not a feed"),
        ("{broken", "is JSON, not a feed"),
        ("<svg><g/></svg>", "is XML, not a feed"),
        (b"%PDF-1.7\x00\x00\x01\xff\xfe", "is binary data, not a feed"),
        (b"\xff\x9d\x81 \x8d\x8f", "encoding I cannot read"),
    ],
)
def test_what_is_no_feed_says_what_it_is(content: str | bytes, reason: str):
    """A sentence for people."""
    assert reason in _refusal(content).reason


def test_several_feeds_are_all_named():
    """Five at most, each once."""
    link = '<link rel="alternate" type="application/rss+xml" href="/{}">'
    refused = _refusal(f"<html><head>{''.join(link.format(at % 7) for at in range(20))}</head>")

    assert len(refused.offered) == 5
    assert "it names feeds at https://news.example/0, https://news.example/1" in refused.reason


def test_addresses_that_lead_nowhere_are_left_out():
    """Nobody is sent to a script, and a relative address begins at the feed's."""
    feed = rss().replace("https://news.example/0?utm_source=rss", "javascript:alert(1)")
    feed = feed.replace("https://news.example/1?utm_source=rss", "/other")

    assert [entry.url for entry in _read(feed).entries] == [None, "https://news.example/other"]


def test_titles_have_no_markup_and_no_hidden_marks():
    """Also those that turn the writing direction or stack a thousand accents on a letter."""
    evil = "A &lt;b&gt;b&lt;/b&gt;\u202ec\u0000" + "\u0301" * 999
    title = _read(rss().replace(STORIES[0], evil)).entries[0].title

    assert title.startswith("A b")
    assert len(title) < 50
    assert "\u202e" not in title


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Ships &#55357;&#56832;!", "Ships \U0001f600!"),
        ("Ships &#xD83D;&#xDE00;!", "Ships \U0001f600!"),
        ("Ships &#xD800;!", "Ships \ufffd!"),
        ("Ships &#99999999999999999999;!", "Ships \ufffd!"),
        ("Ships &#0;&#7;!", "Ships !"),
        ("Ships &#8220;&#xe9;&#8221;!", "Ships “é”!"),
        ("Ships &amp;amp; boats", "Ships & boats"),
    ],
)
def test_letters_written_as_numbers_are_read(written: str, shown: str):
    """Also emoji in halves, as some programs write them; no number spoils a feed."""
    assert _read(rss().replace(STORIES[0], written)).entries[0].title == shown


def test_a_feed_that_no_parser_gets_through_is_damaged():
    """A namespace of several words is too much."""
    assert "is damaged" in _refusal(rdf("http://purl.org/\u2003rss/\u20031.0/")).reason


def test_a_page_with_a_broken_declaration_still_names_its_feed():
    """What stood before it counts."""
    link = '<link rel="alternate" type="application/rss+xml" href="/feed">'
    assert _refusal(f"<html><head>{link}<![oops[").offered == ("https://news.example/feed",)


def test_odd_fields_of_a_json_feed_count_as_missing():
    """Nobody has promised its shape."""
    odd = {
        "version": "https://jsonfeed.org/version/1",
        "title": 7,
        "items": [
            3,
            {"id": 12, "url": 5, "title": None, "date_published": "soon", "author": {"name": "A"}},
            {"id": True, "authors": "B", "content_text": "x\ud800"},
        ],
    }
    one, other = _read(json.dumps(odd)).entries

    assert (one.guid, one.url, one.title, one.published, one.author) == ("12", None, "", None, "A")
    assert (other.guid, other.author, other.summary) == ("", "", "x")


def test_no_more_than_five_hundred_entries_are_taken():
    """The first ones; feeds put the newest there."""
    item = rss().partition("<item>")[2].partition("</item>")[0]
    feed = f'<rss version="2.0"><channel>{f"<item>{item}</item>" * 700}</channel></rss>'

    assert len(_read(feed).entries) == 500


@given(st.text(max_size=200))
def test_any_title_travels_and_makes_an_item(text: str):
    """Whatever JSON can carry."""
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "items": [{"id": text, "title": f"T {text}"}],
    }
    (item,) = items_of(_read(json.dumps(feed)).entries)

    assert item.title == item.title.strip()
    assert "\n" not in item.title


@given(st.binary(max_size=300))
def test_any_bytes_are_a_feed_or_refused(content: bytes):
    """No third way."""
    with suppress(FeedRefused):
        assert isinstance(_read(content), Parsed)
