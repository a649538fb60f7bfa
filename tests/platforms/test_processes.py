"""The whole program as a process of its own: killed, started again, doubled, stopped."""

import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.platforms.town import RESTART_TAKES, Town, founded


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """Give a town; whatever the program asked for must have been what the platforms take."""
    async with founded(tmp_path) as one:
        yield one
        assert one.slack.rejected == []
        assert one.discord.rejected == []
        assert one.discord.pings == []


async def test_killed_in_the_middle_and_started_again_everybody_gets_the_brief(town):
    """kill -9 while three briefs are in work: a mention, a slash command, a Discord command."""
    ana = town.slack.person("ana")
    news = town.slack.channel("news", ana)
    room = town.discord.guild("Newsroom").channel("general")
    ben, cleo = (town.discord.guild("Newsroom").member(one) for one in ("ben", "cleo"))
    async with town.run() as first:
        await town.open(first)
        said = await ana.mentions(news, town.site.link)
        use = await ben.runs(room, "brief", link=town.site.link)
        await cleo.says(room, f"{town.discord.mention} {town.site.link}")
        await use.acknowledged()
        for _ in range(2):  # as many as are read at a time
            await town.site.asked.acquire()
        first.process.kill()
        assert await first.ends() == -signal.SIGKILL
    await town.discord.disconnected()
    town.site.gate.set()
    town.slack.patience = RESTART_TAKES
    async with town.run() as second:
        await town.open(second)
        brief = await ana.hears(news, thread=said.ts)
        answer = await use.answer()
        reply = await town.discord.message_in(room)
        second.process.terminate()
        assert await second.ends() == 0

    assert brief.lines[0] == "Minister: engineers stay"
    assert answer.lines()[0] == reply.lines()[0] == "Minister: engineers stay"
    assert sum(line == "Minister: engineers stay" for line in ana.sees(news)) == 1
    assert sum(line == "Minister: engineers stay" for line in ben.sees(room)) == 2


async def test_one_event_in_two_processes_gives_one_reply(town):
    """Slack repeats an event five times over both lines; Discord tells both processes."""
    town.site.gate.set()
    ana = town.slack.person("ana")
    news = town.slack.channel("news", ana)
    room = town.discord.guild("Newsroom").channel("general")
    ben = town.discord.guild("Newsroom").member("ben")
    async with town.run() as one, town.run() as two:
        await town.open(one, two)
        said = await ana.mentions(news, town.site.link)
        await ben.says(room, f"{town.discord.mention} {town.site.link}")
        event = next(
            name
            for name, body in town.slack.events.items()
            if body["event"]["type"] == "app_mention"
        )
        acks = await town.slack.deliver_again(event, times=5)
        await ana.hears(news, thread=said.ts)
        await town.discord.message_in(room)
        for program in (one, two):
            program.process.terminate()  # what is in hand is finished before the end
            assert await program.ends() == 0

    assert [ack.status for ack in acks] == [200] * 5
    assert sum(line == "Minister: engineers stay" for line in ana.sees(news)) == 1
    assert sum(line == "Minister: engineers stay" for line in ben.sees(room)) == 1


async def test_sigterm_finishes_what_is_in_hand(town):
    """The page comes after the signal; the brief is posted, and the end is clean."""
    ana = town.slack.person("ana")
    news = town.slack.channel("news", ana)
    async with town.run() as program:
        await town.open(program)
        said = await ana.mentions(news, town.site.link)
        await town.site.asked.acquire()
        program.process.terminate()
        town.site.gate.set()
        assert await program.ends() == 0
        brief = await ana.hears(news, thread=said.ts)

    assert brief.lines[0] == "Minister: engineers stay"
    assert any("stopped" in line for line in program.lines)


async def test_a_wrong_token_is_said_once_and_the_other_platform_goes_on(town):
    """One door stays shut, with the way to open it; the other serves."""
    town.site.gate.set()
    town.settings["slack_token"] = "xoxb-wrong"
    room = town.discord.guild("Newsroom").channel("general")
    ben = town.discord.guild("Newsroom").member("ben")
    async with town.run() as program:
        await program.writes("Slack does not accept BOT_SLACK_TOKEN")
        brief = await (await ben.runs(room, "brief", link=town.site.link)).answer()
        program.process.terminate()
        assert await program.ends() == 0

    assert brief.lines()[0] == "Minister: engineers stay"
    assert not any("xoxb-wrong" in line for line in program.lines)
