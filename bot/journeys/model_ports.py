"""What a language model needs of the store: a purse, and replies that need not be paid twice."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Protocol

from bot.core.article import ArticleId
from bot.core.budget import Budget, Spent
from bot.core.place import Workspace


class Purse(Protocol):
    """Tokens of an installation: reserved before a call, booked after it."""

    async def reserve(
        self, workspace: Workspace, tokens: int, budget: Budget, *, at: datetime
    ) -> str | None:
        """Set tokens aside and give the reservation; None if the budget is used up.

        One atomic step for all processes. A reservation counts for fifteen minutes at most.
        """
        ...

    async def settle(
        self, reservation: str, task: str, model: str,
        read: int, cached: int, written: int, *, at: datetime,
    ) -> None:  # fmt: skip
        """Book what was used, and free what was set aside."""
        ...

    async def release(self, reservation: str) -> None:
        """Free what was set aside; nothing was used."""
        ...

    async def spent(self, since: date, workspace: Workspace | None = None) -> Sequence[Spent]:
        """Give what was used from a day on, oldest first; of one installation, or of all."""
        ...


class Replies(Protocol):
    """What a model said about an article, behind the wall it was asked from."""

    async def find(self, workspace: Workspace, article: ArticleId, key: str) -> str | None:
        """Give the reply that was kept under this key."""
        ...

    async def keep(
        self, workspace: Workspace, article: ArticleId, key: str, reply: str, *, at: datetime
    ) -> None:
        """Keep a reply: it goes with its article, with its wall, and by its age."""
        ...
