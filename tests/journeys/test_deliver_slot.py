"""A digest is posted once: whatever the platform answers, whenever the process dies."""

from collections.abc import AsyncIterator, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import pytest

from bot.core.digests.delivery import SlotName, SlotState
from bot.core.digests.digest import Digest
from bot.core.place import Destination, Workspace
from bot.errors import PlatformRefused
from bot.journeys.digests.deliver import DeliverSlot
from bot.journeys.digests.ports import CannotLookError, NotNowError, PostInDoubtError
from bot.storage.database import Database
from bot.storage.slots import SqlSlots
from bot.storage.subscriptions import SqlSubscriptions
from tests.chat_desk import MovableClock
from tests.contracts.test_slots import DAY, DIGEST, SLACK, SUBSCRIPTION
from tests.fakes import NOON

LATE = timedelta(seconds=20)  # how long a post may take to appear; less than the messenger waits


class KilledError(BaseException):
    """The process is gone, in the middle of a step."""


@dataclass
class Channel:
    """A channel that posts as its script says; `late` posts appear after a while."""

    clock: MovableClock
    script: list[str] = field(default_factory=list)
    posted: list[tuple[str, datetime]] = field(default_factory=list)
    told: list[str] = field(default_factory=list)
    edited: list[tuple[str, int, str, Digest]] = field(default_factory=list)
    made: int = 2
    counts_later: int = 0
    platform: str = "slack"
    settle: timedelta = timedelta(seconds=30)
    may_look: bool = True
    closed: float = 0.0

    async def count(self, to: Destination, digest: Digest) -> int:
        if self.counts_later:
            self.counts_later -= 1
            raise NotNowError(7)
        return self.made

    def following(self, to: Destination, first: str) -> Destination:
        return replace(to, thread=first)

    def closed_for(self, to: Destination) -> float:
        return self.closed

    async def post(self, to: Destination, digest: Digest, number: int, key: str) -> str:
        assert digest == DIGEST
        assert to.thread == (f"ts {self.posted[0][0]}" if number else "")
        answer = self.script.pop(0) if self.script else "posted"
        if answer == "refused":
            raise PlatformRefused("The channel is archived.", hint="")
        if answer == "not now":
            raise NotNowError(7)
        if answer == "soon":
            raise NotNowError(0.01, is_for_all=True)
        if answer == "lost":
            raise PostInDoubtError
        appears = self.clock.now() + (LATE if answer == "late" else timedelta())
        self.posted.append((key, appears))
        if answer in {"reset", "late"}:
            raise PostInDoubtError
        if answer == "killed":
            raise KilledError
        return f"ts {key}"

    async def edit(
        self, to: Destination, digest: Digest, number: int, key: str, message: str
    ) -> None:
        answer = self.script.pop(0) if self.script else "edited"
        if answer == "refused":
            raise PlatformRefused("The thread is locked.", hint="")
        if answer == "not now":
            raise NotNowError(7)
        self.edited.append((to.thread, number, message, digest))

    async def find(self, to: Destination, key: str, *, since: datetime) -> str | None:
        if not self.may_look:
            raise CannotLookError
        now = self.clock.now()
        return next((f"ts {key}" for one, at in self.posted if one == key and at <= now), None)

    async def tell(self, workspace: Workspace, person: str, words: Sequence[str], key: str) -> None:
        self.told.append(" ".join(words))


@dataclass
class Fragile:
    """The store of a process that dies before or after its n-th step."""

    inner: SqlSlots
    dies_at: int
    after: bool
    steps: int = 0

    def __getattr__(self, name):
        step = getattr(self.inner, name)

        async def stepped(*given, **named):
            self.steps += 1
            if self.steps == self.dies_at and not self.after:
                raise KilledError
            done = await step(*given, **named)
            if self.steps == self.dies_at:
                raise KilledError
            return done

        return stepped


@pytest.fixture
async def database() -> AsyncIterator[Database]:
    async with Database("sqlite:///:memory:") as one:
        yield one


async def run(
    database: Database, channel: Channel, deaths: Iterable[tuple[int, bool]] = ()
) -> list[SlotState | None]:
    """Deliver until the end, starting anew after every death; give what each visit came to."""
    slots, subscriptions = SqlSlots(database), SqlSubscriptions(database)
    await subscriptions.keep(SUBSCRIPTION, next_due=NOON)
    await subscriptions.plan(SUBSCRIPTION, DAY, NOON, next_due=None, at=NOON)
    dying, ends = list(deaths), []

    async def compose(*_):
        return DIGEST

    for visit in range(60):
        now = channel.clock.now()
        until = now + timedelta(seconds=30)
        held = await slots.take("slack", owner=str(visit), at=now, until=until, limit=1)
        if held:
            fragile = Fragile(slots, *(dying.pop(0) if dying else (0, False)))
            deliver = DeliverSlot(fragile, subscriptions, compose, channel, channel.clock)
            with suppress(KilledError):
                ends.append(await deliver(held[0], SUBSCRIPTION))
        life = await slots.life(SlotName(SUBSCRIPTION.id, DAY))
        if life is not None and life.state.is_end:
            return ends
        channel.clock.forward(seconds=31)
    raise AssertionError("it never came to an end")


