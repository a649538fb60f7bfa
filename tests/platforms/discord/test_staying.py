"""Crashes, lost lines, late tokens, two processes: one answer each, never silence."""

import pytest

from bot.adapters.discord.knocking import DiscordKeys, look
from bot.errors import PlatformRefused
from tests.platforms.discord.conftest import running
from tests.platforms.discord.scenes import briefed
from tests.platforms.discord_server import DiscordServer
from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.places import Channel
from tests.platforms.discord_server.wire import Right
from tests.platforms.pages import KESTREL

MINUTES = 60


def ours_in(server: DiscordServer, room: Channel) -> list[Message]:
    """Give what the bot has posted in a channel."""
    posted = (one for one in room.messages.values() if one.author is server.world.bot)
    return [one for one in posted if not one.deleted]


async def test_a_command_survives_the_death_of_its_process(server, ana, room, tmp_path):
    """Kill in the middle, start anew: the brief is in the deferred answer, once."""
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    async with running(server, url=url) as first:
        first.pages.gate.clear()
        use = await ana.runs(room, "brief", link=KESTREL)
        await use.acknowledged()
        await first.pages.reading.wait()
        await first.dies()
    server.clock.forward(16)
    async with running(server, url=url):
        brief = await use.answer()

    assert brief.lines()[0] == "Engineers stay put"
    assert ours_in(server, room) == [brief]


async def test_a_mention_survives_the_death_of_its_process(server, ana, room, tmp_path):
    """Also a day later: Discord has forgotten the nonce, the bot looks before it posts."""
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    async with running(server, url=url) as first:
        first.pages.gate.clear()
        await ana.says(room, f"{server.mention} {KESTREL}")
        await first.pages.reading.wait()
        await first.dies()
    server.clock.forward(24 * 60 * MINUTES)
    async with running(server, url=url):
        brief = await server.message_in(room)

    assert brief.lines()[0] == "Engineers stay put"


async def test_what_was_posted_before_the_crash_is_not_posted_again(server, ana, room, tmp_path):
    """The process dies between Discord's answer and the note of it."""
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    async with running(server, url=url) as first:
        server.faults.drop("POST", rf"/channels/{room.id}/messages", times=9, done=True)
        await ana.says(room, f"{server.mention} {KESTREL}")
        brief = await server.message_in(room)
        await first.dies()
    server.faults.waiting.clear()
    server.clock.forward(30 * MINUTES)
    async with running(server, url=url) as again:
        await server.requested("GET", f"/channels/{room.id}/messages")
        await again.front.bench.idle()

    assert ours_in(server, room) == [brief]


async def test_a_token_that_ended_is_replaced_by_a_message(server, bot, ana, room):
    """15 minutes are near: the brief comes as a message in the channel."""
    bot.pages.gate.clear()
    use = await ana.runs(room, "brief", link=KESTREL)
    await use.acknowledged()
    await bot.pages.reading.wait()
    server.clock.forward(16 * MINUTES)
    bot.pages.gate.set()
    brief = await server.message_in(room)

    assert brief.lines()[0] == "Engineers stay put"


async def test_a_private_brief_whose_token_ended_comes_directly(server, bot, ana, ben, room):
    """Never in the channel."""
    bot.pages.gate.clear()
    use = await ana.runs(room, "brief", link=KESTREL, private=True)
    await use.acknowledged()
    await bot.pages.reading.wait()
    server.clock.forward(16 * MINUTES)
    bot.pages.gate.set()
    brief = await server.message_in(ana.dm)

    assert brief.lines()[0] == "Engineers stay put"
    assert ben.sees(room) == []


async def test_two_processes_on_one_store_answer_once(server, ana, room, tmp_path):
    """Every event reaches both; one brief, one acknowledgement."""
    url = f"sqlite:///{tmp_path / 'bot.db'}"
    async with running(server, url=url) as one, running(server, url=url) as two:
        await server.connected(sessions=2)
        await ana.says(room, f"{server.mention} {KESTREL}")
        said = await server.message_in(room)
        commanded = await briefed(ana, room)
        await one.front.bench.idle()
        await two.front.bench.idle()

    assert ours_in(server, room) == [said, commanded]


async def test_the_same_event_again_and_again_is_answered_once(server, bot, ana, room):
    """A resumed connection repeats what it is not sure of."""
    await ana.says(room, f"{server.mention} {KESTREL}")
    brief = await server.message_in(room)
    server.gateway.deliver_again(5)
    await ana.says(room, f"{server.mention} help")
    helped = await server.message_in(room)
    await bot.front.bench.idle()

    assert ours_in(server, room) == [brief, helped]


async def test_a_lost_line_while_posting_posts_once(server, bot, ana, room):
    """Discord took the message, and the answer was lost: the nonce finds it."""
    server.faults.drop("POST", rf"/channels/{room.id}/messages", done=True)
    await ana.says(room, f"{server.mention} {KESTREL}")
    brief = await server.message_in(room)
    await bot.front.bench.idle()

    assert ours_in(server, room) == [brief]


async def test_rate_limits_are_waited_out(server, bot, ana, room):
    """429 with the time to wait."""
    server.faults.limit("POST", rf"/channels/{room.id}/messages", times=2)
    await ana.says(room, f"{server.mention} {KESTREL}")
    brief = await server.message_in(room)

    assert brief.lines()[0] == "Engineers stay put"


async def test_the_gateway_may_drop_and_ask_to_reconnect(server, bot, ana, room):
    """The door opens again by itself."""
    server.gateway.ask_to_reconnect()
    await server.connected()
    server.gateway.drop_sockets()
    await server.connected()
    await ana.says(room, f"{server.mention} {KESTREL}")

    assert (await server.message_in(room)).lines()[0] == "Engineers stay put"


async def test_a_locked_thread_is_told_about_directly(server, bot, ana, room):
    """Archived and locked: the answer goes to the asker, with the reason."""
    brief = await briefed(ana, room)
    await (await ana.presses(brief, "Ask")).answer()
    thread = await server.thread_in(room)
    await server.message_in(thread)
    server.forbid(room, Right.SEND_MESSAGES_IN_THREADS)
    await ana.says(thread, f"{server.mention} What did Dorn say?")
    told = await server.message_in(ana.dm)

    assert "I need Send Messages in Threads" in told.text


async def test_check_tells_where_we_are_and_what_is_lacking(server):
    """`briefing check`: the servers, each missing permission, and the invitation that grants it."""
    keys = DiscordKeys(server.token, server.api_url, server.gateway_url, follows_threads=True)
    guild = server.guild("Newsroom")
    standing = await look(keys)
    assert standing.told.endswith("on: Newsroom")
    assert "permissions=" in (standing.hint or "")
    assert standing.lacking == ("Discord does not grant the Message Content intent.",)

    for role in (guild.everyone, *guild.members[server.bot_user_id].roles):
        role.rights &= ~Right.ATTACH_FILES
    lacking = (await look(keys)).lacking
    assert "Newsroom does not grant “Attach Files”." in lacking


async def test_check_tells_a_wrong_token(server):
    """With the way to a right one."""
    with pytest.raises(PlatformRefused) as refused:
        await look(DiscordKeys("MTIz.wrong.token", server.api_url, server.gateway_url))

    assert "BOT_DISCORD_TOKEN" in refused.value.reason
    assert "Reset the token" in refused.value.hint
