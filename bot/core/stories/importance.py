"""Which story comes first, and why, in plain numbers that a view can put into words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log2

from bot.core.claim import Claim
from bot.core.stories.grouping import Story
from bot.core.stories.origins import origins
from bot.core.weighing import signs_of

# Chosen, not measured: a doubling of origins weighs as much as a fourfold number of articles; each
# sort of claim half a step; a day of age a step, and a story without a date counts as a week old.
_ORIGIN, _ARTICLE, _SIGN, _DAY = 2.0, 1.0, 0.5, 1.0
_MOST_DAYS = 7.0


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a story stands where it stands.

    `acts`, `numbers` and `denials` count claims; `age` is in days, counted from the newest article
    of all stories to this story's newest, None where it has no date; `value` has no unit.
    """

    origins: int
    articles: int
    acts: int
    numbers: int
    denials: int
    newest: datetime | None
    age: float | None
    value: float


@dataclass(frozen=True, slots=True)
class Ranked:
    """A story with the reason for its place."""

    story: Story
    reason: Reason


def order(stories: Sequence[Story]) -> tuple[Ranked, ...]:
    """Put the most important story first, the same for every order of the input.

    Logarithms of origins and articles, one step for each sort of claim that occurs (acts, numbers,
    denials), less the age. There is no clock: age counts from the newest article given.
    """
    latest = max(_dates(stories), default=None)
    ranked = [Ranked(story, _reason(story, latest)) for story in stories]
    return tuple(sorted(ranked, key=lambda one: (-one.reason.value, one.story.first.id)))


def _reason(story: Story, latest: datetime | None) -> Reason:
    newest = max(_dates([story]), default=None)
    age = None if newest is None or latest is None else (latest - newest).total_seconds() / 86400
    acts, numbers, denials = _counts(claim for one in story.articles for claim in one.claims)
    told, found = len(story.articles), len(origins(story))
    points = (
        _ORIGIN * log2(found),
        _ARTICLE * log2(told),
        _SIGN * sum(count > 0 for count in (acts, numbers, denials)),
        -_DAY * min(_MOST_DAYS if age is None else age, _MOST_DAYS),
    )
    return Reason(found, told, acts, numbers, denials, newest, age, round(sum(points), 6))


def _counts(claims: Iterable[Claim]) -> tuple[int, int, int]:
    signs = [signs_of(one) for one in claims]
    return (
        sum(one.act for one in signs),
        sum(one.number for one in signs),
        sum(one.denial for one in signs),
    )


def _dates(stories: Iterable[Story]) -> list[datetime]:
    return [one.at for story in stories for one in story.articles if one.at is not None]
