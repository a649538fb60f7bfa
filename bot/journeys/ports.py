"""What journeys need from the world, on one page. The outside implements, the inside defines."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.core.answer import Answer, Passage
from bot.core.article import Article, ArticleId
from bot.core.brief import Brief
from bot.core.place import Reader, Workspace
from bot.core.upload import Link, Upload

Told = Callable[[Answer], Awaitable[None]]


class Clock(Protocol):
    """The time, UTC and aware."""

    def now(self) -> datetime:
        """Give the present moment."""
        ...


class Intake(Protocol):
    """From what somebody sent to an article."""

    async def article_from(self, sent: Upload | Link) -> Article:
        """Read what was sent; raise `InputRefused` with a hint if it is no readable article."""
        ...


class Engine(Protocol):
    """A way to read."""

    @property
    def edition(self) -> str:
        """Name engine and version as the provenance of its briefs does."""
        ...

    @property
    def model(self) -> str | None:
        """Name the language model that reads too; None if there is none."""
        ...

    async def read(self, article: Article, reader: Reader) -> Brief:
        """Take an article apart: who said what, with proof."""
        ...

    async def retell(self, brief: Brief, reader: Reader) -> Brief:
        """Give the brief with its summary in the reader's language beside the article's words."""
        ...

    async def answer(
        self,
        question: str,
        briefs: Sequence[Brief],
        passages: Sequence[Passage],
        reader: Reader,
        told: Told | None = None,
    ) -> Answer:
        """Answer from these briefs and passages alone, or say that they do not answer.

        `passages` are the sentences the store ranked for the question, best first; `briefs` are
        all readings the question may be answered from, those of the passages included. `told`
        hears of the answer each time a sentence of it has been checked.
        """
        ...


@dataclass(frozen=True, slots=True)
class Shelved:
    """What the shelf list shows of an article that is kept."""

    id: ArticleId
    title: str
    source: str
    language: str | None
    characters: int
    claims: int
    added_at: datetime


class Library(Protocol):
    """What is kept: articles, their briefs and the sentences to search. One workspace at a time."""

    async def keep(self, workspace: Workspace, brief: Brief, *, at: datetime) -> None:
        """Keep article and brief in one transaction; the same article again replaces its brief."""
        ...

    async def find_brief(self, workspace: Workspace, article: ArticleId) -> Brief | None:
        """Give the brief of an article this workspace keeps; None if it keeps none."""
        ...

    async def resolve(self, workspace: Workspace, name: str) -> tuple[ArticleId, ...]:
        """Give the articles whose id begins with `name` (at least four characters)."""
        ...

    async def shelf(self, workspace: Workspace) -> tuple[Shelved, ...]:
        """List what is kept, newest first."""
        ...

    async def search(
        self,
        workspace: Workspace,
        words: Sequence[str],
        *,
        articles: Sequence[ArticleId] = (),
        limit: int = 50,
    ) -> tuple[Passage, ...]:
        """Rank the sentences that share (stemmed) words with the question, best first.

        With `articles`, only those are searched. No words, or no hit: an empty tuple.
        """
        ...

    async def forget(self, workspace: Workspace, article: ArticleId) -> bool:
        """Remove an article and everything made of it; False if it was not there."""
        ...
