"""When a digest is due. Stand-in with the agreed interface; the full one comes with its suite."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

EVERY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Schedule:
    """A local time on some weekdays (0 is Monday) in a zone; quiet hours put it off."""

    at: time
    zone: str
    days: frozenset[int] = EVERY_DAY
    quiet: tuple[time, time] | None = None


@dataclass(frozen=True, slots=True)
class Slot:
    """One local day, and the moment (UTC) its digest is due."""

    day: date
    due: datetime


def slot_on(schedule: Schedule, day: date) -> Slot | None:
    """Give the slot of a local day."""
    if day.weekday() not in schedule.days:
        return None
    local = datetime.combine(day, schedule.at, ZoneInfo(schedule.zone))
    return Slot(day, local.astimezone(UTC))


def next_slots(schedule: Schedule, after: datetime, count: int) -> tuple[Slot, ...]:
    """Give the next slots after a moment."""
    found: list[Slot] = []
    for slot in _from(schedule, after.astimezone(ZoneInfo(schedule.zone)).date()):
        if slot.due > after:
            found.append(slot)
        if len(found) == count:
            break
    return tuple(found)


def catch_up(
    schedule: Schedule, last_done: date | None, created: datetime, now: datetime
) -> Slot | None:
    """Give the newest slot that is due and not done."""
    today = now.astimezone(ZoneInfo(schedule.zone)).date()
    for back in range(8):
        slot = slot_on(schedule, today - timedelta(days=back))
        if slot is not None and created < slot.due <= now:
            is_new = last_done is None or slot.day > last_done
            return slot if is_new else None
    return None


def _from(schedule: Schedule, day: date) -> Iterator[Slot]:
    for ahead in range(-1, 400):
        slot = slot_on(schedule, day + timedelta(days=ahead))
        if slot is not None:
            yield slot
