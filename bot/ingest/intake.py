"""From what somebody sent to an article: fetched with suspicion, read in a child of its own."""

import asyncio
from collections.abc import Callable

from bot.core.article import Article, Source, SourceKind
from bot.core.upload import Link, Upload
from bot.ingest import refusals
from bot.ingest.addresses import is_public_endpoint
from bot.ingest.limits import Limits
from bot.ingest.sandbox import read_in_child
from bot.ingest.wire import Extract, Request

_LONGEST_NAME = 120


class SandboxedIntake:
    """Reads uploads and links; no byte of theirs is parsed in this process."""

    def __init__(
        self,
        *,
        limits: Limits = Limits(),  # noqa: B008  frozen, so sharing it is safe
        reachable: Callable[[str, int], bool] = is_public_endpoint,
    ) -> None:
        self._limits = limits
        self._reachable = reachable
        self._turn = asyncio.Semaphore(limits.children)

    async def article_from(self, sent: Upload | Link) -> Article:
        """Read what was sent; raise `InputRefused` with a hint if it is no readable article."""
        request = await self._fetched(sent) if isinstance(sent, Link) else self._accepted(sent)
        async with self._turn:
            extract = await read_in_child(request)
        return _article(extract, Source(request.kind, request.name))

    def _accepted(self, sent: Upload) -> Request:
        name = sent.name if sent.kind is SourceKind.FEED else _shown(sent.name, sent.kind)
        if not sent.content:
            raise refusals.empty(name)
        if len(sent.content) > self._limits.wire_bytes:
            raise refusals.too_large(name, len(sent.content), self._limits.wire_bytes)
        return Request(sent.content, name, sent.kind, sent.media_type, self._limits)

    async def _fetched(self, sent: Link) -> Request:
        from bot.ingest.fetching import Fetcher  # the terminal reads files without aiohttp's 0.3 s

        page = await Fetcher(self._limits, self._reachable).fetch(sent.url)
        if not page.content:
            raise refusals.empty(page.url)
        return Request(page.content, page.url, SourceKind.LINK, page.media_type, self._limits)


def _article(extract: Extract, source: Source) -> Article:
    return Article(
        text=extract.text,
        source=source,
        title=extract.title,
        byline=extract.byline,
        publisher=extract.publisher,
        published=extract.published,
        language=extract.language,
        read_of=extract.read_of,
    )


def _shown(name: str, kind: SourceKind) -> str:
    """Give a name that is safe to show: one line, not too long, never empty."""
    visible = "".join(character if character.isprintable() else "�" for character in name).strip()
    if not visible:
        return {SourceKind.STDIN: "standard input", SourceKind.TEXT: "the pasted text"}.get(
            kind, "the file"
        )
    if len(visible) <= _LONGEST_NAME:
        return visible
    return f"{visible[: _LONGEST_NAME - 13]}…{visible[-12:]}"
