"""What digests need from the store and from the platforms, on one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Protocol

from bot.core.digests.delivery import Event, Part, PartState, SlotName, SlotState
from bot.core.digests.digest import Digest
from bot.core.digests.subscription import Subscription
from bot.core.place import Destination, Workspace


@dataclass(frozen=True, slots=True)
class Held:
    """A slot this process works on. `fence` grows with every take: an old one writes nothing."""

    name: SlotName
    due: datetime
    state: SlotState
    fence: int
    digest: Digest | None = None


@dataclass(frozen=True, slots=True)
class Waiting:
    """How many slots are not at their end, and how many of these are more than a minute late."""

    open: int
    overdue: int


@dataclass(frozen=True, slots=True)
class SlotLife:
    """Everything there is to know of a slot, for `digest why`."""

    name: SlotName
    due: datetime
    state: SlotState
    reason: str
    parts: tuple[Part, ...]
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class StaleMessage:
    """A message that shows what was forgotten since; `digest` is what is left of its digest.

    `place` is that of the subscription, `first` the name of the first message of the digest.
    """

    name: SlotName
    place: Destination
    owner: str
    digest: Digest
    part: Part
    first: str
    message: str


class Subscriptions(Protocol):
    """Who gets a digest where."""

    async def keep(
        self,
        subscription: Subscription,
        *,
        next_due: datetime | None,
        at: datetime | None = None,
    ) -> None:
        """Keep a subscription and whom it follows; the same id again replaces it.

        `at` is when that was decided, if not when it was made.
        """
        ...

    async def find(self, workspace: Workspace, name: str) -> Subscription | None:
        """Give a subscription of this installation."""
        ...

    async def of(self, workspace: Workspace) -> tuple[Subscription, ...]:
        """Give the subscriptions of an installation, oldest first."""
        ...

    async def every(self) -> tuple[Subscription, ...]:
        """Give all subscriptions of this store, for who runs it; oldest first."""
        ...

    async def due(self, platform: str, *, at: datetime, limit: int) -> tuple[Subscription, ...]:
        """Give subscriptions that are not paused and whose next slot is due."""
        ...

    async def of_message(self, workspace: Workspace, key: str) -> Subscription | None:
        """Give the subscription of this installation that a message with this key belongs to."""
        ...

    async def named(self, names: tuple[str, ...]) -> dict[str, Subscription]:
        """Give subscriptions by their ids; those that are gone are missing."""
        ...

    async def plan(
        self,
        subscription: Subscription,
        day: date,
        due: datetime,
        *,
        next_due: datetime | None,
        at: datetime,
    ) -> bool:
        """Make the slot of a day and remember the day, in one step; False if it was there."""
        ...

    async def skip_to(self, subscription: Subscription, *, next_due: datetime | None) -> None:
        """Set when the next slot is due, without making one now."""
        ...

    async def pause(self, name: str, *, at: datetime, why: str) -> None:
        """Stop planning until somebody resumes."""
        ...

    async def drop(self, workspace: Workspace, name: str) -> bool:
        """Remove a subscription with its slots; False if it is not there."""
        ...


class Slots(Protocol):
    """Slots and their parts. Whoever holds a slot writes under its fence."""

    async def take(
        self, platform: str, *, owner: str, at: datetime, until: datetime, limit: int
    ) -> tuple[Held, ...]:
        """Take unfinished slots that nobody holds; several processes share, none gets one twice."""
        ...

    async def hold(self, owner: str, *, until: datetime) -> None:
        """Keep all that this owner holds for longer."""
        ...

    async def let_go(self, owner: str, *, at: datetime) -> None:
        """Give all that this owner holds to whoever comes next."""
        ...

    async def freeze(self, held: Held, digest: Digest, count: int, *, at: datetime) -> bool:
        """Keep the content for good; False if somebody else holds the slot by now."""
        ...

    async def parts(self, name: SlotName) -> tuple[Part, ...]:
        """Give the parts in their order."""
        ...

    async def change(self, held: Held, before: PartState, after: Part, *, at: datetime) -> bool:
        """Move a part on; False if it is not as before, or the slot is held by somebody else.

        With the last part that is sent the slot is done.
        """
        ...

    async def put_off(
        self,
        held: Held,
        *,
        until: datetime,
        why: str,
        at: datetime,
        everywhere_in: Workspace | None = None,
    ) -> None:
        """Let go of a slot; nobody takes it, or any other of an installation, before then."""
        ...

    async def next_free(self, platform: str, *, after: datetime) -> datetime | None:
        """Give when the first of the slots that were put off may be taken; None if there is none.

        Those that are free already, or held, are not waited for.
        """
        ...

    async def finish(self, held: Held, state: SlotState, reason: str, *, at: datetime) -> bool:
        """End a slot; False if somebody else holds it by now. Once more changes nothing."""
        ...

    async def previous(self, name: SlotName) -> Digest | None:
        """Give the newest digest of the subscription that was posted before this day."""
        ...

    async def of_message(self, key: str) -> Digest | None:
        """Give the frozen digest that a message with this key belongs to."""
        ...

    async def recent(self, name: SlotName, *, since: date) -> tuple[Digest, ...]:
        """Give the digests that were posted since a day and before this one, newest first."""
        ...

    async def waiting(self, *, at: datetime) -> Waiting:
        """Count what is not at its end, in the whole store."""
        ...

    async def life(self, name: SlotName) -> SlotLife | None:
        """Give everything there is to know of a slot."""
        ...

    async def stale(self, platform: str, *, limit: int) -> tuple[StaleMessage, ...]:
        """Give messages that show what was forgotten, oldest first."""
        ...

    async def mended(self, stale: StaleMessage, *, why_not: str, at: datetime) -> bool:
        """Note that a message was edited, or why it never can be; False if more is forgotten."""
        ...


class PostInDoubtError(Exception):
    """The platform may have posted, and did not say so."""


class CannotLookError(Exception):
    """The platform does not let us look whether something is there."""


class NotNowError(Exception):
    """The platform asks to come back later: with this message, or with all of the installation."""

    def __init__(self, seconds: float, *, is_for_all: bool = False) -> None:
        super().__init__(f"come back in {seconds:.0f} s")
        self.seconds = seconds
        self.is_for_all = is_for_all


class Messenger(Protocol):
    """A platform's way to post a digest. `settle`: how long a late post may still appear."""

    @property
    def platform(self) -> str:
        """Name the platform."""
        ...

    @property
    def settle(self) -> timedelta:
        """Give how long to wait before looking."""
        ...

    async def count(self, to: Destination, digest: Digest) -> int:
        """Give how many messages a digest takes there; `NotNowError` if nobody can say yet."""
        ...

    def following(self, to: Destination, first: str) -> Destination:
        """Give where the messages after the first go; `first` is the name of that one."""
        ...

    def closed_for(self, to: Destination) -> float:
        """Give for how many seconds the platform asked us not to post there; 0 if we may."""
        ...

    async def post(self, to: Destination, digest: Digest, number: int, key: str) -> str:
        """Post a part; give its name. `PlatformRefused` for good, or one of the errors above."""
        ...

    async def edit(
        self, to: Destination, digest: Digest, number: int, key: str, message: str
    ) -> None:
        """Let a message show what is left of a digest; one that is gone is no failure.

        `PlatformRefused` if it never can, `NotNowError` to come back later.
        """
        ...

    async def find(self, to: Destination, key: str, *, since: datetime) -> str | None:
        """Look for a part; None if it is surely not there; `CannotLookError` if nobody can say."""
        ...

    async def tell(self, workspace: Workspace, person: str, words: Sequence[str], key: str) -> None:
        """Write to a person; a closed conversation is no failure."""
        ...


class Alarm(Protocol):
    """Wakes whoever waits, every few seconds."""

    async def next(self) -> None:
        """Wait until it rings."""
        ...
