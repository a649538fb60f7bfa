"""Starting the beds and `briefing run` beside them; people act through the beds' control ports."""

import asyncio
import json
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import aiohttp

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
