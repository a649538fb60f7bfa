"""Digests in forums in trouble: nothing lost, nothing doubled."""

from dataclasses import replace
from datetime import datetime
from itertools import product

import discord
import pytest

from bot.adapters.discord.digests import DiscordMessenger
from bot.adapters.discord.knocking import DiscordKeys
from bot.core.digests.delivery import SlotState
from bot.core.digests.digest import DigestStory
from bot.core.place import Destination, Workspace
from bot.storage.slots import SqlSlots
from tests.contracts.test_slots import DIGEST
from tests.journeys.test_deliver_slot import Fragile, KilledError
from tests.platforms.discord.conftest import Bot, running
from tests.platforms.discord.forums import messages_in, posts_in, set_in, walk_on
from tests.platforms.discord.test_digests import DAY, walk
from tests.platforms.discord_server import threads
from tests.platforms.discord_server.wire import Right

_FEWEST_STEPS, _MOST_STEPS = 8, 16  # of the store, for a post with one story
LATER = 30 * 60  # the nonce of a message is over by then


@pytest.mark.parametrize("archived", [False, True], ids=["active", "archived"])
@pytest.mark.parametrize("trouble", ["lost", "500"])
async def test_a_lost_answer_after_the_post_leaves_one(
    server, bot, ana, room, forum, trouble, archived
):
    """It is found by the button of its message; no request is repeated by itself."""
    await set_in(ana, room, forum)
    server.clock.forward(DAY)
    path = rf"/channels/{forum.id}/threads"
    if trouble == "lost":
        server.faults.drop("POST", path, done=True)
    else:
        server.faults.fail("POST", path, status=500, done=True)
    assert await walk(bot) == 0
    (post,) = posts_in(server, forum)
    if archived:
        threads.change(post, archived=True)
    server.clock.forward(LATER)

    assert await walk(bot) == 1
    assert posts_in(server, forum) == [post]
    assert len(messages_in(post)) == 3
    assert sum(one.path.endswith(f"{forum.id}/threads") for one in server.requests) == 1


async def test_a_post_that_never_came_is_opened_after_two_looks(server, bot, ana, room, forum):
    """Half a minute apart."""
    await set_in(ana, room, forum)
    server.clock.forward(DAY)
    server.faults.drop("POST", rf"/channels/{forum.id}/threads")

    assert await walk_on(server, bot, times=4) == [0, 0, 1, 0]
    (post,) = posts_in(server, forum)
    assert len(messages_in(post)) == 3


async def test_a_lost_answer_in_the_post_doubles_no_story(server, bot, ana, room, forum):
    """After part 2, when the nonce is over."""
    await set_in(ana, room, forum)
    server.clock.forward(DAY)
    server.faults.drop("POST", r"/channels/\d+/messages", done=True)
    assert await walk(bot) == 0
    server.clock.forward(LATER)

    assert await walk(bot) == 1
    (post,) = posts_in(server, forum)
    assert len({one.lines()[0] for one in messages_in(post)}) == 3
    assert len(messages_in(post)) == 3


@pytest.mark.parametrize("dies_at", [r"/channels/{forum}/threads", r"/channels/\d+/messages"])
async def test_a_process_that_dies_is_followed_by_one_that_looks(
    server, ana, room, forum, dies_at, tmp_path
):
    """The power goes out between the post and the line that says so."""
    url = f"sqlite:///{tmp_path / 'store.db'}"
    async with running(server, url=url) as bot:
        await set_in(ana, room, forum)
        server.clock.forward(DAY)
        path = dies_at.replace("{forum}", forum.id)
        server.faults.drop("POST", path, done=True)
        assert await walk(bot) == 0
        await bot.dies()
    server.clock.forward(LATER)

    async with running(server, url=url) as bot:
        ends = await walk_on(server, bot)
    assert sum(ends) == 1
    (post,) = posts_in(server, forum)
    assert len(messages_in(post)) == 3


