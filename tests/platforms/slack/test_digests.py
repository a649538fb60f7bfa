"""Digests in a channel: set, posted once, looked for, paused (S7, S8)."""

from dataclasses import replace

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.digests import SlackMessenger
from bot.adapters.slack.knocking import SlackKeys
from bot.core.place import Destination, Workspace
from bot.journeys.digests.ports import NotNowError
from tests.chat_desk import MovableClock
from tests.contracts.test_slots import DIGEST
from tests.platforms.pages import HARBOUR, KESTREL, MERIDIAN
from tests.platforms.slack.conftest import Bot, running
from tests.platforms.slack_server import Channel, Person

SET = "digest set 07:30 daily Europe/Zurich Northern desk"


@pytest.fixture
def clock():
    return MovableClock()


@pytest.fixture
async def bot(slack, clock):
    async with running(slack, clock=clock) as one:
        yield one


async def briefed(bot: Bot, ana: Person, room: Channel, *links: str) -> None:
    """Have articles briefed in a channel."""
    for link in links:
        said = await ana.mentions(room, link)
        await ana.hears(room, thread=said.ts)
    await bot.settled()


async def walk(bot: Bot) -> int:
    """Walk the round once, as when the alarm rings."""

    async def client_of(_):
        return bot.door.keys.client(bot.door.keys.bot_token)

    return await bot.front.digest_round(SlackMessenger(client_of))


def shown(ack) -> str:
    return str(ack.answer.get("text", "")) + str(ack.answer.get("blocks", ""))


async def test_a_digest_is_set_shown_and_posted_once(slack, bot, clock, ana, room):
    """The next three times are shown; the message says who said what, and opens the brief."""
    told = await ana.runs("/brief", SET, room)
    assert "Northern desk" in shown(told)
    assert shown(told).count("07:30") == 3
    bot.pages.pages[MERIDIAN] = HARBOUR
    await briefed(bot, ana, room, KESTREL, MERIDIAN)

    assert await walk(bot) == 0
    clock.forward(days=1)
    assert await walk(bot) == 1
    digest = await ana.hears(room)
    assert await walk(bot) == 0

    assert "Northern desk · " in digest.lines[0]
    assert "2 stories, 2 articles, 2 origins" in digest.lines[0]
    assert "Ilya Dorn ← VSA: “We will not withdraw a single engineer,”" in digest.text
    assert "Harbour to close for a year" in digest.text
    await ana.presses(digest, "Open brief")
    assert "All claims · " in (await ana.next_view()).text


async def test_the_next_digest_has_no_repeats_and_says_so(slack, bot, clock, ana, room):
    """An empty one is one line, with the next time."""
    await ana.runs("/brief", SET, room)
    await briefed(bot, ana, room, KESTREL)
    clock.forward(days=1)
    await walk(bot)
    await ana.hears(room)
    clock.forward(days=1)
    await walk(bot)
    digest = await ana.hears(room)

    assert "no new stories since" in digest.lines[0]
    assert "Next: " in digest.lines[0]


async def test_after_days_of_downtime_there_is_one_late_digest(slack, bot, clock, ana, room):
    """It says when it was planned."""
    await ana.runs("/brief", SET, room)
    await briefed(bot, ana, room, KESTREL)
    clock.forward(days=4)

    assert await walk(bot) == 1
    digest = await ana.hears(room)
    assert "Late: planned Sat 07:30" in digest.text
    assert "3 earlier ones were missed" in digest.text
    assert await walk(bot) == 0


async def test_a_connection_that_is_reset_after_the_post_posts_once(slack, bot, clock, ana, room):
    """It is looked for before it would be repeated."""
    await ana.runs("/brief", SET, room)
    await briefed(bot, ana, room, KESTREL)
    clock.forward(days=1)
    slack.reset_after_accept("chat.postMessage")

    assert await walk(bot) == 0
    clock.forward(seconds=31)
    assert await walk(bot) == 1
    await ana.hears(room)
    assert sum("Northern desk · " in line for line in ana.sees(room)) == 1


