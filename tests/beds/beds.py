"""Starting the beds and `briefing run` beside them; people act through the beds' control ports."""

import asyncio
import json
import os
import re
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import aiohttp

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
PATIENCE = 60.0  # seconds; a bed starts in a few, a brief takes less than one


@dataclass(frozen=True, slots=True)
class Bed:
    """A running bed: what it said of itself, and how to act in it."""

    session: aiohttp.ClientSession
    control: str
    lines: tuple[str, ...]

    async def ask(self, path: str, body: Mapping[str, object] | None = None) -> dict[str, object]:
        """Send something to the control port; give what it answers."""
        async with self.session.post(self.control + path, data=json.dumps(body or {})) as answer:
            told = await answer.json(content_type=None)
        return told if isinstance(told, dict) else {"list": told}

    async def look(self, path: str) -> dict[str, object]:
        """Read something from the control port."""
        async with self.session.get(self.control + path) as answer:
            told = await answer.json(content_type=None)
        return dict(told)


async def until(
    look: Callable[[], Awaitable[object]], holds: Callable[[object], bool], what: str
) -> object:
    """Look again and again until it holds; beds have no way to call us."""
    async with asyncio.timeout(PATIENCE):
        while True:
            seen = await look()
            if holds(seen):
                return seen
            await asyncio.sleep(0.1)
    raise AssertionError(what)


@asynccontextmanager
async def running(
    *command: str, environment: Mapping[str, str], ready: str
) -> AsyncIterator[tuple[Process, str]]:
    """Run a program until the block ends; wait for the line that says that it is ready."""
    process = await asyncio.create_subprocess_exec(
        *command, env=dict(environment), stdout=PIPE, stderr=asyncio.subprocess.STDOUT, cwd=ROOT
    )
    try:
        async with asyncio.timeout(PATIENCE):
            line = await _line(process, ready)
        drain = asyncio.create_task(_drain(process))
        yield process, line
        drain.cancel()
    finally:
        if process.returncode is None:
            process.terminate()
        await process.wait()


async def _line(process: Process, ready: str) -> str:
    assert process.stdout is not None
    seen: list[str] = []
    while raw := await process.stdout.readline():
        seen.append(raw.decode(errors="replace"))
        if re.search(ready, seen[-1]):
            return seen[-1]
    raise AssertionError("it ended before it was ready:\n" + "".join(seen))


async def _drain(process: Process) -> None:
    assert process.stdout is not None
    while raw := await process.stdout.readline():
        sys.stdout.write("    " + raw.decode(errors="replace"))


def briefing(**settings: str) -> dict[str, str]:
    """Give the environment for `briefing run` with these settings and nothing else of ours."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("BOT_")}
    return kept | {f"BOT_{name.upper()}": value for name, value in settings.items()}
