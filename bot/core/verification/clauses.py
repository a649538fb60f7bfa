"""Whether words without quotation marks are the clause that their framing hangs on.

Every rule here stands for a false proposal that nothing else refused (`tests/quality/liars.py` over
articles that the rules had not been made for).
"""

from collections.abc import Sequence
from itertools import pairwise

from bot.core.reading.lexicon import people, words
from bot.core.reading.quotations import Quotations
from bot.core.reading.tokens import tokens_of
from bot.core.span import Span

_DANGLING = words.SUBORDINATORS | words.CONJUNCTIONS | words.PREPOSITIONS | words.DETERMINERS
_QUESTIONS = frozenset("how whether why who whom whose what when where which if".split())
# A phrase in front of a subject, no clause of its own: "Asked whether she had packed, she answered"
_FRONTED = frozenset(
    "asked pressed questioned told speaking addressing reached confronted responding writing"
    " replying citing quoting contacted approached commenting pointing referring".split()
)
# With a person and no "that" they say what is seen: "Dench showed no reaction".
_SEEN = frozenset("show shows showed shown prove proves proved reveal reveals revealed".split())
_STOPS = frozenset(".!?…")


def no_clause(
    text: str, parts: Sequence[Span], mention: Span, cue: Span, sentence: Span, quoted: Quotations
) -> str:
    """Say why the words are not what this framing attributes; empty if nothing tells against it."""
    bare = [part for part in parts if _has_bare_words(text, part, quoted)]
    if any(part.overlaps(one) for part in bare for one in (cue, mention)):
        return "the words hold their own framing"
    for part in bare:
        if not sentence.overlaps(part):
            return "the words stand in another sentence than the cue"
        if refused := _broken(text, part, mention, cue):
            return refused
    return ""


def _has_bare_words(text: str, part: Span, quoted: Quotations) -> bool:
    return any(
        token.is_word and not quoted.quoted.holds(token.start)
        for token in tokens_of(text, part.start, part.end)
    )


def _broken(text: str, part: Span, mention: Span, cue: Span) -> str:
    said = [token for token in tokens_of(text, part.start, part.end) if token.is_word]
    frame = min(mention.start, cue.start)
    if part.end <= frame:
        behind = text[part.end : frame]
        if any(mark in behind for mark in ".!?;") or text[part.end - 1] in _STOPS:
            return "the sentence ends before the cue"
        if said[0].lower in _FRONTED:
            return "the words are no clause"
        if said[-1].lower in _DANGLING and said[-1].lower not in words.ADVERBS:
            return "the words end in the middle of a clause"
        return ""
    if said[0].lower in _QUESTIONS and not _has_that(text, cue, part):
        return "it is a question, not an answer"
    if text[cue.start : cue.end].lower() in _SEEN and not _has_that(text, cue, part):
        return "the cue tells what is seen"
    return ""


def _has_that(text: str, cue: Span, part: Span) -> bool:
    return "that" in text[cue.end : part.start].lower().split()


def torn_apart(
    text: str, parts: Sequence[Span], paragraphs: Sequence[Span], quotations: Quotations
) -> bool:
    """Tell whether a part belongs to another turn than the one before it.

    That is so in another paragraph, unless a quotation runs on into it, and where one quotation
    begins right behind the end of another.
    """
    for sooner, later in pairwise(parts):
        parted = any(one.end > sooner.end and one.end <= later.start for one in paragraphs)
        runs_on = any(one.part > 0 and one.span.overlaps(later) for one in quotations.outer)
        if runs_on:
            continue
        if parted or not any(c.isalnum() or c == "…" for c in text[sooner.end : later.start]):
            return True
    return False


def may_name_a_carrier(
    text: str, sentence: Span, mention: Span, parts: Sequence[Span], before: Span
) -> bool:
    """Tell whether a newspaper, agency or station stands around a framing, outside its words."""
    around = (*tokens_of(text, before.start, before.end),
              *tokens_of(text, sentence.start, sentence.end))  # fmt: skip
    return any(
        _is_outlet(token.text)
        for token in around
        if not any(Span(token.start, token.end).overlaps(one) for one in (mention, *parts))
    )


def _is_outlet(word: str) -> bool:
    halves = {half.removesuffix("'s").removesuffix("’s") for half in word.lower().split("-")}
    names = people.PUBLICATION_NAMES | people.PUBLICATION_WORDS
    return bool(halves & people.PUBLICATION_NOUNS) or (word[:1].isupper() and bool(halves & names))
