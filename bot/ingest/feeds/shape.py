"""A first look at what an address gave: feed, page or something else, and how deep it nests."""

import re
from dataclasses import dataclass
from enum import StrEnum
from xml.parsers import expat

_HEAD = 8_192
_BEFORE_ROOT = re.compile(
    r"\s+|<\?.{0,2000}?\?>|<!--.{0,4000}?-->|<!DOCTYPE[^<>\[]{0,500}>", re.S | re.I
)
_ROOT = re.compile(r"<([A-Za-z_][\w.-]{0,40}:)?([A-Za-z_][\w.-]{0,40})")
_HTML = re.compile(r"<!doctype\s+html|<html\b|<head\b|<body\b", re.I)


class Kind(StrEnum):
    """What the characters look like."""

    XML = "XML"
    JSON = "JSON"
    PAGE = "a web page"
    OTHER = "plain text"


class TooDeep(Exception):
    """Elements nest deeper than anything honest does."""


@dataclass(slots=True)
class _Depth:
    """Counts how deep the parser is, and stops it."""

    most: int
    now: int = 0

    def opened(self, _name: str, _attributes: dict[str, str]) -> None:
        """Go one deeper."""
        self.now += 1
        if self.now > self.most:
            raise TooDeep

    def closed(self, _name: str) -> None:
        """Come back up."""
        self.now -= 1


def kind_of(text: str) -> Kind:
    """Tell by the beginning what a text is; a page that calls itself XHTML is a page."""
    head = text[:_HEAD].lstrip("\ufeff \t\r\n")
    if head.startswith(("{", "[")):
        return Kind.JSON
    root = _root(head)
    if root == "html" or (root not in ("rss", "rdf", "feed", "channel") and _HTML.search(head)):
        return Kind.PAGE
    return Kind.XML if root else Kind.OTHER


def refuse_depth(text: str, most: int) -> None:
    """Raise `TooDeep` if elements nest deeper than `most`; stop at the first fault in the XML.

    Parsers are not safe on depth: a million elements within each other (7 MB) kept feedparser
    busy for 33 s and 414 MB. Expat alone sees them at once. Behind a fault in the XML nobody has
    looked, there the child's limits hold.
    """
    depth = _Depth(most)
    parser = expat.ParserCreate("utf-8")
    parser.StartElementHandler = depth.opened
    parser.EndElementHandler = depth.closed
    try:
        parser.Parse(text.encode("utf-8", "replace"), True)  # noqa: FBT003  positional only
    except expat.ExpatError:
        return


def _root(head: str) -> str:
    at = 0
    while found := _BEFORE_ROOT.match(head, at):
        at = found.end()
    root = _ROOT.match(head, at) or _ROOT.search(head, at)
    return root[2].lower() if root else ""
