"""The embedded engine: rules and lexicon behind the `Engine` port; needs nobody."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.core.answer import Answer, Passage
from bot.core.answering.composing import answer_from
from bot.core.article import Article
from bot.core.brief import Brief, Provenance
from bot.core.place import Reader
from bot.core.reading.pipeline import ENGINE, VERSION, read
from bot.journeys.ports import Clock, Told


@dataclass(frozen=True, slots=True)
class EmbeddedEngine:
    """Read and answer with the core alone, in a thread so that nobody waits for a long text."""

    clock: Clock

    @property
    def edition(self) -> str:
        """Name engine and version as the provenance of its briefs does."""
        return Provenance(ENGINE, VERSION).edition

    @property
    def model(self) -> None:
        """Name no model: there is none."""

    async def read(self, article: Article, reader: Reader) -> Brief:
        """Take an article apart; provenance says how many seconds it took."""
        began = self.clock.now()
        brief = await asyncio.to_thread(read, article)
        seconds = max(0.0, (self.clock.now() - began).total_seconds())
        return replace(brief, provenance=replace(brief.provenance, seconds=seconds))

    async def retell(self, brief: Brief, reader: Reader) -> Brief:
        """Give the brief as it is: rules translate nothing."""
        return brief

    async def answer(
        self,
        question: str,
        briefs: Sequence[Brief],
        passages: Sequence[Passage],
        reader: Reader,
        told: Told | None = None,
    ) -> Answer:
        """Answer from these readings alone, or say that they do not answer."""
        return await asyncio.to_thread(answer_from, question, briefs, passages)
