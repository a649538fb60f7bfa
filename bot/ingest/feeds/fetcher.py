"""Reading a feed politely: permission, conditional requests, redirects, and an outcome."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from yarl import URL

from bot.core.feed import Entry, Feed, items_of
from bot.core.feed_state import Broken, FeedState, Gone, NotModified, Outcome, Read, Wait
from bot.errors import InputRefused
from bot.ingest import link_refusals
from bot.ingest.feeds import refusals
from bot.ingest.feeds.parsing import FeedParser
from bot.ingest.feeds.patience import wait_until
from bot.ingest.feeds.permission import Permission
from bot.ingest.feeds.web import HostIsShut, PoliteWeb, ToldToWait, host_of
from bot.ingest.fetching import Answer, checked, redirected

_PERMANENT = frozenset((301, 308))
_PATIENCE = frozenset((429, 503))
_LONGEST_VALIDATOR = 512
_CLOCKS_DIFFER = timedelta(days=1)
_LONGEST_SHUT = timedelta(hours=1)  # one feed's trouble is not that of all feeds of its host
LONGEST_APART = 30.0  # seconds; a longer Crawl-delay would hold up every feed of the host


@dataclass(frozen=True, slots=True)
class _Reached:
    """The last answer; `settled` is the feed's address after its permanent redirects.

    `straight` means that no temporary redirect was on the way.
    """

    answer: Answer
    settled: str
    straight: bool


@dataclass(slots=True)
class FeedFetcher:
    """Reads feeds; implements the port `Feeds`. One for the whole process: it knows the hosts."""

    web: PoliteWeb = field(default_factory=PoliteWeb)
    parser: FeedParser = field(default_factory=FeedParser)
    permission: Permission = field(init=False)

    def __post_init__(self) -> None:
        self.permission = Permission(self.web, self.parser)

    async def read(self, feed: FeedState, now: datetime) -> Outcome:
        """Read a feed; whatever happens is an outcome, nothing is raised for it.

        May take minutes when many feeds of one host wait for their turns.
        """
        since = feed.troubled_since or now
        try:
            return await self._followed(feed, now)
        except ToldToWait as told:
            until = wait_until(told.retry_after, feed.failures, now)
            self.web.pace.shut(told.host, min(until, now + _LONGEST_SHUT))
            return Wait(until, told.reason)
        except HostIsShut as shut:
            return Wait(shut.until, str(shut))
        except refusals.FeedRefused as refused:
            return Broken(refused.reason, refused.hint, since, refused.offered)
        except InputRefused as refused:
            return Broken(refused.reason, refusals.MOVED, since)

    async def _followed(self, state: FeedState, now: datetime) -> Outcome:
        """Follow redirects, asking each host for permission and in its turn."""
        url, settled = str(checked(state.feed.url)), state.feed.url
        straight = True
        for _ in range(self.web.limits.redirects + 1):
            apart = await self._apart(url, now)
            async with self.web.asked(url, _conditions(state.feed), apart=apart) as answer:
                if answer.next_url is None:
                    return await self._outcome(state, _Reached(answer, settled, straight), now)
            url = str(redirected(URL(url), answer.next_url))
            straight = straight and answer.status in _PERMANENT
            settled = url if straight else settled
        raise link_refusals.too_many_redirects(host_of(url), self.web.limits.redirects)

    async def _apart(self, url: str, now: datetime) -> float:
        """Give the seconds the site wants between requests; raise if it wants none of ours."""
        host = host_of(url)
        until = self.web.pace.shut_until(host, now)
        if until:
            raise HostIsShut(host, until)
        verdict = await self.permission.verdict(url, now)
        if not verdict.allowed:
            raise refusals.forbidden_by_robots(host)
        return min(verdict.delay or 0.0, LONGEST_APART)

    async def _outcome(self, state: FeedState, reached: _Reached, now: datetime) -> Outcome:
        """Judge the last answer; a 410 behind a temporary redirect says nothing for ever."""
        answer, host = reached.answer, host_of(reached.answer.url)
        if answer.status in _PATIENCE:
            reason = f"{host} asks for patience: {refusals.named(answer.status)}."
            raise ToldToWait(host, reason, answer.headers.get("Retry-After"))
        if answer.status == 410 and reached.straight:
            return Gone(f"{host} says that this feed is gone for good (410).", refusals.FIND)
        if answer.status == 304 and _conditions(state.feed):
            feed = _with_validators(replace(state.feed, url=reached.settled), answer, state.feed)
            return NotModified(feed, _moved_from(state.feed, feed))
        if answer.status != 200:
            raise refusals.answered(host, answer.status)
        return await self._read(state.feed, reached, now)

    async def _read(self, old: Feed, reached: _Reached, now: datetime) -> Read:
        answer = reached.answer
        kind = answer.headers.get("Content-Type")
        parsed = await self.parser.feed(answer.content, answer.url, kind)
        described = Feed(
            reached.settled,
            title=parsed.title or old.title,
            site=parsed.site,
            language=parsed.language,
        )
        feed = _with_validators(described, answer, described)
        entries = [_believed(entry, now) for entry in parsed.entries]
        return Read(feed, items_of(entries), _moved_from(old, feed))


def _conditions(feed: Feed) -> dict[str, str]:
    """Give the headers of a conditional request (RFC 9110, 13.1.2 and 13.1.3)."""
    headers = {"If-None-Match": feed.etag, "If-Modified-Since": feed.modified}
    return {name: value for name, value in headers.items() if value}


def _with_validators(feed: Feed, answer: Answer, otherwise: Feed) -> Feed:
    """Give the feed with what the answer says to ask with; a 304 may leave it out."""
    return replace(
        feed,
        etag=_validator(answer.headers.get("ETag")) or otherwise.etag,
        modified=_validator(answer.headers.get("Last-Modified")) or otherwise.modified,
    )


def _validator(value: str | None) -> str | None:
    """Give a value that may be sent back: short and of printable ASCII."""
    usable = value and len(value) <= _LONGEST_VALIDATOR and value.isascii() and value.isprintable()
    return value if usable else None


def _moved_from(old: Feed, new: Feed) -> str | None:
    return old.url if new.url != old.url else None


def _believed(entry: Entry, now: datetime) -> Entry:
    """Forget dates in the future: they would stand first in every digest for ever."""
    latest = now + _CLOCKS_DIFFER
    published, updated = (
        moment if moment is None or moment <= latest else None
        for moment in (entry.published, entry.updated)
    )
    return replace(entry, published=published, updated=updated)
