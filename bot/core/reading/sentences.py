"""Sentence spans. A full stop ends a sentence unless an abbreviation, a number or the next word
speaks against it; closing marks belong to the sentence they follow."""

import re
from collections.abc import Sequence

from bot.core.reading.lexicon.abbreviations import ABBREVIATIONS, BEFORE_NAMES
from bot.core.reading.paragraphs import paragraph_spans
from bot.core.span import Span, trimmed

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)|[。！？]+[」』”’》）]*")
_WORD_BEFORE = re.compile(r"[\w.&'’-]+$")
_NEXT = re.compile(r"\s*[\"'“‘„«(\[—–-]*\s*(\w)")


def sentence_spans(text: str) -> tuple[Span, ...]:
    """Give the sentences of a text in order, trimmed, inside their paragraphs."""
    return sentences_in(text, paragraph_spans(text))


def sentences_in(text: str, paragraphs: Sequence[Span]) -> tuple[Span, ...]:
    """Give the sentences of these paragraphs."""
    found: list[Span] = []
    for paragraph in paragraphs:
        start = paragraph.start
        for end in _ends(text, paragraph):
            if span := trimmed(text, start, end):
                found.append(span)
                start = end
        if span := trimmed(text, start, paragraph.end):
            found.append(span)
    return tuple(found)


def _ends(text: str, paragraph: Span) -> list[int]:
    matches = _END.finditer(text, paragraph.start, paragraph.end)
    return [match.end() for match in matches if _ends_sentence(text, match, paragraph)]


def _ends_sentence(text: str, match: re.Match[str], paragraph: Span) -> bool:
    marks = match.group()
    if marks[0] in "。！？":
        return True
    following = _NEXT.match(text, match.end(), paragraph.end)
    if following is None:
        return True
    first = following.group(1)
    if first.islower():
        return False
    if not marks.startswith(".") or marks[1:2] == ".":
        return True
    return not _is_abbreviation(text, match, paragraph)


def _is_abbreviation(text: str, match: re.Match[str], paragraph: Span) -> bool:
    """Tell a full stop that belongs to the word before it and leaves the sentence open."""
    if len(match.group()) > 1:
        return False
    before = _WORD_BEFORE.search(text, max(paragraph.start, match.start() - 24), match.start())
    if before is None:
        return False
    word = before.group().strip("'’\"")
    if word.lower() in BEFORE_NAMES:
        return True
    if len(word) == 1 and word.isupper() and word != "I":
        return True
    if word.lower() in ABBREVIATIONS or re.fullmatch(r"(?:[A-Za-z]\.)+[A-Za-z]", word):
        return _goes_on(text, match.end(), paragraph)
    return False


_STARTERS = frozenset(
    "the a an this that these those he she it they we i in on at but and so yet however when"
    " while after before if as for there his her its their our my what who why how".split()
)


def _goes_on(text: str, at: int, paragraph: Span) -> bool:
    """Tell whether the words after "U.S." or "a.m." rather go on than begin a sentence."""
    word = re.compile(r"\s*[\"'“‘]?(\w+)").match(text, at, paragraph.end)
    return word is not None and word.group(1).lower() not in _STARTERS
