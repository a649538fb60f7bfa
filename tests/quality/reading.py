"""The embedded engine's reading of a text, as the scorer sees claims."""

from bot.core.article import Article, Source, SourceKind
from bot.core.brief import Brief
from bot.core.claim import Claim
from bot.core.reading.pipeline import read
from tests.quality.markup import GoldArticle, GoldClaim
from tests.quality.scoring import Score, Scored, Tally, overlap, score


def brief_of(text: str, name: str = "article.txt") -> Brief:
    """Read a text with the embedded engine."""
    return read(Article(text, Source(SourceKind.FILE, name), language="en"))


def predicted(claim: Claim) -> Scored:
    """Give a claim of the engine as the scorer sees it."""
    return Scored(
        content=tuple((part.span.start, part.span.end) for part in claim.content),
        source=_one(claim.speaker_mention), cue=_one(claim.cue.excerpt if claim.cue else None),
        speaker=claim.speaker.name, kind=claim.kind.value, basis=claim.basis.value,
        chain=tuple(link.name for link in claim.chain), negated=claim.negated, hedged=claim.hedged,
    )  # fmt: skip


def _one(excerpt: object) -> tuple[tuple[int, int], ...]:
    span = getattr(excerpt, "span", None)
    return ((span.start, span.end),) if span else ()


def wanted(claim: GoldClaim) -> Scored:
    """Give a gold claim as the scorer sees it."""
    return Scored(
        claim.content,
        claim.mention,
        claim.cue,
        claim.speaker,
        claim.kind,
        claim.basis,
        claim.chain,
        claim.negated,
        claim.hedged,
        claim.optional,
    )


def score_article(gold: GoldArticle) -> Score:
    """Read a gold article and score claims and distance marks."""
    brief = brief_of(gold.text)
    claims = [predicted(claim) for claim in brief.claims]
    result = score(gold.text, [wanted(claim) for claim in gold.claims], claims)
    marks = [((mark.span.start, mark.span.end),) for mark in brief.distance_marks]
    hits = sum(
        any(overlap(gold.text, (g,), mark) == 1 for mark in marks) for g in gold.distance_marks
    )
    result.tally("distance marks").add(Tally(hits, len(marks), len(gold.distance_marks)))
    taken = sum(
        any(overlap(gold.text, (mark,), claim.content) >= 0.5 for claim in claims)
        for mark in gold.distance_marks
    )
    result.tally("distance marks taken for claims").add(
        Tally(taken, len(gold.distance_marks), taken)
    )
    return result
