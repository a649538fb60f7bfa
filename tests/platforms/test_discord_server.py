"""Our Discord, tried with the real discord.py."""

import asyncio
import sys
from collections.abc import Awaitable

import discord
import pytest

from tests.platforms.discord_server import DiscordServer, NotOfferedError
from tests.platforms.tiny_bot import running


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


async def test_a_file_is_handed_over_and_fetched(discord_server, room, ana):
    """An attachment option is served by the CDN."""
    use = await ana.runs(room, "brief", file=("a.pdf", b"12345"))

    assert (await use.answer()).text == "brief of None 5"
    assert discord_server.downloads == ["a.pdf"]


async def test_a_hidden_answer_is_seen_by_the_asker_alone(guild, room, ana):
    """Ephemeral messages are on one screen only."""
    ben = guild.member("ben")
    use = await ana.runs(room, "brief", private=True)
    message = await use.answer()

    assert use.is_ephemeral
    assert ana.sees(room) == ["brief of None 0"]
    assert ben.sees(room) == []
    with pytest.raises(NotOfferedError):
        await ben.presses(message, "All claims")


async def test_subcommands_suggest_and_follow_up(room, ana):
    """`briefing settings` is a subcommand with an option that suggests."""
    suggested = await ana.types(room, "briefing settings", "zone", "Europe")
    use = await ana.runs(room, "briefing settings", zone="Asia/Tokyo")

    assert suggested == ["Europe/Berlin", "Europe/Paris"]
    assert (await use.answer()).text == "zone Asia/Tokyo"
    assert (await use.followup()).is_ephemeral


async def test_what_is_not_offered_cannot_be_done(room, ana):
    """A missing option, a strange one and a strange subcommand fail as in the client."""
    for command, values in (
        ("briefing settings", {}),
        ("briefing nonsense", {}),
        ("brief", {"page": 1}),
        ("brief", {"link": 1}),
    ):
        with pytest.raises(NotOfferedError):
            await ana.runs(room, command, **values)


async def test_components_are_drawn_as_they_are_seen(room, ana):
    """Markdown and escapes are resolved; nothing in the card is alive."""
    message = await (await ana.runs(room, "card")).answer()

    assert message.lines() == ["A bold card", "said <@1>  [Open ↗]", "───"]
    assert message.address_of("Open") == "https://example.org/a"
    assert message.live_tokens() == []


async def test_buttons_outlive_the_bot(discord_server):
    """A second client answers the buttons of the first."""
    guild = discord_server.guild("Newsroom")
    room, ana = guild.channel("general"), guild.member("ana")
    async with running(discord_server):
        message = await (await ana.runs(room, "buttons")).answer()
    async with running(discord_server):
        use = await ana.presses(message, "Context")

        assert (await use.answer()).lines() == ["in context"]
        assert use.is_ephemeral
        assert message.buttons() == ["Context", "Ask"]


async def test_a_choice_changes_the_message_in_place(room, ana):
    """An update answers with the message itself."""
    message = await (await ana.runs(room, "buttons")).answer()
    use = await ana.chooses(message, "Speaker", "Ilya Dorn")

    assert await use.answer() is message
    assert use.edits == [["chosen 1", "[Context] [Ask]", "[Speaker ▾]"]]


async def test_a_dialogue_is_filled_in(room, ana):
    """Text, a file and a choice come back by their labels."""
    message = await (await ana.runs(room, "buttons")).answer()
    modal = await (await ana.presses(message, "Ask")).modal()
    values = {"Question": "Who?", "Paper": [("a.txt", b"123")], "Tone": "Full"}
    done = await ana.submits(modal, values)

    assert modal.title == "Ask"
    assert (await done.answer()).text == "Who? f [3]"
    with pytest.raises(NotOfferedError):
        await ana.submits(modal, {"Question": "x" * 51})


async def test_a_message_command_sees_the_whole_message(guild, room, ana):
    """Its target is shown in full, whoever wrote it."""
    said = await guild.member("ben").says(room, "a long story")
    use = await ana.uses_message_command("Brief this", said)

    assert (await use.answer()).text == "about a long story"


async def test_only_what_concerns_the_bot_is_readable(discord_server, tiny_bot, room, ana):
    """Without the content intent: mentions and its own business."""
    await ana.says(room, "not for you", files=[("a.txt", b"1")])
    hidden = await tiny_bot.next_heard()
    said = await ana.says(room, f"{discord_server.mention} for you", files=[("a.txt", b"12")])
    shown = await tiny_bot.next_heard()

    assert (hidden.content, hidden.attachments) == ("", [])
    assert tiny_bot.user in shown.mentions
    assert await shown.attachments[0].read() == b"12"
    assert said.text.startswith("@briefing bot for you")


async def test_the_content_intent_must_be_allowed(discord_server):
    """A session that asks for more than it was given is closed with 4014."""
    intents = discord.Intents.default() | discord.Intents(message_content=True)

    with pytest.raises(discord.PrivilegedIntentsRequired):
        async with running(discord_server, intents):
            pass


