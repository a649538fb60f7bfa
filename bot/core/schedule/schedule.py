"""When a digest is due: one slot a local day, at a local time, in any zone and through every shift.

The rules follow PEP 495. A local time that exists twice is its first occurrence. One that does not
exist is the next that does: 02:30 on the night clocks go from 02:00 to 03:00 is 03:00, midnight in
Cairo is 01:00. A local day that does not exist (Apia, 30 December 2011) has no slot.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from difflib import get_close_matches
from functools import cache, lru_cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError, available_timezones

EVERY_DAY = frozenset(range(7))
_BACK, _AHEAD = 10, 400  # days looked at around a moment; a weekly slot is at most 7 away
_SECOND = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Schedule:
    """A local time (to the minute) on some weekdays (0 is Monday) in an IANA zone.

    A time within `quiet` (from, until; it may wrap midnight) is put off to its end, and still
    belongs to its own day. `ValueError` for a zone nobody knows, with the nearest that are known.
    """

    at: time
    zone: str
    days: frozenset[int] = EVERY_DAY
    quiet: tuple[time, time] | None = None

    def __post_init__(self) -> None:
        if self.at.second or self.at.microsecond or self.at.tzinfo is not None:
            raise ValueError(f"{self.at} is no local time to the minute")
        if not self.days or not self.days <= EVERY_DAY:
            raise ValueError("a schedule has days, from 0 (Monday) to 6")
        if self.quiet is not None and self.quiet[0] == self.quiet[1]:
            raise ValueError("quiet hours begin and end at different times")
        zone_named(self.zone)


@dataclass(frozen=True, slots=True)
class Slot:
    """One local day, and the moment (UTC) its digest is due."""

    day: date
    due: datetime


@cache
def zone_named(name: str) -> ZoneInfo:
    """Give the zone; `ValueError` names those that are spelled nearly so."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        known = {one.rpartition("/")[2].casefold(): one for one in sorted(available_timezones())}
        wanted = name.rpartition("/")[2].casefold().replace(" ", "_")
        near = get_close_matches(wanted, known, n=3, cutoff=0.7)
        hint = f" Did you mean {', '.join(known[one] for one in near)}?" if near else ""
        raise ValueError(f"“{name}” is no time zone.{hint}") from error


@lru_cache(maxsize=4_096)
def slot_on(schedule: Schedule, day: date) -> Slot | None:
    """Give the slot of a local day; None on other weekdays, and where the day does not exist."""
    zone = zone_named(schedule.zone)
    if day.weekday() not in schedule.days or not _exists(day, zone):
        return None
    return Slot(day, _moment(_after_quiet(schedule, day), zone))


def next_slots(schedule: Schedule, after: datetime, count: int) -> tuple[Slot, ...]:
    """Give the next slots that are due after a moment; fewer if there are none for a year."""
    found: list[Slot] = []
    for slot in _slots(schedule, _local_day(schedule, after), -2, _AHEAD):
        if len(found) == count:
            break
        if slot.due > after:
            found.append(slot)
    return tuple(found)


def catch_up(
    schedule: Schedule, last_done: date | None, created: datetime, now: datetime
) -> Slot | None:
    """Give the slot to make now: the newest that is due and whose day has none yet.

    What was missed before it stays missed, so a day off ends with one digest. `last_done` is a
    local date: whoever moves to another zone gets no day twice. Nothing is due before `created`.
    """
    due = [
        slot
        for slot in _slots(schedule, _local_day(schedule, now), -_BACK, 2)
        if created < slot.due <= now
    ]
    if not due or (last_done is not None and due[-1].day <= last_done):
        return None
    return due[-1]


def missed_before(schedule: Schedule, slot: Slot, last_done: date | None, created: datetime) -> int:
    """Count the slots between the last one that was made and this one."""
    first = last_done or created.astimezone(zone_named(schedule.zone)).date()
    days = (slot.day - first).days
    between = _slots(schedule, first, 0, max(days, 0))
    return sum(
        created < one.due < slot.due and (last_done is None or one.day > last_done)
        for one in between
    )


def _slots(schedule: Schedule, day: date, first: int, last: int) -> Iterator[Slot]:
    for ahead in range(first, last):
        slot = slot_on(schedule, day + timedelta(days=ahead))
        if slot is not None:
            yield slot


def _local_day(schedule: Schedule, moment: datetime) -> date:
    return moment.astimezone(zone_named(schedule.zone)).date()


def _after_quiet(schedule: Schedule, day: date) -> datetime:
    """Give the local time, put off to the end of the quiet hours if it falls into them."""
    at = datetime.combine(day, schedule.at)
    if schedule.quiet is None:
        return at
    begin, end = schedule.quiet
    if begin < end:
        return datetime.combine(day, end) if begin <= schedule.at < end else at
    if schedule.at >= begin:
        return datetime.combine(day + timedelta(days=1), end)
    return datetime.combine(day, end) if schedule.at < end else at


def _exists(day: date, zone: ZoneInfo) -> bool:
    midnight = datetime.combine(day, time())
    return _moment(midnight, zone).astimezone(zone).date() == day


def _moment(local: datetime, zone: ZoneInfo) -> datetime:
    """Give the first moment (UTC) whose local time is this one, or else the next that exists."""
    moment = local.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) == local:
        return moment
    return _first_after(local, zone, local.replace(tzinfo=zone, fold=1).astimezone(UTC), moment)


def _first_after(local: datetime, zone: ZoneInfo, before: datetime, after: datetime) -> datetime:
    """Find, by halving, the first second between two moments whose local time is past the gap."""
    while after - before > _SECOND:
        middle = (before + (after - before) // 2).replace(microsecond=0)
        if middle.astimezone(zone).replace(tzinfo=None) < local:
            before = middle
        else:
            after = middle
    return after
