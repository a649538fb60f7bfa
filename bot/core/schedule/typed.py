"""Times and days as people type them."""

import re
from datetime import time

_TIME = re.compile(r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?", re.IGNORECASE)
_NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SETS = {
    "daily": frozenset(range(7)),
    "weekdays": frozenset(range(5)),
    "weekends": frozenset({5, 6}),
}


def time_from(typed: str) -> time:
    """Give the time of "7:30", "07.30", "19h30", "7pm"; `ValueError` says what would help."""
    match = _TIME.fullmatch(typed.strip())
    if match is None or (match[2] is None and match[3] is None):
        raise ValueError(f"“{typed}” is no time; write it like 07:30.")
    hour, minute = int(match[1]), int(match[2] or 0)
    if match[3]:
        if not 1 <= hour <= 12:
            raise ValueError(f"“{typed}” is no time; write it like 07:30.")
        hour = hour % 12 + (12 if match[3].lower() == "pm" else 0)
    if hour > 23 or minute > 59:
        raise ValueError(f"“{typed}” is no time; write it like 07:30.")
    return time(hour, minute)


def days_from(typed: str) -> frozenset[int]:
    """Give the weekdays of "daily", "weekdays", "weekends", "mon,wed"; 0 is Monday."""
    words = re.split(r"[\s,]+", typed.strip().lower())
    if len(words) == 1 and words[0] in _SETS:
        return _SETS[words[0]]
    days = [_NAMES.index(word[:3]) for word in words if word[:3] in _NAMES]
    if len(days) != len(words):
        raise ValueError(f"“{typed}” are no days; write daily, weekdays, or mon,wed,fri.")
    return frozenset(days)


def typed_days(days: frozenset[int]) -> str:
    """Give days as `days_from` reads them: a set that has a name by its name."""
    named = next((name for name, these in _SETS.items() if these == days), None)
    return named or ",".join(_NAMES[day] for day in sorted(days))


def quiet_from(typed: str) -> tuple[time, time] | None:
    """Give the hours of "22:00-07:00"; None for nothing; `ValueError` says what would help."""
    if not typed.strip():
        return None
    bounds = re.split(r"\s*(?:-|–|to|until)\s*", typed.strip())
    if len(bounds) != 2:
        raise ValueError(f"“{typed}” are no hours; write them like 22:00-07:00.")
    begin, end = (time_from(one) for one in bounds)
    if begin == end:
        raise ValueError("Quiet hours begin and end at different times.")
    return begin, end
