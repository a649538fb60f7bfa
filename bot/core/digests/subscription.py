"""A subscription: which place gets a digest of what, and when."""

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.core.place import Destination
from bot.core.schedule.schedule import Schedule

FEWEST, MOST = 3, 10  # stories of a digest
MOST_FEEDS, MOST_TOPICS = 50, 20


@dataclass(frozen=True, slots=True)
class Choice:
    """What a digest is made of. `shared`: what was briefed in its place; topics are plain words."""

    shared: bool = True
    feeds: tuple[str, ...] = ()
    topics_in: tuple[str, ...] = ()
    topics_out: tuple[str, ...] = ()
    stories: int = 5

    def __post_init__(self) -> None:
        if not FEWEST <= self.stories <= MOST:
            raise ValueError(f"{self.stories} stories; a digest has {FEWEST} to {MOST}")
        if not (self.shared or self.feeds):
            raise ValueError("a digest needs something to be made of")
        if len(self.feeds) > MOST_FEEDS:
            raise ValueError(f"{len(self.feeds)} feeds; {MOST_FEEDS} at most")


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
