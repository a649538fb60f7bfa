"""The machine-readable form of briefs and answers: plain JSON values, schema 1."""

from collections.abc import Mapping

from bot.core.answer import Answer, Citation
from bot.core.article import Article, Excerpt
from bot.core.brief import Brief, Finding, SummaryLine, Translation, VoiceSegment
from bot.core.claim import Claim, Cue, Speaker
from bot.core.record_reading import SCHEMA, article_from_record, brief_from_record

__all__ = [
    "SCHEMA",
    "answer_record",
    "article_from_record",
    "article_record",
    "brief_from_record",
    "brief_record",
    "claims_record",
]


def brief_record(brief: Brief, *, with_text: bool = False) -> dict[str, object]:
    """Give everything one reading found; `with_text` adds the article's text as `article.text`."""
    return {
        "schema": SCHEMA,
        "article": article_record(brief.article, with_text=with_text),
        "summary": [_summary_line(line) for line in brief.summary],
        **_claims_and_speakers(brief),
        "own_voice": [_excerpt(excerpt) for excerpt in brief.own_voice],
        "distance_marks": [_excerpt(excerpt) for excerpt in brief.distance_marks],
        "voices": [_voice(segment) for segment in brief.voices],
        "findings": [_finding(finding) for finding in brief.findings],
        "withheld": [
            {"reason": one.reason, "proposed": one.proposed, "by": one.by.value}
            for one in brief.withheld
        ],
        "provenance": {
            "engine": brief.provenance.engine,
            "version": brief.provenance.version,
            "model": brief.provenance.model,
            "prompts": list(brief.provenance.prompts),
            "seconds": brief.provenance.seconds,
            "fallback": brief.provenance.fallback,
        },
    }


def claims_record(brief: Brief) -> dict[str, object]:
    """Give only who said what: the article, its claims and their speakers."""
    return {
        "schema": SCHEMA,
        "article": article_record(brief.article),
        **_claims_and_speakers(brief),
    }


def answer_record(answer: Answer) -> dict[str, object]:
    """Give an answer with its citations, or the refusal with the nearest words."""
    return {
        "schema": SCHEMA,
        "question": answer.question,
        "outcome": answer.outcome.value,
        "text": answer.text,
        "citations": [_citation(citation) for citation in answer.citations],
        "nearest": [_citation(citation) for citation in answer.nearest],
    }


def article_record(article: Article, *, with_text: bool = False) -> dict[str, object]:
    """Give what is known of an article. `words` counts what white space separates."""
    characters = len(article.text)
    record: dict[str, object] = {
        "id": article.id,
        "title": article.title,
        "byline": article.byline,
        "publisher": article.publisher,
        "published": article.published,
        "language": article.language,
        "source": {"kind": article.source.kind.value, "name": article.source.name},
        "sha256": article.sha256,
        "characters": characters,
        "words": len(article.text.split()),
        "read": {
            "characters": characters,
            "of": characters if article.read_of is None else article.read_of,
        },
    }
    return {**record, "text": article.text} if with_text else record


def _claims_and_speakers(brief: Brief) -> dict[str, object]:
    claims_by_speaker: dict[str, list[str]] = {speaker.id: [] for speaker in brief.speakers}
    for claim in brief.claims:
        if claim.speaker not in brief.speakers:
            raise ValueError(f"claim {claim.id} has a speaker the brief does not list")
        claims_by_speaker[claim.speaker.id].append(claim.id)

    return {
        "claims": [_claim(claim) for claim in brief.claims],
        "speakers": [_speaker(one, claims_by_speaker) for one in brief.speakers],
    }


def _claim(claim: Claim) -> dict[str, object]:
    return {
        "id": claim.id,
        "kind": claim.kind.value,
        "basis": claim.basis.value,
        "state": claim.state.value,
        "speaker": claim.speaker.id,
        "speaker_mention": _excerpt_or_none(claim.speaker_mention),
        "cue": _cue(claim.cue),
        "content": [_excerpt(part) for part in claim.content],
        "chain": [
            {"name": carrier.name, "mention": _excerpt_or_none(carrier.mention)}
            for carrier in claim.chain
        ],
        "negated": claim.negated,
        "hedged": claim.hedged,
        "sentence": claim.sentence,
        "paragraph": claim.paragraph,
        "confidence": claim.confidence,
        "found_by": [reading.value for reading in claim.found_by],
    }


def _speaker(speaker: Speaker, claims_by_speaker: Mapping[str, list[str]]) -> dict[str, object]:
    return {
        "id": speaker.id,
        "name": speaker.name,
        "kind": speaker.kind.value,
        "role": speaker.role,
        "aliases": list(speaker.aliases),
        "claims": claims_by_speaker[speaker.id],
    }


def _summary_line(line: SummaryLine) -> dict[str, object]:
    return {
        "text": line.text,
        "support": [_excerpt(excerpt) for excerpt in line.support],
        "claims": list(line.claims),
        "translation": _translation(line.translation),
    }


def _translation(told: Translation | None) -> dict[str, object] | None:
    return None if told is None else {"language": told.language, "text": told.text}


def _cue(cue: Cue | None) -> dict[str, object] | None:
    return None if cue is None else {**_excerpt(cue.excerpt), "force": cue.force.value}


def _voice(segment: VoiceSegment) -> dict[str, object]:
    return {"start": segment.span.start, "end": segment.span.end, "voice": segment.voice}


def _finding(finding: Finding) -> dict[str, object]:
    return {
        "kind": finding.kind.value,
        "start": finding.span.start,
        "end": finding.span.end,
        "note": finding.note,
    }


def _citation(citation: Citation) -> dict[str, object]:
    return {
        "number": citation.number,
        "article": citation.article.id,
        "title": citation.article.title,
        **_excerpt(citation.excerpt),
        "speaker": citation.speaker,
    }


def _excerpt(excerpt: Excerpt) -> dict[str, object]:
    return {"start": excerpt.span.start, "end": excerpt.span.end, "text": excerpt.text}


def _excerpt_or_none(excerpt: Excerpt | None) -> dict[str, object] | None:
    return None if excerpt is None else _excerpt(excerpt)