async def test_with_the_content_intent_everything_is_readable():
    """The portal and the session agree."""
    intents = discord.Intents.default() | discord.Intents(message_content=True)
    async with DiscordServer(content_allowed=True) as server:
        room = server.guild("Newsroom").channel("general")
        ana = server.guild("Newsroom").member("ana")
        async with running(server, intents) as bot:
            await ana.says(room, "not for you")

            assert (await bot.next_heard()).content == "not for you"


async def test_a_direct_message_is_readable_and_answered(discord_server, tiny_bot, ana):
    """In a direct conversation no mention is needed."""
    await ana.says(ana.dm, "hello")
    heard = await tiny_bot.next_heard()
    await heard.reply("hello back")
    use = await ana.runs(ana.dm, "brief")

    assert heard.content == "hello"
    assert (await discord_server.message_in(ana.dm)).text == "hello back"
    assert (await use.answer()).text == "brief of None 0"


async def test_closed_direct_messages_refuse(tiny_bot, ana):
    """50007 is what the bot gets."""
    there = await tiny_bot.fetch_channel(int(ana.dm.id))
    ana.closes_dms()

    assert await refused(there.send("hello")) == 50007


async def test_an_app_works_where_the_bot_is_no_member(discord_server, tiny_bot):
    """Installed for a person, the command answers, and nothing else is to be seen."""
    elsewhere = discord_server.guild("Elsewhere", bot=False)
    room, zoe = elsewhere.channel("lobby"), elsewhere.member("zoe")
    with pytest.raises(NotOfferedError):
        await zoe.runs(room, "brief")

    use = await zoe.installs_app().runs(room, "brief", link="x")

    assert (await use.answer()).text == "brief of x 0"
    assert await refused(tiny_bot.fetch_channel(int(room.id))) == 50001
    between = zoe.conversation_with(elsewhere.member("ben"))
    assert (await (await zoe.runs(between, "brief")).answer()).text == "brief of None 0"


async def refused(attempt: Awaitable[object]) -> int:
    """Give the code an attempt is refused with."""
    with pytest.raises(discord.HTTPException) as error:
        await attempt
    return error.value.code


async def test_a_dialogue_of_a_manager_asks_for_a_channel(guild, room, ana):
    """Only who may manage the server is offered the command; channels and days come back."""
    with pytest.raises(NotOfferedError):
        await ana.runs(room, "setup")
    chief = guild.member("chief", manage_server=True)
    modal = await (await chief.runs(room, "setup")).modal()
    done = await chief.submits(modal, {"Where": [room], "Days": ["Friday"]})

    assert modal.lines() == ["Set up", "Where and when", "Where", "Days", "On which days"]
    assert (await done.answer()).text == "general ['5']"


async def test_a_file_stands_in_a_card(discord_server, room, ana):
    """A card shows only the files that a component names."""
    message = await (await ana.runs(room, "export")).answer()

    assert message.lines() == ["📎 claims.csv"]
    assert message.files == {"claims.csv": b"a,b"}
    assert discord_server.rejected == []


async def test_a_mention_in_somebodys_thread_is_heard(discord_server, tiny_bot, room, ana):
    """The bot answers where it is asked, by a reply that calls nobody."""
    thread = await ana.opens_thread(room, "Story")
    asked = await ana.says(thread, f"{discord_server.mention} and?")
    heard = await tiny_bot.next_heard()
    await heard.reply("so it is", silent=True)
    answer = await discord_server.message_in(thread)
    await ana.says(thread, "thanks", reply_to=answer)

    assert (await tiny_bot.next_heard()).content == "thanks"
    assert answer.json["message_reference"]["message_id"] == asked.id
    assert discord_server.pings == []


async def test_a_guild_has_commands_of_its_own(tiny_bot, guild, room, ana):
    """Registered for one guild, a command is offered there."""
    tiny_bot.tree.copy_global_to(guild=discord.Object(int(guild.id)))
    await tiny_bot.tree.sync(guild=discord.Object(int(guild.id)))

    assert (await (await ana.runs(room, "brief")).answer()).text == "brief of None 0"
    assert [one.name for one in await tiny_bot.tree.fetch_commands()]


async def test_the_bot_may_be_another_process(discord_server):
    """Killed and started again, it answers as before: all goes over sockets."""
    guild = discord_server.guild("Newsroom")
    room, ana = guild.channel("general"), guild.member("ana")
    urls = discord_server.api_url, discord_server.gateway_url, discord_server.token
    command = [sys.executable, "-m", "tests.platforms.tiny_bot", *urls]
    for number in (1, 2):
        process = await asyncio.create_subprocess_exec(*command)
        await discord_server.connected()
        use = await ana.runs(room, "brief", link=str(number))
        assert (await use.answer()).text == f"brief of {number} 0"
        process.kill()
        await process.wait()
        await discord_server.disconnected()
