"""What the journeys of feeds need from the world. The outside implements, the inside defines."""

from datetime import datetime
from typing import Protocol

from bot.core.feed_state import FeedState, Outcome
from bot.core.opml import Outlines


class Feeds(Protocol):
    """Feeds, read politely."""

    async def read(self, feed: FeedState, now: datetime) -> Outcome:
        """Read a feed; whatever happens to it is an outcome (`feed_state.after` says what next).

        `now` is UTC and aware. It is the caller's to ask only feeds that are `due`.
        """
        ...


class FeedLists(Protocol):
    """Lists of feeds that people bring from other programs."""

    async def outlines(self, content: bytes, name: str) -> Outlines:
        """Read an OPML file; raise `InputRefused` with a hint if it is none."""
        ...
