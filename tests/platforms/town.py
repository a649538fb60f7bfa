"""A Slack, a Discord and a web site on loopback, and the whole program beside them."""

import asyncio
import html
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from aiohttp import web

from tests.platforms.discord_server import DiscordServer
from tests.platforms.slack_server import SlackServer
from tests.processes import RUN, Program, briefing, running

RESTART_TAKES = 60.0  # seconds; a lease of fifteen ends first
SHORT = """Engineers stay put

“We will not withdraw a single engineer,” defence minister Ilya Dorn said on Monday.

Karsland's foreign ministry denied that talks took place. “There were no negotiations of any \
kind,” spokeswoman Mira Vell said. The winter was cold, and the roads were closed for weeks.

The opposition has long worked against the national interest. It rained again on Tuesday, and \
the engineers went on with their work on the bridge in the north of the country.
"""


@dataclass
class Site:
    """A web site whose pages come when the gate is open; a page that it lacks is forbidden."""

    pages: dict[str, str] = field(default_factory=lambda: {"engineers": SHORT})
    feeds: dict[str, str] = field(default_factory=dict)
    gate: asyncio.Event = field(default_factory=asyncio.Event)
    asked: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(0))
    origin: str = ""

    @property
    def link(self) -> str:
        """Give the address of the first page."""
        return f"{self.origin}/engineers"

    async def answer(self, request: web.Request) -> web.Response:
        """Give a page."""
        self.asked.release()
        await self.gate.wait()
        if (feed := self.feeds.get(request.match_info["name"])) is not None:
            return web.Response(text=feed, content_type="application/rss+xml")
        try:
            text = self.pages[request.match_info["name"]]
        except KeyError:
            return web.Response(status=403)
        return web.Response(text=_page(text), content_type="text/html")


@dataclass
class Town:
    """Everything that is there, with the settings that lead to it."""

    slack: SlackServer
    discord: DiscordServer
    site: Site
    settings: dict[str, str]

    def run(self) -> AbstractAsyncContextManager[Program]:
        """Run `briefing run` until the block ends."""
        return running(*RUN, environment=briefing(**self.settings))

    async def open(self, *programs: Program) -> None:
        """Wait until every program is connected to both platforms."""
        await self.discord.connected(sessions=len(programs))
        async with asyncio.timeout(30):
            while len(self.slack.wires.sockets) < len(programs):
                self.slack.wires.connected.clear()
                await self.slack.wires.connected.wait()


@asynccontextmanager
async def founded(
    folder: Path, *, patience: float = 10.0, database_url: str = ""
) -> AsyncIterator[Town]:
    """Give a town until the block ends; the store lies in the folder, if not elsewhere."""
    site = Site()
    async with AsyncExitStack() as stack:
        slack = await stack.enter_async_context(SlackServer(patience=patience))
        discord = await stack.enter_async_context(DiscordServer(patience=RESTART_TAKES))
        site.origin = await stack.enter_async_context(_served(site))
        discord.guild("Newsroom").channel("general")
        settings = {
            "database_url": database_url or f"sqlite:///{folder / 'bot.db'}",
            "fetch_allow": site.origin.removeprefix("http://"),
            "slack_token": slack.home.bot_token,
            "slack_app_token": slack.app_token,
            "slack_api_url": slack.api_url,
            "discord_token": discord.token,
            "discord_api_url": discord.api_url,
            "discord_gateway_url": discord.gateway_url,
        }
        yield Town(slack, discord, site, settings)
        site.gate.set()


@asynccontextmanager
async def _served(site: Site) -> AsyncIterator[str]:
    app = web.Application()
    app.add_routes([web.get("/{name}", site.answer)])
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield "http://127.0.0.1:{1}".format(*runner.addresses[0])
    await runner.cleanup()


def _page(text: str) -> str:
    title, *paragraphs = text.strip().split("\n\n")
    written = "".join(f"<p>{html.escape(one)}</p>" for one in paragraphs)
    title = html.escape(title)
    head = (
        f'<head><title>{title}</title><meta property="og:site_name" content="Daily Kestrel"></head>'
    )
    return f'<html lang="en">{head}<body><article><h1>{title}</h1>{written}</article></body></html>'
