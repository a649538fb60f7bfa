"""Pages are fetched with suspicion: each bad answer has its reason, no wrong door is knocked."""

import asyncio
import time

import pytest
from aiohttp import web

from bot.core.article import SourceKind
from bot.core.upload import Link
from bot.errors import InputRefused
from bot.ingest.fetching import Fetcher, checked
from bot.ingest.intake import SandboxedIntake
from bot.ingest.limits import Limits
from tests.ingest.articles import PARAGRAPHS, TITLE, page, pdf
from tests.ingest.servers import Handler, ScriptedResolver, gzip_bomb, serving

_SMALL = Limits(wire_bytes=200_000, inflated_bytes=400_000, fetch_seconds=1.0)


def _loopback(address: str, port: int) -> bool:
    return address == "127.0.0.1" and port > 0


def _answering(body: bytes, content_type: str, status: int = 200) -> Handler:
    async def handler(_: web.Request) -> web.Response:
        return web.Response(body=body, status=status, headers={"Content-Type": content_type})

    return handler


async def _refusal(handler: Handler, *, path: str = "", limits: Limits = _SMALL) -> InputRefused:
    intake = SandboxedIntake(limits=limits, reachable=_loopback)
    async with serving(handler) as port:
        with pytest.raises(InputRefused) as refused:
            await intake.article_from(Link(f"http://127.0.0.1:{port}/{path}"))
    assert refused.value.hint.endswith(".")
    return refused.value


async def test_a_page_is_fetched_and_read():
    """The article's source is the address it finally came from."""
    async with serving(_answering(page(), "text/html; charset=utf-8")) as port:
        link = f"http://127.0.0.1:{port}/harbour"
        article = await SandboxedIntake(reachable=_loopback).article_from(Link(link))

    assert article.title == TITLE
    assert PARAGRAPHS[2] in article.text
    assert (article.source.kind, article.source.name) == (SourceKind.LINK, link)


async def test_a_pdf_is_read_from_a_link():
    """The declared type decides, whatever the path ends with."""
    async with serving(_answering(pdf(), "application/pdf")) as port:
        link = Link(f"http://127.0.0.1:{port}/print.php?id=7")
        article = await SandboxedIntake(reachable=_loopback).article_from(link)

    assert PARAGRAPHS[0] in article.text


@pytest.mark.parametrize("status", [400, 401, 403, 404, 410, 429, 500, 502, 503])
async def test_an_error_status_is_named(status: int):
    """The person learns what the server answered."""
    refused = await _refusal(_answering(page(), "text/html", status))

    assert f"answered {status}" in refused.reason


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (b"", "text/html", "is empty"),
        (pdf(), "text/html", "types disagree"),
        (page(), "application/pdf", "types disagree"),
        (page(), "image/png", "image/png"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 99, "text/html", "image (PNG)"),
        (b"<html><body><h1>Page not found</h1></body></html>", "text/html", "error page"),
        (b"x" * 300_000, "text/html", "too large"),
    ],
)
async def test_a_page_that_is_no_article_is_refused(body: bytes, content_type: str, reason: str):
    """A 200 is not yet an article."""
    refused = await _refusal(_answering(body, content_type))

    assert reason in refused.reason


async def test_an_endless_body_stops_at_the_cap():
    """Without a Content-Length the bytes are counted as they come."""

    async def handler(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Type": "text/html"})
        await answer.prepare(request)
        while True:
            await answer.write(b"x" * 50_000)

    refused = await _refusal(handler)

    assert "too large" in refused.reason


async def test_a_compressed_bomb_stops_at_the_cap():
    """200 MB of blanks are not unpacked; what was unpacked is counted."""
    bomb = gzip_bomb(200)

    async def handler(_: web.Request) -> web.Response:
        return web.Response(
            body=bomb, headers={"Content-Type": "text/html", "Content-Encoding": "gzip"}
        )

    began = time.perf_counter()
    refused = await _refusal(handler, limits=Limits())

    assert "expands too much" in refused.reason
    assert time.perf_counter() - began < Limits().fetch_seconds


async def test_a_slow_body_times_out():
    """A server that stops in the middle is given up."""
    never = asyncio.Event()

    async def handler(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"Content-Type": "text/html"})
        await answer.prepare(request)
        await answer.write(page()[:500])
        await never.wait()
        return answer

    refused = await _refusal(handler, limits=Limits(fetch_seconds=0.3))

    assert "timed out" in refused.reason


async def test_a_body_that_breaks_off_is_refused():
    """Half a page is not an article."""

    async def handler(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse(
            headers={"Content-Type": "text/html", "Content-Length": "90000"}
        )
        await answer.prepare(request)
        await answer.write(page())
        if request.transport is not None:
            request.transport.abort()
        return answer

    refused = await _refusal(handler)

    assert "broke off" in refused.reason


async def test_a_flood_of_headers_is_refused():
    """Nobody needs a megabyte of headers to send an article."""

    async def handler(_: web.Request) -> web.Response:
        headers = {f"X-{number}": "y" * 4_000 for number in range(12)}
        return web.Response(body=page(), content_type="text/html", headers=headers)

    refused = await _refusal(handler)

    assert "could not be reached" in refused.reason


async def test_an_unknown_name_is_refused():
    """The person is asked to check the spelling."""
    with pytest.raises(InputRefused, match="DNS"):
        await Fetcher(_SMALL, _loopback, ScriptedResolver()).fetch("http://nobody.example/")


async def test_a_closed_door_is_refused():
    """Nothing listens there."""
    async with serving(_answering(b"", "text/html")) as port:
        pass

    with pytest.raises(InputRefused, match="could not be reached"):
        await Fetcher(_SMALL, _loopback).fetch(f"http://127.0.0.1:{port}/")


async def test_no_cookie_and_no_secret_travels():
    """The second request carries nothing the first one was given."""
    seen: list[dict[str, str]] = []

    async def handler(request: web.Request) -> web.Response:
        seen.append(dict(request.headers))
        headers = {"Set-Cookie": "id=7", "Location": "/next"}
        return web.Response(status=302 if request.path == "/" else 200, headers=headers, body=b"x")

    async with serving(handler) as port:
        await Fetcher(_SMALL, _loopback).fetch(f"http://127.0.0.1:{port}/")

    allowed = {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
    assert len(seen) == 2
    for headers in seen:
        assert set(headers) == allowed
        assert "briefing-bot" in headers["User-Agent"]


def test_an_international_name_is_read():
    """Names of the world travel as their ASCII form."""
    assert checked("https://bücher.example/ä").raw_host == "xn--bcher-kva.example"
