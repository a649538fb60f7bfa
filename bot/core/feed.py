"""A feed and its items: which item is which, and when one has changed."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.core.web_address import canonical, is_page

_SHORT = 32  # hexadecimal digits of a digest: 128 bits
_VERSION_MARK = re.compile(r"#\d{0,4}$")  # the BBC counts an item's versions behind its address
_FEWEST_WORDS = 5  # below that, two items with the same words may well be two items


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: the address it is read at, and what its server wants to hear the next time.

    `etag` and `modified` are the server's words, given back unread (RFC 9110, 13.1);
    `site` is the address of the pages the feed is about.
    """

    url: str
    title: str = ""
    etag: str | None = None
    modified: str | None = None
    site: str | None = None
    language: str | None = None

    def __post_init__(self) -> None:
        if not self.url.strip():
            raise ValueError("a feed has an address")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as a feed has it, before it is clear which item it is. Times are UTC and aware.

    `summary` is plain text to show; `fingerprint` is of all that the entry says, which may be
    more; without one it is made of title and summary.
    """

    guid: str = ""
    url: str | None = None
    title: str = ""
    summary: str = ""
    author: str = ""
    fingerprint: str = ""
    published: datetime | None = None
    updated: datetime | None = None


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One item of a feed. `id` is unique within its feed and stays; `fingerprint` is a version."""

    id: str
    url: str | None
    title: str
    published: datetime | None
    updated: datetime | None
    summary: str
    author: str
    fingerprint: str

    def __post_init__(self) -> None:
        if not self.id or not self.fingerprint:
            raise ValueError("an item has an id and a fingerprint")
        for moment in (self.published, self.updated):
            if moment is not None and moment.tzinfo is None:
                raise ValueError("an item's times are aware")


def items_of(entries: Sequence[Entry]) -> tuple[FeedItem, ...]:
    """Give the items of one reading, in the feed's order, each once.

    An entry is named by its guid; by its address if the guid is volatile (empty, made from the
    entry's own time, or shared by entries of different addresses); by its words if it has neither.
    Of two entries with one name the first counts: feeds put the newer first.
    """
    shared = _shared(entries)
    found: dict[str, FeedItem] = {}
    for entry in entries:
        if not (entry.title or entry.summary or entry.url):
            continue  # nothing to show and nowhere to go
        item = _item(entry, guid_is_shared=_guid(entry) in shared)
        found.setdefault(item.id, item)
    return tuple(found.values())


def fingerprint(title: str, text: str) -> str:
    """Give a digest of the words; white space and how an accent is composed do not count."""
    words = unicodedata.normalize("NFC", f"{title}\n\n{text}").split()
    return _digest("words", " ".join(words))


def changed(old: FeedItem, new: FeedItem) -> bool:
    """Tell whether title or text differ; address, author and dates alone are no change."""
    return old.fingerprint != new.fingerprint


def named_by_words(item: FeedItem) -> bool:
    """Tell whether an item has enough words that another with the same must be the same."""
    return len(f"{item.title} {item.summary}".split()) >= _FEWEST_WORDS


def _item(entry: Entry, *, guid_is_shared: bool) -> FeedItem:
    words = entry.fingerprint or fingerprint(entry.title, entry.summary)
    url = canonical(entry.url) if entry.url else None
    guid = _guid(entry)
    if guid and not guid_is_shared and not (url and _made_of_time(guid, entry)):
        name = _digest("guid", guid)
    elif url and is_page(url):
        name = _digest("guid", url)  # the same kind: a guid that appears later is often the address
    else:
        name = words
    return FeedItem(
        id=name,
        url=url,
        title=entry.title,
        published=entry.published,
        updated=entry.updated,
        summary=entry.summary,
        author=entry.author,
        fingerprint=words,
    )


def _guid(entry: Entry) -> str:
    """Give the guid as it names: an address canonical, but for a fragment that tells parts."""
    guid = _VERSION_MARK.sub("", entry.guid.strip())
    whole, mark, part = guid.partition("#")
    return f"{canonical(whole)}{mark}{part}"


def _shared(entries: Iterable[Entry]) -> frozenset[str]:
    """Give the guids that stand for several addresses: they name nothing."""
    pairs = {(_guid(entry), canonical(entry.url)) for entry in entries if entry.url}
    counted = Counter(guid for guid, _ in pairs)
    return frozenset(guid for guid, times in counted.items() if times > 1)


def _made_of_time(guid: str, entry: Entry) -> bool:
    """Tell whether the entry's own time, to the second, stands in the guid."""
    moments = [moment for moment in (entry.published, entry.updated) if moment]
    return any(
        len(written) > 8 and written in guid
        for moment in moments
        for written in (
            str(int(moment.timestamp())),
            moment.strftime("%Y%m%d%H%M%S"),
            moment.strftime("%Y-%m-%dT%H:%M:%S"),
            moment.strftime("%d %b %Y %H:%M:%S"),
        )
    )


def _digest(kind: str, words: str) -> str:
    encoded = f"{kind}\0{words}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(encoded).hexdigest()[:_SHORT]
