"""Digests by forms: set up in steps, corrected, changed, fed from a list (D4, S8)."""

import pytest

from bot.adapters.cards.card import Action, Verb
from bot.adapters.discord.digest_forms import OPML, refused_view, typed_from
from bot.adapters.wording.digests import DAYS
from bot.core.digests.subscription import Subscription
from bot.core.digests.typed import FieldsRefused, TypedDigest, settings_from
from bot.core.place import Workspace
from tests.platforms.discord.conftest import Bot, running
from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.people import Person
from tests.platforms.discord_server.places import Channel
from tests.platforms.discord_server.uses import Modal
from tests.platforms.discord_server.wire import Right

LIST = b"""<?xml version="1.0"?><opml version="2.0"><body>
<outline type="rss" text="Harbour" xmlUrl="https://harbour.example/feed"/>
<outline type="rss" text="Broken" xmlUrl="javascript:alert(1)"/>
</body></opml>"""


async def kept(bot: Bot, room: Channel) -> Subscription:
    """Give the only digest of a server."""
    assert room.guild is not None
    (one,) = await bot.front.digests.subscriptions.of(Workspace("discord", room.guild.id))
    return one


async def form_of(who: Person, room: Channel, zone: str = "Europe/Zurich") -> Modal:
    """Give the form for a new digest."""
    return await (await who.runs(room, "digest setup", zone=zone)).modal()


async def set_by_form(who: Person, room: Channel, **fields: object) -> Message:
    """Set a daily digest by form; give what is told."""
    form = await form_of(who, room)
    filled = {"Title": "Northern desk", "Days": list(DAYS), **fields}
    return await (await who.submits(form, filled)).answer()


async def test_a_digest_is_set_up_by_a_form_and_a_press_previews_it(server, bot, ana, room):
    """The next three local times are shown; the channel is the one where it was asked."""
    form = await form_of(ana, room)
    assert form.field("Time zone")["value"] == "Europe/Zurich"
    told = await (
        await ana.submits(form, {"Title": "Northern desk", "Days": ["Mon", "Sat"]})
    ).answer()

    assert told.is_ephemeral
    assert told.text.count("07:30") == 3
    assert told.buttons() == ["Preview", "Sources and topics", "More settings"]
    one = await kept(bot, room)
    assert (one.title, one.schedule.days) == ("Northern desk", frozenset({0, 5}))
    assert one.destination.channel == room.id
    preview = await (await ana.presses(told, "Preview")).answer()
    assert preview.is_ephemeral
    assert "no new stories" in preview.text


async def test_the_other_settings_stand_in_two_more_forms(server, bot, ana, room):
    """Each keeps what the others say."""
    told = await set_by_form(ana, room, Time="06:00")
    sources = await (await ana.presses(told, "Sources and topics")).modal()
    filled = {
        "Made of": ["saved"],
        "Topics wanted": "harbour, drones",
        "Feeds": "https://a.example/rss",
    }
    changed = await (await ana.submits(sources, filled)).answer()
    more = await (await ana.presses(changed, "More settings")).modal()
    filled = {"Stories at most": ["7"], "Languages": "en", "Quiet hours": "22:00-05:00"}
    changed = await (await ana.submits(more, filled)).answer()

    assert "is changed" in changed.text
    one = await kept(bot, room)
    assert (one.title, f"{one.schedule.at:%H:%M}") == ("Northern desk", "06:00")
    assert (one.choice.shared, one.choice.saved) == (False, True)
    assert one.choice.topics_in == ("harbour", "drones")
    assert one.choice.feeds == ("https://a.example/rss",)
    assert (one.choice.stories, one.choice.languages) == (7, ("en",))
    assert one.schedule.quiet is not None


