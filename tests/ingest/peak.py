"""`python -m tests.ingest.peak`: read a bomb, print the peak memory of reader and child in bytes.

A process of its own: a child is charged with what its parent held when it was forked, and a
process that has run a thousand tests holds much.
"""

import asyncio
import resource
import sys
from contextlib import suppress

from bot.core.article import SourceKind
from bot.errors import InputRefused
from bot.ingest.limits import Limits
from bot.ingest.sandbox import read_in_child
from bot.ingest.wire import Request
from tests.ingest.bombs import stream_bomb

if __name__ == "__main__":
    with suppress(InputRefused):
        bomb = stream_bomb()
        asyncio.run(read_in_child(Request(bomb, "a.pdf", SourceKind.FILE, None, Limits())))
    peaks = [
        resource.getrusage(who).ru_maxrss
        for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    ]
    sys.stdout.write(str(sum(peaks) * 1024))
