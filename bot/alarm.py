"""The alarm clock: APScheduler rings, and knows nothing of what is due."""

import asyncio
from datetime import UTC
from typing import Self

from apscheduler.schedulers.asyncio import AsyncIOScheduler

EVERY = 15  # seconds


class TickingAlarm:
    """Rings every few seconds while it is open; whoever waits is woken."""

    def __init__(self, every: float = EVERY) -> None:
        self._every = every
        self._rung = asyncio.Event()
        # No job store, no cron in local zones, no ring is lost for being late: what is due stands
        # in the database.
        self._scheduler = AsyncIOScheduler(timezone=UTC)

    async def __aenter__(self) -> Self:
        self._scheduler.add_job(
            self._ring,
            "interval",
            seconds=self._every,
            misfire_grace_time=None,
            coalesce=True,
            max_instances=1,
        )
        self._scheduler.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        self._scheduler.shutdown(wait=False)

    async def next(self) -> None:
        """Wait until it rings."""
        await self._rung.wait()

    async def _ring(self) -> None:
        rung, self._rung = self._rung, asyncio.Event()
        rung.set()
