"""Which claims stand in the first message: acts, numbers, promises, denials; every side once."""

import re

from bot.core.brief import Brief
from bot.core.claim import Basis, Claim, Kind

MOST_SHOWN = 5
_DIGIT = re.compile(r"\d")
_PROMISE = re.compile(
    r"\b(?:will|won’t|won't|shall|must|never|promise\w*|pledge\w*|vow\w*)\b", re.I
)
_DENIAL = re.compile(r"\b(?:no|not|none|never|nobody|nothing|neither)\b", re.I)
_ACT = re.compile(
    r"\b(?:kill|destroy|attack|sign|withdraw|withdrew|arrest|order|launch|ban|close|open|refuse|deny"
    r"|denied|agree|reject|accuse|approve|vote|sue|resign)\w*\b",
    re.IGNORECASE,
)


def first_claims(brief: Brief, count: int = MOST_SHOWN) -> tuple[tuple[int, Claim], ...]:
    """Give at most `count` claims with their numbers, in the order of the article.

    Each speaker's strongest claim comes before anybody's second, so that a side that is quoted
    once is not crowded out by one that is quoted ten times.
    """
    ranked = sorted(enumerate(brief.claims, start=1), key=lambda pair: (-weight(pair[1]), pair[0]))
    turns: dict[str, int] = {}
    in_turn: list[tuple[int, int, tuple[int, Claim]]] = []
    for place, pair in enumerate(ranked):
        turn = turns.get(pair[1].speaker.id, 0)
        turns[pair[1].speaker.id] = turn + 1
        in_turn.append((turn, place, pair))
    chosen = [pair for _, _, pair in sorted(in_turn, key=lambda one: one[:2])[:count]]
    return tuple(sorted(chosen, key=lambda pair: pair[0]))


def weight(claim: Claim) -> int:
    """Say how much a claim belongs in the first message; each of the four sorts counts once."""
    words = " ".join(part.text for part in claim.content)
    signs = (
        claim.negated or _DENIAL.search(words) is not None,
        _DIGIT.search(words) is not None,
        _PROMISE.search(words) is not None,
        _ACT.search(words) is not None,
        claim.kind is Kind.DIRECT,
        claim.basis is Basis.STATED,
    )
    return sum(signs)
