"""The two tabs of the app: prompts in one, one's briefs, the settings and oblivion in the other."""

import pytest

from bot.adapters.wording import slack as wording
from bot.core.conversation import Rules
from bot.core.place import Workspace
from tests.platforms.pages import DORN, KESTREL


async def test_the_messages_tab_offers_what_can_be_asked(slack, bot):
    """S9: a line of greeting and up to four prompts; no thread, which Slack would drop silently."""
    ana = slack.person("ana")

    await ana.opens_messages_tab()
    await slack.until(lambda: slack.world.prompts, lambda: "no prompts")

    (offered,) = slack.world.prompts
    assert offered["channel_id"] == ana.dm.id
    assert offered["title"] == wording.GREETING
    assert 0 < len(offered["prompts"]) <= 4
    assert not offered.get("thread_ts")


async def test_the_home_tab_lists_ones_own_briefs_and_opens_them(slack, bot):
    """S10: what ana asked for, not what others asked for."""
    ana, ben = slack.person("ana"), slack.person("ben")
    room = slack.channel("news", ana, ben)
    said = await ana.mentions(room, KESTREL)
    await ana.hears(room, thread=said.ts)
    await bot.settled()

    await ana.opens_home()
    home = await ana.home("Engineers stay put")
    await ana.presses(home, "Open")
    view = await ana.next_view()
    await ben.opens_home()
    other = await ben.home("None yet")

    assert "single engineer" in view.text
    assert "Settings" not in home.labels
    assert "Minister" not in other.text


async def test_an_article_is_sent_from_the_home_tab(slack, bot):
    """The answer comes in the conversation."""
    ana = slack.person("ana")
    await ana.opens_home()
    home = await ana.home("Your briefs")

    await ana.presses(home, "Brief a link or file")
    await ana.submits(await ana.next_view(), text=KESTREL)
    root = await ana.hears(ana.dm)
    brief = await ana.hears(ana.dm, thread=root.ts)

    assert brief.lines[0] == "Engineers stay put"


@pytest.mark.parametrize(
    "written", [KESTREL + "?a=1&copy=2", DORN + "<https://a.example> &nbsp; <@U1>"]
)
async def test_what_is_written_into_the_form_is_taken_as_written(slack, bot, written):
    """Nothing in an address or a text is a mention, a link or an entity: people typed it."""
    ana = slack.person("ana")
    bot.pages.pages[KESTREL + "?a=1&copy=2"] = DORN
    await ana.opens_home()
    await ana.presses(await ana.home("Your briefs"), "Brief a link or file")

    await ana.submits(await ana.next_view(), text=written)
    root = await ana.hears(ana.dm)
    await ana.hears(ana.dm, thread=root.ts)
    await bot.settled()

    (kept,) = await bot.front.desk.articles(_workspace().only_person(ana.id))
    brief = await bot.front.desk.show(_workspace().only_person(ana.id), kept.id)
    assert written in {brief.article.source.name, brief.article.text}


async def test_the_sample_works_without_anything(slack, bot):
    """Section 4: one press, no network."""
    ana = slack.person("ana")
    await ana.opens_home()

    await ana.presses(await ana.home("Your briefs"), "Try the sample article")
    root = await ana.hears(ana.dm)
    brief = await ana.hears(ana.dm, thread=root.ts)

    assert any("claims" in label for label in brief.labels)


async def test_admins_change_the_rules(slack, bot):
    """What is not a number is said beside the field; what is kept shows at once."""
    eve = slack.person("eve", is_admin=True)
    room = slack.channel("news", eve)
    await eve.opens_home()
    home = await eve.home("Settings (admins)")

    await eve.presses(home, "Settings")
    form = await eve.next_view()
    wrong = await eve.submits(form, keep="soon")
    await eve.submits(form, keep="30", daily="5", who="admins only", channels=[room.id])
    await eve.home("30 days")

    rules = await bot.front.rules.of(_workspace())
    assert "keep" in wrong.answer["errors"]
    assert (rules.keep_days, rules.daily_briefs, rules.only_admins_post) == (30, 5, True)
    assert rules.channels == (room.id,)


async def test_a_channel_that_is_not_switched_on_gets_a_reason(slack, bot):
    """The rules hold, and whoever asked is told who can change them."""
    eve = slack.person("eve", is_admin=True)
    room, other = slack.channel("news", eve), slack.channel("other", eve)
    await bot.front.rules.change(_workspace(), _only(room.id), is_admin=True)

    said = await eve.mentions(other, KESTREL)
    refusal = await eve.hears(other, thread=said.ts)

    assert "not switched on in this channel" in refusal.text


async def test_who_wants_to_be_forgotten_is(slack, bot):
    """S10: what was sent alone goes; the home tab is empty."""
    ana = slack.person("ana")
    sent = await ana.says(ana.dm, KESTREL)
    await ana.hears(ana.dm, thread=sent.ts)
    await bot.settled()
    await ana.opens_home()
    home = await ana.home("Engineers stay put")

    await ana.presses(home, "Forget what I sent")
    await ana.submits(await ana.next_view())
    done = await ana.next_view()
    await ana.home("None yet")

    assert "Forgotten" in done.text
    assert await bot.front.desk.articles(_workspace().only_person(ana.id)) == ()


def _workspace() -> Workspace:
    return Workspace("slack", "T1")


def _only(channel: str) -> Rules:
    return Rules(channels=(channel,))
