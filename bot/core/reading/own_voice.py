"""The outlet's own assertions: what nobody is credited with, sentence by sentence."""

from collections.abc import Sequence

from bot.core.article import Article, Excerpt
from bot.core.brief import OWN, VoiceSegment
from bot.core.span import Span, trimmed

_LEAST_WORDS = 4
_STRONG_BREAKS = '.!?:;—–”"'


def own_voice_of(
    article: Article, voices: Sequence[VoiceSegment], sentences: Sequence[Span]
) -> tuple[Excerpt, ...]:
    """Give the assertions in own voice; questions assert nothing, scraps of clauses neither."""
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
            if span and _asserts(article.text, span, sentence):
                found.append(article.excerpt(span))
            here += 1
    return tuple(found)


def _asserts(text: str, span: Span, sentence: Span) -> bool:
    words = text[span.start : span.end]
    if len(words.split()) < _LEAST_WORDS or words.rstrip("\"”'’»").endswith("?"):
        return False
    before = text[sentence.start : span.start].rstrip()
    return not before or (before[-1] in _STRONG_BREAKS and words[0].isalnum())
