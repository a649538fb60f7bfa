"""From a feed's bytes to characters, and from its markup to plain words."""

import html
import re

from bot.ingest.cleaning import cleaned
from bot.ingest.encoding import decoded

_REFERENCE = re.compile(r"&#(?:x([0-9a-f]+)|([0-9]+));?", re.I)
_LAST_LETTER = 0x10FFFF
_FEWEST_GOOD = 20  # good letters beyond ASCII for each damaged one, or it is no UTF-8 at all
_FEWEST_ASCII = 200  # ASCII letters for each stray byte
_BLOCK = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|blockquote)\b[^<>]*>", re.I)
_UNSEEN = re.compile(r"<(script|style)\b.*?</\1\s*>|<!--.*?-->", re.I | re.S)
_TAG = re.compile(r"</?[a-zA-Z!?][^<>]*>")
# Control characters, halves of surrogate pairs, and marks that turn the writing direction.
_HIDDEN = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)


def letters(content: bytes, declared: str | None) -> str | None:
    """Give the characters of a feed; None when no reading of the bytes can be trusted.

    Feeds cut their summaries in the middle of a letter, so UTF-8 with a few damaged letters is
    read as UTF-8 with U+FFFD in their place; everything else is read as articles are. A few
    stray bytes among ASCII become U+FFFD too: a letter is lost, none is guessed.
    """
    return _damaged_utf8(content) or decoded(content, declared) or _mostly_ascii(content)


def mended(text: str) -> str:
    """Give a text whose references by number all name a letter.

    Programs write emoji as two halves (`&#55357;&#56832;`), which XML forbids and feedparser dies
    of: the halves are joined. Control characters go, and what names no letter becomes U+FFFD.
    """
    joined = _REFERENCE.sub(_letter, text)
    if joined == text:
        return text
    return joined.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def plain(markup: str) -> str:
    """Give the words of a piece of HTML, on one line."""
    without = _UNSEEN.sub(" ", markup)
    return shown(html.unescape(_TAG.sub("", _BLOCK.sub(" ", without))))


def shown(text: str) -> str:
    """Give a text on one line, without what nobody sees and without towers of marks."""
    return " ".join(cleaned(_HIDDEN.sub("", text)).split())


def shortened(text: str, most: int) -> str:
    """Cut a text after a word, with a mark that it goes on."""
    if len(text) <= most:
        return text
    return f"{text[: most - 1].rsplit(' ', 1)[0]}…"


def _mostly_ascii(content: bytes) -> str | None:
    strays = sum(byte > 0x7F for byte in content)
    few = strays * _FEWEST_ASCII <= len(content) and b"\x00" not in content
    return content.decode("ascii", "replace") if few else None


def _letter(reference: re.Match[str]) -> str:
    """Give a reference as it is, or the half letter or nothing that it stands for."""
    digits = reference[1] or reference[2]
    number = int(digits, 16 if reference[1] else 10) if len(digits) < 12 else _LAST_LETTER + 1
    if number > _LAST_LETTER:
        return "\ufffd"
    if number < 0x20 and number not in (9, 10, 13):
        return ""
    return chr(number) if 0xD800 <= number <= 0xDFFF else reference[0]


def _damaged_utf8(content: bytes) -> str | None:
    text = content.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")
    damaged = text.count("\ufffd") - content.count("\ufffd".encode())
    if damaged <= 0:
        return None
    high = sum(character > "\x7f" for character in text) - damaged
    return text if high >= _FEWEST_GOOD * damaged else None
