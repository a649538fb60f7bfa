"""Waiting for what nothing announces."""

import asyncio
from collections.abc import Awaitable, Callable


async def eventually(look: Callable[[], Awaitable[object]], *, within: float = 5) -> None:
    """Look until it is so: an event is acknowledged first, and then acted on in the background."""
    async with asyncio.timeout(within):
        while True:
            if await look():
                return
            await asyncio.sleep(0.01)
