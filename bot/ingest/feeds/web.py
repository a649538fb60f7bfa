"""One request at a time, made with manners: in turn, under our name, to public addresses."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.ingest.addresses import is_public_endpoint
from bot.ingest.feeds.pace import Pace
from bot.ingest.feeds.parsing import FEED_LIMITS
from bot.ingest.fetching import Answer, Fetcher, Reachable
from bot.ingest.limits import Limits

_HEADERS = {
    "User-Agent": "briefing-bot/1 (reads feeds people follow)",
    "Accept": "application/atom+xml,application/rss+xml,application/feed+json,"
    "application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.1",
}


class HostIsShut(Exception):
    """Say that a host has asked for patience before, and until when."""

    def __init__(self, host: str, until: datetime) -> None:
        super().__init__(f"{host} has asked for patience.")
        self.until = until


class ToldToWait(Exception):
    """Say that a server wants patience, and until when in its own words (`Retry-After`)."""

    def __init__(self, host: str, reason: str, retry_after: str | None) -> None:
        super().__init__(reason)
        self.host = host
        self.reason = reason
        self.retry_after = retry_after


@dataclass(slots=True)
class PoliteWeb:
    """Makes requests; `reachable` decides about each address that is dialled."""

    limits: Limits = FEED_LIMITS
    reachable: Reachable = is_public_endpoint
    pace: Pace = field(default_factory=Pace)
    resolver: AbstractResolver | None = None
    at_once: int = 8
    _places: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._places = asyncio.Semaphore(self.at_once)

    @asynccontextmanager
    async def asked(
        self, url: str, headers: Mapping[str, str] | None = None, *, apart: float = 0.0
    ) -> AsyncIterator[Answer]:
        """Make one request at the host's turn; raise `InputRefused` if there is no answer.

        `apart` is how many seconds after the last request to this host, if more than usual. Only
        so many answers as `at_once` are held in memory: each keeps its place until it is left.
        The host's turn ends with the request, before that.
        """
        async with AsyncExitStack() as held:
            async with self.pace.turn(host_of(url), apart):
                await held.enter_async_context(self._places)
                fetcher = Fetcher(self.limits, self.reachable, self.resolver)
                answer = await fetcher.ask(url, {**_HEADERS, **(headers or {})})
            yield answer


def host_of(url: str) -> str:
    """Give the host of an address that has been checked, in small letters."""
    return (URL(url).raw_host or url).lower()
