"""The whole reading on one screen: article in, brief out."""

from collections.abc import Sequence

from bot.core.article import Article, Excerpt
from bot.core.brief import OWN, Brief, Provenance, VoiceSegment, Withheld
from bot.core.reading.claims import claims_of
from bot.core.reading.discourse import Discourse
from bot.core.reading.distance import distance_marks
from bot.core.reading.findings import findings_of
from bot.core.reading.lines import lines_of
from bot.core.reading.masthead import read_masthead
from bot.core.reading.paragraphs import is_heading, paragraph_spans
from bot.core.reading.quotations import find_quotations
from bot.core.reading.scene import scene_of
from bot.core.reading.sentences import sentences_in
from bot.core.reading.summary import summary_of
from bot.core.reading.turns import turns_of
from bot.core.reading.voices import voices_of
from bot.core.span import Span, trimmed

ENGINE = "embedded"
VERSION = "1"
_LEAST_WORDS = 4


def read(article: Article) -> Brief:
    """Take an article apart: claims, voices, distance marks, findings, summary."""
    text = article.text
    english = article.language in {None, "en"}
    masthead = read_masthead(text)
    paragraphs = _without_dateline(text, paragraph_spans(text), masthead.dateline)
    sentences = sentences_in(text, paragraphs)
    quotations = find_quotations(text, paragraphs)
    lines = lines_of(text, paragraphs, sentences, quotations.outer)
    headings = _headings(text, paragraphs, masthead.headlines)
    bylines = [span for span in (masthead.byline, masthead.dateline) if span]
    skipped = _inside(paragraphs, bylines)

    own_names = [name for name in (article.publisher, masthead.publisher) if name]
    discourse = Discourse(scene_of(text, own_names), lines, paragraphs, headings)
    spoken = turns_of(text, paragraphs, headings, next(iter(own_names), None))
    reading = discourse.walk(skipped | discourse.take_turns(spoken))
    claims, speakers = claims_of(article, reading.drafts, discourse.directory, lines, quotations)
    heading_spans = [paragraphs[number] for number in sorted(headings)]
    voices = voices_of(text, claims, lines, masthead.headlines, bylines, heading_spans)
    framed = [s.span for s in voices if s.voice not in {OWN, "headline"}]
    findings = findings_of(text, quotations.strays, sentences, english=english)
    own = _own_voice(article, voices, sentences)
    marks = tuple(article.excerpt(span) for span in distance_marks(text, quotations.outer, framed))
    shunned = [finding.span for finding in findings]
    return Brief(
        article=article,
        summary=summary_of(article, claims, own, shunned),
        claims=claims,
        speakers=speakers,
        own_voice=own,
        distance_marks=marks,
        voices=voices,
        provenance=Provenance(ENGINE, VERSION),
        findings=findings,
        withheld=tuple(Withheld(reason, text[span.start : span.end])
                       for span, reason in reading.unplaced),
    )  # fmt: skip


def _without_dateline(
    text: str, paragraphs: Sequence[Span], dateline: Span | None
) -> tuple[Span, ...]:
    """Let the paragraph that opens with a dateline begin behind it."""
    if dateline is None:
        return tuple(paragraphs)
    return tuple(
        trimmed(text, dateline.end, span.end) or span if span.covers(dateline) else span
        for span in paragraphs
    )


def _headings(text: str, paragraphs: Sequence[Span], headlines: Sequence[Span]) -> frozenset[int]:
    last = len(paragraphs) - 1
    return frozenset(
        number for number, span in enumerate(paragraphs)
        if number < last and is_heading(text, span)
        and not any(headline.overlaps(span) for headline in headlines)
    )  # fmt: skip


def _inside(paragraphs: Sequence[Span], spans: Sequence[Span]) -> frozenset[int]:
    return frozenset(
        number for number, paragraph in enumerate(paragraphs)
        if any(span.covers(paragraph) for span in spans)
    )  # fmt: skip


def _own_voice(
    article: Article, voices: Sequence[VoiceSegment], sentences: Sequence[Span]
) -> tuple[Excerpt, ...]:
    """Give the outlet's own assertions, sentence by sentence; questions assert nothing."""
    own = [segment.span for segment in voices if segment.voice == OWN]
    found: list[Excerpt] = []
    at = 0
    for sentence in sentences:
        while at < len(own) and own[at].end <= sentence.start:
            at += 1
        here = at
        while here < len(own) and own[here].start < sentence.end:
            start, end = max(own[here].start, sentence.start), min(own[here].end, sentence.end)
            span = trimmed(article.text, start, end)
            if span and _asserts(article.text[span.start : span.end]):
                found.append(article.excerpt(span))
            here += 1
    return tuple(found)


def _asserts(words: str) -> bool:
    return len(words.split()) >= _LEAST_WORDS and not words.rstrip("\"”'’»").endswith("?")
