"""What feeds bring is work for every wall that follows them, once each."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.core.article import ArticleId
from bot.core.feed import FeedItem, items_of
from bot.core.followed import ReadingState, page_of
from bot.storage.eraser import SqlEraser
from bot.storage.readings import SqlNotices, SqlReadings
from tests.contracts.followed import (
    FEED,
    LEASE,
    OTHER,
    TEAM,
    entry,
    held,
    looked,
    read,
    subscription,
)
from tests.fakes import NOON


async def taken(readings: SqlReadings, at: datetime = NOON) -> list[str]:
    found = await readings.take(owner="one", at=at, until=at + timedelta(minutes=1), limit=99)
    return [one.reading.title.split()[1] for one in found]


async def test_what_a_feed_brings_is_work_for_every_wall_once(feeds, subscriptions, readings):
    wall = TEAM.only_channel("C9")
    await subscriptions.keep(subscription("d1"), next_due=NOON)
    await subscriptions.keep(subscription("d2"), next_due=NOON)
    await subscriptions.keep(subscription("d3", wall=wall), next_due=NOON)

    await looked(feeds, read(entry("dam"), entry("bridge")))

    work = await readings.take(owner="one", at=NOON, until=LEASE, limit=99)
    found = sorted((one.wall.key, one.reading.title.split()[1]) for one in work)
    assert found == sorted((one.key, name) for one in (TEAM, wall) for name in ("dam", "bridge"))
    assert await taken(readings) == []


async def test_old_items_are_no_news(feeds, subscriptions, readings):
    await subscriptions.keep(subscription(), next_due=NOON)
    old = entry("mill", published=NOON - timedelta(days=2))

    await looked(feeds, read(old, entry("dam", published=NOON - timedelta(hours=3))))

    assert await taken(readings) == ["dam"]


async def test_of_undated_items_a_first_reading_takes_a_few(feeds, subscriptions, readings):
    await subscriptions.keep(subscription(), next_due=NOON)
    undated = [entry(f"dam{at}", published=None) for at in range(20)]
    await looked(feeds, read(*undated))
    assert len(await taken(readings)) == 5

    later = NOON + timedelta(minutes=30)
    await looked(feeds, read(entry("bridge", published=None), *undated), later)

    assert "bridge" in await taken(readings, later)


async def test_a_flood_is_taken_in_portions(feeds, subscriptions, readings):
    await subscriptions.keep(subscription(), next_due=NOON)
    flood = read(*(entry(f"dam{at}") for at in range(50)))
    await looked(feeds, flood)
    assert len(await taken(readings)) == 30

    later = NOON + timedelta(minutes=30)
    await looked(feeds, flood, later)

    assert len(await taken(readings, NOON)) == 20


async def test_what_was_forgotten_does_not_come_back(feeds, subscriptions, readings, database):
    """Its feed still has it when the days of keeping are over."""
    await subscriptions.keep(subscription(), next_due=NOON)
    await looked(feeds, read(entry("dam")))
    (one,) = await readings.take(owner="one", at=NOON, until=LEASE, limit=9)
    await readings.read(one, ArticleId("a1"), at=NOON)
    later = NOON + timedelta(days=90)

    await SqlEraser(database).forget_before(TEAM, later, at=later)
    await looked(feeds, read(entry("dam")), later)

    assert await taken(readings, later) == []


async def test_a_changed_item_is_read_again_and_remembers_what_it_was(
    feeds, subscriptions, readings
):
    await subscriptions.keep(subscription(), next_due=NOON)
    await looked(feeds, read(entry("dam")))
    (one,) = await readings.take(owner="one", at=NOON, until=LEASE, limit=9)
    assert await readings.read(one, ArticleId("a1"), at=NOON)
    later = NOON + timedelta(minutes=30)

    await looked(feeds, read(entry("dam", words="Now the ministry denies it all.")), later)

    (again,) = await readings.take(owner="one", at=later, until=later, limit=9)
    assert again.reading.before == "a1"
    assert again.words == "Now the ministry denies it all."
    assert not await readings.read(one, ArticleId("a1"), at=later)
    assert await readings.read(again, ArticleId("a2"), at=later)
    (now,) = await readings.of(TEAM, [FEED], since=later)
    assert (now.article, now.before) == ("a2", "a1")


async def test_one_page_in_two_feeds_is_read_once(feeds, subscriptions, readings):
    await subscriptions.keep(subscription("d1", FEED), next_due=NOON)
    await looked(feeds, read(entry("dam")))
    await subscriptions.keep(subscription("d2", OTHER), next_due=NOON)
    await looked(feeds, read(entry("dam"), url=OTHER))

    assert await taken(readings) == ["dam"]
    for feed in (FEED, OTHER):
        (one,) = await readings.of(TEAM, [feed], since=NOON)
        assert one.state is ReadingState.OPEN


async def test_who_follows_later_gets_what_is_there(feeds, subscriptions, readings):
    await subscriptions.keep(subscription("d1"), next_due=NOON)
    await looked(feeds, read(entry("dam")))
    wall = TEAM.only_person("U2")

    await subscriptions.keep(subscription("d2", wall=wall), next_due=NOON)

    work = await readings.take(owner="one", at=NOON, until=LEASE, limit=9)
    assert {one.wall.key for one in work} == {TEAM.key, wall.key}


async def test_a_digest_has_only_its_own_feeds(feeds, subscriptions, readings):
    await subscriptions.keep(subscription("d1", FEED), next_due=NOON)
    await looked(feeds, read(entry("dam")))

    assert await readings.of(TEAM, [OTHER], since=NOON) == ()
    assert await readings.of(TEAM.only_channel("C9"), [FEED], since=NOON) == ()


async def test_refusals_and_delays(feeds, subscriptions, readings):
    await subscriptions.keep(subscription(), next_due=NOON)
    await looked(feeds, read(entry("dam"), entry("bridge")))
    dam, bridge = await readings.take(owner="one", at=NOON, until=LEASE, limit=9)

    await readings.put_off(dam, until=NOON + timedelta(hours=1), is_a_try=True)
    assert await readings.refuse(bridge, "it is shut", at=NOON)

    assert await taken(readings, LEASE) == []
    (again,) = await readings.take(owner="two", at=NOON + timedelta(hours=1), until=LEASE, limit=9)
    assert again.attempts == 2
    states = {one.state: one.reason for one in await readings.of(TEAM, [FEED], since=NOON)}
    assert states == {ReadingState.OPEN: "", ReadingState.REFUSED: "it is shut"}
    assert len(await readings.of(TEAM, [FEED], since=LEASE)) == 1


async def test_a_moved_feed_keeps_its_followers_and_items(feeds, subscriptions, readings):
    await subscriptions.keep(subscription(), next_due=NOON)
    await looked(feeds, read(entry("dam")))
    later = NOON + timedelta(minutes=30)
    moved = replace(read(entry("dam"), url=OTHER), moved_from=FEED)

    await looked(feeds, moved, later)

    (one,) = await held(feeds, later + timedelta(hours=1))
    assert one.state.feed.url == OTHER
    assert len(one.known) == 1
    assert await taken(readings) == ["dam"]
    found = await subscriptions.find(TEAM, "d1")
    assert found.choice.feeds == (OTHER,)


async def test_a_feed_that_moves_to_one_that_is_followed_becomes_it(feeds, subscriptions, readings):
    await subscriptions.keep(subscription("d1", OTHER), next_due=NOON)
    await looked(feeds, read(entry("dam"), url=OTHER))
    await subscriptions.keep(subscription("d2", FEED, OTHER), next_due=NOON)
    moved = replace(read(entry("dam"), url=OTHER), moved_from=FEED)

    await looked(feeds, moved)

    later = NOON + timedelta(hours=1)
    assert [one.state.feed.url for one in await held(feeds, later)] == [OTHER]
    found = await subscriptions.find(TEAM, "d2")
    assert found.choice.feeds == (OTHER,)
    assert len(await readings.of(TEAM, [OTHER], since=NOON)) == 1


async def test_who_leaves_takes_what_was_to_be_read_along(feeds, subscriptions, readings, database):
    await subscriptions.keep(subscription(), next_due=NOON)
    await looked(feeds, read(entry("dam")), told=("It is broken.",))

    await SqlEraser(database).forget_installation(TEAM)

    assert await taken(readings) == []
    assert await SqlNotices(database).take("slack", at=NOON, until=LEASE, limit=9) == ()
    assert await held(feeds, LEASE) == ()


def test_items_are_named_by_their_page_or_their_place():
    (with_page,) = items_of([entry("dam")])
    bare = FeedItem("i1", None, "t", None, None, "s", "", "f")

    assert page_of(FEED, with_page) == "https://kestrel.example/dam"
    assert page_of(FEED, bare) == f"{FEED}#i1"
