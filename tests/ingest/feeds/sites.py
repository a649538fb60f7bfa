"""A site on loopback that answers what it is told to, and everything around reading its feeds."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from aiohttp import web

from bot.core.feed import Feed
from bot.core.feed_state import Broken, FeedState, Outcome, Read
from bot.ingest.feeds.fetcher import FeedFetcher
from bot.ingest.feeds.pace import Pace
from bot.ingest.feeds.parsing import FEED_LIMITS
from bot.ingest.feeds.web import PoliteWeb
from bot.ingest.limits import Limits
from bot.journeys.feed_ports import Feeds
from tests.ingest.feeds.dialects import rss
from tests.ingest.servers import serving

NOON = datetime(2031, 3, 4, 12, 0, tzinfo=UTC)
Page = Callable[[web.Request], web.StreamResponse]


@dataclass
class Seconds:
    """A clock that moves only while somebody waits; it remembers each wait."""

    now: float = 0.0
    waits: list[float] = field(default_factory=list)

    def tick(self) -> float:
        return self.now

    async def wait(self, seconds: float) -> None:
        self.waits.append(seconds)
        self.now += seconds


@dataclass
class Site:
    """Pages by path; what is not there is a 404. Remembers each request but those for robots."""

    pages: dict[str, Page]
    port: int = 0
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    robots_asked: int = 0
    seconds: Seconds = field(default_factory=Seconds)
    limits: Limits = FEED_LIMITS

    def __post_init__(self) -> None:
        pace = Pace(2.0, self.seconds.tick, self.seconds.wait)
        self.fetcher: Feeds = FeedFetcher(PoliteWeb(self.limits, _loopback, pace))

    def url(self, path: str = "/feed") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def state(self, path: str = "/feed", **known: str) -> FeedState:
        return FeedState(Feed(self.url(path), **known))

    async def read(self, path: str = "/feed", now: datetime = NOON) -> Outcome:
        return await self.fetcher.read(self.state(path), now)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if request.path == "/robots.txt":
            self.robots_asked += 1
        else:
            self.asked.append((request.path, dict(request.headers)))
        page = self.pages.get(request.path)
        return page(request) if page else web.Response(status=404)

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@asynccontextmanager
async def site(pages: dict[str, Page], **limits: float) -> AsyncIterator[Site]:
    """Open a site; the pages are looked up at each request, so they may be changed meanwhile."""
    here = Site(pages, limits=replace(FEED_LIMITS, **limits))  # type: ignore[arg-type]
    async with serving(here.answer) as port:
        here.port = port
        yield here


def feed(content: str | None = None, **headers: str) -> Page:
    """Answer with a feed."""
    body = rss() if content is None else content
    named = {"Content-Type": "application/rss+xml", **_named(headers)}
    return lambda _: web.Response(body=body.encode(), headers=named)


def says(status: int, body: bytes = b"", **headers: str) -> Page:
    """Answer with a status."""
    return lambda _: web.Response(status=status, body=body, headers=_named(headers))


def text(body: str) -> Page:
    """Answer with plain text, as robots.txt is."""
    return lambda _: web.Response(text=body)


def done(outcome: Outcome) -> Read:
    """Give the outcome as a reading; fail if it is none."""
    assert isinstance(outcome, Read), outcome
    return outcome


def broken(outcome: Outcome) -> Broken:
    """Give the outcome as a failure with a reason and a hint for people."""
    assert isinstance(outcome, Broken), outcome
    assert outcome.reason.endswith(".")
    assert outcome.hint.endswith(".")
    return outcome


def _named(headers: dict[str, str]) -> dict[str, str]:
    return {name.replace("_", "-"): value for name, value in headers.items()}


def _loopback(address: str, port: int) -> bool:
    return address == "127.0.0.1" and port > 0
