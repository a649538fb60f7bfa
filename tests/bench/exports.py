"""Exports: seconds, and the peak of memory, which is not to grow with what is kept."""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bot.app import SqlStore
from bot.core.article import Article, Source, SourceKind
from bot.core.place import TERMINAL
from bot.core.reading.pipeline import read
from tests.fakes import NOON

SIZES = (200, 2_000)
FORMS = ("json", "csv", "markdown")


def report(prose: str) -> None:
    """Write down libraries of two sizes in each form, each by a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        for size in SIZES:
            url = f"sqlite:///{folder}/{size}.db"
            asyncio.run(_fill(url, prose, size))
            for form in FORMS:
                place = Path(folder) / f"{size}-{form}"
                seconds, peak = _measured(url, form, place)
                name = f"export {form}, {size:,} articles"
                written = _bytes(place) / 2**20
                sys.stdout.write(
                    f"{name:48}{seconds:.1f} s, peak {peak:.0f} MiB, {written:.0f} MiB\n"
                )


async def _fill(url: str, prose: str, size: int) -> None:
    async with SqlStore(url).open() as library:
        for number in range(size):
            text = f"Number {number}.\n\n{prose}"
            article = Article(text, Source(SourceKind.TEXT, "bench"), language="en")
            brief = read(article)
            await library.keep(TERMINAL, brief, at=NOON)


def _measured(url: str, form: str, place: Path) -> tuple[float, float]:
    """Give the wall seconds of the whole command, and its peak in MiB."""
    command = [sys.executable, "-m", "bot", "export", "--format", form, "--out", str(place)]
    began = time.perf_counter()
    process = subprocess.Popen(command, env={"BOT_DATABASE_URL": url}, stderr=subprocess.DEVNULL)  # noqa: S603
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"the export ended with {process.returncode}")
    return time.perf_counter() - began, used.ru_maxrss / 1024


def _bytes(place: Path) -> int:
    files = place.rglob("*") if place.is_dir() else [place]
    return sum(one.stat().st_size for one in files if one.is_file())
