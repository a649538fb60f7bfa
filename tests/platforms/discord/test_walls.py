"""What is read behind a wall stays there, and goes with it."""

import pytest

from bot.core.place import Workspace
from tests.platforms.discord.scenes import briefed
from tests.platforms.discord_server.people import Person
from tests.platforms.discord_server.places import Channel
from tests.platforms.discord_server.wire import Right
from tests.platforms.pages import KESTREL
from tests.platforms.waiting import eventually

HARVEST = "https://kestrel.example/harvest"
SECRET = "Canary\n\n“The canary is yellow,” farmer Otto Brandt said on Friday.\n"


def public(room: Channel) -> Workspace:
    assert room.guild is not None
    return Workspace("discord", room.guild.id)


@pytest.fixture(params=["channel", "thread", "dm"])
async def cellar(request, server, guild, ana, room):
    """Give a place that not everybody sees."""
    if request.param == "dm":
        return ana.dm
    if request.param == "channel":
        return guild.private_channel("cellar", members=[ana])
    return await ana.opens_thread(room, "cellar", private=True)


async def test_a_private_article_is_found_only_where_it_was_read(server, bot, ana, room, cellar):
    """Private channels, private threads and direct messages keep theirs."""
    bot.pages.pages[HARVEST] = SECRET
    await briefed(ana, cellar, HARVEST)
    await briefed(ana, room)

    refused = await (await ana.runs(room, "ask", question="What did Otto Brandt say?")).answer()
    answer = await (await ana.runs(cellar, "ask", question="What did Otto Brandt say?")).answer()

    assert "canary" not in "\n".join(ana.sees(room)).lower()
    assert not refused.has_button("Search our other articles")
    assert "The canary is yellow" in answer.text
    shelf = await bot.front.desk.articles(public(room))
    assert [one.title for one in shelf] == ["Engineers stay put"]


async def test_a_brief_of_a_private_channel_is_not_posted_elsewhere(server, bot, guild, ana, room):
    """Also not by the one who asked for it there, through the list of their briefs."""
    bot.pages.pages[HARVEST] = SECRET
    cellar = guild.private_channel("cellar", members=[ana])
    await briefed(ana, cellar, HARVEST, private=True)
    listed = await (await ana.runs(room, "briefs")).answer()
    opened = await (await ana.presses(listed, "Open")).answer()
    refused = await (await ana.presses(opened, "Post here")).answer()

    assert refused.lines()[0].startswith("You asked for this brief in another channel")
    assert await bot.front.desk.articles(public(room)) == ()


async def test_who_is_not_in_the_channel_gets_nothing_by_a_button(
    server, bot, guild, ana, ben, room
):
    """A button of a private brief, pressed by somebody else somewhere else: not even a hint."""
    cellar = guild.private_channel("cellar", members=[ana])
    brief = await briefed(ana, cellar)
    never = await (await ben.runs(room, "ask", question="?", article="ffffffffffffffff")).answer()
    named = next(
        one["custom_id"].split(":")[2]
        for one in brief.components()
        if one.get("custom_id", "").startswith("b:claims:")
    )
    shut = await (await ben.runs(room, "ask", question="?", article=named)).answer()

    assert shut.lines() == never.lines()


async def test_a_server_that_removes_us_is_forgotten_later(server, bot, guild, ana, room):
    """Leaving plans to delete; the owner is told; coming back keeps everything."""
    owner = Person(server.world, guild.owner)
    server.guild("Elsewhere").member(owner)  # Discord delivers where a server is shared
    await briefed(ana, room)
    await server.remove_bot(guild)
    goodbye = await server.message_in(owner.dm)
    await bot.front.leaving.tidy("discord")
    kept = await bot.front.desk.articles(public(room))
    server.clock.forward(31 * 24 * 3600)
    await bot.front.leaving.tidy("discord")
    after = await bot.front.desk.articles(public(room))

    assert "is deleted after 30 days" in goodbye.text
    assert len(kept) == 1
    assert after == ()


async def test_a_private_place_that_is_deleted_takes_its_articles_along(
    server, bot, guild, ana, room
):
    """A private channel and a private thread; what everybody saw stays."""
    cellar = guild.private_channel("cellar", members=[ana])
    attic = await ana.opens_thread(room, "attic", private=True)
    for place in (room, cellar, attic):
        await briefed(ana, place)
    for place in (cellar, attic):
        server.delete_channel(place)
    walls = [public(room).only_channel(place.id) for place in (cellar, attic)]

    async def are_empty() -> bool:
        return not any([await bot.front.desk.articles(one) for one in walls])

    await eventually(are_empty)
    assert len(await bot.front.desk.articles(public(room))) == 1


async def test_an_outage_is_no_removal(server, bot, guild, ana, room):
    """A server that is out of reach for a while loses nothing."""
    await briefed(ana, room)
    await server.outage(guild)
    await server.outage_ends(guild)
    await ana.says(room, f"{server.mention} What did Dorn say?")
    await server.message_in(room)
    server.clock.forward(31 * 24 * 3600)
    await bot.front.leaving.tidy("discord")

    assert len(await bot.front.desk.articles(public(room))) == 1


async def test_hostile_text_arrives_inert(server, bot, ana, room):
    """Nobody is called, nothing becomes a link, nothing turns around."""
    bot.pages.pages[HARVEST] = (
        "@everyone [Free](https://evil.example)\n\n"
        "“Ask <@1> and @here in <#2>, see [this](https://evil.example/x) \u202eexe.fdp,” "
        "**Otto** Brandt said.\n\n<!channel> and <@U123> `code` ||hidden|| went home.\n"
    )
    brief = await briefed(ana, room, HARVEST)
    claims = await (await ana.presses(brief, "What I found instead")).answer()

    assert brief.live_tokens() == [f"[Open](<{HARVEST}>)"]
    assert claims.live_tokens() == []
    assert "\u202e" not in str(brief.json)


async def test_where_we_may_not_write_the_asker_is_told_directly(server, bot, ana, room):
    """S11: a mention in a channel where we lack a permission is answered, with its name."""
    server.forbid(room, Right.SEND_MESSAGES)
    await ana.says(room, f"{server.mention} {KESTREL}")
    told = await server.message_in(ana.dm)
    brief = await server.message_in(ana.dm)

    assert "I need Send Messages" in told.text
    assert brief.lines()[0] == "Engineers stay put"
