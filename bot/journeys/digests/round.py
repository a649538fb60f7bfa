"""The round: plan what is due, take what is free, deliver; every process walks it."""

import asyncio
import logging
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
_AT_ONCE = 8  # slots that one process works on together
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
        ended = 0
        while held := await self._taken(messenger.platform):
            named = await self.subscriptions.named(tuple(one.name.subscription for one in held))
            keeping = asyncio.create_task(self._keep())
            try:
                ends = await asyncio.gather(*(self._deliver(one, named, messenger) for one in held))
            finally:
                keeping.cancel()
            ended += sum(end is not None for end in ends)
        return ended

    async def keep_on(self, messenger: Messenger, alarm: Alarm) -> None:
        """Walk the round whenever the alarm rings; runs until cancelled."""
        while True:
            try:
                await self(messenger)
                self.measures.walked(messenger.platform, self.clock.now())
            except StoreUnavailable:
                logger.exception("no digests for now", extra={"platform": messenger.platform})
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
