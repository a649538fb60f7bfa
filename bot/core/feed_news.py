"""What a reading of a feed brought: new items, new versions of known ones, and the rest."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.core.feed import FeedItem, changed, named_by_words
from bot.core.web_address import is_page

Mark = Callable[[FeedItem], str | None]


@dataclass(frozen=True, slots=True)
class Change:
    """Two versions of one item; they share their id."""

    old: FeedItem
    new: FeedItem

    def __post_init__(self) -> None:
        if self.old.id != self.new.id:
            raise ValueError("versions of one item share its id")


@dataclass(frozen=True, slots=True)
class News:
    """What is new, what has changed, and what says the same, each in the feed's order.

    Every item is as it is to be kept from now on: with its lasting id, at its newest address.
    """

    new: tuple[FeedItem, ...] = ()
    changes: tuple[Change, ...] = ()
    same: tuple[FeedItem, ...] = ()

    @property
    def ids(self) -> frozenset[str]:
        """Give the ids of all items of the reading, to be `previous` at the next one."""
        items = (*self.new, *(change.new for change in self.changes), *self.same)
        return frozenset(item.id for item in items)


def compare(
    known: Sequence[FeedItem], read: Sequence[FeedItem], previous: Collection[str] = ()
) -> News:
    """Tell what a reading brought beyond the known items of the feed.

    An item is a known one if it has its id; or, where that known item is missing from the
    reading, if it alone has its address; or, where the known one stood in the `previous` reading
    (its ids), if it has all its words. A known item keeps its id and its first date, whatever the
    feed does to address and date meanwhile.
    """
    sorter = _Sorter.of(known, read, previous)
    pairs = [(sorter.known_as(item), item) for item in read]
    kept = [(old, _as(old, item)) for old, item in pairs if old]
    return News(
        new=tuple(item for old, item in pairs if old is None),
        changes=tuple(Change(old, item) for old, item in kept if changed(old, item)),
        same=tuple(item for old, item in kept if not changed(old, item)),
    )


@dataclass(slots=True)
class _Sorter:
    """The known items by each mark they can be recognised by."""

    by_id: dict[str, FeedItem]
    by_page: dict[str, FeedItem]
    by_words: dict[str, FeedItem]
    shared_pages: frozenset[str]
    taken: set[str] = field(default_factory=set)

    @classmethod
    def of(
        cls, known: Sequence[FeedItem], read: Sequence[FeedItem], previous: Collection[str]
    ) -> "_Sorter":
        present = {item.id for item in read}
        missing = [item for item in known if item.id not in present]
        pages = Counter(item.url for item in read)
        return cls(
            by_id={item.id: item for item in known},
            by_page=_only(missing, _page),
            by_words=_only((item for item in missing if item.id in previous), _words),
            shared_pages=frozenset(url for url, times in pages.items() if url and times > 1),
        )

    def known_as(self, item: FeedItem) -> FeedItem | None:
        """Give the known item this one is; every known item is given once."""
        old = self.by_id.get(item.id) or self._by_page(item) or self._by_words(item)
        if old is None or old.id in self.taken:
            return None
        self.taken.add(old.id)
        return old

    def _by_page(self, item: FeedItem) -> FeedItem | None:
        page = _page(item)
        return self.by_page.get(page) if page and page not in self.shared_pages else None

    def _by_words(self, item: FeedItem) -> FeedItem | None:
        words = _words(item)
        return self.by_words.get(words) if words else None


def _page(item: FeedItem) -> str | None:
    return item.url if item.url and is_page(item.url) else None


def _words(item: FeedItem) -> str | None:
    return item.fingerprint if named_by_words(item) else None


def _only(items: Iterable[FeedItem], mark: Mark) -> dict[str, FeedItem]:
    """Give the items by their mark, without the marks that several of them have."""
    marked = [(name, item) for item in items if (name := mark(item))]
    counted = Counter(name for name, _ in marked)
    return {name: item for name, item in marked if counted[name] == 1}


def _as(old: FeedItem, new: FeedItem) -> FeedItem:
    return replace(new, id=old.id, published=old.published or new.published)
