"""One request at a time at each host, some seconds apart."""

import asyncio
from datetime import timedelta

from bot.ingest.feeds.pace import Pace
from tests.ingest.feeds.sites import NOON, Seconds


async def test_the_seconds_count_from_the_end_of_the_last_request():
    """A slow server is not asked again the moment it has answered."""
    seconds = Seconds()
    pace = Pace(2.0, seconds.tick, seconds.wait)
    async with pace.turn("a.example"):
        seconds.now += 10
    seconds.now += 0.5
    async with pace.turn("a.example"):
        assert seconds.now == 12.0
    async with pace.turn("a.example", 5.0):
        assert seconds.now == 17.0


async def test_another_host_does_not_wait():
    """Hosts know nothing of each other."""
    seconds = Seconds()
    pace = Pace(2.0, seconds.tick, seconds.wait)
    async with pace.turn("a.example"), pace.turn("b.example"):
        assert seconds.waits == []


async def test_a_turn_that_fails_is_over():
    """The next one in the queue gets it."""
    pace = Pace(0.0)

    async def failing() -> None:
        async with pace.turn("a.example"):
            raise OSError("broken off")

    results = await asyncio.gather(*(failing() for _ in range(3)), return_exceptions=True)
    assert [str(result) for result in results] == ["broken off"] * 3


async def test_a_host_that_is_shut_stays_shut_until_its_latest_word():
    """And is open from that moment on."""
    pace = Pace()
    pace.shut("a.example", NOON + timedelta(minutes=9))
    pace.shut("a.example", NOON + timedelta(minutes=5))

    assert pace.shut_until("a.example", NOON) == NOON + timedelta(minutes=9)
    assert pace.shut_until("b.example", NOON) is None
    assert pace.shut_until("a.example", NOON + timedelta(minutes=9)) is None


async def test_quiet_hosts_are_forgotten():
    """Memory is bounded, however many hosts there are."""
    seconds = Seconds()
    pace = Pace(2.0, seconds.tick, seconds.wait)
    for number in range(5_000):
        async with pace.turn(f"{number}.example"):
            seconds.now += 1

    assert len(pace._hosts) <= 2_000


async def test_who_wants_a_turn_can_ask_how_long_it_takes():
    """Nothing at first; then the rest of the pause, and a pause for each that waits."""
    seconds = Seconds()
    pace = Pace(2.0, seconds.tick, seconds.wait)
    assert pace.until_turn("a.example") == 0.0

    async with pace.turn("a.example"):
        assert pace.until_turn("a.example") == 2.0
        assert pace.until_turn("b.example") == 0.0
    seconds.now += 0.5

    assert pace.until_turn("a.example") == 1.5
    assert pace.until_turn("a.example", 7.0) == 6.5
