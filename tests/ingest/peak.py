"""`python -m tests.ingest.peak`: read a bomb, print the peak memory of reader and child in bytes.

A process of its own: a child is charged with what its parent held when it was forked, and a
process that has run a thousand tests holds much. For the same reason the reader's own peak is that
of its memory map (VmHWM), where the system tells it, and not the one of getrusage.
"""

import asyncio
import resource
import sys
from contextlib import suppress
from pathlib import Path

from bot.core.article import SourceKind
from bot.errors import InputRefused
from bot.ingest.limits import Limits
from bot.ingest.sandbox import read_in_child
from bot.ingest.wire import Request
from tests.ingest.bombs import stream_bomb


def own_peak() -> int:
    """Give the peak of this process in KiB."""
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    lines = status.read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM"))


if __name__ == "__main__":
    with suppress(InputRefused):
        bomb = stream_bomb()
        asyncio.run(read_in_child(Request(bomb, "a.pdf", SourceKind.FILE, None, Limits())))
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    sys.stdout.write(str((own_peak() + child) * 1024))
