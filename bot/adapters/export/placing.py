"""Where an export goes: there whole at the end, or not at all; nothing of others is replaced."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from bot.adapters.wording import exports as wording
from bot.core.json_fields import JsonFields
from bot.errors import InputRefused

MANIFEST = "export.json"


def file_in(path: Path, name: str) -> Path:
    """Give the file of this name in a folder that is there; anything else is the file itself."""
    return path / name if path.is_dir() else path


@contextmanager
def new_file(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    """Give a file to write, for its owner alone; `force` replaces the one that is there."""
    path = path.resolve()
    with _refusals(path):
        if path.exists() and not force:
            raise InputRefused(wording.IS_THERE.format(path=path), hint=wording.FORCE)
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        made = Path(name)
        try:
            with os.fdopen(number, "wb") as file:
                yield file
                file.flush()
                os.fsync(number)
            made.replace(path)
        finally:
            made.unlink(missing_ok=True)


@contextmanager
def new_folder(path: Path, head: Mapping[str, object], *, force: bool) -> Iterator[Path]:
    """Give a folder to fill, for its owner alone; `force` replaces an earlier export there.

    Its manifest has what `head` says and names its files; a folder with others is never touched.
    """
    path = path.resolve()
    with _refusals(path):
        _check_free(path, force=force)
        made = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
        try:
            yield made
            manifest = json.dumps({**head, "files": sorted(_files(made))}, indent=1)
            (made / MANIFEST).write_text(manifest, encoding="utf-8")
            _put(made, path)
        finally:
            if made.exists():
                shutil.rmtree(made)


def _check_free(path: Path, *, force: bool) -> None:
    if not path.exists():
        return
    if not path.is_dir():
        raise InputRefused(wording.IS_A_FILE.format(path=path), hint=wording.NAME_A_FOLDER)
    if not any(path.iterdir()):
        return
    if not _files(path) <= _listed(path) | {MANIFEST}:
        raise InputRefused(wording.HOLDS_OTHER.format(path=path), hint=wording.NAME_A_FOLDER)
    if not force:
        raise InputRefused(wording.IS_THERE.format(path=path), hint=wording.FORCE)


def _files(folder: Path) -> set[str]:
    """Give every file below a folder, and every link."""
    return {
        str(one.relative_to(folder))
        for one in folder.rglob("*")
        if one.is_symlink() or not one.is_dir()
    }


def _listed(folder: Path) -> set[str]:
    """Give the files that the manifest of an export names; none if there is no manifest."""
    try:
        record = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        return set(JsonFields(record, MANIFEST).texts("files"))
    except (FileNotFoundError, ValueError):
        return set()


def _put(made: Path, path: Path) -> None:
    """Put the new folder in the place of the old one; if that fails, the old one is back."""
    if not path.exists():
        made.rename(path)
        return
    aside = Path(tempfile.mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    path.rename(aside)
    try:
        made.rename(path)
    except OSError:
        aside.rename(path)
        raise
    shutil.rmtree(aside)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise InputRefused(
            wording.CANNOT_WRITE.format(path=path, reason=reason), hint=wording.NAME_ANOTHER
        ) from error
