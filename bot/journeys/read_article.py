"""What somebody sent -> a brief, and nothing is kept."""

from dataclasses import dataclass

from bot.core.brief import Brief
from bot.core.place import TERMINAL, Reader
from bot.core.upload import Link, Upload
from bot.journeys.ports import Engine, Intake


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """Read and forget."""

    intake: Intake
    engine: Engine

    async def __call__(self, sent: Upload | Link, language: str | None = None) -> Brief:
        """Give the brief of what was sent; `InputRefused` if it is no article."""
        article = await self.intake.article_from(sent)
        reader = Reader(TERMINAL, language)
        return await self.engine.retell(await self.engine.read(article, reader), reader)
