"""Broken feeds are reported to their owner, once."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.core.feed import Feed
from bot.core.feed_state import (
    FIRST_PAUSE,
    LONGEST_PAUSE,
    Broken,
    FeedState,
    Gone,
    NotModified,
    Outcome,
    Read,
    Wait,
    after,
    due,
    pause,
)

_NOON = datetime(2031, 3, 4, 12, 0, tzinfo=UTC)
_FEED = Feed("https://news.example/feed")
_BROKEN = Broken("it answered 500.", "Wait.", _NOON)
_GONE = Gone("it is gone.", "Find another.")
_STEPS = st.lists(
    st.tuples(
        st.sampled_from([_BROKEN, Read(_FEED, ()), NotModified(_FEED), Wait(_NOON, "slow down")]),
        st.timedeltas(timedelta(0), timedelta(days=4)),
    ),
    max_size=30,
)


def _run(outcome: Outcome, hours: list[float], state: FeedState) -> tuple[FeedState, list[float]]:
    """Give the state after the outcome at each of the hours, and when the owner was told."""
    told = []
    for hour in hours:
        state, tell = after(state, outcome, _NOON + timedelta(hours=hour))
        told += [hour] if tell else []
    return state, told


def test_the_owner_of_a_broken_feed_is_told_once():
    """After three failures over six hours, and then no more."""
    state, told = _run(_BROKEN, [0, 1, 5, 6, 7, 30, 300, 3000], FeedState(_FEED))

    assert told == [6]
    assert state.owner_told
    assert state.failures == 8
    assert state.troubled_since == _NOON


def test_a_short_outage_is_nobodys_business():
    """Many failures within the hours do not matter, nor few over long."""
    assert _run(_BROKEN, [0, 1, 2, 3, 4, 5], FeedState(_FEED))[1] == []
    assert _run(_BROKEN, [0, 12], FeedState(_FEED))[1] == []


def test_a_feed_that_is_gone_is_told_at_once_and_never_read_again():
    """410 is the server's last word."""
    state, told = _run(_GONE, [0, 1], FeedState(_FEED))

    assert told == [0]
    assert not due(state, _NOON + timedelta(days=999))


def test_three_days_of_patience_are_told():
    """A server that always says "later" is no better than a broken one."""
    wait = Wait(_NOON, "slow down")

    assert _run(wait, [0, 24, 48, 71, 72, 96], FeedState(_FEED))[1] == [72]
    assert _run(Wait(_NOON + timedelta(days=7), "later"), [0, 168], FeedState(_FEED))[1] == [0]


def test_a_reading_that_works_ends_the_trouble():
    """Failures count from zero again; validators and address are those of the outcome."""
    state, _ = _run(_BROKEN, [0, 3, 6], FeedState(_FEED))
    moved = Feed("https://news.example/new", etag='"1"')
    state, tell = after(state, Read(moved, ()), _NOON + timedelta(hours=7))

    assert not tell
    assert (state.feed, state.failures, state.troubled_since) == (moved, 0, None)
    assert state.last_read == _NOON + timedelta(hours=7)
    assert due(state, _NOON)


def test_a_feed_that_breaks_every_day_is_told_of_once_a_week():
    """A second telling needs seven days since the first."""
    state, told = FeedState(_FEED), []
    for day in range(10):
        hours = [24.0 * day + hour for hour in (0, 3, 6)]
        state, now = _run(_BROKEN, hours, state)
        told += now
        state, _ = after(state, NotModified(_FEED), _NOON + timedelta(hours=hours[-1] + 1))

    assert told == [6, 24 * 7 + 6]


def test_a_server_that_asks_for_patience_gets_it():
    """Not before the moment it named."""
    until = _NOON + timedelta(hours=2)
    state, _ = after(FeedState(_FEED), Wait(until, "slow down"), _NOON)

    assert not due(state, until - timedelta(seconds=1))
    assert due(state, until)


@given(st.integers(-3, 10**6))
def test_pauses_grow_within_bounds(failures: int):
    """Doubled each time, never beyond a day."""
    assert FIRST_PAUSE <= pause(failures) <= pause(failures + 1) <= LONGEST_PAUSE


@given(_STEPS)
def test_whatever_happens_the_owner_is_told_once_a_trouble_and_week(steps):
    """And is told only while the feed is in trouble."""
    state, now, told = FeedState(_FEED), _NOON, []
    for outcome, passed in steps:
        now += passed
        state, tell = after(state, outcome, now)
        told += [now] if tell else []
        assert not tell or state.owner_told
        assert (state.failures == 0) == (state.troubled_since is None)

    assert all(later - earlier >= timedelta(days=7) for earlier, later in pairwise(told))
