"""How long a server's request for patience is."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.feed_state import pause
from bot.ingest.feeds.patience import LONGEST, SHORTEST, wait_until

_NOON = datetime(2031, 3, 4, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "waited"),
    [
        ("120", timedelta(minutes=2)),
        (" 3600 ", timedelta(hours=1)),
        ("0", SHORTEST),
        ("9" * 40, LONGEST),
        ("Tue, 04 Mar 2031 15:00:00 GMT", timedelta(hours=3)),
        ("Tue, 04 Mar 2031 16:00:00 +0100", timedelta(hours=3)),
        ("Mon, 03 Mar 2031 15:00:00 GMT", SHORTEST),
        ("Tue, 04 Mar 2099 15:00:00 GMT", LONGEST),
        ("soon", timedelta(minutes=30)),
        ("-5", timedelta(minutes=30)),
        ("", timedelta(minutes=30)),
        (None, timedelta(minutes=30)),
    ],
)
def test_a_server_is_taken_at_its_word_within_bounds(written: str | None, waited: timedelta):
    """Seconds or a date, a minute at least, a week at most; else the pause after two failures."""
    assert wait_until(written, 1, _NOON) == _NOON + waited


@given(st.text(max_size=40) | st.from_regex(r"\d{1,30}"), st.integers(0, 99))
def test_whatever_a_server_writes_the_wait_is_bounded(written: str, failures: int):
    """No header holds us up for ever, and none makes us hurry."""
    waited = wait_until(written, failures, _NOON) - _NOON

    assert waited == pause(failures + 1) or SHORTEST <= waited <= LONGEST
