"""What our Discord takes, remembers and refuses, tried with the real discord.py."""

import io
from collections.abc import Awaitable

import aiohttp
import discord
import pytest

from tests.platforms.discord_server import Right


@pytest.fixture
async def there(tiny_bot, room):
    """The channel as the bot holds it."""
    return await tiny_bot.fetch_channel(int(room.id))


async def code(attempt: Awaitable[object]) -> int:
    """Give the code an attempt is refused with."""
    with pytest.raises(discord.HTTPException) as error:
        await attempt
    return error.value.code


async def test_a_nonce_posts_once(discord_server, room, there):
    """The same nonce gives the earlier message for some minutes."""
    first = await there.send("digest", nonce="digest-1")
    again = await there.send("digest", nonce="digest-1")
    discord_server.clock.forward(10 * 60)
    later = await there.send("digest", nonce="digest-1")

    assert first.id == again.id != later.id
    assert len(room.messages) == 2


async def test_a_lost_answer_posts_once(discord_server, room, there):
    """Whoever tries again with the same nonce after a lost answer gets the first message."""
    discord_server.faults.drop("POST", r"/channels/\d+/messages", done=True)
    with pytest.raises(aiohttp.ServerDisconnectedError):
        await there.send("digest", nonce="digest-2")

    await there.send("digest", nonce="digest-2")

    assert [one.text for one in room.messages.values()] == ["digest"]


@pytest.mark.parametrize("deferred", [False, True])
async def test_too_late_is_refused(discord_server, tiny_bot, room, ana, deferred):
    """The first answer has three seconds (10062), everything after it fifteen minutes (10015)."""
    use = await ana.runs(room, "late", deferred=deferred)
    if deferred:
        await use.acknowledged()
    discord_server.clock.forward(901 if deferred else 4)
    tiny_bot.late.set()
    error = await tiny_bot.outcome()

    assert isinstance(error, discord.NotFound)
    assert error.code == (10015 if deferred else 10062)


async def test_the_second_first_answer_is_refused(tiny_bot, room, ana):
    """40060, whoever gives it."""
    use = await ana.runs(room, "brief")
    await use.answer()
    asked = use.interaction
    callback = discord.http.Route("POST", f"/interactions/{asked.id}/{asked.token}/callback")

    assert await code(tiny_bot.http.request(callback, json={"type": 5})) == 40060


async def test_a_rate_limit_is_waited_out(discord_server, there):
    """429 with Retry-After and buckets, as the library expects it; the global one too."""
    path = r"/channels/\d+/messages"
    discord_server.faults.limit("POST", path, retry_after=0.01, times=2)
    discord_server.faults.limit("POST", path, retry_after=0.01, everywhere=True)

    sent = await there.send("in the end")

    assert sent.content == "in the end"
    assert len([one for one in discord_server.requests if one.method == "POST"]) == 4


async def test_a_broken_request_is_refused_and_kept(discord_server, there):
    """50035, with what is wrong in words."""
    assert await code(there.send("x" * 2001)) == 50035

    [rejected] = discord_server.rejected
    assert rejected.method == "POST"
    assert "2000" in rejected.problems[0]


async def test_an_upload_over_the_limit_is_refused(guild, room, there):
    """40005 with HTTP 413."""
    guild.upload_limit = 10

    sent = await there.send(file=discord.File(io.BytesIO(b"0123456789"), "a.txt"))

    assert next(iter(room.messages.values())).files == {"a.txt": b"0123456789"}
    assert await sent.attachments[0].read() == b"0123456789"
    assert await code(there.send(file=discord.File(io.BytesIO(b"x" * 11), "b.txt"))) == 40005


async def test_walls(discord_server, tiny_bot, guild, ana):
    """Unknown, unseen, forbidden and foreign things each have their code."""
    cellar = guild.private_channel("cellar", members=[ana], bot=False)
    silent = guild.channel("silent")
    discord_server.forbid(silent, Right.SEND_MESSAGES)
    said = await ana.says(silent, "mine")
    there = await tiny_bot.fetch_channel(int(silent.id))

    assert await code(tiny_bot.fetch_channel(1)) == 10003
    assert await code(tiny_bot.fetch_channel(int(cellar.id))) == 50001
    assert await code(there.send("hello")) == 50013
    assert await code(there.fetch_message(1)) == 10008
    assert await code((await there.fetch_message(int(said.id))).edit(content="x")) == 50005
    assert await code((await there.fetch_message(int(said.id))).delete()) == 50013


