"""Manners between us and one host: one request at a time, some seconds apart, none when told."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime

_MOST_HOSTS = 2_000


@dataclass(slots=True)
class _Host:
    """Whose turn it is at one host, and when (monotonic seconds) the last request ended.

    `waiting` counts those who have or want a turn.
    """

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    ended: float | None = None
    waiting: int = 0


@dataclass(slots=True)
class Pace:
    """Gives turns at hosts. `tick` gives monotonic seconds; `wait` lets seconds pass."""

    seconds: float = 2.0
    tick: Callable[[], float] = time.monotonic
    wait: Callable[[float], Awaitable[None]] = asyncio.sleep
    _hosts: dict[str, _Host] = field(default_factory=dict)
    _shut: dict[str, datetime] = field(default_factory=dict)

    @asynccontextmanager
    async def turn(self, host: str, at_least: float = 0.0) -> AsyncIterator[None]:
        """Hold the host's turn; it begins so many seconds after the last one ended, or more."""
        self._forget_quiet_hosts()
        place = self._hosts.setdefault(host, _Host())
        place.waiting += 1
        try:
            async with place.lock:
                await self._let_pass(place, max(self.seconds, at_least))
                try:
                    yield
                finally:
                    place.ended = self.tick()
        finally:
            place.waiting -= 1

    def until_turn(self, host: str, at_least: float = 0.0) -> float:
        """Give the seconds until a turn wanted now would begin, if no request takes any time."""
        place = self._hosts.get(host)
        if place is None or (place.ended is None and not place.waiting):
            return 0.0
        apart = max(self.seconds, at_least)
        rest = 0.0 if place.ended is None else max(0.0, place.ended + apart - self.tick())
        return rest + place.waiting * apart

    def shut(self, host: str, until: datetime) -> None:
        """Remember that a host wants no request before a moment."""
        self._shut[host] = max(until, self._shut.get(host, until))

    def shut_until(self, host: str, now: datetime) -> datetime | None:
        """Give the moment before which a host wants no request; None if it may be asked."""
        self._shut = {name: until for name, until in self._shut.items() if until > now}
        return self._shut.get(host)

    async def _let_pass(self, place: _Host, seconds: float) -> None:
        while place.ended is not None and (left := place.ended + seconds - self.tick()) > 0:
            await self.wait(left)

    def _forget_quiet_hosts(self) -> None:
        """Keep memory bounded: who was not asked for ten minutes has no turn to keep."""
        if len(self._hosts) < _MOST_HOSTS:
            return
        old = self.tick() - 600
        self._hosts = {
            name: place
            for name, place in self._hosts.items()
            if place.waiting or (place.ended or 0.0) > old
        }
