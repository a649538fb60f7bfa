"""A linear look at markup before any parser sees it: how deep, how wide, how much text.

Parsers are not safe on hostile markup: 1,000,000 attributes kept lxml busy for more than 45 s,
and at 255 levels lxml returns an empty article without an error.
"""

import html
import re
from dataclasses import dataclass

_OPENING = re.compile(r"<(?:(/?)([a-zA-Z][a-zA-Z0-9:-]{0,40})|!--|!|\?)")
_UNSEEN = frozenset(("script", "style", "noscript", "template", "svg", "iframe", "textarea"))
# Elements that close themselves, or that HTML closes for the author.
_NOT_NESTING_NAMES = (
    "p li dt dd tr td th thead tbody tfoot option optgroup colgroup rp rt html head body"
    " area base br col embed hr img input link meta param source track wbr"
)
_NOT_NESTING = frozenset(_NOT_NESTING_NAMES.split())


@dataclass(frozen=True, slots=True)
class Markup:
    """What the scan saw: deepest nesting, most attributes on one tag, and the visible words."""

    depth: int
    widest: int
    visible: str


def scan(markup: str) -> Markup:
    """Walk the markup once, from `<` to `>`, without building anything."""
    depth = deepest = widest = at = 0
    pieces: list[str] = []
    endless: set[str] = set()  # looked for once: a search for every one of them is quadratic
    while found := _OPENING.search(markup, at):
        pieces.append(markup[at : found.start()])
        name = (found[2] or "").lower()
        end = _end_of(markup, found, name)
        widest = max(widest, markup.count("=", found.end(), end) if name else 0)
        at = end
        if name and not found[1] and name in _UNSEEN:
            at = _behind(markup, name, end, endless)
        elif name and name not in _NOT_NESTING and markup[end - 2 : end] != "/>":
            depth = max(0, depth - 1) if found[1] else depth + 1
            deepest = max(deepest, depth)
    pieces.append(markup[at:])
    return Markup(deepest, widest, " ".join(html.unescape(" ".join(pieces)).split()))


def _end_of(markup: str, found: re.Match[str], name: str) -> int:
    """Find where a tag or comment ends; an endless one takes the rest, so the scan stays linear."""
    closing = ">" if name or found[0] != "<!--" else "-->"
    end = markup.find(closing, found.end())
    return len(markup) if end < 0 else end + len(closing)


def _behind(markup: str, name: str, at: int, endless: set[str]) -> int:
    """Find the end of an element whose content nobody sees; an endless one hides nothing."""
    if name in endless:
        return at
    closing = re.compile(rf"</{name}\b", re.IGNORECASE).search(markup, at)
    if closing is None:
        endless.add(name)
        return at
    return closing.start()
