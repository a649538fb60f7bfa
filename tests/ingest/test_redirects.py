"""Every hop of a redirect and every resolved name is judged like the first address."""

import pytest
from aiohttp import web

from bot.core.upload import Link
from bot.errors import InputRefused
from bot.ingest.addresses import is_public_address
from bot.ingest.fetching import Fetcher
from bot.ingest.intake import SandboxedIntake
from bot.ingest.limits import Limits
from tests.ingest.articles import page
from tests.ingest.servers import ScriptedResolver, serving

_SMALL = Limits(wire_bytes=200_000, inflated_bytes=400_000, fetch_seconds=1.0)


def _loopback(address: str, port: int) -> bool:
    return address == "127.0.0.1" and port > 0


async def test_redirects_are_followed_to_the_page():
    """Five hops are fine."""

    async def handler(request: web.Request) -> web.Response:
        hop = int(request.path.strip("/") or 0)
        if hop < 5:
            raise web.HTTPFound(f"/{hop + 1}")
        return web.Response(body=page(), content_type="text/html")

    async with serving(handler) as port:
        article = await SandboxedIntake(reachable=_loopback).article_from(
            Link(f"http://127.0.0.1:{port}/0")
        )

    assert article.source.name.endswith("/5")


async def test_a_redirect_loop_ends():
    """The sixth redirect is refused."""
    asked: list[str] = []

    async def handler(request: web.Request) -> web.Response:
        asked.append(request.path)
        raise web.HTTPTemporaryRedirect("/again")

    async with serving(handler) as port:
        with pytest.raises(InputRefused, match="too many redirects"):
            await Fetcher(_SMALL, _loopback).fetch(f"http://127.0.0.1:{port}/")

    assert len(asked) == 6


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("http://127.0.0.2:{port}/", "not public"),
        ("http://[::1]:{port}/", "not public"),
        ("http://169.254.169.254/latest/", "not public"),
        ("http://0x7f.0.0.2:{port}/", "not public"),
        ("file:///etc/passwd", "only http and https"),
        ("http://desk@127.0.0.1:{port}/", "not a web address"),
    ],
)
async def test_a_redirect_to_a_forbidden_place_is_refused(status: int, target: str, reason: str):
    """Every hop is checked like the first."""
    knocked: list[tuple[str, int]] = []

    async def handler(request: web.Request) -> web.Response:
        port = request.url.port
        return web.Response(status=status, headers={"Location": target.format(port=port)})

    def reachable(address: str, port: int) -> bool:
        knocked.append((address, port))
        return _loopback(address, port)

    async with serving(handler) as port:
        with pytest.raises(InputRefused) as refused:
            await Fetcher(_SMALL, reachable).fetch(f"http://127.0.0.1:{port}/")

    assert reason in refused.value.reason
    assert knocked[0] == ("127.0.0.1", port)


async def test_a_name_that_turns_private_after_the_look_is_not_dialled():
    """Rebinding: the name is allowed for the first hop and private when asked for the second."""
    hits: list[str] = []

    async def handler(request: web.Request) -> web.Response:
        hits.append(request.path)
        raise web.HTTPFound("/inside")

    async with serving(handler) as port:
        resolver = ScriptedResolver("127.0.0.1", "127.0.0.9")
        with pytest.raises(InputRefused, match="not public"):
            await Fetcher(_SMALL, _loopback, resolver).fetch(f"http://rebind.example:{port}/")

    assert resolver.asked == 2
    assert hits == ["/"]


async def test_a_name_for_a_private_address_is_never_dialled():
    """Fifty names that resolve to loopback: 0 connections."""
    hits: list[str] = []

    async def handler(request: web.Request) -> web.Response:
        hits.append(request.path)
        return web.Response(text="inside")

    async with serving(handler) as port:
        for _ in range(50):
            resolver = ScriptedResolver("127.0.0.1")
            fetcher = Fetcher(_SMALL, lambda host, _: is_public_address(host), resolver)
            with pytest.raises(InputRefused, match="not public"):
                await fetcher.fetch(f"http://rebind.example:{port}/")
            assert resolver.asked == 1

    assert hits == []


async def test_the_address_judged_is_the_address_dialled():
    """A second resolution that would answer differently never happens."""
    judged: list[str] = []

    def reachable(address: str, _: int) -> bool:
        judged.append(address)
        return address == "127.0.0.1"

    async def handler(_: web.Request) -> web.Response:
        return web.Response(body=page(), content_type="text/html")

    async with serving(handler) as port:
        resolver = ScriptedResolver("127.0.0.1", "127.0.0.9")
        fetched = await Fetcher(_SMALL, reachable, resolver).fetch(f"http://a.example:{port}/")

    assert fetched.content == page()
    assert judged == ["127.0.0.1"]
