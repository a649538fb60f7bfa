"""What an endpoint can do, found out by asking it something small."""

import asyncio
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from bot.engines.model.endpoint import Api
from bot.engines.model.forms import Form
from bot.engines.model.openai_model import OpenAiModel
from bot.engines.model.port import Ask, Reply, Task
from bot.errors import ModelUnavailable

_TOLD = "Reply with the number that stands in the sentence."
_SENTENCE = "1: The bridge has 2 arches."
_MOST_TOKENS = 400


class _Arches(BaseModel):
    model_config = ConfigDict(extra="forbid")

    number: Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class Ability:
    """What one model can do. `trouble` says why nothing is known of the rest."""

    model: str
    trouble: str | None = None
    api: Api = Api.CHAT
    form: Form = Form.WORDS
    keeps_shape: bool = False
    streams: bool = False
    seconds: float = 0.0


async def probe(model: OpenAiModel) -> tuple[Ability, ...]:
    """Ask every model that is set for a task; one that cannot be had is no failure here."""
    task_by_name = {model.name_for(task): task for task in Task}
    return tuple([await _one(model, name, task) for name, task in task_by_name.items()])


async def _one(model: OpenAiModel, name: str, task: Task) -> Ability:
    clock = asyncio.get_running_loop().time
    began = clock()
    try:
        reply = await model.ask(Ask(task, _TOLD, _SENTENCE, _Arches, _MOST_TOKENS))
    except ModelUnavailable as error:
        return Ability(name, trouble=error.reason)
    seconds = clock() - began
    return Ability(
        name,
        api=model.api,
        form=model.form,
        keeps_shape=_is_arches(reply.text),
        streams=await _streams(model, task),
        seconds=seconds,
    )


def _is_arches(reply: str) -> bool:
    try:
        _Arches.model_validate_json(reply)
    except ValidationError:
        return False
    return True


async def _streams(model: OpenAiModel, task: Task) -> bool:
    ask = Ask(task, _TOLD, _SENTENCE, None, _MOST_TOKENS)
    try:
        pieces = [piece async for piece in model.stream(ask)]
    except ModelUnavailable:
        return False
    return isinstance(pieces[-1], Reply)
