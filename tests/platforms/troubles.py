"""Trouble that both platforms can make: answers that come twice, late, or the other way round."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

Shown = Callable[[list[dict[str, Any]]], list[dict[str, Any]]]
"""How a history is told, given what stands there, newest first."""


@dataclass(slots=True)
class Swap:
    """Two requests that are in hand together: the first is served after the second is answered."""

    _may_go: asyncio.Event = field(default_factory=asyncio.Event)
    _served: asyncio.Event = field(default_factory=asyncio.Event)
    _is_waiting: bool = False

    async def wait(self) -> None:
        """Wait, as the first, for the second to be served."""
        self._is_waiting = True
        await self._may_go.wait()

    def serve_first(self) -> None:
        """Say that the first was served."""
        self._served.set()

    def serve_second(self) -> None:
        """Say that the second was served."""
        self._may_go.set()

    async def end(self) -> None:
        """Let the first be served now if it waits: its second one never came."""
        self._may_go.set()
        if self._is_waiting:
            await self._served.wait()


async def told_twice(request: web.Request, answer: web.Response) -> web.Response:
    """Send an answer, and the same bytes once more on the same connection."""
    body = answer.body
    assert isinstance(body, bytes)
    await answer.prepare(request)
    await answer.write_eof()
    if request.transport is not None:
        head = f"HTTP/1.1 {answer.status} OK\r\nContent-Type: application/json\r\n"
        request.transport.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
    return answer


def told_doubled(messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Tell each message of a history twice, as where pages overlap."""
    return [one for message in messages for one in (message, message)]


@dataclass(slots=True)
class LateAndReversed:
    """A history that lacks everything new for one look, and is told the wrong way round."""

    _seen: list[dict[str, Any]] = field(default_factory=list)

    def __call__(self, messages: list[dict[str, Any]]) -> list[dict[str, Any]]:
        """Tell what the last look should have told."""
        known = {one.get("ts", one.get("id")) for one in self._seen}
        self._seen = messages
        return [one for one in reversed(messages) if one.get("ts", one.get("id")) in known]
