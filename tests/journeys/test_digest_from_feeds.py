"""Feeds become stories: read once, told once, gone on with when there is something new."""

from datetime import time, timedelta

import pytest

from bot.core.digests.subscription import Choice, DigestSettings
from bot.core.feed import Entry
from bot.core.feed_state import Broken, Gone
from bot.core.place import Destination
from bot.core.schedule.schedule import Schedule
from bot.errors import InputRefused, NotFound
from bot.journeys.digests.gathering import FEED_UNREAD, NOT_YET
from bot.journeys.digests.subscribe import Asker
from tests.fakes import NOON
from tests.journeys.newsstand import KESTREL, MERIDIAN, ROOM, TEAM, Desk, busy, newsdesk

ENGINEERS = """Engineers stay put at the Tesharn dam

“We will not withdraw a single engineer,” defence minister Ilya Dorn said on Monday. Forty \
engineers have worked at the Tesharn dam since the spring floods.
"""
ANSWERED = """Karsland answers on the engineers at the Tesharn dam

“We will not withdraw a single engineer,” defence minister Ilya Dorn said on Monday. Forty \
engineers have worked at the Tesharn dam since the spring floods. “There were no negotiations of \
any kind,” Karsland's spokeswoman Mira Vell said on Tuesday.
"""
HARBOUR = """Harbour of Port Ellin to close for a year

“The harbour will close in May,” mayor Tove Lind said on Friday. Fishers said the works would \
cost them 300 jobs.
"""
SHUT = InputRefused("kestrel.example answered 403 (Forbidden).", hint="")


@pytest.fixture
async def desk():
    async with newsdesk() as one:
        yield one


def titles(digest) -> list[str]:
    return [story.title for story in digest.stories]


def left(digest) -> dict[str, str]:
    return {one.title: one.why for one in digest.left_out}


async def test_what_a_feed_brings_is_a_story_that_opens(desk: Desk):
    """The brief behind it is read where the digest stands, and nowhere else."""
    url = desk.stand.prints(KESTREL, "dam", ENGINEERS, NOON)
    await desk.follows(KESTREL)
    await desk.reads()

    digest = await desk.digest()

    (story,) = digest.stories
    assert story.title == "Engineers stay put at the Tesharn dam"
    assert story.articles[0].url == url
    assert [said.speaker for said in story.claims] == ["Ilya Dorn"]
    opened = await desk.front.open(story.posting, seen_at=ROOM, person="U9")
    assert opened.brief.article.title == story.title
    with pytest.raises(NotFound):
        await desk.front.open(story.posting, seen_at=Destination(TEAM, "C2"), person="U9")


async def test_the_next_digest_does_not_tell_it_again(desk: Desk):
    desk.stand.prints(KESTREL, "dam", ENGINEERS, NOON)
    await desk.follows(KESTREL)
    await desk.reads()
    await desk.digest()
    await desk.reads()

    digest = await desk.digest()

    assert digest.stories == ()
    assert digest.articles == 0
    assert digest.left_out == ()


async def test_another_paper_with_the_same_words_is_a_repeat(desk: Desk):
    """The day it was told stands in the reason."""
    desk.stand.prints(KESTREL, "dam", ENGINEERS, NOON)
    desk.stand.feeds[MERIDIAN] = []
    await desk.follows(KESTREL, MERIDIAN)
    await desk.reads()
    await desk.digest()
    copied = ENGINEERS.replace("Engineers stay put", "Engineers stay, minister says")
    desk.stand.prints(MERIDIAN, "stay", copied, NOON + timedelta(days=1))
    await desk.reads()

    digest = await desk.digest()

    assert digest.stories == ()
    assert left(digest) == {
        "Engineers stay, minister says at the Tesharn dam": "told on Tuesday 4 March, nothing new"
    }


async def test_a_story_that_goes_on_says_what_is_new(desk: Desk):
    """Only the new words are shown, and who speaks for the first time is named."""
    desk.stand.prints(KESTREL, "dam", ENGINEERS, NOON)
    await desk.follows(KESTREL)
    await desk.reads()
    await desk.digest()
    desk.stand.prints(KESTREL, "answer", ANSWERED, NOON + timedelta(days=1))
    await desk.reads()

    digest = await desk.digest()

    (story,) = digest.stories
    assert story.reason.startswith("told on Tuesday 4 March; new: Mira Vell speaks")
    assert [said.words for said in story.claims] == ["“There were no negotiations of any kind,”"]


async def test_a_changed_item_is_a_new_version_of_the_story(desk: Desk):
    url = desk.stand.prints(KESTREL, "dam", ENGINEERS, NOON)
    await desk.follows(KESTREL)
    await desk.reads()
    await desk.digest()
    assert desk.stand.prints(KESTREL, "dam", ANSWERED, NOON) == url
    await desk.reads()

    (story,) = (await desk.digest()).stories

    assert story.reason.startswith("told on Tuesday 4 March; new: Mira Vell speaks")


async def test_of_an_item_that_changes_before_the_digest_only_the_newest_is_told(desk: Desk):
    desk.stand.prints(KESTREL, "dam", ENGINEERS, NOON)
    await desk.follows(KESTREL)
    await desk.reads()
    desk.stand.prints(KESTREL, "dam", ANSWERED, NOON)
    desk.clock.forward(hours=1)
    await desk.reads()

    (story,) = (await desk.digest()).stories

    assert story.title == "Karsland answers on the engineers at the Tesharn dam"
    assert len(story.articles) == 1