async def test_killed_at_any_step_each_message_is_there_once(server, bot, ana, room, forum):
    """Before and after each step of the store, a day for each; nothing lost, nothing doubled."""
    talk = await set_in(ana, room, forum)
    lost, doubled, kills = 0, 0, []
    for step, after in product(range(1, _MOST_STEPS), (False, True)):
        day = f"{step}{'b' if after else 'a'}"  # no word said twice: repeats are left out
        text = f"Report {day}\n\n“Ships{day} came{day} late{day},” pilot Ana Lind said."
        await (await ana.runs(talk, "brief", text=text)).answer()
        server.clock.forward(DAY)
        before = len(posts_in(server, forum))
        kills.append(await _killed(bot, step, after=after))
        server.clock.forward(61)
        await walk_on(server, bot)
        new = posts_in(server, forum)[before:]
        shown = [one.lines()[0] for post in new for one in messages_in(post)]
        lost += len(new) < 1 or len(shown) < 2
        doubled += len(new) > 1 or len(shown) > len(set(shown))

    assert (lost, doubled) == (0, 0)
    assert kills == sorted(kills, reverse=True)
    assert kills.count(False) > 1, "there are more steps than were tried"
    assert kills.count(True) > 2 * _FEWEST_STEPS


async def _killed(bot: Bot, step: int, *, after: bool) -> bool:
    """Walk the round with a store of which the process dies at a step; tell whether it did."""
    assert bot.door.client is not None
    slots = bot.front.digest_round.slots
    assert isinstance(slots, SqlSlots)
    doomed = replace(bot.front.digest_round, slots=Fragile(slots, step, after))
    try:
        await doomed(DiscordMessenger(bot.door.client))
    except KilledError:
        return True
    return False


async def test_a_rate_limit_is_waited_for_without_a_second_post(server, bot, ana, room, forum):
    """As long as Discord says."""
    await set_in(ana, room, forum)
    server.clock.forward(DAY)
    server.faults.limit("POST", rf"/channels/{forum.id}/threads", retry_after=20)

    assert await walk_on(server, bot, times=3) == [0, 1, 0]
    assert len(posts_in(server, forum)) == 1


async def test_where_nobody_can_look_nothing_is_repeated(server, bot, ana, guild, room, forum):
    """Without the history Discord shows an empty channel; that is no proof."""
    await set_in(ana, room, forum)
    server.clock.forward(DAY)
    server.faults.drop("POST", rf"/channels/{forum.id}/threads", done=True)
    await walk(bot)
    server.forbid(forum, Right.READ_MESSAGE_HISTORY)
    server.clock.forward(LATER)

    assert await walk(bot) == 1
    assert len(posts_in(server, forum)) == 1
    (one,) = await bot.front.digests.subscriptions.of(Workspace("discord", guild.id))
    day = datetime.fromisoformat(str(one.last_day)).date()
    assert (await bot.front.digests.why(one.id, day)).state is SlotState.UNCONFIRMED


async def test_a_process_that_knows_no_channel_yet_asks_for_it(server, guild, forum):
    """What a forum is, and what stands in it, is asked of Discord where nothing is remembered."""
    DiscordKeys(server.token, server.api_url).point()
    place = Destination(Workspace("discord", guild.id), forum.id)
    story = DigestStory("Harbour shut", (), origins=1, reason="", claims=())
    digest, key, since = replace(DIGEST, stories=(story,)), "k" * 25, server.clock.now
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        await client.login(server.token)
        messenger = DiscordMessenger(client)
        assert await messenger.count(place, digest) == 2
        first = await messenger.post(place, digest, 0, key)

        assert await messenger.find(place, key, since=since) == first
        assert await messenger.find(place, "x" * 25, since=since) is None
        inside = messenger.following(place, first)
        second = await messenger.post(inside, digest, 1, "y" * 25)
        assert await messenger.find(inside, "y" * 25, since=since) == second
    (post,) = posts_in(server, forum)
    assert [one.id for one in messages_in(post)] == [first, second]


async def test_a_forum_that_is_gone_pauses_the_digest(server, bot, ana, room, forum):
    """Its owner is told."""
    await set_in(ana, room, forum)
    server.delete_channel(forum)
    server.clock.forward(DAY)

    assert await walk(bot) == 1
    assert "The channel or thread is gone." in (await server.message_in(ana.dm)).text
