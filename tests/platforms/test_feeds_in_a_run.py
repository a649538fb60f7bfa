"""`briefing run` as a process: a feed is followed by form, read, and told in a digest at once."""

import re
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

import aiohttp

from tests.platforms.town import founded
from tests.platforms.waiting import eventually

LATEST = 60.0  # seconds; the alarm rings every fifteen


def rss(origin: str) -> str:
    """Give a feed of one page that came out now."""
    now = format_datetime(datetime.now(UTC), usegmt=True)  # noqa: TID251  as the process has it
    item = (
        "<item><title>Engineers stay put</title>"
        f"<link>{origin}/engineers</link><pubDate>{now}</pubDate></item>"
    )
    return f"<rss version='2.0'><channel><title>Kestrel</title>{item}</channel></rss>"


async def test_a_feed_becomes_a_digest(tmp_path: Path):
    """Set on Slack; the counts of the process tell when it is read."""
    async with founded(tmp_path, patience=LATEST) as town:
        town.site.gate.set()
        town.site.feeds["feed"] = rss(town.site.origin)
        town.settings["ops_listen"] = "127.0.0.1:0"
        ana = town.slack.person("ana")
        room = town.slack.channel("news", ana)
        async with town.run() as program, aiohttp.ClientSession() as session:
            await town.open(program)
            watched = re.search(r"port (\d+)", await program.writes("answer on port"))
            assert watched
            page = f"http://127.0.0.1:{watched[1]}"

            await ana.runs("/brief", "digest", room)
            form = await ana.next_view()
            await ana.submits(form, title="Northern desk", feeds=f"{town.site.origin}/feed")
            assert "is set" in (await ana.next_view()).text

            async def is_read() -> bool:
                async with session.get(f"{page}/metrics") as answer:
                    told = await answer.text()
                return 'briefing_feed_items_read_total{outcome="read"} 1.0' in told

            await eventually(is_read, within=LATEST)
            await ana.runs("/brief", "digest now", room)
            digest = await ana.hears(room)
            async with session.get(f"{page}/readyz") as answer:
                ready = await answer.json()

        assert "1 story, 1 article, 1 origin" in digest.lines[0]
        assert "Ilya Dorn: “We will not withdraw a single engineer,”" in digest.text
        assert ready["checks"] == {
            "database": "ok",
            "slack": "ok",
            "slack digests": "ok",
            "discord": "ok",
            "discord digests": "ok",
        }
        assert town.slack.rejected == []
