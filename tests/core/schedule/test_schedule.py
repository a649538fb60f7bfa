"""The clock suite: shifts, gaps, folds, missing days, downtime, moving: one digest a local day."""

import random
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.schedule.schedule import (
    Schedule,
    catch_up,
    missed_before,
    next_slots,
    slot_on,
)

ZONES = sorted(available_timezones() - {"localtime", "Factory"})
CREATED = datetime(2026, 1, 1, tzinfo=UTC)
times = st.times(max_value=time(23, 59)).map(lambda one: time(one.hour, one.minute))


def local(zone: str, at: time, day: date, quiet: tuple[time, time] | None = None) -> str | None:
    """Give when the slot of a day is due, as a clock on the wall there shows it."""
    slot = slot_on(Schedule(at, zone, quiet=quiet), day)
    if slot is None:
        return None
    shown = slot.due.astimezone(ZoneInfo(zone))
    return f"{shown:%d %H:%M}{'' if shown.fold == 0 else ' (second)'}"


@pytest.mark.parametrize(
    ("zone", "day", "at", "due"),
    [
        ("Europe/Zurich", date(2027, 3, 28), time(2, 30), "28 03:00"),
        ("Europe/Zurich", date(2027, 3, 28), time(1, 59), "28 01:59"),
        ("Europe/Zurich", date(2027, 10, 31), time(2, 30), "31 02:30"),
        ("America/New_York", date(2027, 3, 14), time(2, 30), "14 03:00"),
        ("America/New_York", date(2027, 11, 7), time(1, 30), "07 01:30"),
        ("Australia/Lord_Howe", date(2027, 10, 3), time(2, 15), "03 02:30"),
        ("Australia/Lord_Howe", date(2027, 4, 4), time(1, 45), "04 01:45"),
        ("Africa/Cairo", date(2027, 4, 30), time(0, 0), "30 01:00"),
        ("Africa/Cairo", date(2027, 10, 28), time(23, 30), "28 23:30"),
        ("Asia/Kathmandu", date(2027, 3, 28), time(7, 30), "28 07:30"),
        ("America/Sao_Paulo", date(2018, 11, 4), time(0, 30), "04 01:00"),
        ("Pacific/Apia", date(2011, 12, 30), time(7, 30), None),
        ("Pacific/Apia", date(2011, 12, 31), time(7, 30), "31 07:30"),
    ],
)
def test_a_time_that_is_missing_is_the_next_and_one_that_is_there_twice_the_first(
    zone, day, at, due
):
    """Both shifts of the year, a half-hour shift, a gap at midnight, a day that never was."""
    assert local(zone, at, day) == due


@pytest.mark.parametrize(
    ("at", "quiet", "due"),
    [
        (time(23, 0), (time(22), time(6)), "05 06:00"),
        (time(3, 0), (time(22), time(6)), "04 06:00"),
        (time(6, 0), (time(22), time(6)), "04 06:00"),
        (time(12, 0), (time(11), time(13)), "04 13:00"),
        (time(13, 0), (time(11), time(13)), "04 13:00"),
        (time(21, 59), (time(22), time(6)), "04 21:59"),
    ],
)
def test_quiet_hours_put_it_off_to_their_end(at, quiet, due):
    """Also past midnight; it stays the digest of its own day."""
    assert local("Europe/Zurich", at, date(2031, 3, 4), quiet) == due


@pytest.mark.parametrize("at", [time(0), time(0, 30), time(2, 30), time(7, 30), time(23, 59)])
def test_every_zone_has_one_digest_a_local_day_for_a_year(at):
    """Driven from due to due: none lost, none doubled, later every time."""
    first, last = date(2027, 1, 1), date(2027, 12, 31)
    for zone in ZONES:
        schedule = Schedule(at, zone)
        made: dict[date, datetime] = {}
        now, done = datetime(2026, 12, 31, 10, tzinfo=UTC), None
        while now < datetime(2028, 1, 1, 14, tzinfo=UTC):
            slot = catch_up(schedule, done, CREATED, now)
            if slot is not None:
                assert slot.day not in made, (zone, slot)
                assert not made or slot.due > max(made.values()), (zone, slot)
                made[slot.day], done = slot.due, slot.day
            now = next_slots(schedule, now, 1)[0].due
        days = {first + timedelta(days=ahead) for ahead in range((last - first).days + 1)}
        assert days <= made.keys(), zone


