"""Digests made of feeds: posted with what they brought, and their owner told of trouble."""

from dataclasses import replace

import pytest

from bot.core.digests.subscription import Choice
from bot.core.feed_state import Broken
from tests.chat_desk import MovableClock
from tests.fakes import NOON
from tests.journeys.newsstand import KESTREL, Newsstand
from tests.platforms.pages import DORN
from tests.platforms.slack.conftest import Bot, running
from tests.platforms.slack.test_digests import SET, walk


@pytest.fixture
def clock():
    return MovableClock()


@pytest.fixture
def stand():
    return Newsstand()


@pytest.fixture
async def bot(slack, clock, stand):
    async with running(slack, clock=clock, web=stand.web) as one:
        yield one


async def made_of_the_feed(bot: Bot) -> None:
    """Let the one digest there is be made of a feed alone."""
    (one,) = await bot.front.digests.every()
    fed = replace(one, choice=Choice(shared=False, feeds=(KESTREL,)))
    await bot.front.digests.subscriptions.keep(fed, next_due=NOON)
    while await bot.front.feed_round():
        pass


async def test_what_a_feed_brought_is_posted_and_opens(slack, bot, clock, stand):
    """Nobody had it briefed; its brief opens all the same."""
    stand.prints(KESTREL, "engineers", DORN, NOON)
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    await ana.runs("/brief", SET, room)
    await made_of_the_feed(bot)

    clock.forward(days=1)
    assert await walk(bot) == 1

    digest = await ana.hears(room)
    assert "1 story, 1 article, 1 origin" in digest.lines[0]
    assert "Ilya Dorn ← VSA: “We will not withdraw a single engineer,”" in digest.text
    await ana.presses(digest, "Open brief")
    assert "All claims · " in (await ana.next_view()).text


async def test_the_owner_is_told_once_what_is_wrong_with_a_feed(slack, bot, clock, stand):
    """In the conversation with the bot, with what would help."""
    stand.feeds[KESTREL] = Broken("This is a web page, not a feed.", "Give me a feed.", NOON)
    ana = slack.person("ana")
    room = slack.channel("news", ana)
    await ana.runs("/brief", SET, room)
    await made_of_the_feed(bot)

    await walk(bot)
    await walk(bot)

    told = await ana.hears(ana.dm)
    assert "“https://kestrel.example/feed”, which I cannot read" in told.text
    assert "This is a web page, not a feed. Give me a feed." in told.text
    assert sum("which I cannot read" in line for line in ana.sees(ana.dm)) == 1
