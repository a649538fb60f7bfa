"""Every bad input at the real command line: exit code 3, one clear line, a hint, nothing kept.

The same list is timed, each in a process of its own, by `python -m tests.bench refusals`.
"""

import sqlite3
from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.adapters.terminal.screen import Screen
from bot.app import app_of
from bot.cli import cli
from bot.door import Door
from bot.running import run
from bot.settings import Settings
from tests.fakes import FakeStream
from tests.ingest.bad_inputs import BAD_FILES, BAD_LINKS, BadFile, BadLink

FILES = [bad for bad in BAD_FILES if bad.media_type is None]


class Desk:
    """The real program over a store of its own that keeps one article."""

    def __init__(self, folder: Path) -> None:
        self.store = folder / "briefing.db"
        self._settings = Settings(database_url=SecretStr(f"sqlite:///{self.store}"))
        kept = folder / "kept.txt"
        kept.write_text("The dam held.\n\nMara Tolen said that the dam would hold again.\n")
        assert self("brief", str(kept))[0] == 0

    def __call__(self, *arguments: str) -> tuple[int, str, str]:
        out, err = FakeStream(), FakeStream()
        door = Door(lambda: app_of(self._settings), Screen(FakeStream(), out, err), lambda: ())
        return run(cli, arguments, door), out.text(), err.text()

    def rows(self) -> list[tuple[str, int]]:
        """Count the rows of every table."""
        with sqlite3.connect(self.store) as database:
            names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
            tables = [name for (name,) in names if "passage_words" not in name]
            return [(t, *database.execute(f'SELECT count(*) FROM "{t}"').fetchone())  # noqa: S608
                    for t in sorted(tables)]  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return Desk(tmp_path_factory.mktemp("refusals"))


def is_refusal(ended: tuple[int, str, str]) -> bool:
    code, out, err = ended
    lines = err.splitlines()
    return (
        code == 3 and out == "" and len(lines) == 2
        and lines[0].startswith("briefing: ") and lines[1].startswith("hint: ")
    )  # fmt: skip


def test_there_are_forty_bad_inputs_at_least():
    assert len(FILES) + len(BAD_LINKS) >= 40


@pytest.mark.parametrize("bad", FILES, ids=lambda bad: bad.name)
def test_a_bad_file_is_refused_with_a_reason_and_a_hint(desk: Desk, tmp_path, bad: BadFile):
    path = tmp_path / bad.name
    path.write_bytes(bad.make())
    before = desk.rows()

    ended = desk("brief", str(path))

    assert is_refusal(ended), ended
    assert desk.rows() == before


@pytest.mark.parametrize("bad", [bad for bad in BAD_LINKS if bad.url], ids=lambda bad: bad.url)
def test_a_bad_link_is_refused_with_a_reason_and_a_hint(desk: Desk, bad: BadLink):
    before = desk.rows()

    ended = desk("brief", bad.url)

    assert is_refusal(ended), ended
    assert desk.rows() == before
