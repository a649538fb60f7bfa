"""The whole program as a process of its own: killed, started again, doubled, stopped."""

import signal
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.core.conversation import Fault
from tests.databases import Addresses
from tests.platforms.town import RESTART_TAKES, Town, founded


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """Give a town; whatever the program asked for must have been what the platforms take."""
    async with founded(tmp_path) as one:
        yield one
        _check(one)


@pytest.fixture
async def shared_town(tmp_path: Path, new_postgres: Addresses) -> AsyncIterator[Town]:
    """Give a town whose store several processes may share."""
    async with founded(tmp_path, database_url=new_postgres()) as one:
        yield one
        _check(one)


def _check(town: Town) -> None:
    assert town.slack.rejected == []
    assert town.discord.rejected == []
    assert town.discord.pings == []


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

    assert brief.lines[0] == "Engineers stay put"
    assert answer.lines()[0] == reply.lines()[0] == "Engineers stay put"
    assert sum(line == "Engineers stay put" for line in ana.sees(news)) == 1
    assert sum(line == "Engineers stay put" for line in ben.sees(room)) == 2


async def test_one_event_in_two_processes_gives_one_reply(shared_town):
    """Slack repeats an event five times over both lines; Discord tells both processes."""
    town = shared_town
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
    assert sum(line == "Engineers stay put" for line in ana.sees(news)) == 1
    assert sum(line == "Engineers stay put" for line in ben.sees(room)) == 1


async def test_one_use_in_two_processes_is_answered_once(shared_town):
    """Discord tells both of a command, what is typed, a press and a form; one of them answers."""
    shared_town.site.gate.set()
    discord = shared_town.discord
    room = discord.guild("Newsroom").channel("general")
    ben = discord.guild("Newsroom").member("ben")
    async with shared_town.run() as one, shared_town.run() as two:
        await shared_town.open(one, two)
        uses = [await ben.runs(room, "brief", link=shared_town.site.link)]
        brief = await uses[0].answer()
        uses.append(await ben.runs(room, "briefing help"))
        await uses[1].answer()
        uses.append(await ben.presses(brief, "More"))
        await uses[2].answer()
        uses.append(await ben.presses(brief, "👎 Wrong"))
        form = await uses[3].modal()
        wrong = {"What is wrong": Fault.SPEAKER.value, "Number of the claim": "1"}
        uses.append(await ben.submits(form, wrong))
        await uses[4].answer()
        await ben.types(room, "ask", "article", "min", question="why")
        for program in (one, two):
            program.process.terminate()
            assert await program.ends() == 0

    answers = [one for one in discord.requests if one.path.endswith("/callback")]
    assert len(answers) == len(uses) + 1
    assert not [line for line in (*one.lines, *two.lines) if "ERROR" in line or "WARNING" in line]


async def test_a_second_program_on_one_sqlite_file_is_refused(town):
    """It says so and ends; the first goes on. A killed one leaves nothing in the way."""
    async with town.run() as first:
        await town.open(first)
        async with town.run() as second:
            await second.writes("Another `briefing run` serves from .*bot.db already")
            await second.writes("PostgreSQL")
            assert await second.ends() != 0
        first.process.kill()
        assert await first.ends() == -signal.SIGKILL
    async with town.run() as third:
        await town.open(third)


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

    assert brief.lines[0] == "Engineers stay put"
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

    assert brief.lines()[0] == "Engineers stay put"
    assert not any("xoxb-wrong" in line for line in program.lines)
