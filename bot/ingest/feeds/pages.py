"""Pages that feeds lead to: read with manners, since nobody asked for just this one."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.article import Article, SourceKind
from bot.core.upload import Link, Upload
from bot.ingest.feeds import refusals
from bot.ingest.feeds.fetcher import LONGEST_APART
from bot.ingest.feeds.patience import wait_until
from bot.ingest.feeds.permission import Permission
from bot.ingest.feeds.web import PoliteWeb, ToldToWait, host_of
from bot.ingest.fetching import checked
from bot.ingest.intake import SandboxedIntake
from bot.ingest.link_refusals import AskedToWait
from bot.journeys.feed_ports import PageIsBusyError

LONGEST_WAIT = 10.0  # seconds for a turn; whoever would wait longer makes room for other hosts
_LONGEST_SHUT = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class PolitePages:
    """Implements the port `Pages`: robots.txt is asked, and each host in its turn."""

    web: PoliteWeb
    permission: Permission
    intake: SandboxedIntake

    async def article(self, url: str, now: datetime) -> Article:
        """Read a page; raise `InputRefused`, or `PageIsBusyError` to come back later."""
        host = host_of(str(checked(url)))
        until = self.web.pace.shut_until(host, now)
        if until:
            raise PageIsBusyError(until, f"{host} has asked for patience.")
        try:
            verdict = await self.permission.verdict(url, now)
            if not verdict.allowed:
                raise refusals.forbidden_by_robots(host)
            apart = min(verdict.delay or 0.0, LONGEST_APART)
            if (seconds := self.web.pace.until_turn(host, apart)) > LONGEST_WAIT:
                until = now + timedelta(seconds=seconds)
                raise PageIsBusyError(until, f"{host} is read slowly.")
            async with self.web.pace.turn(host, apart):
                return await self.intake.article_from(Link(url))
        except ToldToWait as told:
            raise self._busy(told.host, told.reason, told.retry_after, now) from told
        except AskedToWait as asked:
            raise self._busy(host, asked.reason, asked.retry_after, now) from asked

    async def own_words(self, url: str, title: str, words: str) -> Article:
        """Give what the feed itself says as an article; `InputRefused` if that is none."""
        text = f"{title}\n\n{words}" if title else words
        content = text.encode("utf-8", "surrogatepass")
        return await self.intake.article_from(Upload(content, url, SourceKind.FEED, "text/plain"))

    def _busy(
        self, host: str, reason: str, retry_after: str | None, now: datetime
    ) -> PageIsBusyError:
        """Leave the host alone, for everything that is read there."""
        until = wait_until(retry_after, 0, now)
        self.web.pace.shut(host, min(until, now + _LONGEST_SHUT))
        return PageIsBusyError(until, reason)
