"""How soon events are acknowledged while twenty briefs are in work: `briefing run` as it is."""

import asyncio
import html
import statistics
import sys
import tempfile
from pathlib import Path

from aiohttp import web

from tests.platforms.discord_server import DiscordServer
from tests.platforms.slack_server import SlackServer
from tests.processes import RUN, briefing, running

IN_WORK, ASKED = 20, 100


def report(text: str) -> None:
    """Print the figures: an article of `text` is briefed twenty times meanwhile."""
    paragraphs = "".join(f"<p>{html.escape(one)}</p>" for one in text.split("\n\n"))
    page = f"<html><body><article><h1>A long article</h1>{paragraphs}</article></body></html>"
    for name, milliseconds in asyncio.run(_measured(page)).items():
        ordered = sorted(milliseconds)
        p99 = ordered[round(0.99 * (len(ordered) - 1))]
        sys.stdout.write(
            f"acknowledged, {name:34}{statistics.median(ordered):6.0f} ms p50"
            f"{p99:6.0f} ms p99{ordered[-1]:6.0f} ms max  ({len(ordered)})\n"
        )


async def _measured(page: str) -> dict[str, list[float]]:
    async def serve(_: web.Request) -> web.Response:
        return web.Response(text=page, content_type="text/html")

    app = web.Application()
    app.add_routes([web.get("/{name}", serve)])
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    origin = "http://127.0.0.1:{1}".format(*runner.addresses[0])
    try:
        async with SlackServer(patience=120) as slack, DiscordServer(patience=120) as discord:
            return await _beside(slack, discord, origin)
    finally:
        await runner.cleanup()


async def _beside(
    slack: SlackServer, discord: DiscordServer, origin: str
) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        environment = briefing(
            database_url=f"sqlite:///{Path(folder) / 'bot.db'}",
            fetch_allow=origin.removeprefix("http://"),
            slack_token=slack.home.bot_token,
            slack_app_token=slack.app_token,
            slack_api_url=slack.api_url,
            discord_token=discord.token,
            discord_api_url=discord.api_url,
            discord_gateway_url=discord.gateway_url,
        )
        async with running(*RUN, environment=environment):
            await discord.connected()
            await asyncio.wait_for(slack.wires.connected.wait(), 60)
            return await _asked(slack, discord, origin)


async def _asked(slack: SlackServer, discord: DiscordServer, origin: str) -> dict[str, list[float]]:
    """Send twenty articles, and while they are read, ask for other things one after the other."""
    ana, guild = slack.person("ana"), discord.guild("Newsroom")
    news, room, ben = slack.channel("news", ana), guild.channel("general"), guild.member("ben")
    helped = await ben.runs(room, "briefing help")
    await helped.answer()  # the commands are registered
    said = [await ana.mentions(news, f"{origin}/slack{n}") for n in range(IN_WORK // 2)]
    used = [await ben.runs(room, "brief", link=f"{origin}/discord{n}") for n in range(IN_WORK // 2)]
    commands = [await ana.runs("/brief", f"{origin}/more{n}", news) for n in range(ASKED // 2)]
    events = slack.wires.acks[:]
    interactions = []
    for _ in range(ASKED // 2):
        use = await ben.runs(room, "briefing labels")
        await use.answer()
        interactions.append(use)
    for one in said:
        await ana.hears(news, thread=one.ts)
    for use in used:
        await use.answer()
    return {
        "Slack events and commands": [ack.milliseconds for ack in (*events, *commands)],
        "Discord commands": [1000 * use.seconds for use in (*used, *interactions)],
    }
