"""Lists of feeds, as programs hand them to each other (OPML 2.0, opml.org)."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime
from html import escape

# What XML 1.0 (2.2) has no room for, however it is written.
_NOT_XML = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
MOST_FOLDERS = 10  # around one feed; what is deeper counts as the tenth


@dataclass(frozen=True, slots=True)
class Line:
    """One feed of a list: its address, its title, the folders around it, where it stood."""

    url: str
    title: str = ""
    folders: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True, slots=True)
class Outlines:
    """The feeds of a list, and the lines that could not be taken, in sentences."""

    lines: tuple[Line, ...]
    problems: tuple[str, ...] = ()


def opml(lines: Iterable[Line], title: str, made: datetime) -> str:
    """Give the list as OPML 2.0: feeds in their order, those of a folder together."""
    root = _Folder()
    date = format_datetime(made.astimezone(UTC), usegmt=True)
    for line in lines:
        root.at(line.folders[:MOST_FOLDERS]).feeds.append(line)
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            '<opml version="2.0">',
            f"  <head><title>{_text(title)}</title><dateCreated>{date}</dateCreated></head>",
            "  <body>",
            *root.written(2),
            "  </body>",
            "</opml>",
            "",
        ]
    )


@dataclass(slots=True)
class _Folder:
    """Feeds and folders of one name."""

    feeds: list[Line] = field(default_factory=list)
    inner: dict[str, "_Folder"] = field(default_factory=dict)

    def at(self, path: Sequence[str]) -> "_Folder":
        """Give the folder at a path, made if need be."""
        folder = self
        for name in path:
            folder = folder.inner.setdefault(name, _Folder())
        return folder

    def written(self, depth: int) -> list[str]:
        """Give the lines of XML inside this folder."""
        blanks = "  " * depth
        lines = [f"{blanks}{_outline(feed)}" for feed in self.feeds]
        for name, folder in self.inner.items():
            lines.append(f'{blanks}<outline text="{_text(name)}">')
            lines.extend(folder.written(depth + 1))
            lines.append(f"{blanks}</outline>")
        return lines


def _outline(feed: Line) -> str:
    title = _text(feed.title or feed.url)
    return f'<outline type="rss" text="{title}" title="{title}" xmlUrl="{_text(feed.url)}"/>'


def _text(value: str) -> str:
    return escape(" ".join(_NOT_XML.sub("", value).split()))