async def test_wrong_fields_are_named_and_corrected_with_what_was_typed(server, bot, ana, room):
    """Also by another process: what was typed stands in the answer."""
    form = await form_of(ana, room, "Europe/Zurch")
    typed = {"Title": "“Desk” `a` _b_, *c*", "Time": "soon", "Days": ["Tue", "Sun"]}
    refused = await (await ana.submits(form, typed)).answer()
    assert refused.is_ephemeral
    assert "Time: “soon” is no time" in refused.text
    assert "Time zone: " in refused.text
    assert refused.live_tokens() == [f"<#{room.id}>"]
    await bot.dies()

    async with running(server) as again:
        form = await (await ana.presses(refused, "Correct it")).modal()
        assert form.field("Title")["value"] == "“Desk” `a` _b_, *c*"
        days = [one["label"] for one in form.field("Days")["options"] if one.get("default")]
        assert days == ["Tue", "Sun"]
        filled = {"Time": "07:30", "Time zone": "Europe/Zurich"}
        told = await (await ana.submits(form, filled)).answer()

        assert "is set" in told.text
        assert (await kept(again, room)).schedule.days == frozenset({1, 6})


async def test_a_wrong_field_of_a_change_keeps_the_others(server, bot, ana, room):
    """Nothing is changed before all is right."""
    told = await set_by_form(ana, room)
    form = await (await ana.presses(told, "Sources and topics")).modal()
    filled = {
        "Made of": ["shared", "saved"],
        "Feeds": "https://a.example/rss\nnot one",
        "Topics wanted": "x",
    }
    refused = await (await ana.submits(form, filled)).answer()
    assert "Feeds: “not” is no web address" in refused.text
    assert (await kept(bot, room)).choice.topics_in == ()

    form = await (await ana.presses(refused, "Correct it")).modal()
    assert form.field("Feeds")["value"] == "https://a.example/rss\nnot one"
    await (await ana.submits(form, {"Feeds": "https://a.example/rss"})).answer()
    one = await kept(bot, room)
    assert (one.choice.feeds, one.choice.topics_in) == (("https://a.example/rss",), ("x",))
    assert one.choice.saved


def test_the_longest_form_that_is_refused_fits_one_message():
    """With everything in it wrong."""
    long = {"feeds": "x" * 2_400, "topics_in": "y" * 500, "topics_out": "z" * 500}
    fields = {"sources": (), OPML: ("1",), **{name: (text,) for name, text in long.items()}}
    kept = TypedDigest("Northern desk", "07:30", "UTC", quiet="22:00-07:00")
    with pytest.raises(FieldsRefused) as refused:
        settings_from(typed_from(kept, fields))
    view = refused_view(refused.value.problems, fields, Action(Verb.CHANGE, ("1", "what")))

    assert set(refused.value.problems) == set(long)
    assert view.content_length() <= 4_000


async def test_a_list_of_feeds_is_uploaded_and_its_bad_lines_are_named(server, bot, ana, room):
    """Its feeds are added to those that are there."""
    told = await set_by_form(ana, room)
    form = await (await ana.presses(told, "Sources and topics")).modal()
    filled = {"Feeds": "https://a.example/rss", "A list of feeds": [("mine.opml", LIST)]}
    changed = await (await ana.submits(form, filled)).answer()

    assert "Feeds taken from mine.opml: 1." in changed.text
    assert "javascript:alert(1) is not a web address" in changed.text
    one = await kept(bot, room)
    assert one.choice.feeds == ("https://a.example/rss", "https://harbour.example/feed")


async def test_what_is_no_list_is_refused_and_may_be_sent_again(server, bot, ana, room):
    """Nothing is changed."""
    told = await set_by_form(ana, room)
    form = await (await ana.presses(told, "Sources and topics")).modal()
    filled = {"Topics wanted": "harbour", "A list of feeds": [("a.opml", b"words")]}
    refused = await (await ana.submits(form, filled)).answer()

    assert "uploaded again" in refused.text
    assert (await kept(bot, room)).choice.topics_in == ()
    form = await (await ana.presses(refused, "Correct it")).modal()
    assert form.field("Topics wanted")["value"] == "harbour"


