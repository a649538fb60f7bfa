"""JSON Feed 1.0 and 1.1 (jsonfeed.org): read with care, because nobody has promised its shape."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from bot.core.feed import Entry, fingerprint
from bot.ingest.feeds.letters import plain, shortened, shown
from bot.ingest.feeds.syndication import (
    LONGEST_SUMMARY,
    LONGEST_TEXT,
    LONGEST_TITLE,
    MOST_ENTRIES,
    address,
)
from bot.ingest.feeds.wire import Parsed

Fields = Mapping[object, object]


def read_json_feed(text: str) -> Parsed | None:
    """Give the feed in a JSON text; None if it is no JSON Feed. An odd field counts as missing."""
    try:
        feed = json.loads(text.lstrip("\ufeff"))
    except ValueError:
        return None
    if not isinstance(feed, dict) or "jsonfeed.org/version" not in _text(feed, "version"):
        return None
    return Parsed(
        title=shortened(_text(feed, "title"), LONGEST_TITLE),
        site=address(feed.get("home_page_url")),
        language=_text(feed, "language")[:20] or None,
        entries=tuple(_entry(item) for item in _objects(feed, "items")[:MOST_ENTRIES]),
    )


def _entry(item: Fields) -> Entry:
    body = _text(item, "content_text") or plain(_text(item, "content_html")[: 4 * LONGEST_TEXT])
    summary, title = _text(item, "summary"), _text(item, "title")
    return Entry(
        guid=_name(item),
        url=address(item.get("url")) or address(item.get("external_url")),
        title=shortened(title, LONGEST_TITLE),
        summary=shortened(summary or body, LONGEST_SUMMARY),
        fingerprint=fingerprint(title, f"{summary} {body[:LONGEST_TEXT]}"),
        author=shortened(_author(item), LONGEST_TITLE),
        published=_moment(item, "date_published"),
        updated=_moment(item, "date_modified"),
    )


def _name(item: Fields) -> str:
    """Give the id; a number is read as its digits, as the specification asks."""
    value = item.get("id")
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    return str(value)[:LONGEST_SUMMARY] if is_number else _text(item, "id")[:LONGEST_SUMMARY]


def _author(item: Fields) -> str:
    """Give the authors' names; version 1.0 has one author, version 1.1 a list."""
    one = item.get("author")
    authors = [*_objects(item, "authors"), *([one] if isinstance(one, dict) else [])]
    return ", ".join(name for author in authors[:5] if (name := _text(author, "name")))


def _text(fields: Fields, name: str) -> str:
    value = fields.get(name)
    return shown(value) if isinstance(value, str) else ""


def _objects(fields: Fields, name: str) -> list[Fields]:
    value = fields.get(name)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _moment(item: Fields, name: str) -> datetime | None:
    """Give a time in UTC (RFC 3339); one without a zone is taken for UTC."""
    try:
        moment = datetime.fromisoformat(_text(item, name))
        return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)
    except (ValueError, OverflowError):
        return None
