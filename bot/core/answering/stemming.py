"""Word stems, after M. F. Porter, "An algorithm for suffix stripping" (1980)."""

from functools import lru_cache
from itertools import pairwise

_VOWELS = frozenset("aeiou")
_LONGEST = 40  # no English word is longer; keeps hostile words cheap

# Step 2 to 4 of the paper: suffix -> what takes its place, where enough of a stem is left.
_SECOND = {
    "ational": "ate", "tional": "tion", "enci": "ence", "anci": "ance", "izer": "ize",
    "isation": "ize", "abli": "able", "alli": "al", "entli": "ent", "eli": "e", "ousli": "ous",
    "ization": "ize", "ation": "ate", "ator": "ate", "alism": "al", "iveness": "ive",
    "fulness": "ful", "ousness": "ous", "aliti": "al", "iviti": "ive", "biliti": "ble",
}  # fmt: skip
_THIRD = {"icate": "ic", "ative": "", "alize": "al", "iciti": "ic", "ical": "ic", "ful": "",
          "ness": ""}  # fmt: skip
_FOURTH = (
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ou", "ism",
    "ate", "iti", "ous", "ive", "ize", "ion",
)  # fmt: skip


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """Give the stem of a lower-case word; words that are not plain English letters stay."""
    if len(word) <= 2 or len(word) > _LONGEST or not (word.isascii() and word.isalpha()):
        return word
    word = _past_and_gerund(_plural(word))
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    word = _replaced(word, _SECOND, least=1)
    word = _replaced(word, _THIRD, least=1)
    return _tidied(_without_ending(word))


def _plural(word: str) -> str:
    if word.endswith(("sses", "ies")):
        return word[:-2]
    if word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word


def _past_and_gerund(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    for ending in ("ed", "ing"):
        left = word.removesuffix(ending)
        if left != word and _has_vowel(left):
            return _mended(left)
    return word


def _mended(left: str) -> str:
    if left.endswith(("at", "bl", "iz")):
        return left + "e"
    if _ends_double(left) and left[-1] not in "lsz":
        return left[:-1]
    if _measure(left) == 1 and _ends_short(left):
        return left + "e"
    return left


def _replaced(word: str, endings: dict[str, str], *, least: int) -> str:
    """Swap the longest ending that fits, if enough of the word is left before it."""
    for length in range(min(7, len(word) - 1), 1, -1):
        ending = word[-length:]
        if ending in endings:
            left = word[:-length]
            return left + endings[ending] if _measure(left) >= least else word
    return word


def _without_ending(word: str) -> str:
    fitting = [ending for ending in _FOURTH if word.endswith(ending)]
    if not fitting:
        return word
    ending = max(fitting, key=len)
    left = word[: -len(ending)]
    if _measure(left) <= 1 or (ending == "ion" and not left.endswith(("s", "t"))):
        return word
    return left


def _tidied(word: str) -> str:
    if word.endswith("e"):
        left = word[:-1]
        measure = _measure(left)
        if measure > 1 or (measure == 1 and not _ends_short(left)):
            word = left
    if word.endswith("ll") and _measure(word) > 1:
        return word[:-1]
    return word


def _is_consonant(word: str, at: int) -> bool:
    letter = word[at]
    if letter == "y":
        return at == 0 or not _is_consonant(word, at - 1)
    return letter not in _VOWELS


def _has_vowel(word: str) -> bool:
    return any(not _is_consonant(word, at) for at in range(len(word)))


def _measure(word: str) -> int:
    """Count the places where a vowel is followed by a consonant."""
    kinds = [_is_consonant(word, at) for at in range(len(word))]
    return sum(1 for before, here in pairwise(kinds) if here and not before)


def _ends_double(word: str) -> bool:
    return len(word) > 1 and word[-1] == word[-2] and _is_consonant(word, len(word) - 1)


def _ends_short(word: str) -> bool:
    """Tell consonant, vowel, consonant, where the last is not w, x or y (hop, but not snow)."""
    return (
        len(word) > 2
        and _is_consonant(word, len(word) - 1)
        and not _is_consonant(word, len(word) - 2)
        and _is_consonant(word, len(word) - 3)
        and word[-1] not in "wxy"
    )
