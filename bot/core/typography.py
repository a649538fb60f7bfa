"""A text without the differences that are only typography, with a way back to every offset.

Folded: quotation marks, dashes, spaces, soft hyphens and zero-width characters, Latin ligatures,
composed and decomposed accents, ellipses, Markdown's asterisks, and hyphens at a line's end. Never
folded: letters' case, numbers, words.
"""

import unicodedata
from dataclasses import dataclass

_QUOTES = dict.fromkeys("“”„‟«»「」『』＂″", '"') | dict.fromkeys("‘’‚‛‹›′`´", "'")
_DASHES = dict.fromkeys("‐‑‒–—―−", "-")
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_FOLDED = _QUOTES | _DASHES | _LIGATURES | {"…": "..."}
_DROPPED = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f*")
# Unicode Standard Annex 15, stream-safe text: no real word has more marks on one letter.
_MOST_MARKS = 30


@dataclass(frozen=True, slots=True)
class Folded:
    """The folded text; `starts[i]` and `ends[i]` are the original range of its character `i`."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Give the original range of the folded range `[start, end)`."""
        return self.starts[start], self.ends[end - 1]


def fold(text: str) -> Folded:
    """Fold a text; linear in its length."""
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    while at < len(text):
        end = _cluster_end(text, at)
        folded = _folded_cluster(text, at, end)
        if folded == " " and out and out[-1] == " ":
            ends[-1] = end
            folded = ""
        if folded == "-" and (after := _after_line_break(text, end)):
            at = after
            continue
        for character in folded:
            out.append(character)
            starts.append(at)
            ends.append(end)
        at = end
    return Folded("".join(out), tuple(starts), tuple(ends))


def _cluster_end(text: str, at: int) -> int:
    """Give where a letter with its combining marks ends."""
    end = at + 1
    while end < len(text) and end - at <= _MOST_MARKS and unicodedata.combining(text[end]):
        end += 1
    return end


def _folded_cluster(text: str, at: int, end: int) -> str:
    if end > at + 1:
        return unicodedata.normalize("NFC", text[at:end])
    character = text[at]
    if character in _DROPPED:
        return ""
    if character.isspace():
        return " "
    return _FOLDED.get(character, character)


def _after_line_break(text: str, at: int) -> int | None:
    """Give where the second half of a word begins that a hyphen broke at a line's end."""
    here = at
    while here < len(text) and text[here] in " \t\r":
        here += 1
    if here >= len(text) or text[here] != "\n":
        return None
    here += 1
    while here < len(text) and text[here] in " \t":
        here += 1
    broke_a_word = here < len(text) and text[here].islower() and at >= 2 and text[at - 2].isalpha()
    return here if broke_a_word else None
