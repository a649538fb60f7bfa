"""A question -> an answer with its evidence, or an honest no."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.answer import Answer, Passage
from bot.core.answering.terms import search_words
from bot.core.article import ArticleId
from bot.core.brief import Brief
from bot.core.place import Reader, Workspace
from bot.errors import InputRefused, NotFound
from bot.journeys.naming import brief_of
from bot.journeys.ports import Engine, Library, Told

# A reading is some 100 kB: beyond this many, articles without a fitting sentence stay shut.
_MOST_BRIEFS = 200


@dataclass(frozen=True, slots=True)
class AnswerQuestion:
    """Look first, then speak."""

    engine: Engine
    library: Library

    async def __call__(
        self,
        workspace: Workspace,
        question: str,
        articles: Sequence[ArticleId] = (),
        told: Told | None = None,
    ) -> Answer:
        """Answer from these articles, or from all that are kept; `told` hears it grow.

        `InputRefused` for an empty question, `NotFound` if there is nothing to answer from.
        """
        if not question.strip():
            raise InputRefused("The question is empty.", hint="Ask, for example: Who is quoted?")
        asked = tuple(dict.fromkeys(articles)) or await self._all(workspace)
        if not asked:
            raise NotFound(
                "Nothing was read yet, so there is nothing to answer from.",
                hint="Brief an article first, then ask.",
            )
        passages = await self.library.search(
            workspace, search_words(question), articles=tuple(articles)
        )
        briefs = await self._briefs(workspace, asked, passages)
        return await self.engine.answer(question.strip(), briefs, passages, Reader(workspace), told)

    async def _all(self, workspace: Workspace) -> tuple[ArticleId, ...]:
        return tuple(shelved.id for shelved in await self.library.shelf(workspace))

    async def _briefs(
        self, workspace: Workspace, asked: Sequence[ArticleId], passages: Sequence[Passage]
    ) -> tuple[Brief, ...]:
        """Give the readings the passages stand in, then the others, each once."""
        brief_by_article = {passage.brief.article.id: passage.brief for passage in passages}
        for article in asked:
            if len(brief_by_article) >= _MOST_BRIEFS:
                break
            if article not in brief_by_article:
                brief_by_article[article] = await brief_of(self.library, workspace, article)
        return tuple(brief_by_article.values())
