"""Subscribing a place to a digest, and changing one's mind."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256

from bot.core.digests.delivery import SlotName
from bot.core.digests.digest import Digest
from bot.core.digests.subscription import DigestSettings, Subscription
from bot.core.place import Destination
from bot.core.schedule.schedule import Schedule, Slot, catch_up, next_slots, zone_named
from bot.errors import InputRefused, NotAllowed, NotFound
from bot.journeys.digests.deliver import Compose
from bot.journeys.digests.plan import next_due_of
from bot.journeys.digests.ports import SlotLife, Slots, Subscriptions
from bot.journeys.house_rules import HouseRules
from bot.journeys.ports import Clock

MOST = 100  # subscriptions of an installation
_SHOWN = 3
_ID_LENGTH = 6
_LIST_THEM = "The list of digests names them."
_OPERATORS_LIST = "briefing digest list names the digests; a day is written 2031-03-04."


@dataclass(frozen=True, slots=True)
class Asker:
    """Who asks, where, and whether they may decide for everybody."""

    person: str
    place: Destination
    is_admin: bool = False


@dataclass(frozen=True, slots=True)
class ManageDigests:
    """Everything people can do with digests, for those who may."""

    subscriptions: Subscriptions
    slots: Slots
    rules: HouseRules
    compose: Compose
    clock: Clock

    async def set(
        self, asker: Asker, settings: DigestSettings
    ) -> tuple[Subscription, tuple[Slot, ...]]:
        """Subscribe the place; give the subscription and its next three slots."""
        await self._check_may_post(asker)
        if len(await self.subscriptions.of(asker.place.workspace)) >= MOST:
            raise InputRefused(f"There are {MOST} digests here already.", hint="Remove one first.")
        now = self.clock.now()
        ahead = _ahead(settings.schedule, now)
        made = _subscription(asker, settings, now)
        await self.subscriptions.keep(made, next_due=ahead[0].due)
        return made, ahead

    async def change(
        self, asker: Asker, name: str, settings: DigestSettings
    ) -> tuple[Subscription, tuple[Slot, ...]]:
        """Decide anew; what is due by the new settings and passed already is not caught up on."""
        found = (await self._owned(asker, name)).with_settings(settings)
        now = self.clock.now()
        ahead = _ahead(settings.schedule, now)
        changed = _from_now(found, now)
        due = None if found.paused_at else ahead[0].due
        await self.subscriptions.keep(changed, next_due=due, at=now)
        return changed, ahead

    async def list(self, asker: Asker) -> tuple[Subscription, ...]:
        """Give what this person may see here: nothing of other people's private places."""
        every = await self.subscriptions.of(asker.place.workspace)
        return tuple(one for one in every if _may_see(one, asker))

    async def pause(self, asker: Asker, name: str) -> Subscription:
        """Stop a digest until it is resumed."""
        found = await self._owned(asker, name)
        now = self.clock.now()
        await self.subscriptions.pause(found.id, at=now, why="paused")
        return replace(found, paused_at=now, paused_why="paused")

    async def pause_message(self, asker: Asker, key: str) -> Subscription:
        """Stop the digest that a message belongs to."""
        return await self.pause(asker, (await self.of_message(asker, key)).id)

    async def resume(self, asker: Asker, name: str) -> tuple[Subscription, tuple[Slot, ...]]:
        """Go on with the next slot; nothing is caught up on."""
        found = await self._owned(asker, name)
        now = self.clock.now()
        resumed = _from_now(replace(found, paused_at=None, paused_why=""), now)
        await self.subscriptions.keep(resumed, next_due=next_due_of(found.schedule, now))
        return resumed, next_slots(found.schedule, now, _SHOWN)

    async def remove(self, asker: Asker, name: str) -> Subscription:
        """Forget a digest with everything that was made for it."""
        found = await self._owned(asker, name)
        await self.subscriptions.drop(found.destination.workspace, found.id)
        return found

    async def now(self, asker: Asker, name: str) -> Subscription:
        """Have today's digest posted at once; a local day has one, whenever it comes."""
        found = await self._owned(asker, name)
        if found.paused_at:
            raise InputRefused(f"“{found.title}” is paused.", hint="Resume it first.")
        now = self.clock.now()
        today = now.astimezone(zone_named(found.schedule.zone)).date()
        due = next_due_of(found.schedule, now)
        if not await self.subscriptions.plan(found, today, now, next_due=due, at=now):
            raise InputRefused(
                "Today's digest was made already.", hint="A preview shows what is new."
            )
        return found

    async def preview(self, asker: Asker, name: str) -> Digest:
        """Give what would be posted now; nothing is."""
        return await self._made(await self._seen(asker, name))

    async def try_out(self, asker: Asker, settings: DigestSettings) -> Digest:
        """Give what such a digest would be now; nothing is kept or posted."""
        await self._check_may_post(asker)
        return await self._made(_subscription(asker, settings, self.clock.now()))

    async def one(self, asker: Asker, name: str) -> Subscription:
        """Give a digest this person may change: by its id, or the only one of the place."""
        return await self._owned(asker, name)

    async def of_message(self, asker: Asker, key: str) -> Subscription:
        """Give the digest that a message belongs to, if this person may change it."""
        found = await self.subscriptions.of_message(asker.place.workspace, key)
        return await self._owned(asker, found.id if found else key)

    async def posted(self, asker: Asker, key: str) -> Digest:
        """Give all of the digest that a message of this place belongs to, as it was frozen."""
        found = await self.subscriptions.of_message(asker.place.workspace, key)
        digest = await self.slots.of_message(key) if found else None
        if found is None or digest is None or found.destination.channel != asker.place.channel:
            raise NotFound("This digest is not kept any more.", hint=_LIST_THEM)
        return digest

    async def every(self) -> tuple[Subscription, ...]:
        """Give all digests of this store, for who runs it."""
        return await self.subscriptions.every()

    async def why(self, name: str, day: date) -> SlotLife:
        """Give the whole life of a slot, for who runs the bot; `NotFound` if it never was."""
        life = await self.slots.life(SlotName(name, day))
        if life is None:
            raise NotFound(f"There is no slot of {name} on {day}.", hint=_OPERATORS_LIST)
        return life

    async def _made(self, subscription: Subscription) -> Digest:
        now = self.clock.now()
        day = now.astimezone(zone_named(subscription.schedule.zone)).date()
        if subscription.last_day is not None and subscription.last_day >= day:
            day = subscription.last_day + timedelta(days=1)  # today's is there: the next one
        return await self.compose(subscription, SlotName(subscription.id, day), now)

    async def _owned(self, asker: Asker, name: str) -> Subscription:
        found = await self._seen(asker, name)
        if not asker.is_admin and asker.person != found.owner:
            raise NotAllowed("Only who set a digest can change it.", hint="An admin can, too.")
        return found

    async def _seen(self, asker: Asker, name: str) -> Subscription:
        """Give the one digest that is meant: by its id, or the only one of the place."""
        seen = await self.list(asker)
        named = [one for one in seen if one.id == name] if name else _only_here(seen, asker)
        if len(named) != 1:
            raise NotFound("There is no such digest here.", hint=_LIST_THEM)
        return named[0]

    async def _check_may_post(self, asker: Asker) -> None:
        await self.rules.check_channel(asker.place)
        workspace = asker.place.workspace
        is_shared = not workspace.audience.startswith("person:")
        only_admins = is_shared and (await self.rules.of(workspace)).only_admins_post
        if only_admins and not asker.is_admin:
            raise NotAllowed("Only admins may set digests here.", hint="Ask one of them.")


