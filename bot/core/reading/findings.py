"""What a careful reader should know about the text itself."""

import re
from collections.abc import Iterator, Sequence

from bot.core.brief import Finding, FindingKind
from bot.core.span import Span

# Each pattern is linear on hostile input: no quantifier is nested in another.
_ORDERS = re.compile(
    r"\b(?:ignore|disregard|forget|override)\b[^.!?\n]{0,60}"
    r"\b(?:instruction|prompt|direction|rule)s?\b"
    r"|\b(?:AI|A\.I\.|artificial intelligence|language model|LLM|chatbot|GPT|assistant)\b"
    r"[^.!?\n]{0,60}\b(?:must|should|shall|summari[sz]e|ignore|respond|reply|answer|output"
    r"|include|do not|don't)\b[^.!?\n]{0,80}\b(?:instruction|prompt|summary|summari[sz]e"
    r"|respon[ds]e?|reader|article|user|output)s?\b"
    r"|\b(?:system prompt|new instructions?:|you are now (?:a|an|in)\b|as an ai\b"
    r"|end of (?:article|text)\W+(?:now|new))"
    r"|\b(?:note|message|instructions?) (?:to|for) (?:all )?(?:ai|automated|language|llm)\b"
    r"|\bin your (?:summary|answer|response|reply)\b",
    re.IGNORECASE,
)
_HIDDEN = re.compile(
    "[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\U000e0000-\U000e007f]+"
)
_DAMAGE = (
    (re.compile(r"\w[ \t]+[,;:](?=\s)"), "a mark stands apart from its word: words may be missing"),
    (re.compile(r"[.!?]\s+\.(?=\s|$)", re.MULTILINE), "a full stop stands alone"),
    (re.compile(r"\b(the|of|and|to|in|that|is)[ ]+\1\b", re.IGNORECASE), "a word stands twice"),
)
_TEASER = re.compile(
    r"\b(?:subscribe|register|sign (?:up|in)|log in)\b[^.!?\n]{0,40}"
    r"\b(?:to (?:continue|read|keep)|now for free)\b"
    r"|\bto continue reading\b|\bthis (?:article|content) is for subscribers\b",
    re.IGNORECASE,
)


def findings_of(
    text: str, strays: Sequence[int], sentences: Sequence[Span], *, english: bool
) -> tuple[Finding, ...]:
    """Give the findings of a text in order."""
    found = [
        *_unbalanced(text, strays),
        *_sentences_with(text, _ORDERS, sentences, FindingKind.AIMED_AT_MACHINES,
                         "words addressed to AI readers; they were not followed"),
        *_sentences_with(text, _TEASER, sentences, FindingKind.TEASER,
                         "the text asks to register or subscribe: it may not be the whole article"),
        *_hidden(text),
        *(_damaged(text) if english else ()),
    ]  # fmt: skip
    return tuple(sorted(found, key=lambda finding: (finding.span, finding.kind)))


def _unbalanced(text: str, strays: Sequence[int]) -> Iterator[Finding]:
    for at in strays:
        after = text[max(0, at - 24) : at].strip()
        where = f"after “{after.split()[-1]}”" if after else "at the beginning"
        note = f"quotation mark {where} has no partner: it cannot be told what is quoted"
        yield Finding(FindingKind.UNBALANCED, Span(at, at + 1), note)


def _sentences_with(
    text: str, pattern: re.Pattern[str], sentences: Sequence[Span], kind: FindingKind, note: str
) -> Iterator[Finding]:
    for sentence in sentences:
        if pattern.search(text, sentence.start, sentence.end):
            yield Finding(kind, sentence, note)


def _hidden(text: str) -> Iterator[Finding]:
    for match in _HIDDEN.finditer(text):
        note = f"{match.end() - match.start()} invisible characters"
        yield Finding(FindingKind.HIDDEN, Span(match.start(), match.end()), note)


def _damaged(text: str) -> Iterator[Finding]:
    for pattern, note in _DAMAGE:
        for match in pattern.finditer(text):
            yield Finding(FindingKind.DAMAGED, Span(match.start(), match.end()), note)
