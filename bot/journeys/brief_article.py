"""What somebody sent -> a brief that is kept."""

from dataclasses import dataclass, replace

from bot.core.brief import Brief
from bot.core.place import Workspace
from bot.core.upload import Link, Upload
from bot.journeys.ports import Clock, Engine, Intake, Library


@dataclass(frozen=True, slots=True)
class BriefArticle:
    """Read once, keep, and say the same again when the same text comes back."""

    intake: Intake
    engine: Engine
    library: Library
    clock: Clock

    async def __call__(self, workspace: Workspace, sent: Upload | Link) -> Brief:
        """Give the brief of what was sent; `InputRefused` if it is no article.

        A known text gets its kept brief, under the name it was sent with this time. It is read
        again only when this engine is another edition than the one that read it.
        """
        article = await self.intake.article_from(sent)
        kept = await self.library.find_brief(workspace, article.id)
        if kept is not None and kept.provenance.edition == self.engine.edition:
            return replace(kept, article=replace(kept.article, source=article.source))

        brief = await self.engine.read(article)
        await self.library.keep(workspace, brief, at=self.clock.now())
        return brief
