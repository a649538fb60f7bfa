"""`briefing run`: every configured platform in one process, kept going, and stopped cleanly."""

import asyncio
import logging
import signal
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from bot.adapters.wording import NOTHING_TO_SERVE, SERVING, STOPPED, WATCHED
from bot.app import App
from bot.errors import PlatformRefused, SettingsError
from bot.journeys.front import Front
from bot.platforms import PlatformDoor

logger = logging.getLogger(__name__)

GRACE = 8.0  # seconds for work in hand after SIGTERM; containers are killed after ten
TIDIED_EVERY = 3600.0
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0
_HEALTHY_AFTER = 60.0  # seconds; a door open this long begins again with the shortest wait


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
        feeds = asyncio.create_task(self._keep_reading())
        try:
            await asyncio.wait({doors, stopping}, return_when=asyncio.FIRST_COMPLETED)
            await self.front.bench.close(grace=GRACE)
            feeds.cancel()
            await self.front.digest_round.close()
            await self.front.feed_round.close()
        finally:
            for task in (doors, stopping, tidying, feeds):
                task.cancel()
            await asyncio.gather(doors, stopping, tidying, feeds, return_exceptions=True)
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
            except Exception as error:  # the door: it is opened again, the log gets the reason
                if refused := refusal_in(error):
                    self.say(f"{door.name}: {refused.reason}")
                    self.say(f"hint: {refused.hint}")
                    return
                logger.exception("a door broke", extra={"platform": door.name})
            if loop.time() - opened_at > _HEALTHY_AFTER:
                wait = _FIRST_WAIT
            self.say(f"{door.name}: not connected; trying again in {wait:.0f} s")
            await asyncio.sleep(wait)
            wait = min(2 * wait, _LONGEST_WAIT)

    async def _keep_reading(self) -> None:
        """Read feeds for as long as there is a process; what breaks the round is tried again."""
        while True:
            try:
                await self.front.feed_round.keep_on(self.front.alarm)
            except Exception:  # the log gets the reason
                logger.exception("the round of feeds broke")
            await self.front.alarm.next()

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


def refusal_in(error: BaseException) -> PlatformRefused | None:
    """Give the refusal in an error, also where it stands in a group; None if there is none."""
    if isinstance(error, PlatformRefused):
        return error
    inside = error.exceptions if isinstance(error, BaseExceptionGroup) else ()
    return next((found for one in inside if (found := refusal_in(one))), None)


async def serve(app: App, say: Callable[[str], None]) -> bool:
    """Serve every configured platform until SIGTERM or SIGINT; False if all were refused.

    `SettingsError` if none is configured, `StoreUnavailable` if another process serves already.
    """
    with app.store.serving_alone():
        return await _serve(app, say)


async def _serve(app: App, say: Callable[[str], None]) -> bool:
    async with app.front() as front:
        doors = app.doors(front)
        if not doors:
            raise SettingsError([NOTHING_TO_SERVE])
        say(SERVING.format(names=", ".join(door.name for door in doors)))
        watching = app.watch(front, doors) if app.watch else nullcontext(None)
        async with watching as port:
            if port is not None:
                say(WATCHED.format(port=port))
            was_stopped = await Serving(doors, front, say)(stop_on_signals())
        say(STOPPED)
        return was_stopped


def stop_on_signals() -> asyncio.Event:
    """Give an event that SIGTERM and SIGINT set."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    return stop