async def test_feeds_that_fit_no_form_stay_as_they_are(server, bot, ana, room):
    """The field is not offered; a list is still added."""
    told = await set_by_form(ana, room)
    form = await (await ana.presses(told, "Sources and topics")).modal()
    lines = "".join(
        f'<outline type="rss" text="f" xmlUrl="https://{"long" * 15}.example/{number}"/>'
        for number in range(40)
    )
    whole = f'<opml version="2.0"><body>{lines}</body></opml>'.encode()
    told = await (await ana.submits(form, {"A list of feeds": [("l.opml", whole)]})).answer()
    form = await (await ana.presses(told, "Sources and topics")).modal()

    assert "Feeds" not in form.fields
    await (await ana.submits(form, {"A list of feeds": [("mine.opml", LIST)]})).answer()
    assert len((await kept(bot, room)).choice.feeds) == 41


async def test_a_digest_is_changed_by_command_and_from_the_list(server, bot, ana, ben, room):
    """By its owner; the form is filled in."""
    await set_by_form(ana, room)
    form = await (await ana.runs(room, "digest change")).modal()
    assert form.field("Title")["value"] == "Northern desk"
    assert "Channel" not in form.fields
    changed = await (await ana.submits(form, {"Title": "Harbour desk"})).answer()
    assert "“Harbour desk” is changed" in changed.text

    listed = await (await ben.runs(room, "digest list")).answer()
    refused = await (await ben.presses(listed, "Change digest")).answer()
    assert "Only who set a digest can change it." in refused.text


async def test_zones_are_suggested_and_the_last_one_is_proposed(server, bot, ana, room):
    """By any part of the name."""
    assert (await ana.types(room, "digest setup", "zone", "zur"))[0] == "Europe/Zurich"
    assert "Europe/London" in await ana.types(room, "digest set", "zone", "lond", at="07:30")
    form = await (await ana.runs(room, "digest setup")).modal()
    assert form.field("Time zone")["value"] == "UTC"

    await set_by_form(ana, room)
    form = await (await ana.runs(room, "digest setup")).modal()
    assert form.field("Time zone")["value"] == "Europe/Zurich"


async def test_a_digest_is_set_up_in_another_channel(server, bot, ana, guild, room):
    """An announcement channel; everybody sees it, so what is briefed there is everybody's."""
    news = guild.news("announcements")
    told = await set_by_form(ana, room, Channel=[news])

    assert "is set" in told.text
    assert "It is posted in #announcements." in told.text
    assert (await kept(bot, room)).destination.channel == news.id


@pytest.mark.parametrize(
    ("forbidden", "told"),
    [
        (
            Right.SEND_MESSAGES,
            "Channel: I cannot write in this channel. What I need: Send Messages.",
        ),
        (Right.READ_MESSAGE_HISTORY, "What I need: Read Message History."),
        (Right.VIEW_CHANNEL, "Channel: "),
    ],
)
async def test_what_the_bot_lacks_in_a_channel_is_named(
    server, bot, ana, guild, room, forbidden, told
):
    """At set-up, with the way to correct it; nothing is set."""
    other = guild.channel("other")
    server.forbid(other, forbidden)
    refused = await set_by_form(ana, room, Channel=[other])

    assert told in refused.text
    form = await (await ana.presses(refused, "Correct it")).modal()
    again = await (await ana.submits(form, {"Channel": [room]})).answer()
    assert "is set" in again.text


async def test_nobody_sets_a_digest_where_they_may_not_write(server, bot, ana, guild, room):
    """Who reads a channel only cannot have the bot write there."""
    board = guild.private_channel("board", members=[ana])
    ben = guild.member("ben")
    refused = await set_by_form(ben, room, Channel=[board])

    assert "You may not write there yourself." in refused.text


async def test_a_direct_message_holds_no_digest(server, bot, ana, room):
    """A sentence says where one can be set."""
    refused = await (await ana.runs(ana.dm, "digest setup")).answer()

    assert "A digest needs a channel of a server" in refused.text
