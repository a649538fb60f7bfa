"""The round: plan what is due, take what is free, deliver; every process walks it."""

import asyncio
import logging
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta

from bot.core.digests.delivery import SlotState
from bot.core.digests.subscription import Subscription
from bot.errors import StoreUnavailable
from bot.journeys.digests.deliver import Compose, DeliverSlot, Remember, remember_nothing
from bot.journeys.digests.mend import MendDigests
from bot.journeys.digests.plan import PlanSlots
from bot.journeys.digests.ports import Alarm, Held, Messenger, Slots, Subscriptions
from bot.journeys.feed_ports import Notices
from bot.journeys.measures import UNMEASURED, Measures
from bot.journeys.ports import Clock

logger = logging.getLogger(__name__)

LEASE = timedelta(seconds=30)
_AT_ONCE = 8  # slots that one process takes together; at most twice as many are in work
_LOOKS_AFTER = 5.0  # seconds; a slow platform does not keep waiting what has become free since
_AGAIN = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class DigestRound:
    """One platform's digests, for as long as its door is open."""

    subscriptions: Subscriptions
    slots: Slots
    compose: Compose
    notices: Notices
    clock: Clock
    owner: str
    remember: Remember = remember_nothing
    measures: Measures = UNMEASURED

    async def __call__(self, messenger: Messenger) -> int:
        """Bring what is due as far as it goes now; give how many slots came to an end."""
        await self._tell(messenger)
        await self._mend(messenger)
        await PlanSlots(self.subscriptions, self.clock)(messenger.platform)
        keeping = asyncio.create_task(self._keep())
        working: set[asyncio.Task[SlotState | None]] = set()
        ended = 0
        try:
            while working := working | await self._begun(messenger, len(working)):
                done, working = await asyncio.wait(
                    working, timeout=_LOOKS_AFTER, return_when=asyncio.FIRST_COMPLETED
                )
                ended += sum(one.result() is not None for one in done)
        finally:
            keeping.cancel()
            for one in working:
                one.cancel()
            await asyncio.gather(keeping, *working, return_exceptions=True)
        return ended

    async def keep_on(self, messenger: Messenger, alarm: Alarm) -> None:
        """Walk the round whenever the alarm rings, or what was put off may go on."""
        while True:
            try:
                await self(messenger)
                self.measures.walked(messenger.platform, self.clock.now())
                seconds = await self._until_next(messenger.platform)
            except StoreUnavailable:
                logger.exception("no digests for now", extra={"platform": messenger.platform})
                seconds = None
            with suppress(TimeoutError):
                async with asyncio.timeout(seconds):
                    await alarm.next()

    async def close(self) -> None:
        """Give what is held to whoever comes next."""
        await self.slots.let_go(self.owner, at=self.clock.now())

    async def _tell(self, messenger: Messenger) -> None:
        """Tell people what they are to be told; again only if this process dies meanwhile."""
        now = self.clock.now()
        for one in await self.notices.take(
            messenger.platform, at=now, until=now + _AGAIN, limit=_AT_ONCE
        ):
            key = f"notice{one.id}"
            await messenger.tell(one.workspace, one.person, one.words, key)
            await self.notices.told(one)

    async def _mend(self, messenger: Messenger) -> None:
        try:
            await MendDigests(self.slots, self.clock)(messenger)
        except Exception:  # tried again with the next round, the log gets the reason
            logger.exception("no digest was edited", extra={"platform": messenger.platform})

    async def _until_next(self, platform: str) -> float | None:
        """Give the seconds until a slot that was put off may go on; None if there is none."""
        now = self.clock.now()
        soonest = await self.slots.next_free(platform, after=now)
        return (soonest - now).total_seconds() if soonest is not None else None

    async def _begun(self, messenger: Messenger, busy: int) -> set[asyncio.Task[SlotState | None]]:
        """Begin with what is free, if not too much is in work."""
        held = await self._taken(messenger.platform) if busy <= _AT_ONCE else ()
        if not held:
            return set()
        named = await self.subscriptions.named(tuple(one.name.subscription for one in held))
        return {asyncio.create_task(self._deliver(one, named, messenger)) for one in held}

    async def _taken(self, platform: str) -> tuple[Held, ...]:
        now = self.clock.now()
        return await self.slots.take(
            platform, owner=self.owner, at=now, until=now + LEASE, limit=_AT_ONCE
        )

    async def _keep(self) -> None:
        """Renew the leases while messages are posted."""
        while True:
            await asyncio.sleep(LEASE.total_seconds() / 3)
            await self.slots.hold(self.owner, until=self.clock.now() + LEASE)

    async def _deliver(
        self, held: Held, named: dict[str, Subscription], messenger: Messenger
    ) -> SlotState | None:
        now = self.clock.now()
        subscription = named.get(held.name.subscription)
        if subscription is None:  # removed in between, and its slots with it
            return None
        if seconds := messenger.closed_for(subscription.destination):
            until = now + timedelta(seconds=seconds)
            await self.slots.put_off(held, until=until, why="the platform asked to wait", at=now)
            return None
        deliver = DeliverSlot(
            self.slots,
            self.subscriptions,
            self.compose,
            messenger,
            self.clock,
            self.remember,
            self.measures,
        )
        slot = f"{held.name.subscription} {held.name.day}"
        try:
            with self.measures.about(platform=messenger.platform, slot=slot):
                state = await deliver(held, subscription)
        except Exception as error:  # the door: tried again in a minute, the log gets the reason
            logger.exception("a digest failed", extra={"subscription": subscription.id})
            why = f"failed ({type(error).__name__})"
            await self.slots.put_off(held, until=now + _AGAIN, why=why, at=now)
            return None
        if state is not None:
            self.measures.digest_ended(messenger.platform, state.value)
        return state