def keys(channel: Channel) -> list[str]:
    return [key for key, _ in channel.posted]


async def test_every_message_is_posted_once_in_order(database):
    """Without trouble."""
    channel = Channel(MovableClock())

    assert await run(database, channel) == [SlotState.DONE]
    assert keys(channel) == [
        f"{key}" for key in sorted(set(keys(channel)), key=keys(channel).index)
    ]
    assert len(channel.posted) == 2


async def test_a_platform_that_cannot_be_asked_yet_is_asked_again(database):
    """How many messages it takes must be known before anything is frozen."""
    channel = Channel(MovableClock(), counts_later=2)

    assert await run(database, channel) == [None, None, SlotState.DONE]
    assert len(channel.posted) == 2


FAULTS = ("posted", "reset", "late", "lost", "not now", "killed")


@pytest.mark.parametrize("first", FAULTS)
@pytest.mark.parametrize("second", FAULTS)
@pytest.mark.parametrize("third", FAULTS)
async def test_whatever_the_platform_does_each_message_is_there_once(
    database, first, second, third
):
    """Reset after accept, late appearance, lost, told to wait, killed while asking."""
    channel = Channel(MovableClock(), [first, second, third])
    await run(database, channel)

    assert len(keys(channel)) == len(set(keys(channel))) == 2


@pytest.mark.parametrize("after", [False, True], ids=["before", "after"])
@pytest.mark.parametrize("step", range(1, 12))
@pytest.mark.parametrize("fault", ["posted", "reset", "late"])
async def test_killed_at_any_step_each_message_is_there_once(database, step, after, fault):
    """Twice in a row, at each step of the store, before and after it was written."""
    channel = Channel(MovableClock(), [fault])
    await run(database, channel, [(step, after), (step % 4 + 1, not after)])

    assert len(keys(channel)) == len(set(keys(channel))) == 2


async def test_where_nobody_can_look_nothing_is_repeated(database):
    """It is said so, and it stays so."""
    channel = Channel(MovableClock(), ["reset"], may_look=False)

    assert (await run(database, channel))[-1] is SlotState.UNCONFIRMED
    assert len(channel.posted) == 1


async def test_a_refusal_for_good_pauses_and_tells_the_owner_once(database):
    """With the platform's reason."""
    channel = Channel(MovableClock(), ["posted", "refused"])

    assert await run(database, channel) == [SlotState.REFUSED]
    assert channel.told == [
        "I could not post “Northern desk”: The channel is archived. I paused it."
    ]
    paused = await SqlSubscriptions(database).find(SLACK, "s1")
    assert paused is not None
    assert paused.paused_why == "The channel is archived."


async def test_what_never_works_ends(database):
    """Five attempts, then it is said."""
    channel = Channel(MovableClock(), ["lost"] * 99)

    assert (await run(database, channel))[-1] is SlotState.REFUSED
    assert channel.posted == []
    assert len(channel.told) == 1


async def test_being_asked_to_wait_is_no_attempt(database):
    """However often: nothing was posted, so nothing was tried."""
    channel = Channel(MovableClock(), ["not now"] * 20)

    assert (await run(database, channel))[-1] is SlotState.DONE
    assert len(keys(channel)) == len(set(keys(channel))) == 2
    assert channel.told == []


async def test_what_was_paused_before_it_was_made_is_skipped(database):
    """Nobody wants it any more."""
    slots, subscriptions = SqlSlots(database), SqlSubscriptions(database)
    await subscriptions.keep(SUBSCRIPTION, next_due=NOON)
    await subscriptions.plan(SUBSCRIPTION, DAY, NOON, next_due=None, at=NOON)
    (held,) = await slots.take("slack", owner="a", at=NOON, until=NOON, limit=1)
    channel = Channel(MovableClock())

    async def compose(*_):
        raise AssertionError("made")

    deliver = DeliverSlot(slots, subscriptions, compose, channel, channel.clock)
    assert await deliver(held, replace(SUBSCRIPTION, paused_at=NOON)) is SlotState.SKIPPED