@pytest.mark.parametrize("seed", range(3))
def test_outages_and_restarts_lose_nothing_but_what_was_missed(seed):
    """At random moments, in random zones: never a day twice, and after each outage the newest."""
    chance = random.Random(seed)  # noqa: S311  (a test's dice)
    for zone in chance.sample(ZONES, 60):
        schedule = Schedule(time(chance.randrange(24), chance.randrange(60)), zone)
        now, done, made = datetime(2027, 1, 3, tzinfo=UTC), None, []
        while now < datetime(2027, 12, 30, tzinfo=UTC):
            slot = catch_up(schedule, done, CREATED, now)
            if slot is not None:
                made.append(slot.day)
                done = slot.day
                ahead = next_slots(schedule, now, 1)[0]
                assert ahead.day == slot.day + timedelta(days=1), (zone, slot, ahead)
            now += timedelta(minutes=chance.choice([1, 15, 60, 600, 3_000, 9_000]))
        assert len(made) == len(set(made)), zone
        assert made == sorted(made), zone


@given(
    st.sampled_from(ZONES),
    times,
    st.frozensets(st.integers(0, 6), min_size=1),
    st.dates(date(2005, 1, 1), date(2037, 1, 1)),
)
def test_a_slot_is_on_its_day_and_weekday(zone, at, days, day):
    """In every zone, for every time; the wall clock shows the time asked for, or a later one."""
    slot = slot_on(Schedule(at, zone, days), day)

    assert (slot is not None) <= (day.weekday() in days)
    if slot is not None:
        shown = slot.due.astimezone(ZoneInfo(zone)).replace(tzinfo=None)
        assert shown >= datetime.combine(day, at)
        assert shown - datetime.combine(day, at) <= timedelta(hours=2)


@pytest.mark.parametrize(
    ("old", "new"),
    [("Pacific/Auckland", "America/Los_Angeles"), ("America/Los_Angeles", "Pacific/Auckland")],
)
@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_whoever_moves_gets_no_local_day_twice_and_none_is_lost_for_good(old, new, hour):
    """Across the date line, at any hour of the day."""
    moved = datetime(2027, 6, 16, hour, tzinfo=UTC)
    now, done, made = datetime(2027, 6, 10, tzinfo=UTC), None, []
    while now < datetime(2027, 6, 22, tzinfo=UTC):
        schedule = Schedule(time(7, 30), old if now < moved else new)
        slot = catch_up(schedule, done, CREATED, now)
        if slot is not None:
            made.append(slot.day)
            done = slot.day
        now += timedelta(minutes=15)

    assert len(made) == len(set(made))
    assert {date(2027, 6, day) for day in range(11, 22)} <= set(made) | {date(2027, 6, 16)}


def test_after_days_off_there_is_one_and_it_knows_how_many_it_stands_for():
    """Five mornings were missed; the newest is made."""
    schedule = Schedule(time(7, 30), "Europe/Zurich")
    now = datetime(2027, 6, 16, 12, tzinfo=UTC)
    slot = catch_up(schedule, date(2027, 6, 10), CREATED, now)

    assert slot is not None
    assert slot.day == date(2027, 6, 16)
    assert missed_before(schedule, slot, date(2027, 6, 10), CREATED) == 5
    assert catch_up(schedule, slot.day, CREATED, now) is None


def test_nothing_is_due_before_it_was_set():
    """Who subscribes at eight is not told of half past seven."""
    schedule = Schedule(time(7, 30), "Europe/Zurich")
    created = datetime(2027, 6, 16, 6, tzinfo=UTC)

    assert catch_up(schedule, None, created, created + timedelta(hours=1)) is None
    assert catch_up(schedule, None, created, created + timedelta(days=1)) is not None


@pytest.mark.parametrize(
    ("zone", "near"),
    [("Europe/Zurick", "Europe/Zurich"), ("zurich", "Europe/Zurich"), ("New York", "New_York")],
)
def test_a_zone_that_is_none_is_refused_with_the_nearest(zone, near):
    """By its last word."""
    with pytest.raises(ValueError, match=near):
        Schedule(time(7, 30), zone)


@pytest.mark.parametrize("wrong", ["", "../etc/passwd", "Nowhere/Atall", "\x00"])
def test_what_is_no_zone_at_all_is_refused_too(wrong):
    """Whatever is typed."""
    with pytest.raises(ValueError, match="is no time zone"):
        Schedule(time(7, 30), wrong)


def test_a_schedule_without_days_or_with_seconds_is_none():
    """Nonsense is refused where it is made."""
    with pytest.raises(ValueError, match="days"):
        Schedule(time(7, 30), "UTC", frozenset())
    with pytest.raises(ValueError, match="minute"):
        Schedule(time(7, 30, 1), "UTC")
    with pytest.raises(ValueError, match="quiet"):
        Schedule(time(7, 30), "UTC", quiet=(time(6), time(6)))
