"""What is read behind a wall stays there, and goes with it."""

from functools import partial

import pytest

from bot.core.place import Workspace
from tests.platforms.pages import DORN, KESTREL
from tests.platforms.slack.conftest import Bot
from tests.platforms.waiting import eventually

HARVEST = "https://kestrel.example/harvest"
SECRET = "Canary\n\n“The canary is yellow,” farmer Otto Brandt said on Friday.\n"
T1 = Workspace("slack", "T1")


@pytest.fixture(params=["group", "mpim", "shared", "im"])
def cellar(request, slack):
    """Give a place whose articles are nobody else's, with the person in it."""
    ana = slack.person("ana")
    if request.param == "im":
        return ana, ana.dm
    kind = "channel" if request.param == "shared" else request.param
    room = slack.channel("cellar", ana, kind=kind)
    room.is_ext_shared = request.param == "shared"
    return ana, room


async def test_a_private_article_is_found_only_where_it_was_read(slack, bot, cellar):
    """Private channels, group conversations, shared channels and direct messages keep theirs."""
    ana, place = cellar
    bot.pages.pages[HARVEST] = SECRET
    news = slack.channel("news", ana)
    hidden = await ana.says(place, f"<@{slack.home.bot_user}> {HARVEST}")
    await ana.hears(place, thread=hidden.ts)
    said = await ana.mentions(news, KESTREL)
    await ana.hears(news, thread=said.ts)
    await bot.settled()

    await ana.says(news, "What did Otto Brandt say?", thread=said.ts)
    refusal = await ana.hears(news, thread=said.ts)
    await bot.settled()

    assert "canary" not in "\n".join(ana.sees(news)).lower()
    assert "Search our other articles" not in refusal.labels
    assert await bot.front.desk.articles(T1) != ()
    assert [one.title for one in await bot.front.desk.articles(T1)] == ["Engineers stay put"]


async def test_a_private_brief_is_not_shared_out_of_its_channel(slack, bot):
    """What was read in a private channel stays in it."""
    ana = slack.person("ana")
    cellar, news = slack.channel("cellar", ana, kind="group"), slack.channel("news", ana)
    shared = await ana.says(cellar, KESTREL)
    await ana.uses_shortcut(shared)
    await ana.submits(await ana.next_view())
    await ana.hears(cellar, thread=shared.ts)
    brief = await ana.hears(ana.dm)
    await bot.settled()

    await ana.presses(brief, "Share")
    ack = await ana.submits(await ana.next_view(), channel=news.id)
    await bot.settled()

    assert ack.answer.get("response_action") == "errors"
    assert not any("bot_id" in message for message in news.messages)


async def test_nobody_else_opens_a_private_brief(slack, bot):
    """A token of a button in the wrong hands opens nothing, in the same words as an unknown one."""
    ana, ben = slack.person("ana"), slack.person("ben")
    sent = await ana.says(ana.dm, KESTREL)
    brief = await ana.hears(ana.dm, thread=sent.ts)
    await bot.settled()

    await ben.presses(brief, "All 4 claims")

    assert "not here any more" in (await ben.next_view()).text


async def test_leaving_a_private_channel_forgets_it(slack, bot):
    """Removed from a channel, the bot keeps nothing of it; the rest stays."""
    ana = slack.person("ana")
    cellar, news = slack.channel("cellar", ana, kind="group"), slack.channel("news", ana)
    for place in (cellar, news):
        said = await ana.mentions(place, KESTREL)
        await ana.hears(place, thread=said.ts)
    await bot.settled()

    slack.soon({"type": "group_left", "channel": cellar.id}, slack.home)

    await eventually(lambda: _has_nothing(bot, T1.only_channel(cellar.id)))
    assert len(await bot.front.desk.articles(T1)) == 1


@pytest.mark.parametrize("order", [(0, 1), (1, 0), (0, 0, 1, 1)])
async def test_a_workspace_that_leaves_is_forgotten(slack, bot, order):
    """app_uninstalled and tokens_revoked come in either order, and more than once."""
    ana = slack.person("ana")
    news = slack.channel("news", ana)
    said = await ana.mentions(news, KESTREL)
    await ana.hears(news, thread=said.ts)
    await ana.says(ana.dm, DORN)
    await bot.settled()
    events = (
        {"type": "app_uninstalled"},
        {"type": "tokens_revoked", "tokens": {"bot": [slack.home.bot_user], "oauth": []}},
    )

    for one in order:
        slack.soon(events[one], slack.home)

    for wall in (T1, T1.only_person(ana.id)):
        await eventually(partial(_has_nothing, bot, wall))


async def test_a_deleted_message_of_ours_answers_no_more(slack, bot):
    """Somebody deleted the brief by hand: a question in its thread still is no error."""
    ana = slack.person("ana")
    news = slack.channel("news", ana)
    said = await ana.mentions(news, KESTREL)
    brief = await ana.hears(news, thread=said.ts)
    await bot.settled()

    await ana.deletes(brief)
    await ana.says(news, "What did Mira Vell say?", thread=said.ts)
    answer = await ana.hears(news, thread=said.ts)

    assert "no negotiations" in answer.text


async def _has_nothing(bot: Bot, wall: Workspace) -> bool:
    return not await bot.front.desk.articles(wall)
