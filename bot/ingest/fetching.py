"""One page from the web, read with suspicion: every address is judged when it is dialled."""

import asyncio
import re
import socket
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import aiohttp
from aiohttp.abc import AbstractResolver
from yarl import URL

from bot.errors import InputRefused
from bot.ingest import link_refusals, refusals
from bot.ingest.limits import Limits

Reachable = Callable[[str, int], bool]

_LONGEST = 2048
_LARGEST_HEADERS = 32_768
_CHUNK = 65_536
_PATIENCE = frozenset((429, 503))
_REDIRECTS = frozenset((301, 302, 303, 307, 308))
_UNSAFE = re.compile(r"[\x00-\x20\x7f\\]|[^\S ]")
_HEADERS = {
    "User-Agent": "briefing-bot/1 (reads one article on request)",
    "Accept": "text/html,application/xhtml+xml,text/plain,application/pdf;q=0.9,*/*;q=0.1",
    "Accept-Encoding": "gzip, deflate",
}


@dataclass(frozen=True, slots=True)
class Fetched:
    """A page: its bytes, the type its server declares, and the address it finally came from."""

    content: bytes
    media_type: str | None
    url: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The answer to one request; only a 200 has content. `next_url` is where a redirect leads."""

    status: int
    url: str
    headers: Mapping[str, str]
    content: bytes = b""
    next_url: str | None = None


@dataclass(slots=True)
class Fetcher:
    """Fetches pages. `reachable` decides about the address being dialled, after resolving."""

    limits: Limits
    reachable: Reachable
    resolver: AbstractResolver | None = None
    _turned_away: list[str] = field(default_factory=list)

    async def fetch(self, url: str) -> Fetched:
        """Give the page at an address; raise `InputRefused` with the reason."""
        first = checked(url)
        async with self._guarded(first.raw_host or url) as session:
            return await self._follow(session, first)

    async def ask(self, url: str, headers: Mapping[str, str]) -> Answer:
        """Make one request and follow nothing; raise `InputRefused` if there is no answer."""
        target = checked(url)
        async with self._guarded(target.raw_host or url) as session:
            return await self._ask(session, target, headers)

    @asynccontextmanager
    async def _guarded(self, host: str) -> AsyncIterator[aiohttp.ClientSession]:
        """Give a session that is closed in time; what goes wrong in it becomes `InputRefused`."""
        self._turned_away.clear()
        try:
            async with asyncio.timeout(self.limits.fetch_seconds), self._session() as session:
                yield session
        except InputRefused:
            raise
        except TimeoutError as error:
            raise link_refusals.timed_out(host, self.limits.fetch_seconds) from error
        except (aiohttp.ClientError, OSError, ValueError) as error:
            raise self._translated(error, host) from error

    async def _follow(self, session: aiohttp.ClientSession, url: URL) -> Fetched:
        host = url.raw_host or ""
        for _ in range(self.limits.redirects + 1):
            answer = await self._ask(session, url, {})
            if answer.next_url is None:
                return _page(answer, url)
            url = redirected(url, answer.next_url)
        raise link_refusals.too_many_redirects(host, self.limits.redirects)

    async def _ask(
        self, session: aiohttp.ClientSession, url: URL, headers: Mapping[str, str]
    ) -> Answer:
        async with session.get(url, allow_redirects=False, headers=headers) as answer:
            if sum(len(key) + len(value) for key, value in answer.raw_headers) > _LARGEST_HEADERS:
                raise link_refusals.unreachable(url.raw_host or "")
            location = answer.headers.get("Location")
            follows = answer.status in _REDIRECTS and location
            target = _target(url, location) if follows and location else None
            content = await self._body(answer, str(url)) if answer.status == 200 else b""
        return Answer(answer.status, str(url), answer.headers, content, target)

    async def _body(self, answer: aiohttp.ClientResponse, url: str) -> bytes:
        """Read the body; the size is counted after decompression, so a bomb stops at the cap."""
        packed = answer.headers.get("Content-Encoding", "identity") != "identity"
        most = self.limits.inflated_bytes if packed else self.limits.wire_bytes
        if not packed and (answer.content_length or 0) > most:
            raise refusals.too_large(url, answer.content_length or 0, most)
        pieces: list[bytes] = []
        size = 0
        async for piece in answer.content.iter_chunked(_CHUNK):
            size += len(piece)
            if size > most:
                raise _overflow(url, most, packed=packed)
            pieces.append(piece)
        return b"".join(pieces)

    def _session(self) -> aiohttp.ClientSession:
        return aiohttp.ClientSession(
            connector=aiohttp.TCPConnector(
                socket_factory=self._open_socket,
                resolver=self.resolver,
                use_dns_cache=False,
                force_close=True,
            ),
            connector_owner=True,
            cookie_jar=aiohttp.DummyCookieJar(),
            headers=_HEADERS,
            timeout=aiohttp.ClientTimeout(
                total=self.limits.fetch_seconds, connect=self.limits.connect_seconds
            ),
            trust_env=False,
            max_line_size=8190,
            max_field_size=8190,
        )

    def _open_socket(self, info: aiohttp.AddrInfoType) -> socket.socket:
        """Open a socket for the address that is really dialled: no gap between look and leap."""
        family, kind, protocol, _, address = info
        host, port = str(address[0]), int(address[1])
        if not self.reachable(host, port):
            self._turned_away.append(host)
            raise OSError("this address is not public")
        return socket.socket(family, kind, protocol)

    def _translated(self, error: Exception, host: str) -> InputRefused:
        if self._turned_away:
            return link_refusals.not_public(host)
        if isinstance(error, aiohttp.ClientConnectorDNSError | socket.gaierror):
            return link_refusals.unknown_host(host)
        if isinstance(error, ValueError):
            return link_refusals.malformed(host)
        return link_refusals.unreachable(host)


def _overflow(url: str, most: int, *, packed: bool) -> InputRefused:
    return refusals.expands_too_much(url) if packed else refusals.too_large_stream(url, most)


def checked(url: str) -> URL:
    """Give the parsed address if every program would read it alike; else raise `InputRefused`."""
    url = url.strip(" ")
    if len(url) > _LONGEST:
        raise link_refusals.too_long(len(url), _LONGEST)
    if not url or _UNSAFE.search(url):
        raise link_refusals.malformed(url)
    scheme, colon, rest = url.partition(":")
    if not colon or not scheme.isascii() or not scheme.replace("+", "").isalnum():
        raise link_refusals.malformed(url)
    if scheme.lower() not in ("http", "https"):
        raise link_refusals.wrong_scheme(url, scheme)
    return _unambiguous(url, rest)


def _unambiguous(url: str, rest: str) -> URL:
    """Refuse userinfo, a missing host, and a host that is not what it seems."""
    try:
        parsed = URL(url)
        host, _ = parsed.raw_host, parsed.port
    except ValueError as error:
        raise link_refusals.malformed(url) from error
    authority = re.split(r"[/?#]", rest.removeprefix("//"), maxsplit=1)[0]
    if not rest.startswith("//") or not host or "@" in authority or "%" in authority:
        raise link_refusals.malformed(url)
    if ".." in host:
        raise link_refusals.malformed(url)
    return parsed


def redirected(url: URL, location: str) -> URL:
    """Give the checked address a redirect leads to; raise `InputRefused` if it goes unsafe."""
    target = checked(location)
    if url.scheme == "https" and target.scheme == "http":
        raise link_refusals.downgraded(url.raw_host or "")
    return target


def _page(answer: Answer, url: URL) -> Fetched:
    if answer.status != 200:
        refused = link_refusals.answered(url.raw_host or "", answer.status)
        if answer.status in _PATIENCE:
            raise link_refusals.AskedToWait(refused, answer.headers.get("Retry-After"))
        raise refused
    return Fetched(answer.content, answer.headers.get("Content-Type"), answer.url)


def _target(url: URL, location: str) -> str:
    """Give the absolute address of a redirect, still to be checked."""
    if _UNSAFE.search(location):
        raise link_refusals.malformed(location)
    try:
        return str(url.join(URL(location)))
    except ValueError as error:
        raise link_refusals.malformed(location) from error
