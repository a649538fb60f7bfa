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
_MOST_KEPT = 16_000_000  # bytes of all files together
_EVERYTHING = Verdict(allowed=True)


@dataclass(frozen=True, slots=True)
class _Rules:
    """A host's robots.txt as it was asked for; empty if everything is allowed."""

    content: bytes
    asked: datetime


@dataclass(slots=True)
class Permission:
    """Asks robots.txt, and remembers it with what it says about each address."""

    web: PoliteWeb
    parser: FeedParser
    _rules: dict[str, _Rules] = field(default_factory=dict)
    _verdicts: dict[str, tuple[datetime, Verdict]] = field(default_factory=dict)

    async def verdict(self, url: str, now: datetime) -> Verdict:
        """Tell whether an address may be read, and how slowly.

        A file that is not there (4xx, or redirects without end) allows everything (2.3.1.3); one
        that its server cannot give (5xx, 429) forbids everything for now: `ToldToWait`, unless it
        was read within 30 days (2.3.1.4). Raises `InputRefused` if the host does not answer.
        """
        rules = await self._rules_for(url, now)
        asked, kept = self._verdicts.get(url, (None, _EVERYTHING))
        if asked == rules.asked:
            return kept
        found = await self.parser.robots(rules.content, url) if rules.content else _EVERYTHING
        self._verdicts.pop(url, None)
        self._verdicts[url] = (rules.asked, found)
        while len(self._verdicts) > _MOST:
            del self._verdicts[next(iter(self._verdicts))]
        return found

    async def _rules_for(self, url: str, now: datetime) -> _Rules:
        origin = str(URL(url).origin())
        kept = self._rules.get(origin)
        if kept and now - kept.asked < _FRESH:
            return kept
        try:
            content = await self._asked(origin)
        except (ToldToWait, InputRefused):
            if kept and now - kept.asked < _STALE:
                return kept
            raise
        rules = _Rules(content, now)
        self._keep(origin, rules)
        return rules

    async def _asked(self, origin: str) -> bytes:
        answer = await self._file(f"{origin}/robots.txt")
        if answer is None:
            return b""
        if answer.status == 429 or answer.status >= 500:
            host = host_of(answer.url)
            reason = f"{host} could not give its robots.txt: {named(answer.status)}."
            raise ToldToWait(host, reason, answer.headers.get("Retry-After"))
        return answer.content.strip() if answer.status == 200 else b""

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

    def _keep(self, origin: str, rules: _Rules) -> None:
        self._rules.pop(origin, None)
        self._rules[origin] = rules
        size = sum(len(one.content) for one in self._rules.values())
        while size > _MOST_KEPT or len(self._rules) > _MOST:
            size -= len(self._rules.pop(next(iter(self._rules))).content)
