"""The feeds that a web page names in its head, as `<link rel="alternate">` of a feed's type."""

from contextlib import suppress
from html.parser import HTMLParser
from urllib.parse import urljoin

from bot.ingest.feeds.syndication import address

_HEAD = 300_000
_MOST = 5
_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/feed+json",
)


def feeds_named_by(page: str, url: str) -> tuple[str, ...]:
    """Give the addresses of the feeds a page names, in its order, five at most."""
    reader = _Links(url)
    with suppress(AssertionError):  # html.parser gives up on "<![x"; what was found counts
        reader.feed(page[:_HEAD])
    return tuple(dict.fromkeys(reader.found))[:_MOST]


class _Links(HTMLParser):
    """Collects links to feeds; `base` is where relative ones begin."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at <link> and <base>; everything else is passed over."""
        values = {name: value or "" for name, value in attrs}
        if tag == "base":
            self.base = self._whole(values.get("href", "")) or self.base
        if tag == "link" and _is_feed(values):
            whole = self._whole(values.get("href", ""))
            self.found.extend([whole] if whole else [])

    def _whole(self, href: str) -> str | None:
        try:
            return address(urljoin(self.base, href.strip())) if href.strip() else None
        except ValueError:
            return None


def _is_feed(values: dict[str, str]) -> bool:
    kind = values.get("type", "").partition(";")[0].strip().lower()
    return "alternate" in values.get("rel", "").lower().split() and kind in _TYPES
