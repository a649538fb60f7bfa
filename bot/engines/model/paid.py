"""A model that is paid for: within a budget, and never twice for the same reply."""

import hashlib
import logging
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.article import ArticleId
from bot.core.budget import Budget
from bot.core.place import Workspace
from bot.engines.model.port import Ask, Model, Reply
from bot.errors import ModelUnavailable
from bot.journeys.model_ports import Purse, Replies
from bot.journeys.ports import Clock

logger = logging.getLogger(__name__)

# A model that has just failed is left alone for so long: nobody waits for it again and again.
REST = timedelta(seconds=60)


@dataclass(frozen=True, slots=True)
class About:
    """What a question is about and who pays: the keys of the reply and of the bill."""

    workspace: Workspace
    article: ArticleId
    prompt: str


@dataclass
class PaidModel:
    """Asks a model on behalf of a workspace; every refusal is a `ModelUnavailable`."""

    model: Model
    purse: Purse
    replies: Replies
    budget: Budget
    clock: Clock
    _rests_until: datetime | None = field(default=None, init=False)

    async def ask(self, ask: Ask, about: About, is_whole: Callable[[str], bool]) -> str:
        """Give the reply, from what is kept if it is; only what `is_whole` is kept."""
        key = self._key(ask, about)
        kept = await self.replies.find(about.workspace, about.article, key)
        if kept is not None:
            return kept
        reservation = await self._reserve(ask, about)
        try:
            reply = await self.model.ask(ask)
        except BaseException as error:
            await self._failed(reservation, error)
            raise
        await self._settle(reservation, ask, reply)
        if is_whole(reply.text):
            await self._keep(about, key, reply.text)
        return reply.text

    async def stream(self, ask: Ask, about: About) -> AsyncIterator[str]:
        """Give the reply piece by piece; what is kept comes in one."""
        key = self._key(ask, about)
        kept = await self.replies.find(about.workspace, about.article, key)
        if kept is not None:
            yield kept
            return
        reservation = await self._reserve(ask, about)
        reply: Reply | None = None
        try:
            async for piece in self.model.stream(ask):
                if isinstance(piece, Reply):
                    reply = piece
                else:
                    yield piece
        except BaseException as error:
            await self._failed(reservation, error)
            raise
        if reply is None:
            await self.purse.release(reservation)
            raise ModelUnavailable("the language model broke off in the middle")
        await self._settle(reservation, ask, reply)
        await self._keep(about, key, reply.text)

    async def _reserve(self, ask: Ask, about: About) -> str:
        now = self.clock.now()
        if self._rests_until is not None and now < self._rests_until:
            raise ModelUnavailable("the language model failed a moment ago")
        reservation = await self.purse.reserve(
            about.workspace, _most_tokens(ask), self.budget, at=now
        )
        if reservation is None:
            raise ModelUnavailable("the budget for the language model is used up")
        return reservation

    async def _settle(self, reservation: str, ask: Ask, reply: Reply) -> None:
        used = reply.usage
        await self.purse.settle(
            reservation, ask.task.value, reply.model, used.read, used.cached, used.written,
            at=self.clock.now(),
        )  # fmt: skip

    async def _failed(self, reservation: str, error: BaseException) -> None:
        if isinstance(error, ModelUnavailable) and error.is_general:
            self._rests_until = self.clock.now() + REST
            logger.warning("the language model rests: %s", error.reason)
        await self.purse.release(reservation)

    async def _keep(self, about: About, key: str, text: str) -> None:
        await self.replies.keep(about.workspace, about.article, key, text, at=self.clock.now())

    def _key(self, ask: Ask, about: About) -> str:
        """Name a reply by everything it depends on."""
        model = self.model.name_for(ask.task)
        told = (about.prompt, model, ask.instructions, ask.content)
        return hashlib.sha256("\0".join(told).encode("utf-8", "replace")).hexdigest()


def _most_tokens(ask: Ask) -> int:
    """Give an upper bound: no token is shorter than a byte."""
    told = f"{ask.instructions}{ask.content}"
    return len(told.encode("utf-8", "replace")) + ask.most_tokens
