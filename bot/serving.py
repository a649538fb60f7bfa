"""`briefing run`: every configured platform in one process, kept going, and stopped cleanly."""

import asyncio
import logging
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.errors import PlatformRefused
from bot.journeys.front import Front

logger = logging.getLogger(__name__)

GRACE = 8.0  # seconds for work in hand after SIGTERM; containers are killed after ten
TIDIED_EVERY = 3600.0
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0
_HEALTHY_AFTER = 60.0  # seconds; a door open this long begins again with the shortest wait


class PlatformDoor(Protocol):
    """A platform's door: open until it is cancelled or breaks."""

    @property
    def name(self) -> str:
        """Name the platform."""
        ...

    async def run(self) -> None:
        """Connect and serve; `PlatformRefused` if trying again is useless."""
        ...


@dataclass(slots=True)
class Serving:
    """Doors and what to do beside them. `say` tells the operator one line."""

    doors: Sequence[PlatformDoor]
    front: Front
    say: Callable[[str], None]

    async def __call__(self, stop: asyncio.Event) -> bool:
        """Serve until `stop`, then finish what is in hand; False if every door was refused."""
        doors = asyncio.create_task(self._all_doors())
        stopping = asyncio.create_task(self._until(stop))
        tidying = asyncio.create_task(self._tidy())
        try:
            await asyncio.wait({doors, stopping}, return_when=asyncio.FIRST_COMPLETED)
            await self.front.bench.close(grace=GRACE)
        finally:
            for task in (doors, stopping, tidying):
                task.cancel()
            await asyncio.gather(doors, stopping, tidying, return_exceptions=True)
        return stop.is_set()

    async def _all_doors(self) -> None:
        async with asyncio.TaskGroup() as group:
            for door in self.doors:
                group.create_task(self._keep_open(door))

    async def _until(self, stop: asyncio.Event) -> None:
        await stop.wait()

    async def _keep_open(self, door: PlatformDoor) -> None:
        """Open a door again when it breaks, ever more slowly; leave it shut when refused."""
        loop = asyncio.get_running_loop()
        wait = _FIRST_WAIT
        while True:
            opened_at = loop.time()
            try:
                await door.run()
                logger.warning("a door closed by itself", extra={"platform": door.name})
            except PlatformRefused as error:
                self.say(f"{door.name}: {error.reason}")
                self.say(f"hint: {error.hint}")
                return
            except Exception:  # the door: it is opened again, the log gets the reason
                logger.exception("a door broke", extra={"platform": door.name})
            if loop.time() - opened_at > _HEALTHY_AFTER:
                wait = _FIRST_WAIT
            self.say(f"{door.name}: not connected; trying again in {wait:.0f} s")
            await asyncio.sleep(wait)
            wait = min(2 * wait, _LONGEST_WAIT)

    async def _tidy(self) -> None:
        while True:
            for door in self.doors:
                try:
                    gone = await self.front.leaving.tidy(door.name)
                except Exception:  # tried again in an hour, the log gets the reason
                    logger.exception("tidying failed", extra={"platform": door.name})
                else:
                    logger.info("tidied", extra={"platform": door.name, "articles": gone})
            await asyncio.sleep(TIDIED_EVERY)


def stop_on_signals() -> asyncio.Event:
    """Give an event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop
