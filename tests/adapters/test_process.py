"""`briefing` as a process of its own: the ends that only a process has."""

import os
import pty
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def environment(tmp_path: Path) -> dict[str, str]:
    url = f"sqlite:///{tmp_path / 'briefing.db'}"
    return {"PYTHONPATH": str(ROOT), "HOME": str(tmp_path), "BOT_DATABASE_URL": url}


def started(*arguments: str, tmp_path: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-m", "bot", *arguments],
        capture_output=True, text=True, timeout=60, check=False,
        env=environment(tmp_path) | variables, cwd=tmp_path,
    )  # fmt: skip


def test_help_loads_nothing_heavy(tmp_path):
    """Somebody who asks for help does not wait for a database, a web client or a drawing."""
    code = (
        "import sys; from bot.cli import cli; from bot.running import run;"
        "from bot.door import Door;"
        "from bot.adapters.terminal.screen import Screen;"
        "run(cli, ['--help'], Door(None, Screen(sys.stdin, sys.stdout, sys.stderr)));"
        "print([n for n in ('aiohttp','sqlalchemy','pydantic','rich','numpy') if n in sys.modules])"
    )
    ended = subprocess.run(  # noqa: S603  (our own program)
        [sys.executable, "-c", code],
        capture_output=True, text=True, timeout=60, check=True, env={"PYTHONPATH": str(ROOT)},
    )  # fmt: skip

    assert ended.stdout.splitlines()[-1] == "[]"


def test_a_missing_file_is_refused_without_a_traceback(tmp_path):
    """The whole process ends with 3, a reason and a hint."""
    ended = started("brief", "nowhere.txt", "--no-store", tmp_path=tmp_path)

    assert ended.returncode == 3
    assert ended.stdout == ""
    assert ended.stderr.splitlines()[0] == "briefing: There is no file “nowhere.txt”."
    assert ended.stderr.splitlines()[1].startswith("hint: ")


def test_wrong_settings_are_refused_all_at_once(tmp_path):
    """Both problems stand on standard error, the password of the address does not."""
    ended = started(
        "articles",
        tmp_path=tmp_path,
        BOT_DATABASE_URL="mysql://me:geheim@host/db",
        BOT_LOG_LEVEL="loud",
    )

    assert ended.returncode == 3
    assert "BOT_DATABASE_URL" in ended.stderr
    assert "BOT_LOG_LEVEL is “loud”" in ended.stderr
    assert "geheim" not in ended.stdout + ended.stderr


def test_a_reader_who_leaves_is_no_error(tmp_path):
    """`briefing … | head` is quiet."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "--help"],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        env={"PYTHONPATH": str(ROOT)},
    ) as process:  # fmt: skip
        assert process.stdout
        assert process.stderr
        process.stdout.close()

        assert process.stderr.read() == ""
        assert process.wait(timeout=60) == 0


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_narrow_encoding_breaks_nothing(tmp_path, encoding):
    """What the terminal cannot write is written as its number."""
    ended = started(
        "brief", "nowhere.txt", "--no-store", tmp_path=tmp_path, PYTHONIOENCODING=encoding
    )

    assert ended.returncode == 3
    assert r"\u201cnowhere.txt\u201d" in ended.stderr


def _interrupted(process: subprocess.Popen[bytes]) -> int:
    """Press Ctrl-C, and again: readline may miss one between its prompt and its waiting."""
    try:
        for _ in range(10):
            process.send_signal(signal.SIGINT)
            with suppress(subprocess.TimeoutExpired):
                return process.wait(timeout=6)
        raise AssertionError("it does not leave")
    finally:
        process.kill()


def test_ctrl_c_at_a_waiting_terminal_is_quiet(tmp_path):
    """Whoever changes their mind while the next line is awaited leaves at once, with 130."""
    terminal, inside = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "chat"],
        stdin=inside, stdout=inside, stderr=inside, env=environment(tmp_path) | {"TERM": "dumb"},
    ) as process:  # fmt: skip
        os.close(inside)
        shown = b""
        while b"brief> " not in shown:
            shown += os.read(terminal, 1024)
        assert _interrupted(process) == 130
    os.close(terminal)
    assert b"Traceback" not in shown
