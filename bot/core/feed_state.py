"""How a feed is doing: what came of reading it, when to read it again, whom to tell."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.core.feed import Feed, FeedItem

FIRST_PAUSE = timedelta(minutes=15)
LONGEST_PAUSE = timedelta(days=1)
FAILURES_BEFORE_TELLING = 3
TROUBLE_BEFORE_TELLING = timedelta(hours=6)  # an outage of a night is nobody's business
WAITING_BEFORE_TELLING = timedelta(days=3)
QUIET_BETWEEN_TELLINGS = timedelta(days=7)  # for feeds that break and mend every day


@dataclass(frozen=True, slots=True)
class Read:
    """The feed was read. `feed` is how to ask next; `moved_from` its old address if it moved."""

    feed: Feed
    items: tuple[FeedItem, ...]
    moved_from: str | None = None


@dataclass(frozen=True, slots=True)
class NotModified:
    """The server says that nothing has changed (304)."""

    feed: Feed
    moved_from: str | None = None


@dataclass(frozen=True, slots=True)
class Gone:
    """The server says that the feed is gone for good (410)."""

    reason: str
    hint: str


@dataclass(frozen=True, slots=True)
class Broken:
    """The feed could not be read: why, what would help, since when, and feeds named instead."""

    reason: str
    hint: str
    since: datetime
    offered: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wait:
    """The server asks for patience until a moment; why, for people."""

    until: datetime
    reason: str


Outcome = Read | NotModified | Gone | Broken | Wait


@dataclass(frozen=True, slots=True)
class FeedState:
    """A feed, and how reading it went lately. Times are UTC and aware.

    `failures` counts the tries in a row that brought nothing; `troubled_since` is the first of
    them; `told_at` is when the owner was last told of trouble.
    """

    feed: Feed
    failures: int = 0
    troubled_since: datetime | None = None
    not_before: datetime | None = None
    told_at: datetime | None = None
    last_read: datetime | None = None
    gone: bool = False

    def __post_init__(self) -> None:
        if self.failures < 0:
            raise ValueError("failures are counted from zero")

    @property
    def owner_told(self) -> bool:
        """Tell whether the owner knows of the present trouble."""
        return self.told_at is not None and (
            self.troubled_since is None or self.told_at >= self.troubled_since
        )


def pause(failures: int) -> timedelta:
    """Give how long to leave a feed alone: 15 minutes, doubled each time, a day at most."""
    return min(LONGEST_PAUSE, FIRST_PAUSE * (1 << min(max(failures - 1, 0), 16)))


def due(state: FeedState, now: datetime) -> bool:
    """Tell whether a feed may be read now; one that is gone never is."""
    return not state.gone and (state.not_before is None or state.not_before <= now)


def after(state: FeedState, outcome: Outcome, now: datetime) -> tuple[FeedState, bool]:
    """Give the state after an outcome, and whether to tell the owner now.

    Told once for each trouble: at once when the feed is gone; when it has failed three times over
    six hours; when its server asks for patience for three days in all. A feed that works for a
    while and breaks again within seven days of the telling is not told of again.
    """
    match outcome:
        case Read() | NotModified():
            return FeedState(outcome.feed, told_at=state.told_at, last_read=now), False
        case Gone():
            return _told(replace(_troubled(state, now), gone=True), now, tell=not state.gone)
        case Broken():
            troubled = _troubled(state, now)
            later = replace(troubled, not_before=now + pause(troubled.failures))
            enough = later.failures >= FAILURES_BEFORE_TELLING
            long = _lasts(later, now, TROUBLE_BEFORE_TELLING)
            return _told(later, now, tell=enough and long and _is_news(later, now))
        case Wait():
            waiting = replace(_troubled(state, now), not_before=outcome.until)
            long = _lasts(waiting, max(now, outcome.until), WAITING_BEFORE_TELLING)
            return _told(waiting, now, tell=long and _is_news(waiting, now))


def _troubled(state: FeedState, now: datetime) -> FeedState:
    since = state.troubled_since or now
    return replace(state, failures=state.failures + 1, troubled_since=since)


def _lasts(state: FeedState, until: datetime, at_least: timedelta) -> bool:
    return state.troubled_since is not None and until - state.troubled_since >= at_least


def _is_news(state: FeedState, now: datetime) -> bool:
    fresh = state.told_at is None or now - state.told_at >= QUIET_BETWEEN_TELLINGS
    return fresh and not state.owner_told


def _told(state: FeedState, now: datetime, *, tell: bool) -> tuple[FeedState, bool]:
    return (replace(state, told_at=now), True) if tell else (state, False)
