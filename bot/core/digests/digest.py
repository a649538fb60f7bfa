"""A digest: stories, who said what in each, what was left out and why."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Said:
    """A claim in a digest: the words as printed, who says them, through whom, in which article."""

    speaker: str
    role: str | None
    words: str
    is_quotation: bool
    chain: tuple[str, ...]
    article: str
    denied: str | None = None
    link: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """An article of a story."""

    id: str
    title: str
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class DigestStory:
    """One event. `origins` counts where the words come from, not how many papers print them."""

    title: str
    articles: tuple[Source, ...]
    origins: int
    reason: str
    claims: tuple[Said, ...]
    posting: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An item of the period that is not in the digest, and why.

    `article` is its id if it was read, `url` where it stands if that is known.
    """

    title: str
    why: str
    article: str = ""
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """What is posted for one local day. `planned_for` is set when it comes late.

    `since` is the end of the period before; `missed` counts the slots that a late one stands for;
    `topics` are those of its subscription that its stories speak of.
    """

    title: str
    day: date
    zone: str
    since: datetime
    made_at: datetime
    stories: tuple[DigestStory, ...]
    more: tuple[DigestStory, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    articles: int = 0
    origins: int = 0
    planned_for: datetime | None = None
    missed: int = 0
    next_due: datetime | None = None
    topics: tuple[str, ...] = ()

    def without(self, article: str) -> "Digest":
        """Give the same digest as if an article had never been in it: nothing of it is left."""
        return replace(
            self,
            stories=tuple(_without(self.stories, article)),
            more=tuple(_without(self.more, article)),
            left_out=tuple(one for one in self.left_out if one.article != article),
        )


def _without(stories: tuple[DigestStory, ...], article: str) -> Iterator[DigestStory]:
    for story in stories:
        left = tuple(one for one in story.articles if one.id != article)
        if len(left) == len(story.articles):
            yield story
        elif left:
            said = tuple(one for one in story.claims if one.article != article)
            yield replace(story, title=left[0].title, articles=left, claims=said, reason="")
