"""`python -m tests.bench [NAME|all]`: a line a figure, medians of several runs.

An article of the bench is 12,000 characters of the seeds' prose. Times are CPU seconds of one
process where one core does the work, wall seconds where a child process takes part.
"""

import argparse
import asyncio
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from bot.core.article import Article, Source, SourceKind
from bot.core.reading.pipeline import read
from tests.bench import acks, crashes, drains, exports

ARTICLES = Path(__file__).parents[2] / "seeds" / "articles"
LENGTH = 12_000


def main() -> None:
    """Run the benches that were asked for."""
    benches: dict[str, Callable[[], None]] = {
        "reading": reading, "path": whole_path, "cold": cold_start, "growth": growth,
        "refusals": refusals, "ack": lambda: acks.report(prose()),
        "crashes": lambda: crashes.report(quick=quick), "drain": drains.report,
        "export": lambda: exports.report(prose(4_000)),
    }  # fmt: skip
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("bench", nargs="?", default="all", choices=[*benches, "all"])
    parser.add_argument("--quick", action="store_true", help="crashes: fewer steps")
    given = parser.parse_args()
    asked, quick = given.bench, given.quick
    for name, bench in benches.items():
        if asked == name or (asked == "all" and name != "crashes"):  # minutes, by name only
            bench()


def prose(length: int = LENGTH) -> str:
    """Give `length` characters of the seeds, one article after the other, again if need be."""
    whole = "\n\n".join(path.read_text("utf-8") for path in sorted(ARTICLES.glob("*.txt")))
    return (whole * (length // len(whole) + 1))[:length]


def _article(text: str) -> Article:
    return Article(text, Source(SourceKind.TEXT, "bench"), language="en")


def _say(name: str, value: str) -> None:
    sys.stdout.write(f"{name:48}{value}\n")


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def reading(runs: int = 40) -> None:
    """Reading alone: rules, in this process, on one core."""
    article = _article(prose())
    read(article)
    before = _peak_mib()
    took = []
    for _ in range(runs):
        began = time.process_time()
        read(article)
        took.append(time.process_time() - began)
    median = statistics.median(took)
    _say("reading alone: articles a second, one core", f"{1 / median:.1f}")
    _say(
        "reading alone: milliseconds an article, min/median/max",
        f"{1000 * min(took):.1f} / {1000 * median:.1f} / {1000 * max(took):.1f}",
    )
    _say("reading alone: peak memory", f"{_peak_mib():.0f} MiB ({_peak_mib() - before:.0f} more)")


def growth() -> None:
    """Time against length: the exponent of a power law fitted from 12,000 to 768,000 characters."""
    sizes = [LENGTH * 4**power for power in range(4)]
    took = []
    for size in sizes:
        article = _article(prose(size))
        began = time.process_time()
        read(article)
        took.append(time.process_time() - began)
    slope = math.log(took[-1] / took[0]) / math.log(sizes[-1] / sizes[0])
    _say("growth: exponent of time in length", f"{slope:.2f}")
    for size, seconds in zip(sizes, took, strict=True):
        _say(f"growth: {size:,} characters", f"{seconds:.3f} s")


def whole_path(runs: int = 12) -> None:
    """The whole path: file, child process, reading, store (SQLite), in one running process."""
    asyncio.run(_whole_path(runs))


async def _whole_path(runs: int) -> None:
    from pydantic import SecretStr

    from bot.app import app_of
    from bot.core.place import TERMINAL
    from bot.core.upload import Upload
    from bot.settings import Settings

    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(database_url=SecretStr(f"sqlite:///{folder}/bench.db"))
        async with app_of(settings).desk() as desk:
            took = []
            for run in range(runs):
                content = f"Bench article {run}\n\n{prose()}".encode()
                began = time.perf_counter()
                await desk.brief(TERMINAL, Upload(content, "bench.txt", SourceKind.FILE))
                took.append(time.perf_counter() - began)
    _say("whole path: articles a second, wall", f"{1 / statistics.median(took):.1f}")
    _say("whole path: peak memory", f"{_peak_mib():.0f} MiB")
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    _say("whole path: peak memory of the largest child", f"{children:.0f} MiB")


def cold_start(runs: int = 5) -> None:
    """From nothing to output: `briefing --help`, and a brief of one seed without the store."""
    article = str(sorted(ARTICLES.glob("*.txt"))[0])
    for name, arguments in (("--help", ["--help"]), ("brief", ["brief", "--no-store", article])):
        took = []
        for _ in range(runs + 1):
            began = time.perf_counter()
            subprocess.run(  # noqa: S603
                [sys.executable, "-m", "bot", *arguments], check=True, stdout=subprocess.DEVNULL,
            )  # fmt: skip
            took.append(time.perf_counter() - began)
        _say(f"cold start: briefing {name}, wall", f"{statistics.median(took[1:]):.2f} s")


def refusals() -> None:
    """The slowest and the largest of the bad inputs, each in a process of its own."""
    from tests.ingest.bad_inputs import BAD_FILES

    slowest, largest = ("", 0.0), ("", 0.0)
    bad = [item for item in BAD_FILES if item.media_type is None]
    parent = _process(["brief", "--no-store", str(sorted(ARTICLES.glob("*.txt"))[0])])[1]
    with tempfile.TemporaryDirectory() as folder:
        for item in bad:
            path = Path(folder, item.name)
            path.write_bytes(item.make())
            seconds, mib, code = _process(["brief", "--no-store", str(path)])
            mib += parent  # at most: the largest process may be the parent itself
            if code != 3:
                _say(f"refusals: {item.name} ended with", str(code))
            slowest = max(slowest, (item.name, seconds), key=lambda pair: pair[1])
            largest = max(largest, (item.name, mib), key=lambda pair: pair[1])
            path.unlink()
    _say("refusals: bad files tried, each its own process", str(len(bad)))
    _say("refusals: slowest, wall", f"{slowest[1]:.2f} s ({slowest[0]})")
    _say("refusals: largest, parent and child together", f"{largest[1]:.0f} MiB ({largest[0]})")


def _process(arguments: list[str]) -> tuple[float, float, int]:
    """Run the program; give wall seconds, MiB of its largest process, and its exit code."""
    began = time.perf_counter()
    process = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "bot", *arguments],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - began
    return seconds, usage.ru_maxrss / 1024, process.returncode


if __name__ == "__main__":
    main()
