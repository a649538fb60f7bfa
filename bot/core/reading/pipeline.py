"""The whole reading on one screen: article in, brief out."""

from bot.core.article import Article
from bot.core.brief import HEADLINE, OWN, Brief, Provenance, Withheld
from bot.core.reading.claims import claims_of
from bot.core.reading.discourse import Discourse
from bot.core.reading.distance import distance_marks
from bot.core.reading.findings import findings_of
from bot.core.reading.layout import layout_of
from bot.core.reading.own_voice import own_voice_of
from bot.core.reading.scene import scene_of
from bot.core.reading.summary import summary_of
from bot.core.reading.voices import voices_of
from bot.core.span import SpanSet

ENGINE = "embedded"
VERSION = "2"
_ENGLISH_ONLY = "attributions are recognised in English; here only quotation marks were read"


def read(article: Article) -> Brief:
    """Take an article apart: claims, voices, distance marks, findings, summary."""
    text = article.text
    layout = layout_of(article)
    discourse = Discourse(scene_of(text, layout.own_names), layout)
    reading = discourse.walk()
    claims, speakers = claims_of(
        article, reading.drafts, discourse.directory, layout.lines, layout.quotations
    )
    voices = voices_of(text, claims, layout)
    unplaced = SpanSet(span for span, _ in reading.unplaced)
    own = [
        excerpt for excerpt in own_voice_of(article, voices, layout.sentences)
        if not unplaced.overlaps(excerpt.span)
    ]  # fmt: skip
    english = _is_english(article)
    credited = [segment.span for segment in voices if segment.voice not in {OWN, HEADLINE}]
    findings = findings_of(text, layout.quotations.strays, layout.sentences, english=english)
    return Brief(
        article=article,
        summary=summary_of(article, claims, own, findings, told=english),
        claims=claims,
        speakers=speakers,
        own_voice=tuple(own) if english else (),
        distance_marks=tuple(
            article.excerpt(span)
            for span in distance_marks(text, layout.quotations.outer, credited)
        ),
        voices=voices,
        provenance=Provenance(ENGINE, VERSION),
        findings=findings,
        withheld=tuple(
            Withheld(reason, text[span.start : span.end]) for span, reason in reading.unplaced
        ),
        notes=() if english else (_ENGLISH_ONLY,),
    )


def _is_english(article: Article) -> bool:
    """Tell whether the rules fit; a language that nobody knows is read as English."""
    return article.language in {None, "en"}
