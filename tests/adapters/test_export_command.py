"""`briefing export`: all of it or nothing, never over what others have, and a hint when refused."""

import asyncio
import csv
import io
import json
import os
import stat
from pathlib import Path

import pytest

from bot.adapters.export.placing import new_file, new_folder
from bot.app import App, SqlStore
from bot.core.brief import Brief
from bot.core.place import TERMINAL, Workspace
from bot.core.record import brief_record
from bot.errors import InputRefused, StoreUnavailable
from tests.adapters.command_line import Briefing, Ended
from tests.contracts.everything import brief_of
from tests.fakes import NOON, FakeClock, FakeIntake, ScriptedEngine

TEAM = Workspace("slack", "T1")
HEAD = {"format": "briefing-export/1"}


class Kept(Briefing):
    """`briefing` on a store that is really kept."""

    url = ""

    def _build(self) -> App:
        return App(FakeClock(), FakeIntake, lambda: self.engine, SqlStore(self.url))


@pytest.fixture
def briefing(tmp_path) -> Kept:
    made = Kept(ScriptedEngine())
    made.url = f"sqlite:///{tmp_path / 'bot.db'}"
    walls = {"zq": TERMINAL, "xj": TEAM, "vk": TEAM.only_channel("G1")}
    asyncio.run(_keep(made.url, {wall: brief_of(mark) for mark, wall in walls.items()}))
    return made


async def _keep(url: str, briefs: dict[Workspace, Brief]) -> None:
    async with SqlStore(url).open() as library:
        for wall, brief in briefs.items():
            await library.keep(wall, brief, at=NOON)


def test_without_more_it_is_the_terminals_library_as_json(briefing):
    """The brief in it is what `show --json` prints, with the text."""
    ended: Ended = briefing("export")

    record = json.loads(ended.out)
    assert (ended.code, ended.err) == (0, "")
    assert (record["format"], record["workspace"]) == ("briefing-export/1", TERMINAL.key)
    (article,) = record["articles"]
    assert article["brief"] == json.loads(json.dumps(brief_record(brief_of("zq"), with_text=True)))
    del article["brief"]["article"]["text"]
    shown = briefing("show", article["brief"]["article"]["id"], "--json")
    assert json.loads(shown.out) == article["brief"]


def test_a_dash_is_standard_output_and_csv_is_the_claims(briefing):
    """The same columns as `show --csv`, with the article in front."""
    ended = briefing("export", "--format", "csv", "--out", "-")

    (row,) = csv.DictReader(io.StringIO(ended.out.removeprefix("\ufeff")))
    shown = briefing("show", brief_of("zq").article.id, "--csv")
    (alone,) = csv.DictReader(io.StringIO(shown.out.removeprefix("\ufeff")))
    assert row == {
        "workspace": TERMINAL.key,
        "article": brief_of("zq").article.id,
        "title": "zqtitle",
        **alone,
    }


