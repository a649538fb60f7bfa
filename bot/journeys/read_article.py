"""What somebody sent -> a brief, and nothing is kept."""

from dataclasses import dataclass

from bot.core.brief import Brief
from bot.core.upload import Link, Upload
from bot.journeys.ports import Engine, Intake


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """Read and forget."""

    intake: Intake
    engine: Engine

    async def __call__(self, sent: Upload | Link) -> Brief:
        """Give the brief of what was sent; `InputRefused` if it is no article."""
        article = await self.intake.article_from(sent)
        return await self.engine.read(article)
