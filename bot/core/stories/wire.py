"""Which agency an article hands on: in its dateline, in its credit line, or in its claims."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.core.claim import Claim
from bot.core.reading.dateline import opening_dateline

# An article is the agency's when the agency carries at least this share of its claims: half.
# Chosen, not measured: with less, the paper has asked people of its own.
SHARE = 0.5
_CREDIT = re.compile(
    r"\b(?:[Ww]ith|[Ff]rom)\s+(?:material|reporting|reports)\s+(?:from|by|of)\s+"
    r"(?:the\s+)?(?P<name>[A-Z][\w&-]*(?:\s[A-Z][\w&-]*){0,3})"
)
_SMALL = frozenset("the of and for in".split())


def agencies_of(text: str, claims: Sequence[Claim]) -> tuple[str, ...]:
    """Give the keys (`agency_key`) of the agencies whose account this is, sorted; often none."""
    found = {agency_key(match["name"]) for match in _CREDIT.finditer(text)}
    opening = opening_dateline(text.lstrip())
    if opening is not None and opening.agency:
        found.add(agency_key(opening.agency))
    return tuple(sorted(found | _carrying(claims)))


def _carrying(claims: Sequence[Claim]) -> set[str]:
    names = Counter(key for one in claims for key in {agency_key(by.name) for by in one.chain})
    return {name for name, count in names.items() if count >= max(2, SHARE * len(claims))}


def agency_key(name: str) -> str:
    """Give one key for an agency's names: "Velmaran State Agency" and "VSA" are both `vsa`."""
    words = [word for word in re.findall(r"[\w&-]+", name) if word.lower() not in _SMALL]
    if len(words) < 3:
        return " ".join(words).casefold()
    return "".join(word[0] for word in words).casefold()
