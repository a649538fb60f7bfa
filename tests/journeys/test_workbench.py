"""The workbench: once each, a few at a time, and whoever dies leaves nothing behind."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace

import pytest

from bot.core.place import Destination, Workspace
from bot.core.request import Request
from bot.errors import PlatformRefused
from bot.journeys import workbench
from bot.journeys.caller import Caller, Refused
from bot.journeys.chat_ports import Taken
from bot.journeys.front import Front
from bot.journeys.workbench import LEASE, MOST_ATTEMPTS, Workbench
from tests.chat_desk import MovableClock, RecordingCaller, front_desk

REQUEST = Request("Ev1", Destination(Workspace("slack", "T1"), "C1", "17.2"), "U1")


@dataclass
class Work:
    """What is done with requests: counts, waits for a signal, or fails."""

    served: list[str] = field(default_factory=list)
    at_once: int = 0
    most_at_once: int = 0
    may_end: asyncio.Event = field(default_factory=asyncio.Event)
    has_begun: asyncio.Event = field(default_factory=asyncio.Event)
    error: Exception | None = None

    async def __call__(self, request: Request, caller: Caller) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        self.has_begun.set()
        try:
            await self.may_end.wait()
            if self.error:
                raise self.error
            self.served.append(request.id)
        finally:
            self.at_once -= 1


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
async def front(clock: MovableClock) -> AsyncIterator[Front]:
    async with front_desk(clock=clock) as front:
        yield front


def bench_of(front: Front, work: Work, owner: str = "one") -> Workbench:
    return Workbench(front.inbox, front.clock, work, owner, at_once=2)


async def test_no_more_is_worked_on_at_once_than_was_said(front: Front) -> None:
    """The rest waits, and is done."""
    work = Work()
    bench = bench_of(front, work)
    for number in range(6):
        request = replace(REQUEST, id=str(number))
        assert await bench.take(request)
        bench.start(request, RecordingCaller())
    work.may_end.set()

    await bench.idle()

    assert work.most_at_once == 2
    assert sorted(work.served) == [str(number) for number in range(6)]


async def test_a_failure_is_a_sentence_and_no_internals(front: Front) -> None:
    """And the request is over: it is not tried again for ever."""
    work = Work(error=RuntimeError("secret internals"))
    work.may_end.set()
    bench, caller = bench_of(front, work), RecordingCaller()
    await bench.take(REQUEST)

    bench.start(REQUEST, caller)
    await bench.idle()

    (outcome,) = caller.outcomes
    assert isinstance(outcome, Refused)
    assert "secret" not in outcome.reason
    assert not await bench.take(REQUEST)


async def test_a_clean_stop_finishes_what_it_can(front: Front) -> None:
    """What cannot be finished in time is there for the next start."""
    work = Work()
    bench = bench_of(front, work)
    await bench.take(REQUEST)
    bench.start(REQUEST, RecordingCaller())
    await work.has_begun.wait()

    await bench.close(grace=0.0)

    now = front.clock.now()
    left = await front.inbox.take_over("slack", owner="two", at=now, until=now + LEASE)
    assert [one.request.id for one in left] == ["Ev1"]
    assert work.served == []


async def test_nothing_is_begun_while_closing(front: Front) -> None:
    """A request that comes then is kept, and left."""
    bench = bench_of(front, work := Work())
    await bench.close(grace=0.0)

    bench.start(REQUEST, RecordingCaller())

    assert not work.has_begun.is_set()


async def test_a_dead_process_leaves_its_work_to_the_next(
    front: Front, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After its lease; the caller is made anew, and everything is done once."""
    await bench_of(front, Work(), "dead").take(REQUEST)
    work = Work()
    work.may_end.set()
    bench = bench_of(front, work, "alive")
    resumed: asyncio.Queue[Taken] = asyncio.Queue()
    monkeypatch.setattr(workbench, "RENEWED_EVERY", 0.0)

    async def caller_of(taken: Taken) -> Caller:
        resumed.put_nowait(taken)
        return RecordingCaller()

    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        looking = group.create_task(bench.look_after("slack", caller_of))
        clock.forward(seconds=LEASE.total_seconds() + 1)
        taken = await resumed.get()
        await bench.idle()
        looking.cancel()

    assert taken.attempts == 2
    assert work.served == ["Ev1"]
    assert resumed.empty()


async def test_what_breaks_every_time_is_given_up_with_a_sentence(front: Front) -> None:
    """Three attempts, then the person is told."""
    work, caller = Work(), RecordingCaller()
    bench = bench_of(front, work)
    await bench.take(REQUEST)

    bench.start(REQUEST, caller, attempts=MOST_ATTEMPTS + 1)
    await bench.idle()

    assert not work.has_begun.is_set()
    assert "interrupted" in str(caller.outcomes[0])


async def test_a_request_of_an_installation_that_is_gone_is_over(
    front: Front, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nobody left to answer, and the others are not held up."""
    await bench_of(front, Work(), "dead").take(REQUEST)
    await bench_of(front, Work(), "dead").take(replace(REQUEST, id="Ev2"))
    clock.forward(seconds=LEASE.total_seconds() + 1)
    work = Work()
    work.may_end.set()
    bench = bench_of(front, work, "alive")
    monkeypatch.setattr(workbench, "RENEWED_EVERY", 0.0)
    looked = asyncio.Event()

    async def caller_of(taken: Taken) -> Caller:
        if taken.request.id == "Ev1":
            raise PlatformRefused("This workspace is not installed.", hint="Install the app.")
        looked.set()
        return RecordingCaller()

    async with asyncio.timeout(5), asyncio.TaskGroup() as group:
        looking = group.create_task(bench.look_after("slack", caller_of))
        await looked.wait()
        await bench.idle()
        looking.cancel()

    assert work.served == ["Ev2"]
