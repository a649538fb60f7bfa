"""A subscription: which place gets a digest of what, and when."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bot.core.place import Destination
from bot.core.schedule.schedule import Schedule

FEWEST, MOST = 3, 10  # stories of a digest
MOST_FEEDS, MOST_TOPICS = 50, 20


@dataclass(frozen=True, slots=True)
class Choice:
    """What a digest is made of; topics are plain words, languages two-letter codes (none: all).

    `shared` is what was briefed in its place; `saved` is all that was briefed behind its wall.
    """

    shared: bool = True
    saved: bool = False
    feeds: tuple[str, ...] = ()
    topics_in: tuple[str, ...] = ()
    topics_out: tuple[str, ...] = ()
    stories: int = 5
    languages: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not FEWEST <= self.stories <= MOST:
            raise ValueError(f"{self.stories} stories; a digest has {FEWEST} to {MOST}")
        if not (self.shared or self.saved or self.feeds):
            raise ValueError("a digest needs something to be made of")
        if len(self.feeds) > MOST_FEEDS:
            raise ValueError(f"{len(self.feeds)} feeds; {MOST_FEEDS} at most")


@dataclass(frozen=True, slots=True)
class DigestSettings:
    """All that people decide about a digest."""

    title: str
    schedule: Schedule
    choice: Choice = field(default_factory=Choice)


@dataclass(frozen=True, slots=True)
class Subscription:
    """One digest for one place. `last_day` is the last local day that has its slot."""

    id: str
    destination: Destination
    owner: str
    title: str
    schedule: Schedule
    created_at: datetime
    choice: Choice = field(default_factory=Choice)
    last_day: date | None = None
    paused_at: datetime | None = None
    paused_why: str = ""

    @property
    def settings(self) -> DigestSettings:
        """Give what was decided about it."""
        return DigestSettings(self.title, self.schedule, self.choice)

    def with_settings(self, settings: DigestSettings) -> "Subscription":
        """Give the same subscription, decided anew."""
        return replace(
            self, title=settings.title, schedule=settings.schedule, choice=settings.choice
        )
