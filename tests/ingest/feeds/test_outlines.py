"""Lists of feeds come in and go out; a bad line is named, the others are taken."""

from contextlib import suppress
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.opml import Line, Outlines, opml
from bot.ingest.feeds.outlines import read_outlines
from bot.ingest.feeds.parsing import FeedParser
from bot.ingest.feeds.refusals import FeedRefused
from bot.journeys.feed_ports import FeedLists
from tests.ingest.bombs import billion_laughs

_NOON = datetime(2031, 3, 4, 12, 0, tzinfo=UTC)
_LIST = """<?xml version="1.0"?>
<opml version="1.0"><head><title>Mine</title></head><body>
<outline text="Ports">
  <outline text="North">
    <outline type="rss" text="Harbour News" xmlUrl="https://harbour.example/feed?a=1&b=2"/>
    <outline type="rss" text="Bad one" xmlUrl="javascript:alert(1)"/>
  </outline>
  <outline type="rss" text="Forgotten"/>
</outline>
<outline title="Alone" xmlurl="http://alone.example/rss"/>
</body></opml>"""


async def test_a_list_is_read_and_its_bad_lines_are_named():
    """In a child; folders, capital letters and a bare ampersand do not matter."""
    lists: FeedLists = FeedParser()
    read = await lists.outlines(_LIST.encode(), "mine.opml")

    assert read.lines == (
        Line("https://harbour.example/feed?a=1&b=2", "Harbour News", ("Ports", "North"), 5),
        Line("http://alone.example/rss", "Alone", (), 10),
    )
    assert read.problems == (
        'Line 6: "Bad one" javascript:alert(1) is not a web address.',
        'Line 8: "Forgotten" has no address of a feed.',
    )


def test_what_stands_before_a_fault_is_taken():
    """And the fault has its line."""
    read = read_outlines(_LIST.replace("  </outline>\n  <outline type", "</x>"), "mine.opml")

    assert [line.title for line in read.lines] == ["Harbour News"]
    assert "nothing behind this line could be read" in read.problems[-1]
    assert read.problems[-1].startswith("Line 7:")


@pytest.mark.parametrize(
    "content", [b"", b"<html></html>", b"words", billion_laughs(), b"\x00\xff"]
)
async def test_what_is_no_list_is_refused(content: bytes):
    """With a sentence; entities are never declared."""
    with pytest.raises(FeedRefused) as refused:
        await FeedParser().outlines(content, "mine.opml")
    assert refused.value.hint.endswith(".")


async def test_a_list_that_declares_entities_is_refused():
    """Also one that would read our files."""
    declared = '<!DOCTYPE opml [<!ENTITY x SYSTEM "file:///etc/hostname">]><opml version="2.0">'
    with pytest.raises(FeedRefused, match="DOCTYPE"):
        await FeedParser().outlines(_LIST.replace('<opml version="1.0">', declared).encode(), "a")


async def test_folders_without_end_are_cut():
    """Ten around a feed are enough."""
    deep = '<outline text="f">' * 900 + '<outline xmlUrl="https://a.example/"/>'
    (line,) = read_outlines(f'<opml version="2.0"><body>{deep}', "deep.opml").lines

    assert line.folders == ("f",) * 10
    assert opml([line], "Deep", _NOON).count("</outline>") == 10


_NAMES = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=9)
_LINES = st.lists(
    st.builds(
        Line,
        st.sampled_from(
            ["https://a.example/?x=1&y=<2>", "http://b.example/'\"", "https://c.example/"]
        ),
        _NAMES,
        st.lists(_NAMES, max_size=3).map(tuple),
    ),
    max_size=6,
)


@given(_LINES, st.text(max_size=20))
def test_a_list_that_we_write_can_be_read(lines: list[Line], title: str):
    """Every feed comes back with its address, whatever it is called."""
    read = read_outlines(opml(lines, title, _NOON), "ours.opml")

    assert read.problems == ()
    assert sorted(line.url for line in read.lines) == sorted(line.url for line in lines)


def test_titles_and_folders_come_back():
    """In their order, those of a folder together."""
    lines = [
        Line("https://a.example/", "A & B", ("Ports", 'North "1"')),
        Line("https://b.example/", "B", ("Ports",)),
        Line("https://c.example/", "C"),
    ]
    read = read_outlines(opml(lines, "Mine", _NOON), "ours.opml")

    assert {(line.url, line.title, line.folders) for line in read.lines} == {
        (line.url, line.title, line.folders) for line in lines
    }


@given(st.text(max_size=80))
def test_any_text_is_a_list_or_refused(text: str):
    """No third way, also inside a list."""
    for written in (text, f'<opml version="2.0"><body>{text}<outline xmlUrl="{text}"/>'):
        with suppress(FeedRefused):
            assert isinstance(read_outlines(written, "any.opml"), Outlines)


def test_too_many_problems_are_not_all_named():
    """Fifty tell enough."""
    bad = '<outline type="rss" xmlUrl="ftp://x"/>' * 500
    read = read_outlines(f'<opml version="2.0"><body>{bad}</body></opml>', "bad.opml")

    assert read == Outlines((), read.problems)
    assert len(read.problems) == 50
