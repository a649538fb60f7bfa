"""A front desk for tests: real journeys, a real store in memory, an engine that reads."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from bot.app import SqlStore, sample_article
from bot.core.request import Attachment, Request
from bot.core.upload import Upload
from bot.engines.embedded import EmbeddedEngine
from bot.errors import InputRefused
from bot.ingest.intake import SandboxedIntake
from bot.journeys.caller import Outcome, Step
from bot.journeys.desk import desk_of
from bot.journeys.feed_ports import FeedWeb
from bot.journeys.front import Crew, Front, Shelves, front_of
from bot.journeys.ports import Clock, Engine, Intake
from bot.reaching import feed_web
from tests.fakes import NOON, FakeClock, FakeIntake


@dataclass
class MovableClock(FakeClock):
    """A clock that a test moves."""

    def forward(self, **by: float) -> None:
        self.moment += timedelta(**by)


class Silence:
    """An alarm that never rings."""

    async def next(self) -> None:
        await asyncio.Event().wait()


@dataclass
class RecordingCaller:
    """Somebody who waits: remembers every step and everything delivered, by key."""

    files: dict[str, Upload] = field(default_factory=dict)
    admin: bool = False
    steps: list[Step] = field(default_factory=list)
    delivered: list[tuple[str, Outcome]] = field(default_factory=list)
    completed: Callable[[Request], Request] = lambda request: request

    @property
    def outcomes(self) -> list[Outcome]:
        return [outcome for _, outcome in self.delivered]

    async def complete(self, request: Request) -> Request:
        return self.completed(request)

    async def fetch(self, file: Attachment) -> Upload:
        if file.reference not in self.files:
            raise InputRefused(f"I could not get “{file.name}”.", hint="Upload it again.")
        return self.files[file.reference]

    async def step(self, step: Step, detail: str = "") -> None:
        self.steps.append(step)

    async def is_admin(self) -> bool:
        return self.admin

    async def deliver(self, outcome: Outcome, key: str) -> str | None:
        self.delivered.append((key, outcome))
        return f"message {len(self.delivered)}"


@asynccontextmanager
async def front_desk(
    *,
    clock: Clock | None = None,
    address: str = "sqlite:///:memory:",
    owner: str = "one",
    intake: Intake | None = None,
    engine: Engine | None = None,
    web: FeedWeb | None = None,
) -> AsyncIterator[Front]:
    """Give a front desk; with an address of a file, several can share a store."""
    moment = clock or FakeClock(NOON)
    async with SqlStore(address).open_all() as shelves:
        reader, ways = intake or FakeIntake(), web or feed_web()
        yield _front(shelves, moment, owner, reader, engine, ways)


def real_intake(*ports: int) -> SandboxedIntake:
    """Give the intake that fetches and parses, and may fetch from these ports of loopback."""
    return SandboxedIntake(reachable=lambda address, port: address == "127.0.0.1" and port in ports)


def _front(
    shelves: Shelves,
    clock: Clock,
    owner: str,
    intake: Intake,
    engine: Engine | None,
    web: FeedWeb,
) -> Front:
    desk = desk_of(intake, engine or EmbeddedEngine(clock), shelves.library, clock)
    crew = Crew(owner, at_once=2, alarm=Silence())
    return front_of(desk, shelves, clock, crew, web=web, sample=sample_article)
