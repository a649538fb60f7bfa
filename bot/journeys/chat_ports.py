"""What journeys in a chat need from the store, on one page."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.article import ArticleId
from bot.core.conversation import Conversation, Feedback, Posting, Rules
from bot.core.place import Destination, Workspace
from bot.core.request import Request


@dataclass(frozen=True, slots=True)
class Taken:
    """A request taken over from a process that is gone; `attempts` counts this one too."""

    request: Request
    attempts: int


class Inbox(Protocol):
    """Requests: heard once each, whatever is delivered twice, and answered, whoever dies."""

    async def take(self, request: Request, *, owner: str, at: datetime, until: datetime) -> bool:
        """Note a request as this owner's work; False if its id was heard before, by anybody."""
        ...

    async def first_time(self, workspace: Workspace, event: str, *, at: datetime) -> bool:
        """Note an event that is no request; False if it was heard before, by anybody."""
        ...

    async def hold(self, owner: str, *, until: datetime) -> None:
        """Keep all of this owner's work for longer."""
        ...

    async def take_over(
        self, platform: str, *, owner: str, at: datetime, until: datetime
    ) -> tuple[Taken, ...]:
        """Take the unfinished requests nobody holds any more; two processes share, none twice."""
        ...

    async def finish(self, request: Request) -> None:
        """Remember the id, forget everything else of the request."""
        ...

    async def let_go(self, owner: str, *, at: datetime) -> None:
        """Give all of this owner's unfinished work to whoever comes next."""
        ...

    async def clear(self, *, before: datetime) -> int:
        """Forget finished ids heard before this moment; give how many."""
        ...


class Conversations(Protocol):
    """What each thread is about, and which briefs were posted where."""

    async def find(self, destination: Destination) -> Conversation | None:
        """Give the memory of exactly this thread in exactly this workspace."""
        ...

    async def keep(self, conversation: Conversation) -> None:
        """Replace the memory of a thread."""
        ...

    async def note_posting(self, posting: Posting) -> None:
        """Keep a posting; the same id again replaces it."""
        ...

    async def find_posting(self, workspace: Workspace, posting: str) -> Posting | None:
        """Give a posting of this installation (any audience: the caller checks the place)."""
        ...

    async def postings_of(
        self, workspaces: Sequence[Workspace], person: str, *, limit: int
    ) -> tuple[Posting, ...]:
        """Give what this person asked for inside exactly these workspaces, newest first."""
        ...

    async def postings_at(self, workspace: Workspace, message: str) -> tuple[Posting, ...]:
        """Give the postings of this installation that stand in a message."""
        ...

    async def postings_in(self, place: Destination, *, since: datetime) -> tuple[Posting, ...]:
        """Give what was posted in a channel, threads and all, behind its wall; oldest first."""
        ...

    async def count_postings(self, workspace: Workspace, person: str, *, since: datetime) -> int:
        """Count what this person asked for in this installation, all audiences."""
        ...

    async def mark_removed(
        self, workspace: Workspace, article: ArticleId, *, at: datetime
    ) -> tuple[Posting, ...]:
        """Mark the postings of an article in exactly this workspace; give them."""
        ...

    async def keep_feedback(self, feedback: Feedback) -> None:
        """Keep what somebody thinks of a brief."""
        ...

    async def feedback_on(self, workspace: Workspace, article: ArticleId) -> tuple[Feedback, ...]:
        """Give what was thought of an article's brief here, oldest first."""
        ...


class Installations(Protocol):
    """Each installation: its rules, its sealed secrets, and when it is to be forgotten."""

    async def rules(self, workspace: Workspace) -> Rules:
        """Give the rules of an installation; the usual ones if nobody decided."""
        ...

    async def keep_rules(self, workspace: Workspace, rules: Rules) -> None:
        """Replace the rules of an installation."""
        ...

    async def keep_secret(
        self, workspace: Workspace, name: str, sealed: bytes, *, at: datetime
    ) -> None:
        """Keep a secret that is already encrypted; the same name again replaces it."""
        ...

    async def secrets(self, workspace: Workspace) -> dict[str, bytes]:
        """Give the sealed secrets of an installation by name."""
        ...

    async def drop_secrets(self, workspace: Workspace, names: Sequence[str] = ()) -> None:
        """Remove these secrets of an installation, or all."""
        ...

    async def plan_departure(self, workspace: Workspace, *, due: datetime) -> None:
        """Note when an installation that was left is to be forgotten; again: the later counts."""
        ...

    async def cancel_departure(self, workspace: Workspace) -> None:
        """Note that the installation is back."""
        ...

    async def due_departures(self, platform: str, *, at: datetime) -> tuple[Workspace, ...]:
        """Give the installations that are to be forgotten by now."""
        ...

    async def all(self, platform: str) -> tuple[Workspace, ...]:
        """Give every installation of a platform that anything is kept of."""
        ...


class Eraser(Protocol):
    """Forgetting at large. Articles, words, conversations, postings, feedback, requests."""

    async def forget_installation(self, workspace: Workspace) -> int:
        """Remove everything of an installation, secrets included; give how many articles."""
        ...

    async def forget_audience(self, workspace: Workspace) -> int:
        """Remove everything behind exactly this wall (a channel or a person)."""
        ...

    async def forget_person(self, workspace: Workspace, person: str) -> int:
        """Remove what a person sent alone, and the person's name from what is shared."""
        ...

    async def forget_before(self, workspace: Workspace, moment: datetime, *, at: datetime) -> int:
        """Remove, now, what an installation keeps from before a moment; give how many articles."""
        ...
