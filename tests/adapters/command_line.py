"""Run the real command line in this process, with fakes behind the door."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.adapters.terminal.screen import Screen
from bot.app import App
from bot.cli import cli
from bot.door import Door
from bot.errors import BotError
from bot.journeys.ports import Engine
from bot.platforms import Look
from bot.running import run
from tests.fakes import FakeClock, FakeIntake, FakeStore, FakeStream, MemoryLibrary, ScriptedEngine


@dataclass(frozen=True)
class Ended:
    """How a command ended and what it wrote."""

    code: int
    out: str
    err: str


@dataclass
class Briefing:
    """`briefing` with fakes; the library lives on between commands."""

    engine: Engine = field(default_factory=ScriptedEngine)
    store: FakeStore = field(default_factory=lambda: FakeStore(MemoryLibrary()))
    refuses_to_build: BotError | None = None
    variables: tuple[str, ...] = ()
    looks: Mapping[str, Look | None] = field(default_factory=dict)

    def __call__(self, *arguments: str, typed: str = "", at_terminal: bool = False) -> Ended:
        stdin = FakeStream(typed.encode(), is_terminal=at_terminal)
        out, err = FakeStream(), FakeStream()
        door = Door(self._build, Screen(stdin, out, err), lambda: self.variables)
        code = run(cli, arguments, door)
        return Ended(code, out.text(), err.text())

    def _build(self) -> App:
        if self.refuses_to_build:
            raise self.refuses_to_build
        return App(
            FakeClock(), FakeIntake, lambda: self.engine, self.store, looks=lambda: self.looks
        )


def written(folder: Path, name: str, text: str) -> str:
    """Write an article; give its path."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)
