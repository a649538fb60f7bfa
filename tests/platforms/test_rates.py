"""The limits of our platforms: as many as they allow, no more; who does not wait is counted."""

from tests.platforms.rates import Bucket, Rates, Window

CHANNEL = ("channel", "c")


def test_a_bucket_takes_a_burst_and_then_its_rate():
    """Twenty at once and two a second; what is not used comes back up to the burst."""
    bucket = Bucket(rate=2, burst=20)

    assert [bucket.wait(0) for _ in range(20)] == [0.0] * 20
    assert bucket.wait(0) == 0.5
    assert [bucket.wait(1), bucket.wait(1)] == [0.0, 0.0]
    assert bucket.wait(1) == 0.5
    assert bucket.left() == 0
    assert [bucket.wait(1000) for _ in range(21)].count(0.0) == 20
    assert Bucket(rate=2, burst=0, pause=3).wait(0) == 3
    assert (bucket.least(20), bucket.least(30)) == (0, 5)


def test_a_window_takes_so_many_from_its_first_request_on():
    """Five in five seconds."""
    window = Window(5, 5.0)

    assert [window.wait(10 + one) for one in range(4)] == [0.0] * 4
    assert window.left() == 1
    assert [window.wait(14), window.wait(14)] == [0.0, 1.0]
    assert window.wait(15) == 0.0
    assert [window.least(count) for count in (5, 6, 11)] == [0, 5, 10]


def test_who_was_told_and_asks_too_early_is_counted():
    """Not what was under way, not another program, not after the wait."""
    rates = Rates({"channel": lambda: Window(1, 10.0)})
    assert rates.ask("one", [CHANNEL], 0) is None
    assert rates.ask("one", [CHANNEL], 1) == (9.0, "channel")
    rates.tell("one", CHANNEL, 1, 9)

    rates.ask("one", [CHANNEL], 1.9)
    rates.ask("two", [CHANNEL], 5)
    assert rates.early == 0
    rates.ask("one", [CHANNEL], 5)
    assert rates.early == 1
    assert rates.ask("one", [CHANNEL], 10) is None
    assert rates.early == 1
    assert rates.refused == {"channel": 4}
    assert rates.least([(CHANNEL, 1), (CHANNEL, 2)]) == 20
