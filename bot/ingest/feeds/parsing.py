"""Asking the child that reads feeds; a child that dies is a refusal."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from bot.core.opml import Outlines
from bot.ingest.feeds import refusals
from bot.ingest.feeds.wire import (
    Parsed,
    Question,
    Task,
    Verdict,
    outlines_from,
    parsed_from,
    verdict_from,
)
from bot.ingest.limits import Limits
from bot.ingest.sandbox import answer_of_child

_MEGABYTE = 1_000_000
# A feed of 500 whole articles is 5 MB; feedparser takes 0.2 s for an ordinary one, 1.9 s at most
# for 2,106 odd ones.
FEED_LIMITS = Limits(
    wire_bytes=5 * _MEGABYTE,
    inflated_bytes=8 * _MEGABYTE,
    child_memory=300 * _MEGABYTE,
)
_MODULE = "bot.ingest.feeds.child"
Value = TypeVar("Value", Parsed, Verdict, Outlines)


@dataclass(slots=True)
class FeedParser:
    """Reads feeds, robots.txt and OPML in children, a few at a time."""

    limits: Limits = FEED_LIMITS
    _turn: asyncio.Semaphore = field(init=False)

    def __post_init__(self) -> None:
        self._turn = asyncio.Semaphore(self.limits.children)

    async def feed(self, content: bytes, url: str, media_type: str | None = None) -> Parsed:
        """Read a feed; raise `FeedRefused` with a hint and the feeds it names."""
        nesting = self.limits.nesting
        return await self._ask(Question(Task.FEED, content, url, media_type, nesting), parsed_from)

    async def robots(self, content: bytes, url: str) -> Verdict:
        """Tell what a robots.txt says about an address; raise `FeedRefused` if it is a bomb."""
        return await self._ask(Question(Task.ROBOTS, content, url), verdict_from)

    async def outlines(self, content: bytes, name: str) -> Outlines:
        """Read an OPML file; raise `FeedRefused` with a hint if it is none."""
        return await self._ask(Question(Task.OPML, content, name), outlines_from)

    async def _ask(self, question: Question, read: Callable[[bytes], Value]) -> Value:
        if len(question.content) > self.limits.inflated_bytes:
            raise refusals.too_costly(question.url)
        async with self._turn:
            said = await answer_of_child(_MODULE, question.packed(), self.limits)
        try:
            return read(said)
        except refusals.FeedRefused:
            raise
        except (ValueError, TypeError, KeyError) as error:
            raise refusals.too_costly(question.url) from error