@pytest.mark.parametrize("named", ["slack/T1", "slack/T1/"])
def test_a_workspace_is_named_by_its_key(briefing, named):
    """What is private only with --private."""
    public = briefing("export", "--workspace", named)
    whole = briefing("export", "--workspace", named, "--private")

    marks = ("zqtext", "xjtext", "vktext")
    assert [mark in public.out for mark in marks] == [False, True, False]
    assert [mark in whole.out for mark in marks] == [False, True, True]


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (("--workspace", "slack"), 2, "“slack” is no workspace; write it like slack/T0123ABCD."),
        (("--workspace", "slack/T1/a/b"), 2, "“slack/T1/a/b” is no workspace"),
        (("--workspace", "slack/T9"), 3, "hint: What is kept: slack/T1/, terminal/local/."),
        (("--workspace", "slack/T1/channel:G1"), 3, "hint: Add --private to export it."),
        (("--format", "markdown"), 3, "hint: Add --out FOLDER."),
        (("--format", "xml"), 2, "'xml' is not one of"),
        (("--out", "/dev/null/x.json"), 3, "cannot be written"),
        (("--out", "nowhere-at-all/x.json"), 3, "cannot be written: no such file or directory."),
        (("--out", "nowhere-at-all/x", "--format", "csv"), 3, "hint: Name a place in a folder"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_hint(briefing, given, code, said):
    """On standard error; nothing on standard output."""
    ended = briefing("export", *given)

    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err


def test_a_file_is_its_owners_and_is_replaced_only_by_force(briefing, tmp_path):
    """A second export does not come over the first by accident."""
    path = tmp_path / "all.json"
    first = briefing("export", "--out", str(path))
    again = briefing("export", "--out", str(path), "--workspace", "slack/T1")
    untouched = json.loads(path.read_text())["workspace"]
    forced = briefing("export", "--out", str(path), "--workspace", "slack/T1", "--force")

    assert (first.code, first.err, untouched) == (0, f"Written: {path}\n", TERMINAL.key)
    assert again.code == 3
    assert "is there already." in again.err
    assert "hint: Add --force" in again.err
    assert (forced.code, json.loads(path.read_text())["workspace"]) == (0, TEAM.key)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert left_in(tmp_path) == {"all.json"}


def test_in_a_folder_the_file_has_a_name(briefing, tmp_path):
    """For who names the folder alone."""
    (tmp_path / "backup").mkdir()

    ended = briefing("export", "--out", str(tmp_path / "backup"))

    assert ended.code == 0
    assert left_in(tmp_path / "backup") == {"briefing-export.json"}


@pytest.mark.parametrize(
    ("form", "files"),
    [
        ("csv", {"articles.csv", "claims.csv", "digests.csv", "export.json"}),
        (
            "markdown",
            {"articles", "index.md", "digests.md", "talks.md", "feed-items.md", "export.json"},
        ),
    ],
)
def test_a_folder_is_filled_whole_and_replaced_only_by_force(briefing, tmp_path, form, files):
    """An empty one that is there will do."""
    path = tmp_path / "out"
    path.mkdir()
    given = ("export", "--format", form, "--out", str(path))
    first, again = briefing(*given), briefing(*given)
    forced = briefing(*given, "--force", "--workspace", "slack/T1")

    assert (first.code, again.code, forced.code) == (0, 3, 0)
    assert left_in(path) == files
    assert json.loads((path / "export.json").read_text())["workspace"] == TEAM.key
    assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert left_in(tmp_path) == {"out"}


@pytest.mark.parametrize("mine", ["notes.txt", "articles/mine/notes.txt"])
def test_a_folder_with_other_things_is_never_replaced(briefing, tmp_path, mine):
    """Not by force either: somebody's notes beside an export are somebody's."""
    path = tmp_path / "out"
    given = ("export", "--format", "markdown", "--out", str(path))
    briefing(*given)
    (path / mine).parent.mkdir(exist_ok=True)
    (path / mine).write_text("mine")

    ended = briefing(*given, "--force")

    assert ended.code == 3
    assert "holds other things than an export, which would be lost." in ended.err
    assert (path / mine).read_text() == "mine"


def test_a_file_is_not_taken_for_a_folder(briefing, tmp_path):
    path = tmp_path / "out"
    path.write_text("mine")

    ended = briefing("export", "--format", "csv", "--out", str(path), "--force")

    assert ended.code == 3
    assert "is a file; this form of an export is a folder." in ended.err
    assert path.read_text() == "mine"


def test_an_export_that_breaks_leaves_nothing_and_spoils_nothing(tmp_path):
    """Neither a half file nor a half folder, nor a change to what was there."""
    (tmp_path / "old.json").write_text("old")
    with pytest.raises(StoreUnavailable):
        _broken_file(tmp_path / "new.json")
    with pytest.raises(StoreUnavailable):
        _broken_file(tmp_path / "old.json")
    with pytest.raises(StoreUnavailable):
        _broken_folder(tmp_path / "new")

    assert left_in(tmp_path) == {"old.json"}
    assert (tmp_path / "old.json").read_text() == "old"


def test_a_disk_that_is_full_is_said_in_a_sentence(tmp_path):
    """In the system's own words."""
    with (
        pytest.raises(InputRefused, match=r"cannot be written: no space left on device\."),
        new_file(tmp_path / "new.json", force=False),
    ):
        raise OSError(28, os.strerror(28))

    assert left_in(tmp_path) == set()


def _broken_file(path: Path) -> None:
    with new_file(path, force=True) as file:
        file.write(b"half")
        raise StoreUnavailable("gone", hint="wait")


def _broken_folder(path: Path) -> None:
    with new_folder(path, HEAD, force=False) as made:
        (made / "half.csv").write_text("half")
        raise StoreUnavailable("gone", hint="wait")


def left_in(folder: Path) -> set[str]:
    """Give what is in a folder, hidden or not; the database is not counted."""
    return {one.name for one in folder.iterdir() if not one.name.startswith("bot.db")}