async def test_who_sees_what(guild, ana):
    """A private channel is private to its members."""
    cellar = guild.private_channel("cellar", members=[ana])
    await ana.says(cellar, "between us")

    assert ana.sees(cellar) == ["between us"]
    assert guild.member("ben").sees(cellar) == []


async def test_history_is_read_in_every_direction(room, there, ana):
    """After, before, around, and newest first."""
    ids = [int((await ana.says(room, str(number))).id) for number in range(5)]
    middle = discord.Object(ids[2])

    async def read(**options: object) -> list[int]:
        return [ids.index(one.id) async for one in there.history(**options)]

    assert await read(limit=2) == [4, 3]
    assert await read(after=middle) == [3, 4]
    assert await read(before=middle) == [1, 0]
    assert await read(around=middle, limit=3) == [3, 2, 1]


async def test_a_thread_is_opened_from_a_message(discord_server, room, there, ana):
    """It has the message's identifier; a second one is refused."""
    said = await ana.says(room, "news")
    message = await there.fetch_message(int(said.id))
    opened = await message.create_thread(name="About the news")
    await opened.send("inside")
    thread = await discord_server.thread_in(room)

    assert (thread.name, thread.id, said.thread) == ("About the news", said.id, thread)
    assert (await discord_server.message_in(thread)).text == "inside"
    assert await code(message.create_thread(name="Again")) == 160004


async def test_archived_and_locked_threads(discord_server, room, there):
    """Writing opens an archived thread, but not a locked one."""
    opened = await there.create_thread(name="T", type=discord.ChannelType.public_thread)
    thread = await discord_server.thread_in(room)
    await opened.edit(archived=True)
    await opened.send("open again")
    assert not thread.archived

    await opened.edit(archived=True, locked=True)
    assert await code(opened.send("closed")) == 50083


async def test_a_private_thread_is_for_its_people(discord_server, room, there, ana, guild):
    """Only who was brought in sees it."""
    opened = await there.create_thread(name="T", type=discord.ChannelType.private_thread)
    await opened.add_user(discord.Object(int(ana.id)))
    await opened.send("inside")
    thread = await discord_server.thread_in(room)

    assert ana.sees(thread) == ["inside"]
    assert guild.member("ben").sees(thread) == []


@pytest.mark.parametrize(
    ("allowed", "called"),
    [
        (discord.AllowedMentions.none(), ()),
        (discord.AllowedMentions(everyone=True, users=False, roles=False), ("@everyone",)),
        (discord.AllowedMentions.all(), ("@ana", "@everyone")),
    ],
)
async def test_who_is_really_called_is_noted(discord_server, there, ana, allowed, called):
    """The text alone calls nobody: what is allowed decides."""
    await there.send(f"@everyone {ana.mention}", allowed_mentions=allowed)

    assert [one.whom for one in discord_server.pings] == ([called] if called else [])


async def test_nothing_said_about_mentions_calls_everybody(discord_server, there, ana, tiny_bot):
    """Without the field everything is parsed, in an edit too."""
    sent = await there.send("quiet")
    route = discord.http.Route(
        "PATCH", "/channels/{channel_id}/messages/{m}", channel_id=there.id, m=sent.id
    )
    await tiny_bot.http.request(route, json={"content": f"@here {ana.mention}"})

    [ping] = discord_server.pings
    assert (ping.whom, ping.edited) == (("@ana", "@everyone"), True)


async def test_a_wait_in_vain_shows_the_channel(discord_server, room, ana):
    """The failure says what was there."""
    discord_server.world.patience = 0.01
    await ana.says(room, "is anybody there?")

    with pytest.raises(AssertionError, match="is anybody there"):
        await discord_server.message_in(room)
