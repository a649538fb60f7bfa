"""`briefing run`: doors are opened again, refused ones stay shut, SIGTERM ends it cleanly."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

import pytest

from bot import serving
from bot.errors import PlatformRefused
from bot.serving import Serving
from tests.chat_desk import front_desk


@dataclass
class FakeDoor:
    """A door whose runs are scripted: each entry is awaited once, the last one for ever."""

    name: str
    runs: list[Callable[[], Awaitable[None]]]
    opened: int = 0
    is_open: asyncio.Event = field(default_factory=asyncio.Event)

    async def run(self) -> None:
        run = self.runs[min(self.opened, len(self.runs) - 1)]
        self.opened += 1
        await run()


async def _breaks() -> None:
    raise AttributeError("'NoneType' object has no attribute 'sequence'")


async def _refuses() -> None:
    """Refuse from within a task group, as doors do."""
    async with asyncio.TaskGroup() as group:
        group.create_task(_turned_away())


async def _turned_away() -> None:
    raise PlatformRefused("The token is not accepted.", hint="Make a new one.")


@pytest.fixture
def quick(monkeypatch):
    """Waits between openings take no time."""
    monkeypatch.setattr(serving, "_FIRST_WAIT", 0.0)


async def test_a_door_that_breaks_is_opened_again(quick):
    """discord.py dies when its first handshake fails; that is no reason to stay away."""
    stop = asyncio.Event()

    async def stays() -> None:
        stop.set()
        await asyncio.Event().wait()

    door = FakeDoor("discord", [_breaks, _breaks, stays])
    said: list[str] = []
    async with asyncio.timeout(5), front_desk() as front:
        was_stopped = await Serving([door], front, said.append)(stop)

    assert was_stopped
    assert door.opened == 3
    assert len([line for line in said if "trying again" in line]) == 2


async def test_a_refused_door_stays_shut_and_the_others_stay_open(quick):
    """A wrong token is said once, with what to do; the other platform goes on."""
    stop = asyncio.Event()
    was_refused = asyncio.Event()
    refused = FakeDoor("slack", [_refuses])

    async def stays() -> None:
        await was_refused.wait()
        stop.set()
        await asyncio.Event().wait()

    said: list[str] = []

    def hear(line: str) -> None:
        said.append(line)
        was_refused.set()

    async with asyncio.timeout(5), front_desk() as front:
        await Serving([refused, FakeDoor("discord", [stays])], front, hear)(stop)

    assert refused.opened == 1
    assert said == ["slack: The token is not accepted.", "hint: Make a new one."]


async def test_it_ends_when_every_door_is_refused():
    """There is nothing left to wait for."""
    refused = FakeDoor("slack", [_refuses])
    async with asyncio.timeout(5), front_desk() as front:
        was_stopped = await Serving([refused], front, lambda _: None)(asyncio.Event())

    assert not was_stopped
