"""Feeds in a store: taken by one process, told to their followers, moved, forgotten."""

from dataclasses import replace
from datetime import timedelta

from bot.core.feed_state import Broken, Gone, NotModified, after
from bot.journeys.feed_ports import Looked
from bot.storage.readings import SqlFeedLeases, SqlNotices
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


async def test_a_followed_feed_is_due_at_once_and_taken_by_one(feeds, subscriptions):
    await subscriptions.keep(subscription(), next_due=NOON)

    (one,) = await held(feeds)
    assert one.state.feed.url == FEED
    assert await held(feeds, owner="two") == ()

    (again,) = await held(feeds, LEASE, owner="two")
    assert again.fence > one.fence
    nothing = Looked(one.state, NOON)
    assert not await feeds.note(one, nothing, at=LEASE)
    assert await feeds.note(again, nothing, at=LEASE)


async def test_nobody_reads_for_paused_digests(feeds, subscriptions):
    await subscriptions.keep(subscription(), next_due=NOON)
    await subscriptions.pause("d1", at=NOON, why="paused")

    assert await held(feeds) == ()


async def test_followers_are_told_once_each(feeds, subscriptions, database):
    notices = SqlNotices(database)
    for at, owner in enumerate(("U1", "U1", "U2", "")):
        one = replace(subscription(f"d{at}"), owner=owner)
        await subscriptions.keep(one, next_due=NOON)

    await looked(feeds, Gone("It is gone.", "Remove it."), told=("It is gone.", "Remove it."))

    until = NOON + timedelta(minutes=1)
    told = await notices.take("slack", at=NOON, until=until, limit=9)
    assert [(one.person, one.words) for one in told] == [
        ("U1", ("It is gone.", "Remove it.")),
        ("U2", ("It is gone.", "Remove it.")),
    ]
    assert await notices.take("slack", at=NOON, until=until, limit=9) == ()
    await notices.told(told[0])
    assert [one.person for one in await notices.take("slack", at=until, until=until, limit=9)] == [
        "U2"
    ]
    assert await held(feeds, NOON + timedelta(days=400)) == ()


async def test_a_feed_keeps_its_trouble(feeds, subscriptions):
    await subscriptions.keep(subscription(), next_due=NOON)
    await looked(feeds, Broken("It is broken.", "Look.", NOON))

    later = NOON + timedelta(minutes=30)
    (one,) = await held(feeds, later)

    assert one.state.failures == 1
    assert one.state.troubled_since == NOON
    assert one.state.not_before is not None
    assert await feeds.states([FEED, OTHER]) == {FEED: one.state}


async def test_unchanged_feeds_remember_their_last_reading(feeds, subscriptions):
    """Items of the last reading are told from older ones, also through a 304."""
    await subscriptions.keep(subscription(), next_due=NOON)
    await looked(feeds, read(entry("dam")))
    later = NOON + timedelta(minutes=30)
    (one,) = await held(feeds, later)
    assert one.previous == {item.id for item in one.known}
    state, _ = after(one.state, NotModified(one.state.feed), later)
    await feeds.note(one, Looked(state, later), at=later)

    (again,) = await held(feeds, later)

    assert again.previous == one.previous


async def test_feeds_nobody_follows_are_forgotten(feeds, subscriptions):
    await subscriptions.keep(subscription(), next_due=NOON)
    assert await feeds.clear(before=NOON) == 0
    await subscriptions.drop(TEAM, "d1")

    assert await feeds.clear(before=NOON) == 1


async def test_items_gone_from_their_feed_are_forgotten_in_time(feeds, subscriptions):
    await subscriptions.keep(subscription(), next_due=NOON)
    await looked(feeds, read(entry("dam")))
    later = NOON + timedelta(minutes=30)
    await looked(feeds, read(entry("bridge")), later)

    await feeds.clear(before=later)

    (one,) = await held(feeds, later + timedelta(hours=1))
    assert [item.title.split()[1] for item in one.known] == ["bridge"]


async def test_leases_are_renewed_and_let_go(feeds, subscriptions, database):
    leases = SqlFeedLeases(database)
    await subscriptions.keep(subscription(), next_due=NOON)
    await held(feeds, owner="one")

    await leases.hold("one", until=NOON + timedelta(hours=1))
    assert await held(feeds, LEASE, owner="two") == ()
    await leases.let_go("one", at=LEASE)

    assert len(await held(feeds, LEASE, owner="two")) == 1
