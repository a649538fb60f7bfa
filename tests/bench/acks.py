"""How soon events are acknowledged while twenty briefs are in work: `briefing run` as it is."""

import asyncio
import statistics
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from tests.platforms.town import Town, founded

IN_WORK, ASKED = 20, 100


def report(text: str) -> None:
    """Print the figures: an article of `text` is briefed twenty times meanwhile."""
    for name, milliseconds in asyncio.run(_measured(text)).items():
        ordered = sorted(milliseconds)
        p99 = ordered[round(0.99 * (len(ordered) - 1))]
        sys.stdout.write(
            f"acknowledged, {name:34}{statistics.median(ordered):6.0f} ms p50"
            f"{p99:6.0f} ms p99{ordered[-1]:6.0f} ms max  ({len(ordered)})\n"
        )


async def _measured(text: str) -> dict[str, list[float]]:
    with tempfile.TemporaryDirectory() as folder:
        async with founded(Path(folder), patience=120) as town:
            town.site.pages = defaultdict(lambda: text)
            town.site.gate.set()
            async with town.run() as program:
                await town.open(program)
                return await _asked(town)


async def _asked(town: Town) -> dict[str, list[float]]:
    """Send twenty articles, and while they are read, ask for other things one after the other."""
    slack, discord, origin = town.slack, town.discord, town.site.origin
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
