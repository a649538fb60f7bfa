"""`python -m tests.platforms.sixty`: a digest over sixty articles of feeds, on both platforms.

Ten seeds and fifty of the labelled articles stand on pages of a site on loopback, in two feeds; the
feeds and the pages are really fetched and read, the digest is really posted.
"""

import asyncio
import html
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import groupby

from aiohttp import web

from bot.core.digests.subscription import Choice
from bot.core.schedule.schedule import next_slots
from bot.ingest.feeds.fetcher import FeedFetcher
from bot.ingest.feeds.pace import Pace
from bot.ingest.feeds.pages import PolitePages
from bot.ingest.feeds.web import PoliteWeb
from bot.ingest.intake import SandboxedIntake
from bot.journeys.feed_ports import FeedWeb
from bot.journeys.front import Front
from tests.chat_desk import MovableClock
from tests.ingest.servers import serving
from tests.platforms.discord import conftest as discord
from tests.platforms.discord import test_digests as on_discord
from tests.platforms.slack import conftest as slack
from tests.platforms.slack import test_digests as on_slack
from tests.platforms.slack_server import SlackServer
from tests.processes import ROOT
from tests.quality.stories.labelled import Labelled, labelled

COUNT = 60
Write = Callable[[str], None]


@dataclass(frozen=True)
class Printed:
    """An article on the site."""

    name: str
    feed: str
    title: str
    text: str
    published: datetime


def articles(now: datetime) -> tuple[Printed, ...]:
    """Give the seeds and whole events, as if all of it had happened in the last hours.

    Of events that are labelled as near misses (another day, another place of the same people), the
    first alone: on one day they would be one event.
    """
    printed = [
        Printed(file.stem, "seeds", *_titled(file.read_text(encoding="utf-8")), now)
        for file in sorted((ROOT / "seeds/articles").glob("*.txt"))
    ]
    seen: set[str] = set()
    rows = (*labelled("tune"), *labelled("test"))
    for name, group in groupby(rows, key=lambda one: one.event):
        event, about = list(group), name.partition("-")[0]
        if about not in seen and len(printed) + len(event) <= COUNT:
            seen.add(about)
            shift = now - max(one.published for one in event)
            printed.extend(_printed(one, shift) for one in event)
    return tuple(printed)


def _titled(text: str) -> tuple[str, str]:
    title, _, rest = text.partition("\n")
    return title.strip(), rest.strip()


def _printed(one: Labelled, shift: timedelta) -> Printed:
    return Printed(one.id, "wire", one.title, one.text, one.published + shift)


class Site:
    """Serves the feeds and their pages."""

    def __init__(self, printed: tuple[Printed, ...]) -> None:
        self.printed = {one.name: one for one in printed}
        self.origin = ""

    async def answer(self, request: web.Request) -> web.Response:
        name = request.path.strip("/")
        if name.startswith("feed/"):
            body = self._feed(name.removeprefix("feed/"))
            return web.Response(text=body, content_type="application/rss+xml")
        if name in self.printed:
            return web.Response(text=_page(self.printed[name]), content_type="text/html")
        return web.Response(status=404)

    def _feed(self, feed: str) -> str:
        items = "".join(
            f"<item><title>{html.escape(one.title)}</title><link>{self.origin}/{one.name}</link>"
            f"<guid>{self.origin}/{one.name}</guid>"
            f"<pubDate>{format_datetime(one.published.astimezone(UTC), usegmt=True)}</pubDate>"
            f"</item>"
            for one in self.printed.values()
            if one.feed == feed
        )
        return f"<rss version='2.0'><channel><title>{feed}</title>{items}</channel></rss>"


def _page(one: Printed) -> str:
    paragraphs = "".join(f"<p>{html.escape(each)}</p>" for each in one.text.split("\n") if each)
    title = html.escape(one.title)
    return (
        f"<!doctype html><html lang='en'><head><title>{title}</title></head>"
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    )


def hasty_web() -> FeedWeb:
    """Give a way to feeds that does not wait between requests to a host."""

    def reachable(address: str, port: int) -> bool:
        return address == "127.0.0.1" and port > 0

    fetcher = FeedFetcher(PoliteWeb(reachable=reachable, pace=Pace(seconds=0.0)))
    pages = PolitePages(fetcher.web, fetcher.permission, SandboxedIntake(reachable=reachable))
    return FeedWeb(fetcher, pages, fetcher.parser)


@asynccontextmanager
async def site(now: datetime) -> AsyncIterator[Site]:
    """Open the site; its last article is of now."""
    here = Site(articles(now))
    async with serving(here.answer) as port:
        here.origin = f"http://127.0.0.1:{port}"
        yield here


async def fed(front: Front, here: Site, forward: Callable[[timedelta], None]) -> None:
    """Let the one digest there is be made of the two feeds, all read; then its time comes."""
    (one,) = await front.digests.every()
    feeds = (f"{here.origin}/feed/seeds", f"{here.origin}/feed/wire")
    choice = Choice(shared=False, feeds=feeds, stories=8)
    dates = [each.published for each in here.printed.values()]
    made = replace(one, choice=choice)
    await front.digests.subscriptions.keep(made, next_due=None, at=min(dates))
    for _ in range(2):  # a feed brings thirty items at a time
        while await front.feed_round():
            pass
        forward(timedelta(minutes=31))
    now = front.clock.now()
    (slot,) = next_slots(one.schedule, now, 1)
    await front.digests.subscriptions.keep(made, next_due=slot.due, at=now)
    forward(slot.due - now)


async def play(write: Write) -> None:
    """Post it on both, and write what stands there."""
    await _on_slack(write)
    await _on_discord(write)


async def _on_slack(write: Write) -> None:
    clock = MovableClock()
    async with (
        site(clock.now()) as here,
        SlackServer(patience=60) as server,
        slack.running(server, clock=clock, web=hasty_web()) as bot,
    ):
        ana = server.person("ana")
        room = server.channel("news", ana)
        await ana.runs("/brief", on_slack.SET, room)
        await fed(bot.front, here, lambda by: clock.forward(seconds=by.total_seconds()))
        assert await on_slack.walk(bot) == 1
        message = await ana.hears(room)
        write("== Slack")
        for line in message.lines:
            write(f"  | {line}")
        assert server.rejected == []


async def _on_discord(write: Write) -> None:
    async with AsyncExitStack() as held:
        server = await held.enter_async_context(discord.discord_open())
        here = await held.enter_async_context(site(server.clock.now))
        bot = await held.enter_async_context(discord.running(server, web=hasty_web()))
        guild = server.guild("Newsroom")
        room, ana = guild.channel("general"), guild.member("ana")
        await on_discord.digest_set(ana, room)
        await fed(bot.front, here, lambda by: server.clock.forward(by.total_seconds()))
        assert await on_discord.walk(bot) == 1
        for message in on_discord.digests_in(server, room):
            write("== Discord")
            for line in message.lines():
                write(f"  | {line}")


def main() -> None:
    """Print both messages."""
    asyncio.run(play(_print))


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    main()
