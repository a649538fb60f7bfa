"""What whoever runs the bot wants counted. Never a workspace, a place, a person or a word."""

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime, timedelta
from typing import Protocol


class Measures(Protocol):
    """Counts and clocks. Names are of few values: platforms, outcomes, states."""

    def about(self, **names: str) -> AbstractContextManager[None]:
        """Let what is logged inside say what it is about."""
        ...

    def request_ended(self, platform: str, outcome: str, took: timedelta) -> None:
        """Count a request from a chat: `served` or `failed`."""
        ...

    def digest_begun(self, platform: str, late: timedelta) -> None:
        """Clock how long after its moment a digest was begun."""
        ...

    def digest_ended(self, platform: str, state: str) -> None:
        """Count a digest by the state that it ended in."""
        ...

    def message(self, platform: str, outcome: str) -> None:
        """Count a step of a message (`PartState`), or that it was put off."""
        ...

    def feed_read(self, outcome: str) -> None:
        """Count a reading of a feed."""
        ...

    def item_read(self, outcome: str) -> None:
        """Count a reading of what a feed leads to."""
        ...

    def walked(self, what: str, at: datetime) -> None:
        """Remember when a round was last walked to its end."""
        ...


class Unmeasured:
    """Nobody looks."""

    @contextmanager
    def about(self, **_: str) -> Iterator[None]:
        """Let log lines be as they are."""
        yield

    def request_ended(self, _: str, __: str, ___: timedelta) -> None:
        """Count nothing."""

    def digest_begun(self, _: str, __: timedelta) -> None:
        """Clock nothing."""

    def digest_ended(self, _: str, __: str) -> None:
        """Count nothing."""

    def message(self, _: str, __: str) -> None:
        """Count nothing."""

    def feed_read(self, _: str) -> None:
        """Count nothing."""

    def item_read(self, _: str) -> None:
        """Count nothing."""

    def walked(self, _: str, __: datetime) -> None:
        """Remember nothing."""


UNMEASURED = Unmeasured()
