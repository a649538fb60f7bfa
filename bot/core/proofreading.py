"""The last look before a brief is shown: every word of it against the text, once more."""

from collections.abc import Iterator

from bot.core.article import Excerpt
from bot.core.brief import Brief


def unfounded(brief: Brief) -> tuple[Excerpt, ...]:
    """Give the excerpts of a brief whose words are not what the text has there: none, ever."""
    text = brief.article.text
    return tuple(one for one in _excerpts(brief) if text[one.span.start : one.span.end] != one.text)


def _excerpts(brief: Brief) -> Iterator[Excerpt]:
    for claim in brief.claims:
        yield from claim.content
        yield from (one for one in (claim.speaker_mention,) if one is not None)
        yield from (claim.cue.excerpt,) if claim.cue else ()
        yield from (carrier.mention for carrier in claim.chain if carrier.mention is not None)
    for line in brief.summary:
        yield from line.support
    yield from brief.own_voice
    yield from brief.distance_marks
