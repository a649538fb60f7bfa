r"""Words for Discord: Markdown that shows exactly these characters, and does nothing.

Every character that could mean something is escaped with a backslash, which Discord takes away
again before ASCII punctuation. Nothing is inserted that stays: quotes remain what they are.
"""

import re
from urllib.parse import quote

# Anywhere: emphasis, code, spoilers, links, mentions, channels, headings in mid-line lists.
_ALWAYS = re.compile(r"([\\*_~`|\[\]()<>@#])")
# "https:", ":smile:", "<t:": a colon that touches what follows. "x.com": a full stop within a word.
_TOUCHING = re.compile(r"([:.])(?=\w|/|:)")
# At the start of a line: lists, small print, numbered lists.
_LIST = re.compile(r"^(\s*)([-+])", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)(\.)", re.MULTILINE)
# In an address: what could end the link and begin something else.
_ENDING = re.compile(r"[\s<>()\[\]\\\"'|`*]")


def plain(text: str) -> str:
    """Give Markdown that shows the text as it is."""
    escaped = _ALWAYS.sub(r"\\\1", text)
    escaped = _TOUCHING.sub(r"\\\1", escaped)
    escaped = _LIST.sub(r"\1\\\2", escaped)
    return _NUMBERED.sub(r"\1\\\2", escaped)


def bold(text: str) -> str:
    """Give the text in bold."""
    return f"**{plain(text)}**" if text.strip() else plain(text)


def link(text: str, url: str) -> str:
    """Give a link to an address we hold; `<…>` keeps Discord from reading on."""
    return f"[{plain(text)}](<{_ENDING.sub(_encoded, url)}>)"


def quoted(markdown: str) -> str:
    """Give Markdown as a quotation block."""
    return "\n".join(f"> {line}" for line in markdown.splitlines())


def small(markdown: str) -> str:
    """Give Markdown in small print."""
    return f"-# {markdown}"


def heading(text: str) -> str:
    """Give a heading."""
    return f"## {plain(text)}"


def _encoded(match: re.Match[str]) -> str:
    return quote(match[0], safe="")
