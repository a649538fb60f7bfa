"""Articles in, stories out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.core.stories.likeness import TUNED, Tuning, likeness, traits_of
from bot.core.stories.linking import Rows, average_link
from bot.core.stories.told import Told

_NEVER = datetime.max.replace(tzinfo=UTC)
Key = tuple[datetime, str]


@dataclass(frozen=True, slots=True)
class Story:
    """Articles about one event, the first published first; undated ones last, then by id."""

    articles: tuple[Told, ...]

    def __post_init__(self) -> None:
        if not self.articles:
            raise ValueError("a story has an article")

    @property
    def first(self) -> Told:
        """Give the article that told it first."""
        return self.articles[0]


def group(items: Sequence[Told], tuning: Tuning = TUNED) -> tuple[Story, ...]:
    """Group articles by event; every article stands in exactly one story.

    Stories come in the order of their first article, whatever the order of the input. Raises
    ValueError when two items bear one id. Time grows with the square of the number of items.
    """
    ordered = sorted(items, key=_key)
    if len({one.id for one in ordered}) < len(ordered):
        raise ValueError("two items bear one id")
    clusters = average_link(likenesses(ordered, tuning), tuning.threshold)
    return tuple(Story(tuple(ordered[at] for at in one)) for one in clusters)


def _key(one: Told) -> Key:
    return one.at or _NEVER, one.id


def likenesses(items: Sequence[Told], tuning: Tuning) -> Rows:
    """Give each item's likeness to every other, where there is any."""
    traits = traits_of(items)
    rows: Rows = [{} for _ in items]
    for later in range(len(items)):
        for sooner in range(later):
            if value := likeness(traits[sooner], traits[later], tuning):
                rows[sooner][later] = rows[later][sooner] = value
    return rows
