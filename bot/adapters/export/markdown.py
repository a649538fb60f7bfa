"""Words of others in Markdown: shown as they are, never taken for markup."""

import re

from bot.adapters.visible import visible

_MARKUP = re.compile(r"[\\`*_\[\]<>&~|$#]")
_AT_THE_START = re.compile(r"^(?:[ +=-]|\d+(?=[.)]))")


def plain(text: str) -> str:
    """Give the text on one line so that Markdown shows exactly what `visible` shows of it."""
    escaped = _MARKUP.sub(r"\\\g<0>", visible(text))
    return _AT_THE_START.sub(_marked, escaped)


def quoted(text: str) -> str:
    """Give words as a quotation of one line."""
    return f"> {plain(text)}"


def _marked(start: re.Match[str]) -> str:
    found = start.group()
    if found == " ":
        return "&#32;"
    # A digit cannot be escaped; what makes it a list is the sign after it.
    return f"{found}\\" if found.isdecimal() else f"\\{found}"
