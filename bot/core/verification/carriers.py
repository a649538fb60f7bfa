"""Whether a carrier stands with words as the one who passed them on."""

import re
from collections.abc import Sequence

from bot.core.claim import Carrier
from bot.core.span import Span
from bot.core.verification.ground import Ground, Refused
from bot.core.verification.locating import locate
from bot.core.verification.names import nearest

_JOINS = frozenset("on via told to by with in through from".split())
_PASSES = frozenset("reported reports said citing quoted quoting wrote".split())
_NEAR = 20  # code points


def carriers_beside(
    ground: Ground, through: Sequence[str], who: str, near: Sequence[Span]
) -> tuple[Carrier, ...]:
    """Give the carriers proposed; `Refused` unless each stands beside this framing as one.

    The last of `near` is the speaker's mention, or else the cue.
    """
    if not through:
        return ()
    spans = [*near, *_elsewhere_beside(ground, who, near[-1])]
    zone = ground.zone(Span(min(s.start for s in spans), max(s.end for s in spans)))
    chain: list[Carrier] = []
    for name in through:
        places = [place.span for place in locate(ground.article, name, zone).places]
        best = nearest(places, near[-1])
        speaks = best is not None and _speaks_for_itself(ground, best)
        is_said = best is not None and any(said.covers(best) for said in near[:-1])
        if best is None or speaks or is_said or not _passes_on(ground.text, best, spans):
            raise Refused("a carrier does not stand near these words as one")
        chain.append(Carrier(name, ground.article.excerpt(best)))
    return tuple(chain)


def _speaks_for_itself(ground: Ground, place: Span) -> bool:
    """Tell a name that stands there as the speaker of other words."""
    mentions = [claim.speaker_mention for claim in ground.brief.claims]
    return any(mention is not None and mention.span.overlaps(place) for mention in mentions)


def _elsewhere_beside(ground: Ground, who: str, span: Span) -> list[Span]:
    """Give where the speaker is named in the same paragraph: "Tay on Radio Sarn: … She …"."""
    paragraphs = ground.layout.paragraphs
    whole = next((one for one in paragraphs if one.overlaps(span)), None)
    return [place.span for place in locate(ground.article, who.split()[-1], whole).places]


def _passes_on(text: str, carrier: Span, near: Sequence[Span]) -> bool:
    """Tell "on Radio Sarn", "told VSA", "VSA reported" from a name that only stands there."""
    before = text[max(0, carrier.start - 12) : carrier.start].lower().split()
    after = text[carrier.end : carrier.end + 14].lower().replace(",", " ").split()
    is_joined = bool(set(before[-2:]) & _JOINS) or bool(set(after[:1]) & _PASSES)
    return is_joined and any(
        _is_near(text, span.end, carrier.start) or _is_near(text, carrier.end, span.start)
        for span in near
    )


def _is_near(text: str, end: int, start: int) -> bool:
    """Tell whether little stands between, and no sentence ends there."""
    between = text[end:start]
    return 0 <= start - end <= _NEAR and not re.search(r"[.!?][”’\"']?\s|\n", f"{between} ")
