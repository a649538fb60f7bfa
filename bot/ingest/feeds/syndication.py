"""RSS 0.9x, 1.0 and 2.0 and Atom, as feedparser understands them; it is given text, no address."""

import calendar
import io
from datetime import UTC, datetime
from time import struct_time

import feedparser

from bot.core.feed import Entry, fingerprint
from bot.core.web_address import is_web
from bot.ingest.feeds import refusals
from bot.ingest.feeds.letters import plain, shortened, shown
from bot.ingest.feeds.wire import Parsed

MOST_ENTRIES = 500
LONGEST_TITLE = 300
LONGEST_SUMMARY = 2_000
LONGEST_TEXT = 50_000
_LONGEST_ADDRESS = 2_048
_PLAIN = "text/plain"


def read_syndicated(text: str, url: str) -> Parsed | None:
    """Give the feed in an XML text; None if there is none. Relative addresses begin at `url`."""
    found = _parsed(text, url)
    if not found.version and not found.entries:
        return None
    return Parsed(
        title=shortened(_words(found.feed, "title"), LONGEST_TITLE),
        site=address(found.feed.get("link")),
        language=shown(_text(found.feed, "language"))[:20] or None,
        entries=tuple(_entry(entry) for entry in found.entries[:MOST_ENTRIES]),
    )


def address(value: object) -> str | None:
    """Give a web address; None for what is no address people may be led to."""
    if not isinstance(value, str):
        return None
    url = shown(value)
    return url if len(url) <= _LONGEST_ADDRESS and is_web(url) and " " not in url else None


def _parsed(text: str, url: str) -> feedparser.FeedParserDict:
    """Ask feedparser, which raises `ValueError` on a namespace of several words."""
    try:
        return feedparser.parse(
            io.BytesIO(text.encode("utf-8", "replace")),
            response_headers={
                "content-type": "application/xml; charset=utf-8",
                "content-location": url,
            },
            sanitize_html=False,  # only plain words leave this child
            resolve_relative_uris=False,
        )
    except ValueError as error:
        raise refusals.damaged(url) from error


def _entry(entry: feedparser.FeedParserDict) -> Entry:
    title, summary = _words(entry, "title"), _words(entry, "summary")
    updated = _moment(entry, "updated_parsed")
    whole = [_of_type(part, part.get("value")) for part in entry.get("content", ())]
    return Entry(
        guid=shown(_text(entry, "id"))[:_LONGEST_ADDRESS],
        url=address(entry.get("link")),
        title=shortened(title, LONGEST_TITLE),
        summary=shortened(summary or next(iter(whole), ""), LONGEST_SUMMARY),
        fingerprint=fingerprint(title, " ".join([summary, *whole])[:LONGEST_TEXT]),
        author=shortened(shown(_text(entry, "author")), LONGEST_TITLE),
        published=_moment(entry, "published_parsed") or updated,  # RSS 1.0 has one date only
        updated=updated,
    )


def _text(fields: feedparser.FeedParserDict, name: str) -> str:
    value = dict.get(fields, name)
    return value if isinstance(value, str) else ""


def _words(fields: feedparser.FeedParserDict, name: str) -> str:
    return _of_type(dict.get(fields, f"{name}_detail") or {}, dict.get(fields, name))


def _of_type(detail: dict[str, object], value: object) -> str:
    """Give the words of a text construct, whatever it is made of."""
    if not isinstance(value, str):
        return ""
    return shown(value) if detail.get("type") == _PLAIN else plain(value[: 4 * LONGEST_TEXT])


def _moment(entry: feedparser.FeedParserDict, name: str) -> datetime | None:
    """Give a time in UTC; without a zone feedparser takes it for UTC, which we keep."""
    parts = dict.get(entry, name)
    if not isinstance(parts, struct_time):
        return None
    try:
        return datetime.fromtimestamp(calendar.timegm(parts), UTC)
    except (ValueError, OverflowError, OSError):
        return None
