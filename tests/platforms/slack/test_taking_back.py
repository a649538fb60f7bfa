"""What was deleted goes from the digests that were posted, too."""

import pytest

from tests.chat_desk import MovableClock
from tests.platforms.pages import HARBOUR, KESTREL, MERIDIAN
from tests.platforms.slack.conftest import Bot, running
from tests.platforms.slack.test_digests import SET, briefed, walk
from tests.platforms.slack_server import Channel, Person
from tests.platforms.slack_server.people import Seen


@pytest.fixture
def clock():
    return MovableClock()


@pytest.fixture
async def bot(slack, clock):
    async with running(slack, clock=clock) as one:
        yield one


@pytest.fixture
def ana(slack):
    return slack.person("ana")


@pytest.fixture
def room(slack, ana):
    return slack.channel("news", ana)


async def posted(bot: Bot, clock: MovableClock, ana: Person, room: Channel) -> tuple[Seen, Seen]:
    """Have a digest of two articles posted; give it, and the brief of the first article."""
    bot.pages.pages[MERIDIAN] = HARBOUR
    await ana.runs("/brief", SET, room)
    said = await ana.mentions(room, KESTREL)
    brief = await ana.hears(room, thread=said.ts)
    await briefed(bot, ana, room, MERIDIAN)
    clock.forward(days=1)
    assert await walk(bot) == 1
    digest = await ana.hears(room)
    assert "single engineer" in digest.text
    return digest, brief


async def delete(ana: Person, brief: Seen) -> None:
    await ana.presses(brief, "Delete this brief")
    await ana.submits(await ana.next_view())
    assert "Deleted" in (await ana.next_view()).text
    ana.closes_everything()


async def test_a_deleted_article_goes_from_the_digest_that_stands(slack, bot, clock, ana, room):
    """The other story stays, and the message can still be paused."""
    digest, brief = await posted(bot, clock, ana, room)
    await delete(ana, brief)
    assert await walk(bot) == 0

    shown_now = "\n".join(ana.sees(room))
    assert "single engineer" not in shown_now
    assert "1 story, " in shown_now
    assert "Harbour to close for a year" in shown_now
    await ana.presses(digest, "Pause this digest")
    assert "is paused" in (await ana.next_view()).text


async def test_a_digest_of_which_all_was_deleted_says_so(slack, bot, clock, ana, room):
    """Rather than that there was nothing new."""
    await ana.runs("/brief", SET, room)
    said = await ana.mentions(room, KESTREL)
    brief = await ana.hears(room, thread=said.ts)
    await bot.settled()
    clock.forward(days=1)
    await walk(bot)
    await delete(ana, brief)
    await walk(bot)

    (line,) = [one for one in ana.sees(room) if "Northern desk · " in one]
    assert "what stood here was deleted." in line
    assert "Minister" not in "\n".join(ana.sees(room))


async def test_an_edit_waits_for_slack_and_is_made_once(slack, bot, clock, ana, room):
    """A limit, a fault of theirs, then it works."""
    _, brief = await posted(bot, clock, ana, room)
    await delete(ana, brief)
    slack.rate_limit("chat.update", retry_after=20)
    await walk(bot)
    slack.fail("chat.update", "internal_error")
    await walk(bot)
    assert "single engineer" in "\n".join(ana.sees(room))
    await walk(bot)
    assert "single engineer" not in "\n".join(ana.sees(room))


async def test_what_slack_does_not_let_us_edit_is_told_to_the_owner(slack, bot, clock, ana, room):
    """The article is deleted all the same."""
    _, brief = await posted(bot, clock, ana, room)
    await delete(ana, brief)
    slack.fail("chat.update", "cant_update_message")
    await walk(bot)

    told = await ana.hears(ana.dm)
    assert "“Northern desk” of " in told.text
    assert "shows an article that was deleted." in told.text
    assert "cant_update_message" in told.text
    await walk(bot)
    assert sum("cant_update_message" in one for one in ana.sees(ana.dm)) == 1


async def test_a_message_that_is_gone_needs_no_edit(slack, bot, clock, ana, room):
    """Nobody is told, and it is not tried again."""
    _, brief = await posted(bot, clock, ana, room)
    await delete(ana, brief)
    slack.fail("chat.update", "message_not_found")
    await walk(bot)
    await walk(bot)

    assert ana.sees(ana.dm) == []
    assert "single engineer" in "\n".join(ana.sees(room))
