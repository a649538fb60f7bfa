"""The ports `Subscriptions` and `Slots`: planned once, held by one, written under a fence."""

import asyncio
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

import pytest

from bot.core.digests.delivery import PartState, SlotName, SlotState
from bot.core.digests.digest import Digest, DigestStory, LeftOut, Said, Source
from bot.core.digests.subscription import Choice, Subscription
from bot.core.place import Destination, Workspace
from bot.core.schedule.schedule import Schedule
from bot.storage.database import Database
from bot.storage.eraser import SqlEraser
from bot.storage.library import SqlLibrary
from bot.storage.slots import SqlSlots
from bot.storage.subscriptions import SqlSubscriptions
from tests import builders
from tests.fakes import NOON
from tests.sentences import sentences

SLACK = Workspace("slack", "T1")
DAY = date(2031, 3, 4)
LATER = NOON + timedelta(seconds=30)
SUBSCRIPTION = Subscription(
    "s1",
    Destination(SLACK.only_channel("C1"), "C1", ""),
    "U1",
    "Northern desk",
    Schedule(time(7, 30), "Europe/Zurich", frozenset({0, 1, 2}), (time(22), time(6))),
    NOON - timedelta(days=3),
    Choice(
        feeds=("https://kestrel.example/rss",),
        topics_in=("drones",),
        topics_out=("sport",),
        stories=4,
    ),
)
SAID = Said(
    speaker="Ilya Dorn",
    role="minister",
    words="“no”",
    is_quotation=True,
    chain=("VSA",),
    article="a1",
    denied="denied",
    link="https://k.example/#a",
)
STORY = DigestStory(
    "Engineers stay", (Source("a1", "A", "Kestrel", None),), 1, "2 origins", (SAID,), "p1"
)
DIGEST = Digest(
    "Northern desk",
    DAY,
    "Europe/Zurich",
    NOON - timedelta(days=1),
    NOON,
    (STORY,),
    (replace(STORY, title="More"),),
    (LeftOut("Sports", "topic: sport"),),
    3,
    1,
    NOON,
    2,
    LATER,
)


@pytest.fixture
def subscriptions(database: Database) -> SqlSubscriptions:
    return SqlSubscriptions(database)


@pytest.fixture
def slots(database: Database) -> SqlSlots:
    return SqlSlots(database)


async def plan(subscriptions: SqlSubscriptions, one: Subscription = SUBSCRIPTION) -> bool:
    return await subscriptions.plan(one, DAY, NOON, next_due=LATER, at=NOON)


async def take(slots: SqlSlots, owner: str = "one", at: datetime = NOON):
    until = at + timedelta(seconds=30)
    return await slots.take("slack", owner=owner, at=at, until=until, limit=10)


async def test_a_subscription_comes_back_as_it_was_kept(subscriptions):
    """Word for word, behind its installation only."""
    await subscriptions.keep(SUBSCRIPTION, next_due=NOON)

    assert await subscriptions.find(SLACK, "s1") == SUBSCRIPTION
    assert await subscriptions.find(Workspace("slack", "T2"), "s1") is None
    assert await subscriptions.of(SLACK) == (SUBSCRIPTION,)
    assert await subscriptions.named(("s1", "s2")) == {"s1": SUBSCRIPTION}


async def test_what_is_due_is_given_and_what_is_paused_is_not(subscriptions):
    """By the moment, on its platform."""
    await subscriptions.keep(SUBSCRIPTION, next_due=NOON)

    assert await subscriptions.due("slack", at=NOON - timedelta(seconds=1), limit=9) == ()
    assert await subscriptions.due("discord", at=NOON, limit=9) == ()
    assert await subscriptions.due("slack", at=NOON, limit=9) == (SUBSCRIPTION,)
    await subscriptions.pause("s1", at=NOON, why="gone")
    assert await subscriptions.due("slack", at=LATER, limit=9) == ()
    kept = await subscriptions.find(SLACK, "s1")
    assert (kept.paused_at, kept.paused_why) == (NOON, "gone")


async def test_a_day_is_planned_once_whoever_sees_it(subscriptions, slots):
    """Eight at the same time: one slot; the subscription knows its day and its next time."""
    await subscriptions.keep(SUBSCRIPTION, next_due=NOON)
    made = await asyncio.gather(*(plan(subscriptions) for _ in range(8)))

    assert sum(made) == 1
    assert (await subscriptions.find(SLACK, "s1")).last_day == DAY
    assert await subscriptions.due("slack", at=NOON, limit=9) == ()
    assert await subscriptions.due("slack", at=LATER, limit=9) != ()


