"""Programs that run beside a test: started, waited for, and stopped by their process id."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import DEVNULL, PIPE, STDOUT, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from bot.app import environment_names

ROOT = Path(__file__).parents[1]
PATIENCE = 60.0  # seconds; a program starts in a few
RUN = (sys.executable, "-m", "bot", "run")


@dataclass
class Program:
    """A running program and what it has written so far, line by line."""

    process: Process
    lines: list[str] = field(default_factory=list)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    async def writes(self, pattern: str) -> str:
        """Wait for a line that matches; fail with all lines when the program ends before."""
        async with asyncio.timeout(PATIENCE):
            while True:
                for line in self.lines:
                    if re.search(pattern, line):
                        return line
                if self.process.stdout is None or self.process.stdout.at_eof():
                    raise AssertionError(f"it ended without {pattern!r}:\n" + "".join(self.lines))
                self._news.clear()
                await self._news.wait()

    async def ends(self) -> int:
        """Wait for its end; give the exit code."""
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()

    async def listen(self) -> None:
        """Take what it writes until it ends."""
        assert self.process.stdout is not None
        while raw := await self.process.stdout.readline():
            self.lines.append(raw.decode(errors="replace"))
            self._news.set()
        self._news.set()


@asynccontextmanager
async def running(
    *command: str, environment: Mapping[str, str], asks: bool = False
) -> AsyncIterator[Program]:
    """Run a program until the block ends; one that asks is told what to do on its input."""
    stdin = PIPE if asks else DEVNULL
    process = await asyncio.create_subprocess_exec(
        *command, env=dict(environment), stdin=stdin, stdout=PIPE, stderr=STDOUT, cwd=ROOT
    )
    program = Program(process)
    listening = asyncio.create_task(program.listen())
    try:
        yield program
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
        await listening


def briefing(**settings: str) -> dict[str, str]:
    """Give the environment for `briefing` with these settings and nothing else of ours."""
    names = [name for name in environment_names() if not name.startswith("BOT_")]
    kept = {name: os.getenv(name, "") for name in names}  # noqa: TID251  (a child's, not ours)
    return kept | {f"BOT_{name.upper()}": value for name, value in settings.items()}
