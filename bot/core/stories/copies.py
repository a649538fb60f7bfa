"""Near-duplicate text by shingles: resemblance and containment (Broder 1997)."""

import re

# Words to a shingle. Broder took 10 for web pages; a news brief may have sixty words in all, and
# four in a row are hardly met by chance.
WORDS = 4
# Texts that share this part of all their shingles are copies; a short text that has this part of
# its own in a longer one is a cut copy. On `tune` (tests/quality/stories) cut and re-headlined wire
# copies reach 0.38 and 0.58 at least, separate accounts of one event 0.02 and 0.03 at most; both
# thresholds stand well between, high enough that one shared statement makes no copy.
RESEMBLANCE = 0.25
CONTAINMENT = 0.5
_WORD = re.compile(r"\w+")

Shingles = frozenset[tuple[str, ...]]


def shingles_of(text: str, words: int = WORDS) -> Shingles:
    """Give every run of `words` words, folded; a text shorter than that is one shingle."""
    found = _WORD.findall(text.casefold())
    if not found:
        return frozenset()
    runs = range(max(1, len(found) - words + 1))
    return frozenset(tuple(found[at : at + words]) for at in runs)


def resemblance(one: Shingles, other: Shingles) -> float:
    """Give the share of all their shingles that both have (Jaccard), in [0, 1]."""
    either = one | other
    return len(one & other) / len(either) if either else 0.0


def containment(one: Shingles, other: Shingles) -> float:
    """Give the share of the smaller one's shingles that the other has, in [0, 1]."""
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def are_copies(one: Shingles, other: Shingles) -> bool:
    """Tell whether one text is the other, whole or cut."""
    return resemblance(one, other) >= RESEMBLANCE or containment(one, other) >= CONTAINMENT
