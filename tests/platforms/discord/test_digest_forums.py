"""Digests in forums and threads: a post a day, a message a story (D4)."""

import re
from zoneinfo import ZoneInfo

import pytest

from tests.platforms.discord.forums import messages_in, posts_in, set_in
from tests.platforms.discord.test_digest_forms import set_by_form
from tests.platforms.discord.test_digests import DAY, digest_set, digests_in, walk
from tests.platforms.discord_server import threads
from tests.platforms.discord_server.wire import Right


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
    assert titles == {"Engineers stay put", "Harbour to close for a year"}
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