def _subscription(asker: Asker, settings: DigestSettings, now: datetime) -> Subscription:
    return Subscription(
        id=_id(f"{asker.place}{asker.person}{settings.title}{now.isoformat()}"),
        destination=asker.place,
        owner=asker.person,
        title=settings.title,
        schedule=settings.schedule,
        created_at=now,
        choice=settings.choice,
    )


def _from_now(found: Subscription, now: datetime) -> Subscription:
    """Give the subscription with all that is due by now counted as done."""
    passed = catch_up(found.schedule, found.last_day, found.created_at, now)
    return replace(found, last_day=passed.day) if passed else found


def _ahead(schedule: Schedule, now: datetime) -> tuple[Slot, ...]:
    ahead = next_slots(schedule, now, _SHOWN)
    if not ahead:
        raise InputRefused("No such time comes.", hint="Choose another time or other days.")
    return ahead


def _may_see(one: Subscription, asker: Asker) -> bool:
    is_public = not one.destination.workspace.audience
    return is_public or one.owner == asker.person or one.destination.channel == asker.place.channel


def _only_here(seen: Sequence[Subscription], asker: Asker) -> list[Subscription]:
    return [one for one in seen if one.destination.channel == asker.place.channel]


def _id(seed: str) -> str:
    return sha256(seed.encode()).hexdigest()[:_ID_LENGTH]
