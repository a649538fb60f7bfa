"""What the articles hold for an answer: their sentences with words, voices and claims."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.answering.keys import Word, is_stop, words_in
from bot.core.article import Excerpt
from bot.core.brief import BYLINE, Brief
from bot.core.claim import Claim
from bot.core.reading.sentences import sentence_spans
from bot.core.span import Span

ASKED_WHY = "?why"  # among the keys of an interviewer's question; no word has this key


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of one article. `near` holds the keys that stand close by.

    Close by are the sentence before, and who is credited with the words: name, role, carriers.
    `echo` holds the keys of an interviewer's question that the sentence answers.
    """

    brief: Brief
    article_id: str
    excerpt: Excerpt
    words: tuple[Word, ...]
    keys: frozenset[str]
    near: frozenset[str]
    echo: frozenset[str]
    claims: tuple[Claim, ...]

    @property
    def is_question(self) -> bool:
        """Tell a sentence that asks."""
        return self.excerpt.text.rstrip("\"'”’») ").endswith("?")


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that may be cited: the briefs, their sentences in order, and every word's key."""

    briefs: tuple[Brief, ...]
    lines: tuple[Line, ...]
    keys: frozenset[str]

    @property
    def where(self) -> str:
        """Give the words for "in this article", or in how many."""
        count = len(self.briefs)
        return "in this article" if count == 1 else f"in these {count} articles"


def evidence_of(briefs: Sequence[Brief]) -> Evidence:
    """Gather the evidence of these briefs; the same article twice counts once."""
    by_article = {brief.article.sha256: brief for brief in briefs}
    lines = tuple(line for brief in by_article.values() for line in _lines_of(brief))
    keys = frozenset(key for brief in by_article.values() for key in keys_of(brief.article.text))
    return Evidence(tuple(by_article.values()), lines, keys)


def keys_of(text: str) -> frozenset[str]:
    """Give the keys of the words of a text that carry content."""
    return frozenset(word.key for word in words_in(text) if not is_stop(word.text))


def content_keys(claim: Claim) -> frozenset[str]:
    """Give the keys of what a claim says."""
    return frozenset(key for part in claim.content for key in keys_of(part.text))


def _lines_of(brief: Brief) -> list[Line]:
    article = brief.article
    article_id = article.id
    spans = sentence_spans(article.text)
    claims = _claims_by_sentence(spans, brief.claims)
    silent = [v.span for v in brief.voices if v.voice == BYLINE]
    before: Line | None = None
    lines: list[Line] = []
    for span, said in zip(spans, claims, strict=True):
        excerpt = article.excerpt(span)
        words = tuple(word for word in words_in(excerpt.text) if not is_stop(word.text))
        keys = frozenset(word.key for word in words)
        near = (before.keys if before else frozenset()).union(*(_credit_keys(c) for c in said))
        echo = _echo(before, said)
        before = Line(brief, article_id, excerpt, words, keys, near, echo, said)
        if not any(quiet.covers(span) for quiet in silent):
            lines.append(before)
    return lines


def _echo(before: Line | None, said: Sequence[Claim]) -> frozenset[str]:
    """Give the words of the question before, if an interview's turn answers it."""
    if before is None or not any(claim.cue and claim.cue.excerpt.text == ":" for claim in said):
        return frozenset()
    if not before.is_question:
        return before.echo if set(said) & set(before.claims) else frozenset()
    asker = {claim.speaker.name for claim in before.claims}
    if asker & {claim.speaker.name for claim in said}:
        return frozenset()
    asks_why = re.search(r"\bwhy\b", before.excerpt.text, re.IGNORECASE)
    return before.keys | {ASKED_WHY} if asks_why else before.keys


def _credit_keys(claim: Claim) -> frozenset[str]:
    cue = claim.cue.excerpt.text if claim.cue else ""
    names = [claim.speaker.name, claim.speaker.role or "", *claim.speaker.aliases, cue]
    return keys_of(" ".join([*names, *(carrier.name for carrier in claim.chain)]))


def _claims_by_sentence(
    spans: Sequence[Span], claims: Sequence[Claim]
) -> tuple[tuple[Claim, ...], ...]:
    """Give the claims of each sentence; linear, for sentences and claims stand in order."""
    parts = sorted(
        ((part.span, claim) for claim in claims for part in claim.content),
        key=lambda pair: pair[0],
    )
    found: list[list[Claim]] = [[] for _ in spans]
    first = 0
    for span, claim in parts:
        while first < len(spans) and spans[first].end <= span.start:
            first += 1
        here = first
        while here < len(spans) and spans[here].start < span.end:
            if claim not in found[here]:
                found[here].append(claim)
            here += 1
    return tuple(tuple(row) for row in found)
