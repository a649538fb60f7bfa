"""Remove an article and everything that was made of it."""

from dataclasses import dataclass

from bot.core.article import ArticleId
from bot.core.place import Workspace
from bot.errors import NotFound
from bot.journeys.naming import article_named
from bot.journeys.ports import Library


@dataclass(frozen=True, slots=True)
class ForgetArticle:
    """Forget for good."""

    library: Library

    async def __call__(self, workspace: Workspace, name: str) -> ArticleId:
        """Remove the article whose id begins with `name`; `NotFound` if none does."""
        article = await article_named(self.library, workspace, name)
        if not await self.library.forget(workspace, article):
            raise NotFound(f"{article} is already forgotten.", hint="Nothing is left to do.")
        return article
