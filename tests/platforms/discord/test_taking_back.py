"""What was deleted goes from the digests that were posted, too."""

from tests.platforms.discord.forums import messages_in, posts_in, set_in
from tests.platforms.discord.scenes import briefed
from tests.platforms.discord.test_digests import DAY, digest_set, digests_in, walk
from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.people import Person
from tests.platforms.pages import KESTREL, MERIDIAN


async def delete(who: Person, brief: Message) -> None:
    more = await (await who.presses(brief, "More")).answer()
    await (await who.presses(more, "Delete this brief")).answer()
    await brief.vanishes()


async def test_a_deleted_article_goes_from_the_digest_that_stands(server, bot, ana, room):
    """The other story stays; when that goes too, the message says that all was deleted."""
    await digest_set(ana, room)
    briefs = [await briefed(ana, room, link) for link in (KESTREL, MERIDIAN)]
    server.clock.forward(DAY)
    assert await walk(bot) == 1
    (digest,) = digests_in(server, room)
    assert "single engineer" in digest.text

    await delete(ana, briefs[0])
    assert await walk(bot) == 0
    assert "single engineer" not in digest.text
    assert "1 story, " in digest.lines()[0]
    assert "Harbour to close for a year" in digest.text

    await delete(ana, briefs[1])
    await walk(bot)
    assert digest.text.splitlines()[0].endswith("what stood here was deleted.")
    assert digest.has_button("Pause this digest")
    assert digests_in(server, room) == [digest]


async def test_in_a_forum_every_message_shows_what_is_left(server, bot, ana, room, forum):
    """The stories move up; the last message says that its story was deleted."""
    talk = await set_in(ana, room, forum)
    server.clock.forward(DAY)
    await walk(bot)
    (post,) = posts_in(server, forum)
    brief = next(one for one in messages_in(talk) if "single engineer" in one.text)

    await delete(ana, brief)
    await walk(bot)

    head, first, second = messages_in(post)
    assert "single engineer" not in head.text + first.text + second.text
    assert "Minister" not in head.text + first.text + second.text
    assert "Harbour to close for a year" in head.text
    assert "Harbour to close for a year" in first.text
    assert "what stood here was deleted." in second.text


async def test_an_edit_is_made_later_if_discord_is_down(server, bot, ana, room):
    """As often as it takes."""
    await digest_set(ana, room)
    brief = await briefed(ana, room)
    server.clock.forward(DAY)
    await walk(bot)
    (digest,) = digests_in(server, room)
    await delete(ana, brief)
    server.faults.drop("PATCH", rf"/channels/{room.id}/messages/{digest.id}", times=5)
    await walk(bot)
    assert "single engineer" in digest.text
    for _ in range(5):
        await walk(bot)

    assert "single engineer" not in digest.text


async def test_what_discord_does_not_let_us_edit_is_told_to_the_owner(server, bot, ana, room):
    """The article is deleted all the same."""
    await digest_set(ana, room)
    brief = await briefed(ana, room)
    server.clock.forward(DAY)
    await walk(bot)
    (digest,) = digests_in(server, room)
    await delete(ana, brief)
    server.faults.fail("PATCH", rf"/channels/{room.id}/messages/{digest.id}", status=403)
    await walk(bot)

    told = await server.message_in(ana.dm)
    assert "shows an article that was deleted." in told.text
    await walk(bot)
    assert "single engineer" in digest.text


async def test_a_message_that_is_gone_needs_no_edit(server, bot, ana, room):
    """Nobody is told, and it is not tried again."""
    await digest_set(ana, room)
    brief = await briefed(ana, room)
    server.clock.forward(DAY)
    await walk(bot)
    (digest,) = digests_in(server, room)
    await delete(ana, brief)
    del room.messages[digest.id]

    await walk(bot)
    await walk(bot)
    edits = [one for one in server.requests if one.method == "PATCH" and digest.id in one.path]
    assert len(edits) == 1
    assert not ana.dm.messages