async def test_a_slot_is_held_by_one_until_its_lease_ends(subscriptions, slots):
    """Two processes share; who was too slow finds the fence higher than its own."""
    await subscriptions.keep(SUBSCRIPTION, next_due=NOON)
    await plan(subscriptions)
    (first,) = await take(slots)
    assert await take(slots, "two") == ()
    (second,) = await take(slots, "two", NOON + timedelta(seconds=31))

    assert second.fence == first.fence + 1
    assert not await slots.freeze(first, DIGEST, 1, at=LATER)
    assert not await slots.finish(first, SlotState.DONE, "", at=LATER)
    assert await slots.freeze(second, DIGEST, 1, at=LATER)


async def test_what_is_frozen_comes_back_to_whoever_takes_over(subscriptions, slots):
    """The content is made once."""
    await subscriptions.keep(SUBSCRIPTION, next_due=NOON)
    await plan(subscriptions)
    (held,) = await take(slots)
    await slots.freeze(held, DIGEST, 2, at=NOON)
    await slots.let_go("one", at=NOON)
    (again,) = await take(slots, "two")

    assert again.digest == DIGEST
    assert again.state is SlotState.READY
    keys = [part.key for part in await slots.parts(held.name)]
    assert keys == [SlotName("s1", DAY).key(number) for number in range(2)]
    assert all(len(key) == 25 for key in keys)


async def test_a_part_moves_only_from_what_it_was_and_under_the_fence(subscriptions, slots):
    """Nobody who lost the slot writes; nobody writes a step twice."""
    await subscriptions.keep(SUBSCRIPTION, next_due=NOON)
    await plan(subscriptions)
    (held,) = await take(slots)
    await slots.freeze(held, DIGEST, 1, at=NOON)
    (part,) = await slots.parts(held.name)
    sending = replace(part, state=PartState.SENDING, attempts=1, sending_at=NOON)

    assert await slots.change(held, PartState.PENDING, sending, at=NOON)
    assert not await slots.change(held, PartState.PENDING, sending, at=NOON)
    (newer,) = await take(slots, "two", NOON + timedelta(minutes=1))
    sent = replace(sending, state=PartState.SENT, message="17.2")
    assert not await slots.change(held, PartState.SENDING, sent, at=LATER)
    assert await slots.change(newer, PartState.SENDING, sent, at=LATER)
    assert await slots.parts(held.name) == (sent,)


async def test_with_the_last_part_the_slot_is_done(subscriptions, slots):
    """In one step; saying so once more changes nothing, and is ours alone to say."""
    await subscriptions.keep(SUBSCRIPTION, next_due=NOON)
    await plan(subscriptions)
    (held,) = await take(slots)
    await slots.freeze(held, DIGEST, 2, at=NOON)
    states = []
    for part in await slots.parts(held.name):
        sending = replace(part, state=PartState.SENDING, attempts=1, sending_at=NOON)
        await slots.change(held, PartState.PENDING, sending, at=NOON)
        await slots.change(held, PartState.SENDING, replace(sending, state=PartState.SENT), at=NOON)
        states.append((await slots.life(held.name)).state)

    assert states == [SlotState.READY, SlotState.DONE]
    assert await slots.finish(held, SlotState.DONE, "", at=LATER)
    assert not await slots.finish(held, SlotState.REFUSED, "", at=LATER)
    assert not await slots.finish(replace(held, fence=held.fence + 1), SlotState.DONE, "", at=LATER)
    life = await slots.life(held.name)
    assert [event.what for event in life.events].count("done") == 1


async def test_installations_take_turns(subscriptions, slots):
    """Many digests in one do not keep another waiting."""
    for number in range(4):
        await subscriptions.keep(replace(SUBSCRIPTION, id=f"s{number}"), next_due=NOON)
    other = Workspace("slack", "T2").only_channel("C9")
    last = replace(SUBSCRIPTION, id="t1", destination=Destination(other, "C9", ""))
    await subscriptions.keep(last, next_due=NOON)
    for one in (*await subscriptions.of(SLACK), last):
        await plan(subscriptions, one)

    first = await slots.take("slack", owner="one", at=NOON, until=LATER, limit=2)
    assert {held.name.subscription for held in first} == {"s0", "t1"}
    assert len(await take(slots, "two")) == 3


