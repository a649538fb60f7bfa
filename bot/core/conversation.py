"""What a thread is about: the articles briefed in it, and what its last message showed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.core.article import ArticleId
from bot.core.place import Destination


@dataclass(frozen=True, slots=True)
class Shown:
    """What `[number]` meant in the bot's last message. `speaker` is None for the own voice."""

    number: int
    article: ArticleId
    start: int
    end: int
    speaker: str | None


@dataclass(frozen=True, slots=True)
class Conversation:
    """The memory of one thread, so that "he", "that claim" and "[2]" mean something.

    `articles`: oldest first. `speaker`: who was talked about last. `question`: what was asked last.
    """

    destination: Destination
    articles: tuple[ArticleId, ...]
    last_at: datetime
    shown: tuple[Shown, ...] = ()
    speaker: str | None = None
    question: str | None = None
    is_asleep: bool = False


@dataclass(frozen=True, slots=True)
class Posting:
    """A brief that was posted: where, of what, for whom. `id` stands in its buttons.

    `message` is the platform's name of the message once it is there; `removed_at` outlives the
    brief, so that its buttons can say what became of it.
    """

    id: str
    destination: Destination
    article: ArticleId
    person: str
    posted_at: datetime
    message: str | None = None
    shared_by: str | None = None
    removed_at: datetime | None = None


class Fault(StrEnum):
    """What is wrong with a brief, in the words people choose from."""

    SPEAKER = "wrong speaker"
    WORDS = "wrong words"
    MISSING = "missing claim"
    NOT_SAID = "not what the article says"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Feedback:
    """What somebody thinks of a brief. `fault` is None for praise; `claim` counts from 1."""

    destination: Destination
    article: ArticleId
    person: str
    at: datetime
    fault: Fault | None = None
    claim: int | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Rules:
    """What the admins of an installation decided. No `channels` means all of them."""

    channels: tuple[str, ...] = ()
    only_admins_post: bool = False
    daily_briefs: int | None = None
    keep_days: int = 90

    def __post_init__(self) -> None:
        if not 1 <= self.keep_days <= 3650:
            raise ValueError(f"{self.keep_days} days is not between 1 and 3650")
        if self.daily_briefs is not None and self.daily_briefs < 1:
            raise ValueError(f"{self.daily_briefs} briefs a day is less than one")

    def allow(self, channel: str) -> bool:
        """Tell whether the bot may speak in this channel."""
        return not self.channels or channel in self.channels
