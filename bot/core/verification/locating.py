"""Anyone may propose words; only the text decides whether they stand in it, and where."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.core.article import Article, Excerpt
from bot.core.reading.sentences import sentence_spans
from bot.core.span import Span
from bot.core.typography import Folded, fold

# Between a clipped quotation and the word that turns it round stand at most this many words.
_REACH = 3
_TURNING = frozenset(
    "not never no nor neither without would could might may should cannot can't won't"
    " wouldn't isn't aren't wasn't weren't doesn't don't didn't hasn't haven't hadn't couldn't"
    " shouldn't hardly barely denied deny denies if unless allegedly reportedly".split()
)
_ELLIPSIS = re.compile(r"…|\.\s?\.\s?\.")
_WORD = re.compile(r"[\w’']+")


class Match(StrEnum):
    """How proposed words relate to the article's text."""

    EXACT = "exact"
    TYPOGRAPHY = "exact, typography differs"
    AMBIGUOUS = "ambiguous"
    NOTHING = "not in the text"


@dataclass(frozen=True, slots=True)
class Located:
    """Where words stand: one place, several (`AMBIGUOUS`), or none (`NOTHING`)."""

    match: Match
    places: tuple[Excerpt, ...] = ()

    @property
    def excerpt(self) -> Excerpt | None:
        """Give the one place; nothing where there are several or none."""
        return self.places[0] if len(self.places) == 1 else None


@dataclass(frozen=True, slots=True)
class Verdict:
    """What may be shown of a proposed quotation.

    `sentence` is set where the words alone would mislead (they were clipped after "not" or
    "would"): they may only be shown as a fragment together with it. `refused` says why nothing
    may be shown.
    """

    parts: tuple[Excerpt, ...] = ()
    sentence: Excerpt | None = None
    refused: str | None = None


def locate(article: Article, words: str, within: Span | None = None) -> Located:
    """Find words in the article, or in a part of it: exactly, else but for typography."""
    if within is None:
        return _locate(article, None, words)
    part = article.text[within.start : within.end]
    match, found = _found(part, None, words)
    return _located(article, match, [(within.start + a, within.start + b) for a, b in found])


def _locate(article: Article, folded: Folded | None, words: str) -> Located:
    return _located(article, *_found(article.text, folded, words))


def _found(text: str, folded: Folded | None, words: str) -> tuple[Match, list[tuple[int, int]]]:
    wanted = words.strip()
    if not wanted:
        return Match.NOTHING, []
    exact = [(at, at + len(wanted)) for at in _places(text, wanted)]
    if exact:
        return Match.EXACT, exact
    needle = fold(wanted).text.strip()
    if not needle:
        return Match.NOTHING, []
    without = folded or fold(text)
    found = [without.original(at, at + len(needle)) for at in _places(without.text, needle)]
    return Match.TYPOGRAPHY, found


def _places(text: str, words: str) -> Iterable[int]:
    at = text.find(words)
    while at >= 0:
        if _is_whole(text, at, at + len(words)):
            yield at
        at = text.find(words, at + 1)


def _is_whole(text: str, start: int, end: int) -> bool:
    """Refuse a place that begins or ends inside a word; scripts without spaces have no words."""
    return not (
        (start > 0 and _spaced(text[start - 1]) and _spaced(text[start]))
        or (end < len(text) and _spaced(text[end - 1]) and _spaced(text[end]))
    )


def _spaced(character: str) -> bool:
    return character.isalnum() and not "\u0e00" <= character <= "\u0eff" and character < "\u2e80"


def _located(article: Article, match: Match, ranges: Sequence[tuple[int, int]]) -> Located:
    if not ranges:
        return Located(Match.NOTHING)
    places = tuple(article.excerpt(Span(start, end)) for start, end in ranges)
    return Located(match if len(places) == 1 else Match.AMBIGUOUS, places)


def verify(article: Article, parts: Sequence[str]) -> Verdict:
    """Decide what may be shown of a quotation proposed in one or several parts.

    Parts must each stand once in the text, in the order proposed and in one paragraph or two
    neighbouring ones. An ellipsis of the proposer's own joins fragments: refused.
    """
    folded = fold(article.text)
    found: list[Excerpt] = []
    for words in parts:
        located = _locate(article, folded, words)
        if located.match is Match.NOTHING:
            joined = _ELLIPSIS.search(words) is not None
            return Verdict(refused="it joins fragments" if joined else "it is not in the text")
        if located.excerpt is None:
            return Verdict(refused="it stands in the text more than once")
        found.append(located.excerpt)
    if not found:
        return Verdict(refused="there are no words")
    return _in_order(article, found)


def _in_order(article: Article, found: list[Excerpt]) -> Verdict:
    for sooner, later in pairwise(found):
        if later.span.start < sooner.span.end:
            return Verdict(refused="its parts stand in another order")
        between = article.text[sooner.span.end : later.span.start]
        if len(re.findall(r"\n\s*\n|\n", between)) > 1:
            return Verdict(refused="its parts stand too far apart")
    return Verdict(tuple(found), _turned_round(article, found[0]))


def _turned_round(article: Article, excerpt: Excerpt) -> Excerpt | None:
    """Give the whole sentence where the words right before the excerpt turn it round."""
    span = next((s for s in sentence_spans(article.text) if s.overlaps(excerpt.span)), None)
    if span is None or span.start >= excerpt.span.start:
        return None
    before = _WORD.findall(article.text, span.start, excerpt.span.start)[-_REACH:]
    if any(word.lower().replace("’", "'") in _TURNING for word in before):
        return article.excerpt(Span(span.start, max(span.end, excerpt.span.end)))
    return None


def misplaced(words: str, elsewhere: Iterable[Article]) -> tuple[Article, Excerpt] | None:
    """Find words that are not in the article they were proposed for in another one."""
    for article in elsewhere:
        located = locate(article, words)
        if located.places:
            return article, located.places[0]
    return None
