"""Sessions of our Discord: resumed, replayed, refused, doubled."""

import asyncio
from collections.abc import Awaitable, Callable

import aiohttp
import discord
import pytest

from tests.platforms.discord_server import DiscordServer
from tests.platforms.tiny_bot import running


async def test_what_was_missed_is_told_at_the_resume(discord_server, tiny_bot, room, ana):
    """A lost connection loses no event."""
    discord_server.gateway.drop_sockets()
    await ana.says(room, f"{discord_server.mention} while you were away")
    heard = await tiny_bot.next_heard()
    await discord_server.connected()

    assert heard.content.endswith("while you were away")
    assert (discord_server.gateway.resumed, discord_server.gateway.identified) == (1, 1)


async def test_a_reconnect_is_followed(discord_server, tiny_bot, room, ana):
    """Asked to reconnect, the client resumes."""
    discord_server.gateway.ask_to_reconnect()
    await resumed(discord_server, 1)
    await ana.says(room, f"{discord_server.mention} hello")

    assert (await tiny_bot.next_heard()).content.endswith("hello")


@pytest.mark.parametrize("told", [True, False])
async def test_a_forgotten_session_is_identified_anew(discord_server, tiny_bot, room, ana, told):
    """Op 9 says so: at once, or to the attempt to resume."""
    gateway = discord_server.gateway
    if told:
        gateway.invalidate()
    else:
        gateway.sessions.clear()
        gateway.drop_sockets()
    await discord_server.connected()
    await ana.says(room, f"{discord_server.mention} hello")

    assert (await tiny_bot.next_heard()).content.endswith("hello")
    assert (gateway.identified, gateway.resumed) == (2, 0)


async def test_an_event_can_come_twice(discord_server, tiny_bot, room, ana):
    """A repeated event has the same message in it."""
    await ana.says(room, f"{discord_server.mention} once")
    first = await tiny_bot.next_heard()
    discord_server.gateway.deliver_again()

    assert (await tiny_bot.next_heard()).id == first.id


async def test_two_processes_hear_everything(discord_server, tiny_bot, room, ana):
    """Two sessions of one token both hear each event."""
    async with running(discord_server) as other:
        await ana.says(room, f"{discord_server.mention} to both")
        heard = [await tiny_bot.next_heard(), await other.next_heard()]

    assert len({one.id for one in heard}) == 1
    assert len(discord_server.gateway.connected()) == 1


async def test_the_first_handshake_can_be_refused(discord_server):
    """discord.py 2.7.1 gives up then, by an AttributeError: its caller must begin again."""
    discord_server.gateway.refuse_next_handshakes()

    with pytest.raises(AttributeError):
        async with running(discord_server):
            pass
    async with running(discord_server) as bot:
        assert bot.user is not None


async def test_a_wrong_token_is_no_bot(discord_server):
    """The REST door says 401."""
    discord_server.token = discord_server.token[::-1]

    with pytest.raises(discord.LoginFailure):
        async with running(discord_server):
            pass


async def test_a_close_code_can_be_final(discord_server):
    """4004 ends the client."""
    async with running(discord_server) as bot:
        discord_server.gateway.close(4004)

        assert isinstance(await bot.end(), discord.ConnectionClosed)


async def test_leaving_and_an_outage_are_told_apart(discord_server, tiny_bot, guild):
    """Thrown out: gone. Out of reach: still ours."""
    left, out = asyncio.Event(), asyncio.Event()
    tiny_bot.event(named(left, "on_guild_remove"))
    tiny_bot.event(named(out, "on_guild_unavailable"))
    await discord_server.outage(guild)
    await asyncio.wait_for(out.wait(), 5)
    assert not left.is_set()

    await discord_server.outage_ends(guild)
    await discord_server.remove_bot(guild)
    await asyncio.wait_for(left.wait(), 5)


async def test_a_frame_before_the_identification_is_refused(discord_server):
    """4003 is the code."""
    gateway = discord_server.gateway_url
    async with aiohttp.ClientSession() as session, session.ws_connect(gateway) as socket:
        hello = await socket.receive_json()
        await socket.send_json({"op": 3, "d": {}})
        closed = await socket.receive()

    assert hello["op"] == 10
    assert closed.data == 4003


def named(happened: asyncio.Event, name: str) -> Callable[..., Awaitable[None]]:
    """Give a listener of that name that notes that it happened."""

    async def listener(*_: object) -> None:
        happened.set()

    listener.__name__ = name
    return listener


async def resumed(server: DiscordServer, times: int) -> None:
    """Wait until a session was resumed so often."""
    await server.world.until(
        lambda: True if server.gateway.resumed >= times else None, awaited="a resume"
    )
