"""Long words in pieces that fit: at sentence ends, never inside a quotation if that can be."""

from collections.abc import Callable, Iterator

from bot.core.reading.sentences import sentence_spans


def pieces(words: str, most: int, drawn: Callable[[str], int] = len) -> Iterator[str]:
    """Give the words whole, or in pieces of at most `most` characters as drawn.

    Together the pieces are the words; a piece ends where a sentence does, else at a space.
    """
    left = words
    while drawn(left) > most:
        cut = _cut(left, _longest(left, most, drawn))
        yield left[:cut]
        left = left[cut:]
    yield left


def _longest(words: str, most: int, drawn: Callable[[str], int]) -> int:
    """Give how many characters fit, by halving; at least one."""
    low, high = 1, min(len(words), most)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if drawn(words[:middle]) <= most else (low, middle - 1)
    return low


def _cut(words: str, most: int) -> int:
    """Choose where to cut within the first `most` characters."""
    ends = [span.end for span in sentence_spans(words[:most])][:-1]
    outside = [end for end in ends if _is_outside(words[:end])]
    if outside or ends:
        return (outside or ends)[-1]
    space = words.rfind(" ", 1, most)
    return space + 1 if space > 0 else most


def _is_outside(before: str) -> bool:
    """Tell whether no quotation is open at the end."""
    opened = sum(before.count(mark) for mark in "“«")
    closed = sum(before.count(mark) for mark in "”»")
    return opened <= closed and before.count('"') % 2 == 0
