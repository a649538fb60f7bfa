"""Times and days as people type them."""

from datetime import time

import pytest

from bot.core.schedule.typed import days_from, time_from


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("7:30", time(7, 30)),
        ("07.30", time(7, 30)),
        ("19h30", time(19, 30)),
        ("7pm", time(19)),
        ("12am", time(0)),
        ("12:15 pm", time(12, 15)),
        (" 00:00 ", time(0)),
    ],
)
def test_times_are_understood(typed, meant):
    """As they are written in many places."""
    assert time_from(typed) == meant


@pytest.mark.parametrize("typed", ["25:00", "7", "7:60", "13pm", "0am", "soon", "", "7:30:15"])
def test_what_is_no_time_is_refused_with_an_example(typed):
    """Never a guess."""
    with pytest.raises(ValueError, match=r"write it like 07:30"):
        time_from(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("daily", set(range(7))),
        ("Weekdays", set(range(5))),
        ("weekends", {5, 6}),
        ("mon, wed fri", {0, 2, 4}),
        ("Sunday", {6}),
    ],
)
def test_days_are_understood(typed, meant):
    """By name or as a set."""
    assert days_from(typed) == meant


@pytest.mark.parametrize("typed", ["", "sometimes", "mon,someday", "8"])
def test_what_are_no_days_is_refused_with_an_example(typed):
    """Never a guess."""
    with pytest.raises(ValueError, match="write daily"):
        days_from(typed)
