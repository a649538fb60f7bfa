"""Which claims of a story to show: every side once before any side twice, no words twice."""

from collections.abc import Iterable
from itertools import islice

from bot.core.claim import SpeakerKind
from bot.core.stories.copies import containment, shingles_of
from bot.core.stories.grouping import Story
from bot.core.stories.sides import Said, disputes, side_of
from bot.core.weighing import weight, words_of

# Claims whose shorter one has this share of its two-word runs in the other say the same. Chosen:
# a cut quotation stays over 0.6, two sentences about one thing stay under 0.4.
_SAME = 0.5
_STANDING = {SpeakerKind.PERSON: 0, SpeakerKind.ORGANIZATION: 0}


def choose_claims(story: Story, count: int) -> tuple[Said, ...]:
    """Give at most `count` claims, the sides of a dispute first, then other sides by weight.

    Each side's strongest claim (`weighing.weight`) comes before anybody's second; persons and
    organisations come before the nameless; of near-identical words only the first is given. The
    claims of a side stand in the order in which they were chosen. Raises ValueError for a negative
    count.
    """
    if count < 0:
        raise ValueError(f"{count} claims cannot be chosen")
    said = _said(story)
    disputed = disputes(said)
    ranked = sorted(said, key=lambda one: _rank(one, disputed))
    return tuple(islice(_in_turns(_without_repeats(ranked)), count))


def _said(story: Story) -> tuple[Said, ...]:
    return tuple(
        Said(article.id, number, claim, side_of(article.id, claim.speaker))
        for article in story.articles
        for number, claim in enumerate(article.claims, start=1)
    )


def _rank(one: Said, disputed: frozenset[str]) -> tuple[bool, int, bool, int]:
    """Order sides of a dispute first; among them, what is itself the denial."""
    return (
        one.side not in disputed,
        _STANDING.get(one.claim.speaker.kind, 1),
        not (one.side in disputed and one.claim.negated),
        -weight(one.claim),
    )


def _in_turns(ranked: Iterable[Said]) -> list[Said]:
    turns: dict[str, int] = {}
    placed: list[tuple[int, int, Said]] = []
    for place, one in enumerate(ranked):
        turn = turns.get(one.side, 0)
        turns[one.side] = turn + 1
        placed.append((turn, place, one))
    return [one for _, _, one in sorted(placed, key=lambda row: row[:2])]


def _without_repeats(ranked: Iterable[Said]) -> list[Said]:
    kept: list[Said] = []
    for one in ranked:
        if not any(_is_same(one, other) for other in kept):
            kept.append(one)
    return kept


def _is_same(one: Said, other: Said) -> bool:
    """Tell the same words in the same sense: a statement and its denial are two."""
    if one.claim.negated != other.claim.negated:
        return False
    mine, theirs = (shingles_of(words_of(each.claim), 2) for each in (one, other))
    return containment(mine, theirs) >= _SAME