async def test_a_rate_limit_is_waited_out(slack, bot, clock, ana, room):
    """Not now is not a doubt."""
    await ana.runs("/brief", SET, room)
    await briefed(bot, ana, room, KESTREL)
    clock.forward(days=1)
    slack.rate_limit("chat.postMessage", retry_after=20)

    assert await walk(bot) == 0
    clock.forward(seconds=21)
    assert await walk(bot) == 1
    assert sum("Northern desk · " in line for line in ana.sees(room)) == 1


async def test_a_channel_that_refuses_pauses_the_digest_and_tells_its_owner(
    slack, bot, clock, ana, room
):
    """With Slack's reason."""
    await ana.runs("/brief", SET, room)
    clock.forward(days=1)
    slack.fail("chat.postMessage", "is_archived")

    assert await walk(bot) == 1
    told = await ana.hears(ana.dm)
    assert "is_archived" in told.text
    assert "paused" in shown(await ana.runs("/brief", "digest list", room))


async def test_a_digest_is_paused_from_its_message_and_resumed(slack, bot, clock, ana, ben, room):
    """By its owner; somebody else gets a sentence."""
    await ana.runs("/brief", SET, room)
    clock.forward(days=1)
    await walk(bot)
    digest = await ana.hears(room)
    await ben.presses(digest, "Pause this digest")
    assert "Only who set a digest can change it." in (await ben.next_view()).text
    await ana.presses(digest, "Pause this digest")
    assert "is paused" in (await ana.next_view()).text

    clock.forward(days=2)
    assert await walk(bot) == 0
    assert "goes on" in shown(await ana.runs("/brief", "digest resume", room))
    assert await walk(bot) == 0
    clock.forward(days=1)
    assert await walk(bot) == 1


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("digest set soon", "is no time; write it like 07:30."),
        ("digest set", "is no time; write it like 07:30."),
        ("digest pause 123456", "There is no such digest here."),
        ("digest dance", "To set one: /brief digest, or shorter /brief digest set"),
        ("digest list", "No digest is set here yet."),
        ("digest now", "There is no such digest here."),
    ],
)
async def test_wrong_words_are_answered_with_what_would_help(slack, bot, ana, room, typed, told):
    """One sentence and the way on."""
    assert told in shown(await ana.runs("/brief", typed, room))


async def test_a_preview_is_seen_by_the_asker_alone(slack, bot, clock, ana, room):
    """Real data, nothing posted."""
    await ana.runs("/brief", SET, room)
    await briefed(bot, ana, room, KESTREL)
    before = list(ana.sees(room))

    preview = shown(await ana.runs("/brief", "digest preview", room))
    assert "1 story, 1 article, 1 origin" in preview
    assert "Pause" not in preview
    assert ana.sees(room) == before


async def test_below_a_digest_one_just_asks(slack, bot, clock, ana, room):
    """The thread is about its stories."""
    await ana.runs("/brief", SET, room)
    await briefed(bot, ana, room, KESTREL)
    clock.forward(days=1)
    await walk(bot)
    digest = await ana.hears(room)

    await ana.says(room, "What did Dorn say about engineers?", thread=digest.ts)
    answer = await ana.hears(room, thread=digest.ts)

    assert "We will not withdraw a single engineer" in answer.text


async def test_a_workspace_that_asks_to_wait_is_not_asked_before(slack, room):
    """Retry-After holds for the whole workspace, and for no other."""

    async def client_of(_) -> AsyncWebClient:
        return SlackKeys(api_url=slack.api_url).client(slack.home.bot_token)

    messenger = SlackMessenger(client_of)
    here = Destination(Workspace("slack", "T1").only_channel(room.id), room.id)
    elsewhere = Destination(Workspace("slack", "T2"), room.id)
    slack.rate_limit("chat.postMessage", retry_after=9)
    with pytest.raises(NotNowError) as first:
        await messenger.post(here, DIGEST, 0, "k1")
    with pytest.raises(NotNowError):
        await messenger.post(replace(here, workspace=Workspace("slack", "T1")), DIGEST, 0, "k2")

    assert (first.value.seconds, first.value.is_for_all) == (9, True)
    assert len(slack.calls_of("chat.postMessage")) == 1
    assert 0 < messenger.closed_for(here) <= 9
    assert messenger.closed_for(elsewhere) == 0
