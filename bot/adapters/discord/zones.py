"""Names of time zones, suggested while somebody types."""

from functools import cache
from zoneinfo import available_timezones

_SUGGESTED = 25  # what Discord shows


def zones_like(typed: str) -> tuple[str, ...]:
    """Give zones whose names hold what was typed: those with a part that begins so come first."""
    words = typed.strip().replace(" ", "_").casefold()
    found = [zone for zone in _zones() if words in zone.casefold()]
    found.sort(key=lambda zone: not any(part.startswith(words) for part in _parts(zone)))
    return tuple(found[:_SUGGESTED])


@cache
def _zones() -> tuple[str, ...]:
    """Give the zones that are named by a place, and UTC."""
    named = (zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/"))
    return ("UTC", *sorted(named))


def _parts(zone: str) -> list[str]:
    return zone.casefold().split("/")
