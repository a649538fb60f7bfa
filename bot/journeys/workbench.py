"""The workbench: requests are taken once, worked on a few at a time, and survive a crash."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta

from bot.core.request import Request
from bot.errors import PlatformRefused
from bot.journeys.caller import Caller, Refused
from bot.journeys.chat_ports import Inbox, Taken
from bot.journeys.measures import UNMEASURED, Measures
from bot.journeys.ports import Clock

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=15)
RENEWED_EVERY = 5.0  # seconds; three chances before a lease ends
MOST_ATTEMPTS = 3
TOOK_TOO_OFTEN = "I was interrupted three times while working on this, so I stopped."
SEND_AGAIN = "Send it again; if it happens again, tell whoever runs me."
UNEXPECTED = "Something unexpected went wrong on my side; nothing you did."

Serve = Callable[[Request, Caller], Awaitable[None]]
CallerOf = Callable[[Taken], Awaitable[Caller]]


@dataclass(slots=True)
class Workbench:
    """Work in hand. `owner` names this process; `at_once` bounds what is worked on together."""

    inbox: Inbox
    clock: Clock
    serve: Serve
    owner: str
    at_once: int = 4
    measures: Measures = UNMEASURED
    _working: set[asyncio.Task[None]] = field(default_factory=set)
    _places: asyncio.Semaphore = field(init=False)
    _is_closing: bool = False

    def __post_init__(self) -> None:
        self._places = asyncio.Semaphore(self.at_once)

    async def take(self, request: Request) -> bool:
        """Note the request as ours; False if it was heard before. Acknowledge after this."""
        now = self.clock.now()
        return await self.inbox.take(request, owner=self.owner, at=now, until=now + LEASE)

    def start(self, request: Request, caller: Caller, *, attempts: int = 1) -> None:
        """Begin to work on a request that was taken; the caller hears what comes of it."""
        if self._is_closing:  # it stays in the inbox for whoever comes next
            return
        task = asyncio.create_task(self._work(request, caller, attempts))
        self._working.add(task)
        task.add_done_callback(self._working.discard)

    async def look_after(self, platform: str, caller_of: CallerOf) -> None:
        """Keep our leases, and take over what nobody holds any more; runs until cancelled."""
        while True:
            now = self.clock.now()
            await self.inbox.hold(self.owner, until=now + LEASE)
            orphans = await self.inbox.take_over(
                platform, owner=self.owner, at=now, until=now + LEASE
            )
            for orphan in orphans:
                await self._resume(orphan, caller_of)
            await asyncio.sleep(RENEWED_EVERY)

    async def _resume(self, orphan: Taken, caller_of: CallerOf) -> None:
        try:
            caller = await caller_of(orphan)
        except PlatformRefused:  # the installation is gone, and everybody who waited with it
            logger.warning("a request has nobody left to answer")
            await self.inbox.finish(orphan.request)
            return
        self.start(orphan.request, caller, attempts=orphan.attempts)

    async def close(self, *, grace: float) -> None:
        """Finish what is in hand within `grace` seconds; leave the rest to whoever comes next."""
        self._is_closing = True
        if self._working:
            await asyncio.wait(self._working, timeout=grace)
        left = tuple(self._working)
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)
        await self.inbox.let_go(self.owner, at=self.clock.now())

    async def idle(self) -> None:
        """Wait until nothing is in hand."""
        while self._working:
            await asyncio.wait(self._working)

    async def _work(self, request: Request, caller: Caller, attempts: int) -> None:
        platform = request.destination.workspace.platform
        async with self._places:
            with self.measures.about(platform=platform, request=request.key()):
                await self._served(request, caller, attempts)

    async def _served(self, request: Request, caller: Caller, attempts: int) -> None:
        began, outcome = self.clock.now(), "served"
        try:
            if attempts > MOST_ATTEMPTS:
                await self._say_sorry(request, caller, TOOK_TOO_OFTEN)
            else:
                await self.serve(request, caller)
        except Exception:  # the door: the person gets a sentence, the log gets the reason
            logger.exception("a request failed", extra={"request": request.key()})
            outcome = "failed"
            await self._say_sorry(request, caller, UNEXPECTED)
        await self.inbox.finish(request)
        platform = request.destination.workspace.platform
        self.measures.request_ended(platform, outcome, self.clock.now() - began)

    async def _say_sorry(self, request: Request, caller: Caller, reason: str) -> None:
        try:
            await caller.deliver(Refused(reason, SEND_AGAIN), request.key("sorry"))
        except Exception:
            logger.exception("an apology could not be delivered", extra={"request": request.key()})
