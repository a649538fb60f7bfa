"""What somebody sent -> a brief that is kept."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.core.article import Article
from bot.core.brief import Brief
from bot.core.place import Reader, Workspace
from bot.core.upload import Link, Upload
from bot.journeys.ports import Clock, Engine, Intake, Library


@dataclass(frozen=True, slots=True)
class BriefArticle:
    """Read once, keep, and say the same again when the same text comes back."""

    intake: Intake
    engine: Engine
    library: Library
    clock: Clock

    async def __call__(
        self,
        workspace: Workspace,
        sent: Upload | Link,
        *,
        anew: bool = False,
        language: str | None = None,
        on_article: Callable[[Article], Awaitable[None]] | None = None,
    ) -> Brief:
        """Give the brief of what was sent; `InputRefused` if it is no article.

        A known text gets its kept brief, under the name it was sent with this time. It is read
        again only when this engine is another edition than the one that read it, or `anew`.
        `on_article` hears of the article before it is read. In another `language` than the
        article's its summary comes with a translation beside it, if the engine can give one.
        """
        article = await self.intake.article_from(sent)
        if on_article is not None:
            await on_article(article)
        brief = await self.from_article(workspace, article, anew=anew)
        return await self.engine.retell(brief, Reader(workspace, language))

    async def from_article(
        self, workspace: Workspace, article: Article, *, anew: bool = False
    ) -> Brief:
        """Give the brief of an article that has been read in already, and keep it."""
        kept = None if anew else await self.library.find_brief(workspace, article.id)
        if kept is not None and kept.provenance.edition == self.engine.edition:
            return replace(kept, article=replace(kept.article, source=article.source))

        brief = await self.engine.read(article, Reader(workspace))
        await self.library.keep(workspace, brief, at=self.clock.now())
        return brief
