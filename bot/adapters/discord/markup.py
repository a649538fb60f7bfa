r"""Words for Discord: Markdown that shows exactly these characters, and does nothing.

Every character that could mean something is escaped with a backslash, which Discord takes away
again before ASCII punctuation. Nothing is inserted that stays: quotes remain what they are.
"""

import re

# Anywhere: emphasis, code, spoilers, links, mentions, channels, headings in mid-line lists.
_ALWAYS = re.compile(r"([\\*_~`|\[\]()<>@#])")
# "https:", ":smile:", "<t:": a colon that touches what follows. "x.com": a full stop within a word.
_TOUCHING = re.compile(r"([:.])(?=\w|/|:)")
# At the start of a line: lists, small print, numbered lists.
_LIST = re.compile(r"^(\s*)([-+])", re.MULTILINE)
_NUMBERED = re.compile(r"^(\s*\d+)(\.)", re.MULTILINE)


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
    address = url.replace("<", "%3C").replace(">", "%3E").replace(" ", "%20").replace(")", "%29")
    return f"[{plain(text)}](<{address}>)"


def quoted(markdown: str) -> str:
    """Give Markdown as a quotation block."""
    return "\n".join(f"> {line}" for line in markdown.splitlines())


def small(markdown: str) -> str:
    """Give Markdown in small print."""
    return f"-# {markdown}"


def heading(text: str) -> str:
    """Give a heading."""
    return f"## {plain(text)}"