async def test_an_installation_waits_as_a_whole(subscriptions, slots):
    """Nobody takes its slots before then; what somebody holds, and other installations, go on."""
    for number in range(3):
        await subscriptions.keep(replace(SUBSCRIPTION, id=f"s{number}"), next_due=NOON)
    other = replace(
        SUBSCRIPTION, id="t1", destination=Destination(Workspace("slack", "T2"), "C9", "")
    )
    await subscriptions.keep(other, next_due=NOON)
    for one in (*await subscriptions.of(SLACK), other):
        await plan(subscriptions, one)
    held = {one.name.subscription: one for one in await take(slots)}
    for name in ("s2", "t1"):
        await slots.put_off(held[name], until=NOON, why="", at=NOON)

    assert await slots.next_free("slack", after=NOON) is None
    await slots.put_off(held["s0"], until=LATER, why="wait", at=NOON, everywhere_in=SLACK)
    assert await slots.next_free("slack", after=NOON) == LATER
    assert await slots.next_free("discord", after=NOON) is None
    assert [one.name.subscription for one in await take(slots, "two")] == ["t1"]
    assert await slots.finish(held["s1"], SlotState.SKIPPED, "", at=NOON)
    after = await take(slots, "three", LATER)
    assert {one.name.subscription for one in after} >= {"s0", "s2"}


async def test_the_life_of_a_slot_is_told(subscriptions, slots):
    """For `digest why`: every step with its time, in order."""
    await subscriptions.keep(SUBSCRIPTION, next_due=NOON)
    await plan(subscriptions)
    (held,) = await take(slots)
    await slots.put_off(held, until=LATER, why="asked to come back later", at=NOON)
    assert await take(slots, "two") == ()
    (again,) = await take(slots, "two", LATER)
    await slots.finish(again, SlotState.SKIPPED, "paused", at=LATER)
    life = await slots.life(held.name)

    assert life.state is SlotState.SKIPPED
    assert [event.what for event in life.events] == [
        f"planned for {NOON.isoformat()}",
        "asked to come back later",
        "skipped: paused",
    ]
    assert await take(slots, "three", LATER + timedelta(days=1)) == ()
    assert await slots.life(SlotName("s1", date(2031, 3, 5))) is None


async def test_a_subscription_that_is_removed_takes_its_slots_along(subscriptions, slots):
    """Nothing of it is posted any more."""
    await subscriptions.keep(SUBSCRIPTION, next_due=NOON)
    await plan(subscriptions)

    assert not await subscriptions.drop(Workspace("slack", "T2"), "s1")
    assert await subscriptions.drop(SLACK, "s1")
    assert await take(slots, at=datetime(2040, 1, 1, tzinfo=UTC)) == ()


async def test_who_goes_takes_digests_along(subscriptions, slots, database):
    """A wall and an installation with all of it; a person leaves no name."""
    eraser = SqlEraser(database)
    elsewhere = replace(SUBSCRIPTION, id="s2", destination=Destination(SLACK, "C2"))
    for one in (SUBSCRIPTION, elsewhere):
        await subscriptions.keep(one, next_due=NOON)
        await plan(subscriptions, one)
    await eraser.forget_person(SLACK, "U1")
    assert [one.owner for one in await subscriptions.of(SLACK)] == ["", ""]
    await eraser.forget_audience(SLACK.only_channel("C1"))
    assert [one.id for one in await subscriptions.of(SLACK)] == ["s2"]
    await eraser.forget_installation(SLACK)
    assert await subscriptions.of(SLACK) == ()
    assert await take(slots) == ()


async def test_a_forgotten_article_is_gone_from_frozen_digests(subscriptions, slots, database):
    """Words, title and all; what else was in them stays."""
    library = SqlLibrary(database, sentences)
    brief = builders.brief()
    wall = SUBSCRIPTION.destination.workspace
    await library.keep(wall, brief, at=NOON)
    await subscriptions.keep(SUBSCRIPTION, next_due=NOON)
    await plan(subscriptions)
    (held,) = await take(slots)
    source = Source(brief.article.id, "A headline", None, None)
    said = replace(SAID, article=brief.article.id, words="a canary")
    both = replace(STORY, articles=(source, *STORY.articles), claims=(said, SAID))
    alone = replace(STORY, title="A canary", articles=(source,), claims=(said,))
    digest = replace(DIGEST, stories=(both, alone))
    await slots.freeze(held, digest, 1, at=NOON)

    assert await library.forget(wall, brief.article.id)
    await slots.let_go("one", at=NOON)
    (again,) = await take(slots, "two")
    assert "canary" not in str(again.digest)
    assert again.digest is not None
    assert again.digest.stories == (replace(STORY, title="A", reason=""),)
