"""OPML: the list of feeds that every reader of feeds can write; a bad line spoils no other."""

import re
from dataclasses import dataclass, field
from xml.parsers import expat

from bot.core.opml import MOST_FOLDERS, Line, Outlines
from bot.ingest.feeds.letters import shortened, shown
from bot.ingest.feeds.refusals import FeedRefused
from bot.ingest.feeds.syndication import LONGEST_TITLE, address

MOST_LINES = 5_000
_MOST_PROBLEMS = 50
_BARE_AMPERSAND = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9a-fA-F]{1,6});)")
_HINT = "Export the list again from the other program, as OPML."


def read_outlines(text: str, name: str) -> Outlines:
    """Give the feeds of an OPML text and what could not be taken; raise `FeedRefused` if none is.

    No entity is declared or expanded; a bare "&" in an address is forgiven. Behind a fault in
    the XML nothing can be read: the fault is named with its line, what stands before it counts.
    """
    reader = _Reader()
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = lambda tag, values: reader.opened(
        tag.lower(), values, parser.CurrentLineNumber
    )
    parser.EndElementHandler = lambda tag: reader.closed(tag.lower())
    parser.StartDoctypeDeclHandler = reader.doctype
    try:
        parser.Parse(_BARE_AMPERSAND.sub("&amp;", text).encode("utf-8", "replace"), True)  # noqa: FBT003
    except expat.ExpatError as error:
        reader.problem(error.lineno, "the file is damaged; nothing behind this line could be read")
    if not reader.is_opml:
        raise FeedRefused(f"{name} is no list of feeds (OPML).", hint=_HINT)
    return Outlines(tuple(reader.lines), tuple(reader.problems))


@dataclass(slots=True)
class _Reader:
    """Follows the outlines as they open and close."""

    is_opml: bool = False
    lines: list[Line] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    folders: list[str | None] = field(default_factory=list)

    def opened(self, tag: str, values: dict[str, str], line: int) -> None:
        """Take a feed, or remember a folder."""
        self.is_opml = self.is_opml or tag == "opml"
        if tag != "outline" or not self.is_opml:
            return
        fields = {key.lower(): shown(value) for key, value in values.items()}
        title = shortened(fields.get("title") or fields.get("text") or "", LONGEST_TITLE)
        if "xmlurl" in fields or fields.get("type", "").lower() in ("rss", "atom"):
            self.folders.append(None)
            self._take(fields.get("xmlurl", ""), title, line)
            return
        self.folders.append(title)

    def closed(self, tag: str) -> None:
        """Leave a folder."""
        if tag == "outline" and self.folders:
            self.folders.pop()

    def doctype(self, *_: object) -> None:
        """Refuse declarations: honest lists have none, and bombs are made of them."""
        raise FeedRefused("The list declares entities (DOCTYPE).", hint=_HINT)

    def problem(self, line: int, what: str) -> None:
        """Note what is wrong, but not without end."""
        if len(self.problems) < _MOST_PROBLEMS:
            self.problems.append(f"Line {line}: {what}.")

    def _take(self, written: str, title: str, line: int) -> None:
        url = address(written)
        named = f'"{title}" ' if title else ""
        if not written:
            self.problem(line, f"{named}has no address of a feed")
        elif url is None:
            self.problem(line, f"{named}{written[:80]} is not a web address")
        elif len(self.lines) >= MOST_LINES:
            self.problem(line, f"{named}is beyond the {MOST_LINES} feeds a list may have")
        else:
            around = tuple(folder for folder in self.folders if folder)[:MOST_FOLDERS]
            self.lines.append(Line(url, title, around, line))
