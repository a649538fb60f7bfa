"""A child process for every input: whatever happens to it, only it happens to."""

import asyncio
import logging
import os
import signal
import sys
from contextlib import suppress
from pathlib import Path

import bot
from bot.ingest import refusals
from bot.ingest.limits import Limits
from bot.ingest.wire import Extract, Request, extract_from

logger = logging.getLogger(__name__)

_HOUSE = str(Path(bot.__file__).parent.parent)
_CHUNK = 65_536
# The child gets nothing of our environment, so no token can be in it; numpy's threads would map
# more memory than the reading itself.
_ENVIRONMENT = {
    "PYTHONPATH": _HOUSE,
    "PYTHONDONTWRITEBYTECODE": "1",
    "OPENBLAS_NUM_THREADS": "1",
    "OMP_NUM_THREADS": "1",
    "MALLOC_ARENA_MAX": "2",
    "LC_ALL": "C.UTF-8",
}


async def read_in_child(request: Request) -> Extract:
    """Read the request in a child of its own; a child that dies means `InputRefused`."""
    answer = await answer_of_child("bot.ingest.child", request.packed(), request.limits)
    try:
        return extract_from(answer)
    except (ValueError, TypeError, KeyError) as error:
        logger.info("reading child died", extra={"bytes": len(request.content)})
        raise refusals.expands_too_much(request.name) from error


async def answer_of_child(module: str, question: bytes, limits: Limits) -> bytes:
    """Run a module as a child, ask it, and give its answer: half of one or none if it died."""
    child = await asyncio.create_subprocess_exec(
        *(sys.executable, "-P", "-s", "-m", module),
        *(str(limits.child_memory), str(limits.cpu_seconds)),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=_ENVIRONMENT,
        cwd="/",
        start_new_session=True,
    )
    answer = b""
    try:
        async with asyncio.timeout(limits.wall_seconds):
            answer = await _converse(child, question, limits.child_output)
    except TimeoutError:
        logger.info("reading child took too long")
    finally:
        _end_group(child.pid)
        code = await child.wait()
        logger.debug("reading child ended", extra={"code": code})
    return answer


async def _converse(child: asyncio.subprocess.Process, question: bytes, most: int) -> bytes:
    """Give the child its question and take its answer, but not more than `most` bytes of it."""
    if child.stdin is None or child.stdout is None:
        raise RuntimeError("the reading child was started without pipes")
    with suppress(BrokenPipeError, ConnectionResetError):
        child.stdin.write(question)
        await child.stdin.drain()
    child.stdin.close()
    pieces: list[bytes] = []
    size = 0
    while size <= most and (piece := await child.stdout.read(_CHUNK)):
        pieces.append(piece)
        size += len(piece)
    return b"".join(pieces) if size <= most else b""


def _end_group(leader: int) -> None:
    """End the child with everything it may have started; it is the leader of its own group."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(leader, signal.SIGKILL)
