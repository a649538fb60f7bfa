"""Whether a site lets robots read an address: its robots.txt, asked once a day (RFC 9309)."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from yarl import URL

from bot.errors import InputRefused
from bot.ingest.feeds.parsing import FeedParser
from bot.ingest.feeds.refusals import named
from bot.ingest.feeds.web import PoliteWeb, ToldToWait, host_of
from bot.ingest.feeds.wire import Verdict
from bot.ingest.fetching import Answer, redirected

_FRESH = timedelta(hours=24)  # 2.4: no longer, unless the file cannot be reached
_STALE = timedelta(days=30)
_MOST = 10_000
_MOST_BYTES = 512_000  # 2.5: at least 500 KiB must be read; what follows is not
_REDIRECTS = 5  # 2.3.1.2
_EVERYTHING = Verdict(allowed=True)


@dataclass(frozen=True, slots=True)
class _Kept:
    verdict: Verdict
    asked: datetime


@dataclass(slots=True)
class Permission:
    """Asks robots.txt and remembers what it says about each address, not the file."""

    web: PoliteWeb
    parser: FeedParser
    _kept: dict[str, _Kept] = field(default_factory=dict)

    async def verdict(self, url: str, now: datetime) -> Verdict:
        """Tell whether an address may be read, and how slowly.

        A file that is not there (4xx, or redirects without end) allows everything (2.3.1.3); one
        that its server cannot give (5xx, 429) forbids everything for now: `ToldToWait`, unless it
        was read within 30 days (2.3.1.4). Raises `InputRefused` if the host does not answer.
        """
        kept = self._kept.get(url)
        if kept and now - kept.asked < _FRESH:
            return kept.verdict
        try:
            found = await self._asked(url)
        except (ToldToWait, InputRefused):
            if kept and now - kept.asked < _STALE:
                return kept.verdict
            raise
        self._keep(url, _Kept(found, now))
        return found

    async def _asked(self, url: str) -> Verdict:
        answer = await self._file(str(URL(url).origin() / "robots.txt"))
        if answer is None:
            return _EVERYTHING
        if answer.status == 429 or answer.status >= 500:
            host = host_of(answer.url)
            reason = f"{host} could not give its robots.txt: {named(answer.status)}."
            raise ToldToWait(host, reason, answer.headers.get("Retry-After"))
        if answer.status != 200 or not answer.content.strip():
            return _EVERYTHING
        return await self.parser.robots(answer.content, url)

    async def _file(self, url: str) -> Answer | None:
        """Give the answer behind the redirects, also those to other hosts; None: no end."""
        for _ in range(_REDIRECTS + 1):
            async with self.web.asked(url) as answer:
                if answer.next_url is None:
                    return replace(answer, content=answer.content[:_MOST_BYTES])
            try:
                url = str(redirected(URL(url), answer.next_url))
            except InputRefused:  # from https to http, or nowhere: there is no file
                return None
        return None

    def _keep(self, url: str, kept: _Kept) -> None:
        self._kept.pop(url, None)
        self._kept[url] = kept
        while len(self._kept) > _MOST:
            del self._kept[next(iter(self._kept))]
