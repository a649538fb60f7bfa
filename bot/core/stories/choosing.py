"""Which claims of a story to show: every side once before any side twice, no words twice."""

from collections.abc import Iterable
from itertools import islice

from bot.core.stories.copies import Shingles, containment, shingles_of
from bot.core.stories.grouping import Story
from bot.core.stories.sides import NAMELESS, Said, disputes, side_of
from bot.core.weighing import weight, words_of

# Claims whose shorter one has this share of its two-word runs in the other say the same. Chosen:
# a cut quotation stays over 0.6, two sentences about one thing stay under 0.4.
_SAME = 0.5


def choose_claims(story: Story, count: int) -> tuple[Said, ...]:
    """Give at most `count` claims: the sides of a dispute first, then the others by weight.

    Each side's first claim comes before anybody's second: what is denied or denies, else the
    strongest (`weighing.weight`). The named come before the nameless; of near-identical words only
    the first is given. Fewer are always the beginning of more. Raises ValueError for a negative
    count.
    """
    if count < 0:
        raise ValueError(f"{count} claims cannot be chosen")
    said = _said(story)
    disputed = [one for row in disputes(said) for one in (row.denial, row.answered) if one]
    places = frozenset((one.article, one.number) for one in disputed)
    sides = frozenset(one.side for one in disputed)
    ranked = sorted(
        said,
        key=lambda one: (
            one.side not in sides,
            one.claim.speaker.kind in NAMELESS,
            (one.article, one.number) not in places,
            -weight(one.claim),
        ),
    )
    return tuple(islice(_in_turns(_without_repeats(ranked)), count))


def _said(story: Story) -> tuple[Said, ...]:
    return tuple(
        Said(article.id, number, claim, side_of(article.id, claim.speaker))
        for article in story.articles
        for number, claim in enumerate(article.claims, start=1)
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
    """Keep the first of the same words in the same sense: a statement and its denial are two."""
    kept: list[Said] = []
    said: list[tuple[bool, Shingles]] = []
    for one in ranked:
        words = shingles_of(words_of(one.claim), 2)
        if not is_repeated(one.claim.negated, words, said):
            kept.append(one)
            said.append((one.claim.negated, words))
    return kept


def is_repeated(
    negated: bool,  # noqa: FBT001  (half of a pair)
    words: Shingles,
    said: Iterable[tuple[bool, Shingles]],
) -> bool:
    """Tell whether these words were said before in the same sense, whole or cut."""
    return any(negated == other and containment(words, known) >= _SAME for other, known in said)