async def test_what_cannot_be_read_is_named_with_the_reason_once(desk: Desk):
    url = desk.stand.prints(KESTREL, "dam", ENGINEERS, NOON)
    desk.stand.pages[url] = SHUT
    await desk.follows(KESTREL)
    await desk.reads()
    desk.clock.forward(minutes=20)
    await desk.reads()
    title = "Engineers stay put at the Tesharn dam"

    assert left(await desk.digest()) == {title: "kestrel.example answered 403 (Forbidden)."}
    await desk.reads()
    assert left(await desk.digest()) == {}
    assert desk.stand.has_read == [url, url]


async def test_a_page_that_is_shut_leaves_the_words_of_the_feed(desk: Desk):
    """They are an article of their own kind; the source is still the page."""
    url = desk.stand.prints(KESTREL, "dam", ENGINEERS, NOON)
    words = " ".join([*ENGINEERS.splitlines()[2:], "It rained on the dam again. " * 5])
    desk.stand.feeds[KESTREL] = [Entry(guid=url, url=url, title="Engineers stay", summary=words)]
    desk.stand.pages[url] = SHUT
    await desk.follows(KESTREL)
    await desk.reads()
    desk.clock.forward(minutes=20)
    await desk.reads()

    (story,) = (await desk.digest()).stories

    opened = await desk.front.open(story.posting, seen_at=ROOM, person="U9")
    assert opened.brief.article.source.kind == "feed"
    assert opened.brief.article.source.name == url


async def test_what_is_not_read_yet_comes_with_the_next_digest(desk: Desk):
    url = desk.stand.prints(KESTREL, "dam", ENGINEERS, NOON)
    desk.stand.pages[url] = busy(NOON + timedelta(hours=1))
    await desk.follows(KESTREL)
    await desk.reads()
    title = "Engineers stay put at the Tesharn dam"
    assert left(await desk.digest()) == {title: NOT_YET}
    desk.stand.pages[url] = ENGINEERS
    await desk.reads()

    assert titles(await desk.digest()) == [title]


async def test_nothing_crosses_a_wall(desk: Desk):
    """The same feed in two places is read for each of them."""
    url = desk.stand.prints(KESTREL, "dam", ENGINEERS, NOON)
    await desk.follows(KESTREL)
    hidden = Destination(TEAM.only_channel("C9"), "C9")
    await desk.follows(KESTREL, to=hidden)
    await desk.reads()

    public, private = [one.id for one in await desk.front.digests.every()]
    (shown,) = (await desk.digest(public)).stories
    desk.clock.forward(days=-1)
    (kept,) = (await desk.digest(private)).stories

    assert desk.stand.has_read == [url, url]
    with pytest.raises(NotFound):
        await desk.front.open(kept.posting, seen_at=ROOM, person="U9")
    assert shown.posting != kept.posting


async def test_topics_and_languages_are_said(desk: Desk):
    desk.stand.prints(KESTREL, "dam", ENGINEERS, NOON)
    desk.stand.prints(KESTREL, "harbour", HARBOUR, NOON)
    await desk.follows(KESTREL, topics_out=("harbour",), languages=("fr",))
    await desk.reads()

    assert left(await desk.digest()) == {
        "Harbour of Port Ellin to close for a year": "topic: harbour",
        "Engineers stay put at the Tesharn dam": "its language is en",
    }


async def test_a_feed_that_is_none_is_told_at_once_and_once(desk: Desk):
    """By who reads feeds; the door of the platform tells it."""
    desk.stand.feeds[KESTREL] = Broken("This is a web page.", "Give me a feed.", NOON)
    await desk.follows(KESTREL)
    for _ in range(3):
        await desk.reads()
        desk.clock.forward(days=1)

    told = await desk.front.digest_round.notices.take(
        "slack", at=desk.clock.now(), until=desk.clock.now(), limit=9
    )

    (notice,) = told
    assert notice.person == "U1"
    assert "This is a web page." in notice.words
    (one,) = (await desk.digest()).left_out
    assert one.why == "this feed has not been readable since 4 March"


async def test_a_feed_that_is_gone_is_not_asked_again(desk: Desk):
    desk.stand.feeds[KESTREL] = Gone("It is gone for good (410).", "Find another.")
    await desk.follows(KESTREL)
    await desk.reads()
    del desk.stand.feeds[KESTREL]
    desk.clock.forward(days=3)

    await desk.reads()


async def test_one_item_that_breaks_the_engine_does_not_hold_up_the_others(desk: Desk):
    url = desk.stand.prints(KESTREL, "dam", ENGINEERS, NOON)
    desk.stand.prints(KESTREL, "harbour", HARBOUR, NOON)
    desk.stand.pages[url] = ValueError("a bug")
    await desk.follows(KESTREL)
    await desk.reads()
    desk.clock.forward(minutes=20)
    await desk.reads()

    digest = await desk.digest()

    assert titles(digest) == ["Harbour of Port Ellin to close for a year"]
    assert left(digest) == {
        "Engineers stay put at the Tesharn dam": "reading it failed (ValueError)"
    }


async def test_everything_briefed_behind_the_wall_can_be_a_source(desk: Desk):
    """What a feed brought for one digest is there for another that is made of what is saved."""
    desk.stand.prints(KESTREL, "dam", ENGINEERS, NOON)
    await desk.follows(KESTREL)
    await desk.follows(to=Destination(TEAM, "C2"), saved=True)
    await desk.reads()
    _, saved = [one.id for one in await desk.front.digests.every()]

    assert titles(await desk.digest(saved)) == ["Engineers stay put at the Tesharn dam"]


async def test_trying_out_names_feeds_that_nobody_has_read(desk: Desk):
    settings = DigestSettings(
        "News", Schedule(time(7, 30), "UTC"), Choice(feeds=("https://a.example/feed?key=1",))
    )

    digest = await desk.front.digests.try_out(Asker("U1", ROOM), settings)

    assert left(digest) == {"https://a.example/feed": FEED_UNREAD}
    assert await desk.front.digests.every() == ()
