"""Digests in forums and threads: a post a day, a message a story, each there once (D4)."""

import re
from dataclasses import replace
from datetime import datetime
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from bot.adapters.discord.digests import DiscordMessenger
from bot.core.digests.delivery import SlotState
from bot.core.place import Workspace
from bot.storage.slots import SqlSlots
from tests.journeys.test_deliver_slot import Fragile, KilledError
from tests.platforms.discord.conftest import Bot, running
from tests.platforms.discord.scenes import briefed
from tests.platforms.discord.test_digest_forms import set_by_form
from tests.platforms.discord.test_digests import DAY, digest_set, digests_in, walk
from tests.platforms.discord_server import DiscordServer, threads
from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.people import Person
from tests.platforms.discord_server.places import Channel
from tests.platforms.discord_server.wire import Right
from tests.platforms.pages import KESTREL, MERIDIAN

_FEWEST_STEPS, _MOST_STEPS = 8, 16  # of the store, for a post with one story
LATER = 30 * 60  # the nonce of a message is over by then


@pytest.fixture
def forum(guild):
    return guild.forum("desk")


async def set_in(who: Person, room: Channel, forum: Channel) -> Channel:
    """Set a digest for a forum in which two articles were briefed; give the place of those."""
    told = await set_by_form(who, room, Channel=[forum])
    assert "is set" in told.text, told.text
    talk = await who.opens_thread(forum, "What is new?")
    for link in (KESTREL, MERIDIAN):
        await briefed(who, talk, link)
    return talk


def posts_in(server: DiscordServer, forum: Channel) -> list[Channel]:
    """Give the posts that the bot opened."""
    return [one for one in forum.threads if one.owner is server.world.bot]


def messages_in(post: Channel) -> list[Message]:
    return sorted(post.messages.values(), key=lambda one: int(one.id))


async def walk_on(server: DiscordServer, bot: Bot, *, times: int = 6) -> list[int]:
    """Walk the round several times, half a minute apart."""
    ends = []
    for _ in range(times):
        ends.append(await walk(bot))
        server.clock.forward(31)
    return ends


async def test_a_forum_gets_a_post_a_day_and_a_message_a_story(server, bot, ana, ben, room, forum):
    """People can reply to a story; every message can pause the digest."""
    await set_in(ana, room, forum)
    server.clock.forward(DAY)
    assert await walk(bot) == 1

    (post,) = posts_in(server, forum)
    today = server.clock.now.astimezone(ZoneInfo("Europe/Zurich"))
    assert post.name == f"{today.day} {today:%B} · Northern desk"
    head, *stories = messages_in(post)
    assert "2 stories, 2 articles, 2 origins" in head.lines()[0]
    assert head.id == post.id
    assert len(stories) == 2
    titles = {one.lines()[0].split("  ")[1] for one in stories}
    assert titles == {"Minister: engineers stay", "Harbour to close for a year"}
    assert all(title in head.text for title in titles)
    assert all(one.has_button("Pause this digest") for one in (head, *stories))
    opened = await (await ben.presses(stories[0], "Open brief")).answer()
    assert opened.is_ephemeral
    refused = await (await ben.presses(stories[1], "Pause this digest")).answer()
    assert "Only who set a digest can change it." in refused.text
    assert "is paused" in (await (await ana.presses(stories[1], "Pause this digest")).answer()).text


async def test_a_day_without_stories_is_one_message(server, bot, ana, room, forum):
    """It says so."""
    await set_by_form(ana, room, Channel=[forum])
    server.clock.forward(DAY)
    assert await walk(bot) == 1

    (post,) = posts_in(server, forum)
    (only,) = messages_in(post)
    assert "no new stories" in only.text


async def test_a_post_bears_the_tags_that_are_named_like_its_topics(server, bot, ana, room, forum):
    """A topic that no story speaks of gives none; one of moderators is left to them."""
    tags = {name: forum.tag(name) for name in ("Harbour", "Budget", "News")}
    forum.tag("Drones", moderated=True)
    talk = await set_in(ana, room, forum)
    change = await (await ana.runs(room, "digest list")).answer()
    form = await (await ana.presses(change, "Change digest")).modal()
    told = await (await ana.submits(form, {})).answer()
    form = await (await ana.presses(told, "Sources and topics")).modal()
    await (await ana.submits(form, {"Topics wanted": "harbour, budget, drones"})).answer()
    server.clock.forward(DAY)
    await walk(bot)

    (post,) = posts_in(server, forum)
    assert post.applied == [tags["Harbour"].id]
    assert talk not in posts_in(server, forum)


async def test_where_tags_are_demanded_one_is_given(server, bot, ana, room, forum):
    """The first that may be given; where none may, set-up says what is lacking."""
    forum.tag("Chiefs", moderated=True)
    forum.requires_tags()
    refused = await set_by_form(ana, room, Channel=[forum])
    assert "What I need: Manage Threads." in refused.text

    news = forum.tag("News")
    await set_in(ana, room, forum)
    server.clock.forward(DAY)
    assert await walk(bot) == 1
    (post,) = posts_in(server, forum)
    assert post.applied == [news.id]


@pytest.mark.parametrize(
    ("forbidden", "told"),
    [
        (Right.SEND_MESSAGES, "Create Posts"),
        (Right.SEND_MESSAGES_IN_THREADS, "Send Messages in Threads"),
        (Right.READ_MESSAGE_HISTORY, "Read Message History"),
    ],
)
async def test_what_is_lacking_in_a_forum_is_named(server, bot, ana, room, forum, forbidden, told):
    """As the settings of a forum call it."""
    server.forbid(forum, forbidden)
    refused = await set_by_form(ana, room, Channel=[forum])

    assert f"What I need: {told}." in refused.text


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
        text = f"Report {step} {after}\n\n“{step} ships came {after}ly,” pilot Ana Lind said."
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


async def test_a_thread_gets_its_digest_also_when_it_was_archived(server, bot, ana, room):
    """Posting opens it again."""
    thread = await ana.opens_thread(room, "The north")
    told = await digest_set(ana, thread)
    assert "is set" in told.text
    threads.change(thread, archived=True)
    server.clock.forward(DAY)

    assert await walk(bot) == 1
    assert len(digests_in(server, thread)) == 1
    assert digests_in(server, room) == []
    assert not thread.archived


async def test_a_locked_thread_is_refused_with_a_sentence(server, bot, ana, room):
    """At set-up; and if it is locked later, its owner is told."""
    thread = await ana.opens_thread(room, "The north")
    await digest_set(ana, thread)
    threads.change(thread, archived=True, locked=True)
    server.clock.forward(DAY)

    assert await walk(bot) == 1
    told = await server.message_in(ana.dm)
    assert re.search(r"That thread is locked\.\s+I paused it\.", told.text)
    refused = await set_by_form(ana, room, Channel=[thread])
    assert "Channel: That thread is locked." in refused.text


async def test_a_private_thread_is_chosen_from_inside_only(server, bot, ana, room):
    """From elsewhere nobody can be sure who is in it."""
    thread = await ana.opens_thread(room, "Quiet", private=True)
    thread.people[server.world.bot.id] = server.world.bot
    refused = await set_by_form(ana, room, Channel=[thread])

    assert "use /digest setup inside it" in refused.text
