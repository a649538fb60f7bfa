"""How many independent accounts a story rests on: copies and one agency's wire count once."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from bot.core.stories.copies import Shingles, are_copies, shingles_of
from bot.core.stories.grouping import Story
from bot.core.stories.told import Told
from bot.core.stories.wire import agency_key


@dataclass(frozen=True, slots=True)
class Origin:
    """Articles that hand on one account, in the story's order, and the agency where one is named.

    `agency` is a key as `wire.agency_key` gives it, not a name to show.
    """

    articles: tuple[Told, ...]
    agency: str | None = None

    def __post_init__(self) -> None:
        if not self.articles:
            raise ValueError("an origin has an article")


def origins(story: Story) -> tuple[Origin, ...]:
    """Give the origins of a story: every article stands in exactly one, first told first.

    Two articles share an origin when their texts are copies (`copies.are_copies`), or when one
    hands on an agency that the other hands on too, or is; and so on, from article to article.
    Two different texts of one paper are two accounts.
    """
    articles = story.articles
    shingles = [shingles_of(one.text) for one in articles]
    root = list(range(len(articles)))
    for a, b in combinations(range(len(articles)), 2):
        if root[a] != root[b] and _is_shared(articles[a], articles[b], shingles[a], shingles[b]):
            root = [root[a] if at == root[b] else at for at in root]
    return tuple(
        _origin([one for one, at in zip(articles, root, strict=True) if at == which])
        for which in dict.fromkeys(root)
    )


def _is_shared(one: Told, other: Told, mine: Shingles, theirs: Shingles) -> bool:
    wires = _carries(one, other) or _carries(other, one)
    return wires or are_copies(mine, theirs)


def _carries(one: Told, other: Told) -> bool:
    """Tell whether `one` hands on an agency that `other` hands on too, or is."""
    publisher = () if other.publisher is None else (agency_key(other.publisher),)
    return not frozenset(one.agencies).isdisjoint((*other.agencies, *publisher))


def _origin(articles: Sequence[Told]) -> Origin:
    named = [name for one in articles for name in one.agencies]
    return Origin(tuple(articles), named[0] if named else None)
