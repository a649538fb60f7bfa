"""Whether words, cue and mention hang together as an attribution: what nobody else has read.

Stricter than the rules that read the article: a pattern that is not plain is no evidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.core.reading.lexicon import words
from bot.core.reading.lexicon.verbs import VERBS, Takes, Verb
from bot.core.reading.quotations import Quotations
from bot.core.reading.tokens import Token, tokens_of
from bot.core.span import Span, any_between

# So many words may stand between a cue and whoever it credits, and between the cue and the words.
_CLOSE = 8
_CREDITING = (
    "according to", "heard from", "by", "per", "from", "quoted", "quotes", "quoting", "cited",
    "cites", "citing", "in the words of", "in the view of",
)  # fmt: skip
# Verbs whose passive credits its subject: "Dorn was quoted as saying".
_CREDITED_PASSIVES = frozenset("quoted cited reported heard said believed understood".split())
_CONDITIONS = frozenset(
    "if unless provided providing until except only assuming though although but".split()
)
_LINKS = frozenset("that as and saying how what is reporter journalist".split())
_HYPOTHETICAL = frozenset("if unless whether suppose imagine".split())


@dataclass(frozen=True, slots=True)
class Framing:
    """A cue with whoever it credits; `refused` says why they do not hang together."""

    refused: str = ""
    negated: bool = False
    verb: Verb | None = None


def framing_between(
    text: str, parts: Sequence[Span], mention: Span, cue: Span, sentence: Span
) -> Framing:
    """Judge the words between mention and cue, and their order with the words said."""
    verb = _verb_of(text[cue.start : cue.end])
    if mention.overlaps(cue):  # "by his account", "the union's claim"
        return Framing(verb=verb)
    if mention.start < cue.start:
        return _subject_first(text, mention, cue, sentence, verb)
    return _cue_first(text, parts, mention, cue, verb)


def _verb_of(cue: str) -> Verb | None:
    found = [VERBS[token.lower] for token in tokens_of(cue) if token.lower in VERBS]
    return found[-1] if found else None


def _subject_first(
    text: str, mention: Span, cue: Span, sentence: Span, verb: Verb | None
) -> Framing:
    between = [t for t in tokens_of(text, mention.end, cue.start) if t.is_word]
    lowered = {token.lower for token in between}
    if len(between) > _CLOSE or any(_names_somebody(token) for token in between):
        return Framing("the speaker does not stand beside the cue")
    if any(
        token.lower in {".", "!", "?", ";"} for token in tokens_of(text, mention.end, cue.start)
    ):
        return Framing("the speaker does not stand beside the cue")
    if lowered & (words.MODALS - {"will", "can"}):
        return Framing("it is not said, only that it may be")
    if (
        lowered & words.BE
        and not set(text[cue.start : cue.end].lower().split()) & (_CREDITED_PASSIVES)
        and not text[cue.start : cue.end].lower().endswith("ing")
    ):
        return Framing("the speaker named is not who speaks")
    before = {t.lower for t in tokens_of(text, sentence.start, mention.start) if t.is_word}
    if before & _HYPOTHETICAL and not any_mark(text, sentence.start, mention.start):
        return Framing("it is not said, only supposed")
    denies = verb is not None and verb.denies
    return Framing(negated=bool(lowered & words.NEGATIONS) != denies, verb=verb)


def _cue_first(
    text: str, parts: Sequence[Span], mention: Span, cue: Span, verb: Verb | None
) -> Framing:
    """Accept "…," said Dorn, "according to Dorn", "quoted Dorn as saying"; no addressee."""
    between = [t for t in tokens_of(text, cue.end, mention.start) if t.is_word]
    if any(token.lower not in words.DETERMINERS for token in between):
        return Framing("the speaker does not stand beside the cue")
    written = text[cue.start : cue.end].lower()
    if any(written.endswith(crediting) for crediting in _CREDITING) or not written[0].isalnum():
        return Framing(verb=verb)
    ends = [part.end for part in parts if part.end <= cue.start]
    gap = text[ends[-1] : cue.start] if ends else "word"
    if any(character.isalnum() for character in gap):
        return Framing("the speaker named is not who speaks")
    return Framing(negated=verb is not None and verb.denies, verb=verb)


def _names_somebody(token: Token) -> bool:
    return token.is_capitalised and token.lower not in words.DAYS | words.MONTHS | {"i"}


def any_mark(text: str, start: int, end: int) -> bool:
    """Tell whether a comma or a stronger mark stands in a range."""
    return any(mark in text[start:end] for mark in ",;:—–")


def is_beside(
    text: str,
    parts: Sequence[Span],
    frame: Sequence[Span],
    sentence: Span,
    quotations: Quotations,
) -> bool:
    """Tell whether the words stand with their framing: in its sentence, or quoted right after.

    Outside the sentence of the cue nothing but framing may stand between the parts. Words without
    quotation marks before a framing end their sentence with it: "…, Dorn said."
    """
    first = parts[0]
    if not quotations.quoted.overlaps(first) and not sentence.overlaps(first):
        return False
    for sooner, later in pairwise(parts):
        between = Span(sooner.end, later.start) if sooner.end < later.start else None
        if between and not sentence.covers(between) and _has_words(text, between, frame):
            return False
    end = max(span.end for span in frame)
    if quotations.quoted.overlaps(first) or parts[-1].end > end:
        return True
    following = tokens_of(text, end, sentence.end)
    return not following or not following[0].is_word


def _has_words(text: str, span: Span, frame: Sequence[Span]) -> bool:
    return any(
        token.is_word and not any(one.start <= token.start < one.end for one in frame)
        for token in tokens_of(text, span.start, span.end)
    )


def turns_round(text: str, parts: Sequence[Span], content: Sequence[Span]) -> bool:
    """Tell whether words that were left out of a content would turn what is left round."""
    turning = words.NEGATIONS | words.HEDGES | words.MODALS | _CONDITIONS
    return any(
        token.lower in turning and not any(part.start <= token.start < part.end for part in parts)
        for span in content
        for token in tokens_of(text, span.start, span.end)
    )


def cut_off(
    text: str,
    parts: Sequence[Span],
    frame: Sequence[Span],
    sentence: Span,
    quotations: Quotations,
) -> str:
    """Say what a proposal left out of the clause it is taken from; empty if nothing."""
    taken = sorted([*parts, *frame])
    for part in parts:
        before = max((s.end for s in taken if s.end <= part.start), default=sentence.start)
        left = [t for t in tokens_of(text, max(before, sentence.start), part.start) if t.is_word]
        is_quoted = quotations.quoted.holds(part.start)
        may_be_left = _is_nobody if is_quoted else _may_be_left
        if not all(may_be_left(token) for token in left):
            return "words between the cue and what was said are left out"
        if refused := _cut_behind(text, part, taken, sentence):
            return refused
    return ""


def _is_nobody(token: Token) -> bool:
    """Tell words that credit nobody else with a quotation in the same sentence."""
    verb = VERBS.get(token.lower)
    return not _names_somebody(token) and (verb is None or Takes.CLAUSE not in verb.takes)


def _may_be_left(token: Token) -> bool:
    """Tell words of the framing between a cue and its clause: "that", "on Monday", "to us"."""
    if token.lower in words.NEGATIONS | words.HEDGES | words.MODALS | _CONDITIONS:
        return False
    framing = words.DAYS | words.MONTHS | words.TIME_NOUNS | words.OCCASIONS | words.ADDRESSEES
    small = words.PREPOSITIONS | words.DETERMINERS | words.ADVERBS | words.BE
    return token.lower in framing | small | _LINKS


def _cut_behind(text: str, part: Span, taken: Sequence[Span], sentence: Span) -> str:
    after = min((s.start for s in taken if s.start >= part.end), default=sentence.end)
    rest = tokens_of(text, part.end, max(part.end, min(after, sentence.end)))
    said = [token for token in rest if token.is_word]
    if not said:
        return ""
    if rest[0].is_word and text[part.end - 1].isalnum():
        return "the words end in the middle of a clause"
    if said[0].lower in _CONDITIONS or any(t.lower in _HYPOTHETICAL for t in said):
        return "a condition is left out"
    return ""


def is_attributing(
    text: str, parts: Sequence[Span], cue: str, verb: Verb | None, quotations: Quotations
) -> bool:
    """Tell whether a cue can credit these words; words without quotation marks need a clear one."""
    if any(quotations.quoted.overlaps(part) for part in parts):
        return True
    if cue.lower().startswith("put") and any(
        token.text[0].isdigit() for part in parts for token in tokens_of(text, part.start, part.end)
    ):
        return True  # "put the figure at 19"
    if verb is None:
        return (
            any(cue.lower().endswith(one) for one in _CREDITING)
            or not cue[:1].isalnum()
            or (bool(set(cue.lower().split()) & (words.OCCASIONS | {"account", "view", "words"})))
        )
    return bool(verb.takes - {Takes.QUOTE})


def whole_quotations(
    text: str, parts: Sequence[Span], quotations: Quotations
) -> tuple[Span, ...] | None:
    """Give the parts with their quotation marks; None if one cuts a quotation."""
    out: list[Span] = []
    for part in parts:
        start, end = part.start, part.end
        for quotation in quotations.outer:
            whole = quotation.span
            if not whole.overlaps(part) or part.covers(whole):
                continue
            left_out = text[whole.start : part.start] + text[part.end : whole.end]
            if any(character.isalnum() for character in left_out):
                return None
            start, end = min(start, whole.start), max(end, whole.end)
        out.append(Span(start, end))
    return tuple(out)


def has_stray(span: Span, quotations: Quotations) -> bool:
    """Tell whether a quotation mark without a partner stands in a range."""
    return any_between(quotations.strays, span.start, span.end)
