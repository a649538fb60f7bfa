"""Our Discord, tried with the real discord.py."""

import pytest

from tests.platforms.tiny_bot import running


@pytest.fixture
async def bot(discord_server):
    discord_server.guild("Newsroom").channel("general")
    async with running(discord_server) as bot:
        yield bot


@pytest.fixture
def guild(discord_server, bot):
    return discord_server.guild("Newsroom")


@pytest.fixture
def room(guild):
    return guild.channel("general")


@pytest.fixture
def ana(guild):
    return guild.member("ana")


async def test_a_command_is_deferred_and_then_answered(discord_server, room, ana):
    """The thinking message becomes the answer."""
    use = await ana.runs(room, "brief", link="https://example.org/a")
    await use.acknowledged()
    message = await use.answer()

    assert message.lines() == ["brief of https://example.org/a 0"]
    assert use.edits == [["brief of https://example.org/a 0"]]
    assert not use.is_ephemeral
    assert discord_server.rejected == []
    assert ana.sees(room) == ["brief of https://example.org/a 0"]
