"""Slack by HTTP: signed requests in, and the pages of an installation."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp

EVENTS, INSTALL, REDIRECT, HEALTH = (
    "/slack/events",
    "/slack/install",
    "/slack/oauth_redirect",
    "/healthz",
)
_MOST_BYTES = 1024 * 1024
_HEADER_LENGTH = 100


@asynccontextmanager
async def listening(app: AsyncApp, host: str, port: int) -> AsyncIterator[int]:
    """Serve the app on an address until the block ends; give the port that was taken."""
    runner = web.AppRunner(_web_app(app), access_log=None)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        addresses = runner.addresses
        yield int(addresses[0][1]) if addresses else port
    finally:
        await runner.cleanup()


def has_sound_signature(request: web.Request) -> bool:
    """Tell whether the headers of a signature have their shape; Bolt fails on others."""
    stamp = request.headers.get("X-Slack-Request-Timestamp", "")
    signature = request.headers.get("X-Slack-Signature", "")
    is_short = len(stamp) <= 20 and len(signature) <= _HEADER_LENGTH
    return is_short and stamp.isascii() and stamp.isdigit() and signature.isascii()


def _web_app(app: AsyncApp) -> web.Application:
    async def events(request: web.Request) -> web.Response:
        if not has_sound_signature(request):
            return web.Response(status=401)
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(request)))

    async def install(request: web.Request) -> web.Response:
        if app.oauth_flow is None:
            return web.Response(status=404)
        asked = await to_bolt_request(request)
        return await to_aiohttp_response(await app.oauth_flow.handle_installation(asked))

    async def redirected(request: web.Request) -> web.Response:
        if app.oauth_flow is None:
            return web.Response(status=404)
        asked = await to_bolt_request(request)
        return await to_aiohttp_response(await app.oauth_flow.handle_callback(asked))

    async def healthy(_: web.Request) -> web.Response:
        return web.Response(text="ok")

    pages = web.Application(client_max_size=_MOST_BYTES)
    pages.add_routes(
        [
            web.post(EVENTS, events),
            web.get(INSTALL, install),
            web.get(REDIRECT, redirected),
            web.get(HEALTH, healthy),
        ]
    )
    return pages
