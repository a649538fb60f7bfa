"""The traits of a text: the stems of its words and the words of its names."""

import re
from collections import Counter

from bot.core.answering.stemming import stem
from bot.core.answering.vocabulary import SOFT, STOP

_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"[’']s?$")
_ENDED = re.compile(r"[.!?:…][\"'“”‘’»)]*\s*[\"'“‘«(]*$|^\s*[\"'“‘«(]*$|[“\"‘]$|\n\s*$")
# Capitalised, yet nobody's name: days, months, and titles that any minister bears.
_NO_NAME = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may"
    " june july august september october november december jan feb mar apr jun jul aug sept sep oct"
    " nov dec mr mrs ms dr sir minister president judge captain king queen prime foreign interior"
    " ministry mayor council court party union university".split()
)
_SAID = frozenset("say tell add claim accord report accuse deni reject announc statement".split())


def stems_in(text: str, without: frozenset[str] = frozenset()) -> Counter[str]:
    """Count the stems (Porter) of the content words of a text, but for those in `without`."""
    words = (_plain(match[0]) for match in _WORD.finditer(text))
    return Counter(
        stem(word)
        for word in words
        if len(word) > 2 and word not in STOP | SOFT | without and stem(word) not in _SAID
    )


def words_in(text: str) -> frozenset[str]:
    """Give the words of a text, folded and without a possessive."""
    return frozenset(_plain(match[0]) for match in _WORD.finditer(text))


def names_in(text: str) -> tuple[str, ...]:
    """Give the single words of names, folded and sorted: capitalised where no sentence begins.

    A word that opens a sentence counts where it stands capitalised inside one as well.
    """
    inside = {
        _plain(match[0])
        for match in _WORD.finditer(text)
        if match[0][0].isupper()
        and not _ENDED.search(text[max(0, match.start() - 8) : match.start()])
    }
    return tuple(sorted(word for word in inside if _is_name(word)))


def words_of_name(name: str) -> tuple[str, ...]:
    """Give the capitalised words of a name as `names_in` would."""
    found = (_plain(match[0]) for match in _WORD.finditer(name) if match[0][0].isupper())
    return tuple(word for word in found if _is_name(word))


def _plain(word: str) -> str:
    return _POSSESSIVE.sub("", word).casefold()


def _is_name(word: str) -> bool:
    return len(word) > 1 and word not in _NO_NAME and word not in STOP
