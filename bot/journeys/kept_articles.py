"""What is kept: list it, show one of it again, forget one of it."""

from dataclasses import dataclass

from bot.core.brief import Brief
from bot.core.place import Workspace
from bot.journeys.naming import article_named, brief_of
from bot.journeys.ports import Library, Shelved


@dataclass(frozen=True, slots=True)
class ListArticles:
    """Say what is kept."""

    library: Library

    async def __call__(self, workspace: Workspace) -> tuple[Shelved, ...]:
        """Give what is kept, newest first."""
        return await self.library.shelf(workspace)


@dataclass(frozen=True, slots=True)
class ShowArticle:
    """Say a kept brief again."""

    library: Library

    async def __call__(self, workspace: Workspace, name: str) -> Brief:
        """Give the brief of the article whose id begins with `name`; `NotFound` if none does."""
        article = await article_named(self.library, workspace, name)
        return await brief_of(self.library, workspace, article)
