"""`briefing export`: everything of a workspace to a file, a folder or standard output."""

import tempfile
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from pathlib import Path

from bot.adapters.export.files import write_claims, write_json, write_pages, write_tables
from bot.adapters.export.form import Form
from bot.adapters.export.placing import file_in, new_file, new_folder
from bot.adapters.export.records import head_record
from bot.adapters.terminal.screen import Screen
from bot.adapters.visible import visible
from bot.adapters.wording import exports as wording
from bot.core.place import Workspace
from bot.errors import InputRefused
from bot.journeys.export import Export
from bot.journeys.front import Front

FILE_NAME = "briefing-export.json"  # in a folder that is named for it


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is to be exported and where to; without a place to standard output."""

    workspace: Workspace
    form: Form
    out: Path | None = None
    with_private: bool = False
    force: bool = False


async def export(front: Front, screen: Screen, wanted: Wanted) -> None:
    """Write an export; there is all of it at the end, or nothing."""
    if wanted.out is None:
        await _print(front, screen, wanted)
        return
    async with _opened(front, wanted) as made:
        path = await _write(made, wanted, wanted.out)
    screen.complain(wording.WRITTEN.format(path=visible(str(path))))


async def _print(front: Front, screen: Screen, wanted: Wanted) -> None:
    """Write it down first: a reader who is slow keeps no transaction open."""
    if wanted.form is Form.MARKDOWN:
        raise InputRefused(wording.NEEDS_A_FOLDER, hint=wording.ADD_OUT)
    write = write_json if wanted.form is Form.JSON else write_claims
    with tempfile.TemporaryFile() as file:
        async with _opened(front, wanted) as made:
            await write(made, file)
        file.seek(0)
        screen.copy(file)


async def _write(made: Export, wanted: Wanted, out: Path) -> Path:
    """Write a file or a folder; give where it is."""
    if wanted.form is Form.JSON:
        path = file_in(out, FILE_NAME)
        with new_file(path, force=wanted.force) as file:
            await write_json(made, file)
        return path
    write = write_tables if wanted.form is Form.CSV else write_pages
    with new_folder(out, head_record(made), force=wanted.force) as folder:
        await write(made, folder)
    return out


def _opened(front: Front, wanted: Wanted) -> AbstractAsyncContextManager[Export]:
    return front.export(wanted.workspace, with_private=wanted.with_private)
