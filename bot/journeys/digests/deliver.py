"""A slot -> its messages, each posted once: look before repeating, never repeat in doubt."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.digests.delivery import Part, PartState, SlotName, SlotState
from bot.core.digests.digest import Digest
from bot.core.digests.subscription import Subscription
from bot.core.place import Workspace
from bot.errors import PlatformRefused
from bot.journeys.digests.ports import (
    CannotLookError,
    Held,
    Messenger,
    NotNowError,
    PostInDoubtError,
    Slots,
    Subscriptions,
)
from bot.journeys.measures import UNMEASURED, Measures
from bot.journeys.ports import Clock

logger = logging.getLogger(__name__)

Compose = Callable[[Subscription, SlotName, datetime], Awaitable[Digest]]
Remember = Callable[[Subscription, Digest, str], Awaitable[None]]
_LOOKS_APART = timedelta(seconds=30)
MOST_ATTEMPTS = 5


async def remember_nothing(_: Subscription, __: Digest, ___: str) -> None:
    """Let nobody ask about a digest below its message."""


@dataclass(frozen=True, slots=True)
class DeliverSlot:
    """Bring one slot to its end, or as far as it goes now; whoever comes next goes on.

    `remember` hears of every message that stands.
    """

    slots: Slots
    subscriptions: Subscriptions
    compose: Compose
    messenger: Messenger
    clock: Clock
    remember: Remember = remember_nothing
    measures: Measures = UNMEASURED

    async def __call__(self, held: Held, subscription: Subscription) -> SlotState | None:
        """Give the end that was reached, or None if there is more to do later."""
        if held.digest is None and subscription.paused_at is not None:
            return await self._end(held, SlotState.SKIPPED, "paused")
        digest = held.digest or await self._frozen(held, subscription)
        if digest is None:
            return None
        addressed = subscription
        for part in await self.slots.parts(held.name):
            moved = await self._part(held, addressed, digest, part)
            if moved is None:
                return None
            if moved.state is PartState.REFUSED:
                return SlotState.REFUSED
            if moved.state is PartState.UNCONFIRMED:
                return await self._end(held, SlotState.UNCONFIRMED, "nobody can say if it is there")
            if moved.number == 0 and moved.message is not None:
                there = self.messenger.following(subscription.destination, moved.message)
                addressed = replace(subscription, destination=there)
        return await self._done(held, subscription, digest)

    async def _done(
        self, held: Held, subscription: Subscription, digest: Digest
    ) -> SlotState | None:
        first, *_ = await self.slots.parts(held.name)
        if first.message is not None:
            await self.remember(subscription, digest, first.message)
        return await self._end(held, SlotState.DONE, "")

    async def _frozen(self, held: Held, subscription: Subscription) -> Digest | None:
        digest = await self.compose(subscription, held.name, held.due)
        try:
            count = await self.messenger.count(subscription.destination, digest)
        except NotNowError as error:
            await self._later(held, error.seconds, "asked to come back later")
            return None
        now = self.clock.now()
        self.measures.digest_begun(self.messenger.platform, now - held.due)
        return digest if await self.slots.freeze(held, digest, count, at=now) else None

    async def _part(
        self, held: Held, subscription: Subscription, digest: Digest, part: Part
    ) -> Part | None:
        """Move one part as far as it goes; give it at its end, None to come back later."""
        if part.state is PartState.SENDING:
            looked = await self._looked(held, subscription, part)
            if looked is None or looked.state is not PartState.PENDING:
                return looked
            part = looked
        if part.state is not PartState.PENDING:
            return part
        return await self._posted(held, subscription, digest, part)

    async def _looked(self, held: Held, subscription: Subscription, part: Part) -> Part | None:
        """End a doubt by looking, twice and not too soon; None while it is too soon."""
        now, began = self.clock.now(), part.sending_at
        if began is None:
            raise ValueError(f"{part.key} is being sent since never")
        wait_until = max(
            began + self.messenger.settle,
            part.looked_at + _LOOKS_APART if part.looked_at else began,
        )
        if now < wait_until:
            await self.slots.put_off(held, until=wait_until, why="looking later", at=now)
            return None
        try:
            found = await self.messenger.find(subscription.destination, part.key, since=began)
        except CannotLookError:
            return await self._moved(held, part, replace(part, state=PartState.UNCONFIRMED))
        except NotNowError as error:
            await self._later(held, error.seconds, "asked to look later")
            return None
        if found is not None:
            return await self._moved(held, part, replace(part, state=PartState.SENT, message=found))
        if part.looked_at is None:
            await self._moved(held, part, replace(part, looked_at=now))
            await self.slots.put_off(held, until=now + _LOOKS_APART, why="not there yet", at=now)
            return None
        return await self._moved(held, part, replace(part, state=PartState.PENDING, looked_at=None))

    async def _posted(
        self, held: Held, subscription: Subscription, digest: Digest, part: Part
    ) -> Part | None:
        """Post a part that is surely not there; the doubt is written down before it begins."""
        if part.attempts >= MOST_ATTEMPTS:
            return await self._gave_up(held, subscription, part, "tried too often")
        now = self.clock.now()
        begun = replace(part, state=PartState.SENDING, attempts=part.attempts + 1, sending_at=now)
        if await self._moved(held, part, begun) is None:
            return None
        to = subscription.destination
        try:
            message = await self.messenger.post(to, digest, part.number, part.key)
        except PostInDoubtError:
            await self._later(held, self.messenger.settle.total_seconds(), "a post is in doubt")
            return None
        except NotNowError as error:  # surely not posted, so it was no attempt
            await self._moved(held, begun, part)
            all_of = to.workspace if error.is_for_all else None
            await self._later(held, error.seconds, "asked to come back later", all_of=all_of)
            return None
        except PlatformRefused as error:
            return await self._gave_up(held, subscription, begun, error.reason)
        sent = replace(begun, state=PartState.SENT, message=message)
        return await self._moved(held, begun, sent)

    async def _gave_up(self, held: Held, subscription: Subscription, part: Part, why: str) -> Part:
        """Stop for good: the subscription pauses, and its owner is told once."""
        now = self.clock.now()
        refused = replace(part, state=PartState.REFUSED)
        await self._moved(held, part, refused)
        if await self.slots.finish(held, SlotState.REFUSED, why, at=now):
            await self.subscriptions.pause(subscription.id, at=now, why=why)
            told = (f"I could not post “{subscription.title}”: {why}", "I paused it.")
            workspace, owner = subscription.destination.workspace, subscription.owner
            await self.messenger.tell(workspace, owner, told, f"{part.key}o")
        return refused

    async def _moved(self, held: Held, before: Part, after: Part) -> Part | None:
        """Write a step; None if somebody else holds the slot by now."""
        is_ours = await self.slots.change(held, before.state, after, at=self.clock.now())
        if is_ours and before.state is not after.state:
            self.measures.message(self.messenger.platform, after.state.value)
        if not is_ours:
            logger.warning(
                "a slot is held by somebody else", extra={"slot": held.name.subscription}
            )
        return after if is_ours else None

    async def _later(
        self, held: Held, seconds: float, why: str, *, all_of: Workspace | None = None
    ) -> None:
        now = self.clock.now()
        self.measures.message(self.messenger.platform, "put off")
        until = now + timedelta(seconds=seconds)
        await self.slots.put_off(held, until=until, why=why, at=now, everywhere_in=all_of)

    async def _end(self, held: Held, state: SlotState, reason: str) -> SlotState | None:
        is_ours = await self.slots.finish(held, state, reason, at=self.clock.now())
        return state if is_ours else None
