"""Words and marks of a text, with their places."""

import re
from typing import NamedTuple

# An abbreviation with inner stops (U.S., a.m.), a number with its separators, a word with inner
# hyphens or apostrophes, or one mark. Linear: no alternative can match the same text twice.
_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|\d+(?:[.,:]\d+)*%?"
    r"|[^\W\d_]+(?:[-'’&.][^\W_]+)*"
    r"|\w"
    r"|[^\w\s]"
)
_POSSESSIVE = re.compile(r"['’]s$|(?<=s)['’]$")


class Token(NamedTuple):
    """One word or mark: `text[start:end]`, and the same in lower case."""

    start: int
    end: int
    text: str
    lower: str

    @property
    def is_word(self) -> bool:
        """Tell a word or number from a mark."""
        return self.text[0].isalnum()

    @property
    def is_capitalised(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[0].isupper()


def tokens_of(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Give the tokens of `text[start:end]` in order; offsets refer to `text`."""
    found = _TOKEN.finditer(text, start, len(text) if end is None else end)
    return [Token(m.start(), m.end(), m.group(), m.group().lower()) for m in found]


def without_possessive(word: str) -> str:
    """Give the word without a closing 's."""
    return _POSSESSIVE.sub("", word)
