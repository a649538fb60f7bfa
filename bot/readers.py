"""The second reader: a language model, made only where one is configured."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import TYPE_CHECKING

from bot.core.budget import Budget, Prices
from bot.core.usage import Terms
from bot.journeys.front import Shelves
from bot.journeys.ports import Clock, Engine
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.engines.model.endpoint import Endpoint
    from bot.engines.model.probe import Ability

Probe = Callable[[], Awaitable["tuple[Ability, ...]"]]
SecondReader = Callable[[Engine, Shelves], AbstractAsyncContextManager[Engine]]


def second_reader(settings: Settings, clock: Clock) -> SecondReader | None:
    """Give the way to put a model beside an engine; None where no model is configured."""
    if not settings.has_model:
        return None

    @asynccontextmanager
    async def beside(rules: Engine, shelves: Shelves) -> AsyncIterator[Engine]:
        # Here alone: without a model its libraries are never loaded.
        from bot.engines.model.openai_model import OpenAiModel
        from bot.engines.model.paid import PaidModel
        from bot.engines.with_model import ModelEngine

        model = OpenAiModel(endpoint_of(settings))
        paid = PaidModel(model, shelves.purse, shelves.replies, budget_of(settings), clock)
        try:
            yield ModelEngine(rules, paid, clock)
        finally:
            await model.close()

    return beside


def prober(settings: Settings) -> Probe | None:
    """Give the way to find out what the endpoint can do; None where no model is configured."""
    if not settings.has_model:
        return None

    async def look() -> "tuple[Ability, ...]":
        from bot.engines.model.openai_model import OpenAiModel
        from bot.engines.model.probe import probe

        model = OpenAiModel(endpoint_of(settings))
        try:
            return await probe(model)
        finally:
            await model.close()

    return look


def endpoint_of(settings: Settings) -> "Endpoint":
    """Give where the model is that these settings name."""
    from bot.engines.model.endpoint import Api, Endpoint
    from bot.engines.model.port import Task

    named = {
        Task.FIND_CLAIMS: settings.model_find_claims,
        Task.SUMMARIZE: settings.model_summarize,
        Task.ANSWER: settings.model_answer,
        Task.TRANSLATE: settings.model_translate,
    }
    return Endpoint(
        model=settings.model or "",
        base_url=settings.base_url,
        api_key=settings.api_key.get_secret_value() if settings.api_key else None,
        by_task={task: name for task, name in named.items() if name},
        api=Api(settings.model_api),
        seconds=settings.model_seconds,
    )


def budget_of(settings: Settings) -> Budget:
    """Give what a workspace may use."""
    return Budget(settings.tokens_a_day, settings.tokens_a_month)


def terms_of(settings: Settings) -> Terms:
    """Give what is configured, allowed and charged."""
    prices = Prices(settings.price_read, settings.price_written)
    return Terms(settings.model, budget_of(settings), prices)
