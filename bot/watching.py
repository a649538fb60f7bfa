"""A small server for whoever runs the bot: is it alive, is it ready, what has it done."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from aiohttp import web

from bot.errors import SettingsError, StoreUnavailable
from bot.journeys.digests.ports import Waiting
from bot.journeys.front import Front
from bot.measuring import PrometheusMeasures
from bot.platforms import PlatformDoor

_OLDEST_ROUND = timedelta(minutes=2)  # the alarm rings every fifteen seconds
_TEXT = "text/plain; version=0.0.4; charset=utf-8"  # Prometheus' exposition format


@dataclass(frozen=True, slots=True)
class Watch:
    """Looks at one process. Nothing in its answers names a place, a person or a word."""

    front: Front
    doors: Sequence[PlatformDoor]
    measures: PrometheusMeasures

    async def metrics(self, _: web.Request) -> web.Response:
        """Give what was counted, and what waits now."""
        body = self.measures.text(await self._waiting())
        return web.Response(body=body, headers={"Content-Type": _TEXT})

    async def alive(self, _: web.Request) -> web.Response:
        """Say that the process answers."""
        return web.json_response({"status": "ok"})

    async def ready(self, _: web.Request) -> web.Response:
        """Say whether it can work: 503 with what is wrong if it cannot."""
        checks = {"database": "ok" if await self._waiting() else "does not answer"}
        now = self.front.clock.now()
        for door in self.doors:
            checks[door.name] = "ok" if door.is_open.is_set() else "not connected"
            walked = self.measures.walks.get(door.name)
            is_fresh = walked is not None and now - walked <= _OLDEST_ROUND
            checks[f"{door.name} digests"] = "ok" if is_fresh else "not looked at for two minutes"
        is_ready = set(checks.values()) == {"ok"}
        told = {"status": "ok" if is_ready else "not ready", "checks": checks}
        return web.json_response(told, status=200 if is_ready else 503)

    async def _waiting(self) -> Waiting | None:
        try:
            return await self.front.digests.slots.waiting(at=self.front.clock.now())
        except StoreUnavailable:
            return None


@asynccontextmanager
async def watched(watch: Watch, host: str, port: int) -> AsyncIterator[int]:
    """Serve `/metrics`, `/healthz` and `/readyz` until the block ends; give the port taken.

    `SettingsError` if nobody can listen there.
    """
    application = web.Application()
    application.router.add_get("/metrics", watch.metrics)
    application.router.add_get("/healthz", watch.alive)
    application.router.add_get("/readyz", watch.ready)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port).start()
        except OSError as error:
            told = f"BOT_OPS_LISTEN is {host}:{port}, where nobody can listen: {error.strerror}."
            raise SettingsError([told]) from error
        yield int(runner.addresses[0][1])
    finally:
        await runner.cleanup()
