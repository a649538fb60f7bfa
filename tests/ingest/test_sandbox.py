"""Whatever happens to the child, only it happens to."""

import asyncio
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace

import pytest

from bot.core.article import SourceKind
from bot.errors import InputRefused
from bot.ingest.limits import Limits
from bot.ingest.sandbox import read_in_child
from bot.ingest.wire import Extract, Request, extract_from, refusal, unpacked
from tests.ingest.articles import PLAIN, page
from tests.ingest.bombs import stream_bomb

REQUEST = Request(PLAIN.encode(), "a.txt", SourceKind.FILE, "text/plain", Limits())
# More than an interpreter that has just started may have to spare.
LARGE = replace(REQUEST, content=PLAIN.encode() * (1_500_000 // len(PLAIN.encode())))


@pytest.mark.parametrize(
    "limits",
    [
        Limits(child_memory=1_000_000),
        Limits(wall_seconds=0.001),
        Limits(child_output=10),
    ],
    ids=["memory", "wall", "output"],
)
async def test_a_child_at_its_limit_is_a_refusal(limits: Limits):
    """No answer, half an answer and too long an answer are all the same to the person."""
    with pytest.raises(InputRefused, match="expands too much or is damaged"):
        await read_in_child(replace(LARGE, limits=limits))


async def test_what_is_refused_at_a_limit_is_read_without_it():
    """The limits refuse it, nothing else."""
    extract = await read_in_child(LARGE)

    assert extract.text.count("\n") == LARGE.content.count(b"\n")


async def test_processor_time_is_what_stops_a_bomb():
    """A child that computes is ended after its seconds, however busy the machine is."""
    request = Request(stream_bomb(), "a.pdf", SourceKind.FILE, None, Limits(cpu_seconds=1))

    with pytest.raises(InputRefused, match="expands too much"):
        await read_in_child(request)


def test_a_bomb_stays_below_half_a_gigabyte():
    """Parent and child together; the page unpacks to one gigabyte."""
    peak = subprocess.run(
        [sys.executable, "-m", "tests.ingest.peak"], capture_output=True, check=True, text=True
    )

    assert int(peak.stdout) < 500_000_000


async def test_no_child_is_left_behind():
    """After an answer and after a refusal the process is gone."""
    for limits in (Limits(), Limits(wall_seconds=0.01)):
        with suppress(InputRefused):
            await read_in_child(replace(REQUEST, limits=limits))

    assert _has_no_children()


async def test_a_cancelled_reading_ends_its_child():
    """Who stops waiting leaves nothing running."""
    request = Request(page(), "a.html", SourceKind.FILE, None, Limits())
    reading = asyncio.create_task(read_in_child(request))
    await asyncio.sleep(0)

    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading

    assert _has_no_children()


async def test_many_readings_at_once_do_not_disturb_each_other():
    """Each child has its own pipes."""
    requests = [replace(REQUEST, content=f"{PLAIN}{at}\n".encode()) for at in range(6)]

    extracts = await asyncio.gather(*(read_in_child(request) for request in requests))

    assert [extract.text for extract in extracts] == [f"{PLAIN}{at}\n" for at in range(6)]


@pytest.mark.parametrize(
    "attempt",
    [
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import socket; socket.getaddrinfo('kestrel.example', 80)",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import os; os.fork()",
    ],
)
async def test_the_child_has_no_network_and_starts_no_program(attempt: str):
    """The second lock behind the parsers; it is set before a byte of the input is looked at."""
    lock = "from bot.ingest.confining import confine; confine(400_000_000, 4)"
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-c",
        f"{lock}; {attempt}",
        stderr=asyncio.subprocess.PIPE,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    _, said = await process.communicate()

    assert process.returncode == 1
    assert b"PermissionError: the reading child may not use" in said


def _has_no_children() -> bool:
    try:
        os.waitpid(-1, os.WNOHANG)
    except ChildProcessError:
        return True
    return False


def test_a_request_survives_the_wire():
    """Bytes, names of any script and limits arrive as they were sent."""
    request = Request(b"\x00\xff{}", "отчёт\n.txt", SourceKind.STDIN, None, Limits(pages=7))

    assert unpacked(request.packed()) == request


def test_an_answer_survives_the_wire():
    """An extract comes back as it was, a refusal is raised again."""
    extract = Extract("“Да”\n\U0001f600", title="x", read_of=9)

    assert extract_from(extract.answer()) == extract
    with pytest.raises(InputRefused, match="because") as refused:
        extract_from(refusal(InputRefused("because", hint="do")))
    assert refused.value.hint == "do"
