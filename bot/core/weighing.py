"""What makes a claim worth the first lines: acts, numbers, promises, denials."""

import re
from dataclasses import dataclass

from bot.core.claim import Basis, Claim, Kind

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


@dataclass(frozen=True, slots=True)
class Signs:
    """Which of the four sorts of news a claim is."""

    denial: bool
    number: bool
    promise: bool
    act: bool


def words_of(claim: Claim) -> str:
    """Give the words of a claim's content on one line."""
    return " ".join(part.text for part in claim.content)


def signs_of(claim: Claim) -> Signs:
    """Say which sorts of news a claim is; lists by hand, counted by word."""
    words = words_of(claim)
    return Signs(
        denial=claim.negated or _DENIAL.search(words) is not None,
        number=_DIGIT.search(words) is not None,
        promise=_PROMISE.search(words) is not None,
        act=_ACT.search(words) is not None,
    )


def weight(claim: Claim) -> int:
    """Say how much a claim belongs in the first message, 0 to 6; each sort counts once."""
    signs = signs_of(claim)
    sorts = (signs.denial, signs.number, signs.promise, signs.act)
    return sum(sorts) + (claim.kind is Kind.DIRECT) + (claim.basis is Basis.STATED)
