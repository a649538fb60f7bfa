"""Digests in a channel: set, posted once, looked for, paused (D4, S7)."""

import pytest

from bot.adapters.discord.digests import DiscordMessenger
from tests.platforms.discord.conftest import Bot
from tests.platforms.discord.scenes import briefed
from tests.platforms.discord_server import DiscordServer
from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.people import Person
from tests.platforms.discord_server.places import Channel
from tests.platforms.discord_server.wire import Right
from tests.platforms.pages import KESTREL, MERIDIAN

DAY = 24 * 3600


async def walk(bot: Bot) -> int:
    """Walk the round once, as when the alarm rings."""
    assert bot.door.client is not None
    return await bot.front.digest_round(DiscordMessenger(bot.door.client))


async def digest_set(who: Person, room: Channel) -> Message:
    """Set a digest for a channel; give what is told."""
    use = await who.runs(
        room, "digest set", at="07:30", zone="Europe/Zurich", days="daily", title="Northern desk"
    )
    return await use.answer()


def digests_in(server: DiscordServer, room: Channel) -> list[Message]:
    posted = (one for one in room.messages.values() if one.author is server.world.bot)
    return [one for one in posted if one.has_button("Pause this digest")]


async def test_a_digest_is_set_shown_and_posted_once(server, bot, ana, room):
    """The next three times are shown; the message is silent and opens the brief."""
    told = await digest_set(ana, room)
    assert told.is_ephemeral
    assert told.text.count("07:30") == 3
    await briefed(ana, room, KESTREL)
    await briefed(ana, room, MERIDIAN)

    assert await walk(bot) == 0
    server.clock.forward(DAY)
    assert await walk(bot) == 1
    assert await walk(bot) == 0
    (digest,) = digests_in(server, room)

    assert "2 stories, 2 articles, 2 origins" in digest.lines()[0]
    assert "Ilya Dorn ← VSA: “We will not withdraw a single engineer,”" in digest.text
    opened = await (await ana.presses(digest, "Open brief")).answer()
    assert opened.is_ephemeral


async def test_a_lost_line_after_the_post_posts_once(server, bot, ana, room):
    """Within minutes by the nonce, later by looking."""
    await digest_set(ana, room)
    await briefed(ana, room, KESTREL)
    server.clock.forward(DAY)
    server.faults.drop("POST", rf"/channels/{room.id}/messages", done=True)

    assert await walk(bot) == 0
    server.clock.forward(30 * 60)
    assert await walk(bot) == 1
    assert len(digests_in(server, room)) == 1


async def test_a_post_that_never_came_is_posted_after_two_looks(server, bot, ana, room):
    """Looked for twice, half a minute apart."""
    await digest_set(ana, room)
    server.clock.forward(DAY)
    server.faults.drop("POST", rf"/channels/{room.id}/messages")

    ends = []
    for _ in range(4):
        ends.append(await walk(bot))
        server.clock.forward(31)
    assert ends == [0, 0, 1, 0]
    assert len(digests_in(server, room)) == 1


async def test_a_channel_that_is_shut_pauses_the_digest_and_tells_its_owner(server, bot, ana, room):
    """With what is lacking; at set-up it is checked as well."""
    await digest_set(ana, room)
    server.forbid(room, Right.SEND_MESSAGES)
    server.clock.forward(DAY)

    assert await walk(bot) == 1
    told = await server.message_in(ana.dm)
    assert "Send Messages" in told.text
    again = await digest_set(ana, room)
    assert "Send Messages" in again.text


async def test_a_digest_is_paused_from_its_message_and_resumed(server, bot, ana, ben, room):
    """By its owner; somebody else gets a sentence."""
    await digest_set(ana, room)
    server.clock.forward(DAY)
    await walk(bot)
    (digest,) = digests_in(server, room)
    refused = await (await ben.presses(digest, "Pause this digest")).answer()
    assert "Only who set a digest can change it." in refused.text
    await (await ana.presses(digest, "Pause this digest")).answer()
    server.clock.forward(DAY)
    assert await walk(bot) == 0

    resumed = await (await ana.runs(room, "digest resume")).answer()
    assert "goes on" in resumed.text
    server.clock.forward(DAY)
    assert await walk(bot) == 1


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"at": "soon", "zone": "Europe/Zurich"}, "is no time"),
        ({"at": "07:30", "zone": "Europe/Zurich", "days": "sometimes"}, "are no days"),
    ],
)
async def test_wrong_words_are_answered_with_what_would_help(server, bot, ana, room, given, told):
    """One sentence, for the one who typed."""
    use = await ana.runs(room, "digest set", **given)

    assert told in (await use.answer()).text
    assert use.is_ephemeral


async def test_lists_and_previews_are_seen_by_the_asker_alone(server, bot, ana, ben, room):
    """Real data, nothing posted."""
    await digest_set(ana, room)
    await briefed(ana, room, KESTREL)
    listed = await (await ben.runs(room, "digest list")).answer()
    preview = await (await ben.runs(room, "digest preview")).answer()

    assert "07:30 Europe/Zurich, daily" in listed.text
    assert "1 story, 1 article, 1 origin" in preview.text
    assert preview.is_ephemeral
    assert digests_in(server, room) == []


async def test_where_the_history_is_hidden_a_digest_in_doubt_is_not_repeated(
    server, bot, ana, room
):
    """Without Read Message History Discord shows an empty channel, which proves nothing."""
    await digest_set(ana, room)
    await briefed(ana, room, KESTREL)
    server.forbid(room, Right.READ_MESSAGE_HISTORY)
    server.clock.forward(DAY)
    server.faults.drop("POST", rf"/channels/{room.id}/messages", done=True)

    assert await walk(bot) == 0
    for _ in range(3):
        server.clock.forward(6 * 60)  # the nonce is forgotten by then
        await walk(bot)

    assert len(digests_in(server, room)) == 1


async def test_being_asked_to_wait_again_and_again_is_no_refusal(server, bot, ana, room):
    """A digest that Discord does not take for now comes later; its subscription goes on."""
    await digest_set(ana, room)
    await briefed(ana, room, KESTREL)
    server.clock.forward(DAY)
    path = rf"/channels/{room.id}/messages"
    server.faults.limit("POST", path, retry_after=0.01, times=5 * 7)

    for _ in range(8):
        await walk(bot)
        server.clock.forward(60)

    assert len(digests_in(server, room)) == 1
