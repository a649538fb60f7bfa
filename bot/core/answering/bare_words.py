"""A bare question word ("Did Dorn say when?") asks whether the words hold that sort of thing."""

from collections.abc import Sequence
from dataclasses import replace

from bot.core.answering.evidence import Line
from bot.core.answering.keys import content_words
from bot.core.answering.signs import holds_answer
from bot.core.answering.terms import Asked, Asks
from bot.core.article import Excerpt
from bot.core.brief import Brief
from bot.core.claim import Claim

_ASKS_BY_WORD = {"when": Asks.WHEN, "where": Asks.WHERE, "why": Asks.WHY}


def is_bare(asked: Asked) -> bool:
    """Tell a topic that is nothing but a question word."""
    return asked.topic.strip().lower() in _ASKS_BY_WORD


def holding_it(pairs: Sequence[tuple[Brief, Claim]], asked: Asked) -> list[tuple[Brief, Claim]]:
    """Give the claims whose own words hold a date, a place or a reason, whichever is asked.

    Only the words of the claim are looked at: the day somebody spoke is not the day spoken of.
    """
    wanted = replace(asked, asks=_ASKS_BY_WORD[asked.topic.strip().lower()])
    return [
        (brief, claim)
        for brief, claim in pairs
        if any(holds_answer(wanted, _as_line(brief, claim, part)) for part in claim.content)
    ]


def _as_line(brief: Brief, claim: Claim, part: Excerpt) -> Line:
    words = content_words(part.text)
    keys = frozenset(word.key for word in words)
    return Line(brief, brief.article.id, part, words, keys, frozenset(), frozenset(), (claim,))
