"""Article text made safe to print: nothing in it can steer a terminal or hide from a reader."""

import re

# Controls (C0, DEL, C1), what turns or hides text (bidi, zero width, tags), and half characters.
# Joiners (200C, 200D) and soft hyphens stay: languages need them and they can do no harm.
UNSAFE = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e007f\ud800-\udfff]"
)
_LINE_BREAKS = re.compile(r"[ \t]*[\r\n][ \t\r\n]*")


def visible(text: str) -> str:
    """Give the text on one line; paragraph breaks as ¶, unsafe characters as visible marks."""
    return UNSAFE.sub(_mark, _LINE_BREAKS.sub(_fold, text).replace("\t", " "))


def _fold(breaks: re.Match[str]) -> str:
    lines = breaks.group().replace("\r\n", "\n").replace("\r", "\n").count("\n")
    return " ¶ " if lines > 1 else " "


def _mark(match: re.Match[str]) -> str:
    code = ord(match.group())
    if code < 0x20:
        return chr(0x2400 + code)
    return "␡" if code == 0x7F else f"‹U+{code:04X}›"
