"""Everything that is kept of a workspace: for who leaves, backs up, or asks what is kept."""

from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.brief import Brief
from bot.core.conversation import Conversation, Feedback, Posting, Rules
from bot.core.digests.digest import Digest
from bot.core.digests.subscription import Subscription
from bot.core.followed import Reading
from bot.core.place import TERMINAL, Workspace
from bot.errors import InputRefused, NotFound
from bot.journeys.digests.ports import SlotLife
from bot.journeys.ports import Clock


@dataclass(frozen=True, slots=True)
class KeptArticle:
    """An article with its brief; `wall` is exactly where it is kept."""

    wall: Workspace
    brief: Brief
    added_at: datetime
    read_at: datetime


@dataclass(frozen=True, slots=True)
class KeptDigest:
    """One day of a digest; no content before it was made."""

    wall: Workspace
    life: SlotLife
    digest: Digest | None


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What became of an item of a feed behind a wall."""

    wall: Workspace
    reading: Reading
    noted_at: datetime


class Kept(Protocol):
    """What is kept of a workspace at one moment, given one by one, in a lasting order."""

    async def rules(self) -> Rules:
        """Give the rules of the installation."""
        ...

    def articles(self) -> AsyncGenerator[KeptArticle, None]:
        """Give articles with their texts and briefs."""
        ...

    def postings(self) -> AsyncGenerator[Posting, None]:
        """Give which brief was posted where."""
        ...

    def conversations(self) -> AsyncGenerator[Conversation, None]:
        """Give what threads remember: what they are about, what was asked last."""
        ...

    def feedback(self) -> AsyncGenerator[Feedback, None]:
        """Give what was thought of briefs."""
        ...

    def subscriptions(self) -> AsyncGenerator[Subscription, None]:
        """Give the digests that are set."""
        ...

    def digests(self) -> AsyncGenerator[KeptDigest, None]:
        """Give the days of digests: what was posted, what was left out and why."""
        ...

    def readings(self) -> AsyncGenerator[KeptReading, None]:
        """Give the items of feeds that were read, or why not."""
        ...


class Archive(Protocol):
    """The store as a whole. Secrets and work in hand are not part of it."""

    async def installations(self) -> tuple[Workspace, ...]:
        """Give every installation that anything is kept of, in the order of their keys."""
        ...

    def open(
        self, workspace: Workspace, *, with_private: bool
    ) -> AbstractAsyncContextManager[Kept]:
        """Give what is kept behind exactly this wall; `with_private`: and behind those within."""
        ...


@dataclass(frozen=True, slots=True)
class Export:
    """All of a workspace as of a moment, to be written down while it is open.

    At the terminal nobody sets rules, and nothing is forgotten by itself.
    """

    workspace: Workspace
    with_private: bool
    made_at: datetime
    rules: Rules | None
    kept: Kept


@dataclass(frozen=True, slots=True)
class ExportWorkspace:
    """Give everything out. For who runs the bot: nobody is asked whether they may."""

    archive: Archive
    clock: Clock

    @asynccontextmanager
    async def __call__(self, workspace: Workspace, *, with_private: bool) -> AsyncIterator[Export]:
        """Open an export; what is private only if that was asked for.

        `InputRefused` for a private place that was not, `NotFound` for a workspace of which
        nothing is kept.
        """
        if workspace.audience and not with_private:
            raise InputRefused(f"{workspace.key} is private.", hint="Add --private to export it.")
        is_chat = workspace.for_everybody() != TERMINAL
        if is_chat:
            await self._check_known(workspace)
        async with self.archive.open(workspace, with_private=with_private) as kept:
            rules = await kept.rules() if is_chat else None
            yield Export(workspace, with_private, self.clock.now(), rules, kept)

    async def _check_known(self, workspace: Workspace) -> None:
        known = await self.archive.installations()
        if workspace.for_everybody() not in known:
            names = ", ".join(one.key for one in known) or "nothing at all"
            raise NotFound(f"Nothing is kept of {workspace.key}.", hint=f"What is kept: {names}.")
