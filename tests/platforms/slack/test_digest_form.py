"""The form of a digest (S8), and the buttons of digests."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.core.digests.digest import LeftOut
from bot.core.digests.subscription import Subscription
from bot.core.schedule.schedule import Schedule
from tests.chat_desk import MovableClock
from tests.platforms.pages import KESTREL as PAGE
from tests.platforms.slack.conftest import Bot, running
from tests.platforms.slack.test_digests import SET, briefed, shown, walk
from tests.platforms.slack_server import Channel, Person
from tests.platforms.slack_server.people import Seen
from tests.platforms.slack_server.uploads import file_of

OPML = """<opml version="2.0"><body>
<outline text="Kestrel" xmlUrl="https://kestrel.example/feed"/>
<outline text="Broken"/><outline text="Ftp" xmlUrl="ftp://kestrel.example/feed"/>
</body></opml>"""


@pytest.fixture
def clock():
    return MovableClock()


@pytest.fixture
async def bot(slack, clock):
    async with running(slack, clock=clock) as one:
        yield one


async def opened(ana: Person, room: Channel) -> Seen:
    await ana.runs("/brief", "digest", room)
    return await ana.next_view()


async def only(bot: Bot) -> Subscription:
    (one,) = await bot.front.digests.every()
    return one


async def all_pages(ana: Person) -> str:
    """Turn the pages that are open to the last one; give all that stood there."""
    page = await ana.next_view()
    seen = page.text
    while "Next" in page.labels:
        await ana.presses(page, "Next")
        page = await ana.next_view()
        seen += page.text
    return seen


async def test_a_digest_is_set_by_form(bot, ana, room):
    """Where the person is, at the zone of their profile; the next three times are shown."""
    form = await opened(ana, room)

    await ana.submits(
        form,
        title="Northern desk",
        at="18:15",
        days=["Mon", "Fri"],
        quiet="22:00-07:00",
        topics_in="dams, Tesharn",
        stories="8",
        languages="en",
    )

    told = await ana.next_view()
    assert "“Northern desk” is set" in told.text
    assert told.text.count("18:15") == 3
    assert "about dams, Tesharn · in en · 8 stories at most · quiet 22:00-07:00" in told.text
    one = await only(bot)
    assert one.destination.channel == room.id
    assert one.schedule.days == {0, 4}
    assert one.choice.topics_in == ("dams", "Tesharn")


async def test_wrong_fields_are_named_beside_them(bot, ana, room):
    """Nothing is set, and nothing that was typed is lost: the form stays."""
    form = await opened(ana, room)

    ack = await ana.submits(form, zone="Europe/Zurch", quiet="late", feeds="kestrel", languages="x")

    assert ack.answer["response_action"] == "errors"
    assert set(ack.answer["errors"]) == {"zone", "quiet", "feeds", "languages"}
    assert "Europe/Zurich" in ack.answer["errors"]["zone"]
    assert await bot.front.digests.every() == ()


async def test_a_channel_that_the_bot_is_not_in_is_refused(slack, bot, ana, room):
    """With the way to let it in."""
    form = await opened(ana, room)
    other = slack.channel("other", ana)
    other.members.discard(other.team.bot_user)

    ack = await ana.submits(form, channel=other.id)

    assert ack.answer["errors"] == {
        "channel": "I am not in that channel. Invite me there first: /invite me."
    }


async def test_in_the_conversation_with_the_bot_there_is_no_channel_to_choose(bot, ana):
    """It is for this person alone."""
    form = await opened(ana, ana.dm)
    await ana.submits(form)

    one = await only(bot)
    assert one.destination.channel == ana.dm.id
    assert one.destination.workspace.audience == f"person:{ana.id}"


async def test_a_preview_shows_what_is_typed_and_loses_nothing(bot, ana, room):
    """The form is below; what cannot be understood is said."""
    await briefed(bot, ana, room, PAGE)
    form = await opened(ana, room)

    await ana.presses(form, "Preview now", title="My news")
    preview = await ana.next_view()
    assert "My news · " in preview.lines[0]
    assert "Engineers stay put" in preview.text
    assert await bot.front.digests.every() == ()
    await ana.presses(form, "Preview now", zone="Nowhere")
    assert "“Nowhere” is no time zone." in (await ana.next_view()).text


async def test_a_digest_is_changed_from_its_message(bot, clock, ana, ben, room):
    """By who set it; the form is filled in with what it is."""
    await ana.runs("/brief", SET, room)
    clock.forward(days=1)
    await walk(bot)
    digest = await ana.hears(room)
    await ben.presses(digest, "Change digest")
    assert "Only who set a digest can change it." in (await ben.next_view()).text

    await ana.presses(digest, "Change digest")
    form = await ana.next_view()
    await ana.submits(form, topics_out="sport")

    assert "“Northern desk” is changed" in (await ana.next_view()).text
    one = await only(bot)
    assert one.schedule == Schedule(one.schedule.at, "Europe/Zurich")
    assert one.choice.topics_out == ("sport",)


async def test_a_list_of_feeds_is_taken_in(slack, bot, ana, room):
    """Read after Slack has its answer; what could not be taken is named."""
    file = file_of(slack.world, slack.origin, "feeds.opml", OPML.encode())
    form = await opened(ana, room)

    await ana.submits(form, opml=[file["id"]], feeds="https://meridian.example/feed")
    told = await ana.next_view()
    if "I am reading the list" in told.text:
        told = await ana.next_view()

    assert "Feeds taken from" in told.text
    assert "Not taken from" in told.text
    assert (await only(bot)).choice.feeds == (
        "https://meridian.example/feed",
        "https://kestrel.example/feed",
    )


async def test_a_file_that_is_no_list_is_refused_with_a_hint(slack, bot, ana, room):
    """And no digest is set."""
    file = file_of(slack.world, slack.origin, "feeds.opml", b"hello")
    form = await opened(ana, room)

    await ana.submits(form, opml=[file["id"]])
    told = await ana.next_view()
    if "I am reading the list" in told.text:
        told = await ana.next_view()

    assert "OPML" in told.text
    assert await bot.front.digests.every() == ()


async def test_todays_digest_comes_at_once_and_only_once(bot, ana, room):
    """A local day has one."""
    await ana.runs("/brief", SET, room)
    assert "is on its way" in shown(await ana.runs("/brief", "digest now", room))
    assert await walk(bot) == 1
    await ana.hears(room)

    again = shown(await ana.runs("/brief", "digest now", room))

    assert "Today's digest was made already." in again
    assert await walk(bot) == 0


async def test_the_list_has_buttons_that_work(bot, ana, ben, room):
    """In the answer to the command; somebody else may look, not change."""
    await ana.runs("/brief", SET, room)
    answer = (await ana.runs("/brief", "digest list", room)).answer
    listed = Seen({**answer, "ts": "1.1", "only": ana.id}, room)

    await ana.presses(listed, "Preview")
    assert "no new stories since" in (await ana.next_view()).text
    ana.closes_everything()
    await ben.presses(listed, "Pause")
    assert "Only who set a digest can change it." in (await ben.next_view()).text
    await ana.presses(listed, "Remove")
    asked = await ana.next_view()
    assert "Remove “Northern desk”?" in asked.text
    assert len(await bot.front.digests.every()) == 1
    await ana.presses(asked, "Remove")

    assert "is removed" in (await ana.next_view()).text
    assert await bot.front.digests.every() == ()


def channels_in(view: object) -> Iterator[str]:
    """Give the channels that are named in a view."""
    if isinstance(view, dict):
        if view.get("type") == "channel":
            yield view["channel_id"]
        for one in view.values():
            yield from channels_in(one)
    elif isinstance(view, list):
        for one in view:
            yield from channels_in(one)


async def test_the_home_tab_has_ones_digests(slack, bot, ana, ben, room):
    """Those of hidden places are there for who set them alone."""
    hidden = slack.channel("hidden", ana, kind="group")
    await ana.runs("/brief", SET, room)
    await ana.runs("/brief", "digest set 08:00 daily Europe/Zurich Secret", hidden)

    await ana.opens_home()
    home = await ana.home("Secret")
    assert "Northern desk" in home.text
    assert {room.id, hidden.id} <= set(channels_in(home.json))
    await ben.opens_home()
    other = await ben.home("Northern desk")

    assert "Secret" not in other.text


async def test_a_new_digest_begins_in_the_home_tab(bot, ana, room):
    """The channel is chosen there; the tab then shows it."""
    await ana.opens_home()
    await ana.presses(await ana.home("Digests"), "Set up a digest")
    form = await ana.next_view()

    await ana.submits(form, channel=room.id)

    await ana.home("Morning digest")
    assert (await only(bot)).destination.channel == room.id


async def test_many_stories_and_many_that_were_left_out_are_paged(bot, clock, ana, room):
    """Every one is reachable, from the message."""
    await ana.runs("/brief", SET, room)
    await briefed(bot, ana, room, PAGE)
    compose = bot.front.digest_round.compose

    async def many(*about):
        digest = await compose(*about)
        (story,) = digest.stories
        stories = tuple(replace(story, title=f"Story {at}.") for at in range(12))
        left = tuple(LeftOut(f"Item {at}.", "topic: sport") for at in range(60))
        return replace(digest, stories=stories[:3], more=stories[3:], left_out=left)

    walking = replace(bot.front.digest_round, compose=many)
    bot.front = replace(bot.front, digest_round=walking)
    clock.forward(days=1)
    await walk(bot)
    digest = await ana.hears(room)

    await ana.presses(digest, "9 stories more")
    seen = await all_pages(ana)
    assert all(f"Story {at}." in seen for at in range(3, 12))

    ana.closes_everything()
    await ana.presses(digest, "What was left out")
    seen = await all_pages(ana)
    assert all(f"Item {at}." in seen for at in range(60))
