"""From what a person typed (a path, an address, `-`) to what was sent."""

import os
import re
import stat
from difflib import get_close_matches
from pathlib import Path
from typing import BinaryIO

from bot.adapters import wording
from bot.adapters.visible import visible
from bot.core.article import SourceKind
from bot.core.upload import Link, Upload
from bot.errors import InputRefused

STDIN = "-"
# Far above what the intake takes: enough for it to say "too large", never the whole of a disk.
_MOST_BYTES = 32 * 1024 * 1024
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_BARE_HOST = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}(?:/.*)?", re.IGNORECASE)
_FILE_ENDINGS = {".txt", ".md", ".html", ".htm", ".pdf", ".docx", ".eml"}


def sent_from(given: str, stdin: BinaryIO, *, kind: SourceKind = SourceKind.FILE) -> Upload | Link:
    """Give what was sent; `InputRefused` when there is no such file or it cannot be opened."""
    if given == STDIN:
        return Upload(_limited(stdin), "standard input", SourceKind.STDIN)
    if is_address(given):
        return Link(given)
    return Upload(_content(given), Path(given).name, kind)


def is_address(given: str) -> bool:
    """Tell an address (`https://…`) from a path."""
    return _ADDRESS.match(given) is not None


def is_path(given: str) -> bool:
    """Tell whether something stands at this path, whatever it is."""
    try:
        return Path(given).exists()
    except (OSError, ValueError):
        return False


def looks_like_path(given: str) -> bool:
    """Tell a name that can only be meant as a file, whether it is there or not."""
    if any(character.isspace() for character in given):
        return False
    return os.sep in given or Path(given).suffix.lower() in _FILE_ENDINGS


def _content(given: str) -> bytes:
    name = visible(given)
    path = Path(given)
    try:
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise InputRefused(wording.IS_A_FOLDER.format(name=name), hint=wording.NAME_ITS_FILES)
        with path.open("rb") as file:
            return _limited(file)
    except FileNotFoundError as error:
        raise InputRefused(wording.NO_SUCH_FILE.format(name=name), hint=_nearest(path)) from error
    except PermissionError as error:
        raise InputRefused(
            wording.MAY_NOT_READ.format(name=name), hint=wording.ALLOW_READING
        ) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise InputRefused(
            wording.CANNOT_OPEN.format(name=name, reason=visible(reason).lower()),
            hint=wording.GIVE_A_FILE,
        ) from error


def _limited(stream: BinaryIO) -> bytes:
    return stream.read(_MOST_BYTES + 1)


def _nearest(path: Path) -> str:
    folder = path.parent
    try:
        names = sorted(entry.name for entry in folder.iterdir())
    except OSError:
        return wording.NO_SUCH_FOLDER.format(name=visible(str(folder)))
    if near := get_close_matches(path.name, names, n=1):
        return wording.DID_YOU_MEAN.format(name=visible(str(folder / near[0])))
    if _BARE_HOST.fullmatch(str(path)) and path.suffix.lower() not in _FILE_ENDINGS:
        return wording.BEGIN_WITH_HTTPS
    return wording.GIVE_A_FILE
