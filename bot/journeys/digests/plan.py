"""Subscriptions -> slots: every local day gets one, made by whoever sees first that it is due."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.digests.subscription import Subscription
from bot.core.schedule.schedule import Schedule, catch_up, next_slots
from bot.journeys.digests.ports import Subscriptions
from bot.journeys.ports import Clock

_AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class PlanSlots:
    """Look what is due. What was missed while nobody looked is one late slot, not several."""

    subscriptions: Subscriptions
    clock: Clock

    async def __call__(self, platform: str) -> int:
        """Make the slots that are due; give how many."""
        now = self.clock.now()
        made = 0
        while due := await self.subscriptions.due(platform, at=now, limit=_AT_ONCE):
            for subscription in due:
                made += await self._plan(subscription, now)
        return made

    async def _plan(self, subscription: Subscription, now: datetime) -> bool:
        schedule = subscription.schedule
        slot = catch_up(schedule, subscription.last_day, subscription.created_at, now)
        next_due = next_due_of(schedule, now)
        if slot is None:
            await self.subscriptions.skip_to(subscription, next_due=next_due)
            return False
        return await self.subscriptions.plan(
            subscription, slot.day, slot.due, next_due=next_due, at=now
        )


def next_due_of(schedule: Schedule, now: datetime) -> datetime | None:
    """Give when the next slot is due; None if there is none for a year."""
    return next((slot.due for slot in next_slots(schedule, now, 1)), None)
