"""The port `Model` over an OpenAI-compatible endpoint: the official SDK, bounded in every way.

Responses where the server has them, Chat Completions where it does not; structured output where it
can, JSON where it cannot. What is no whole reply is a `ModelUnavailable`, whatever went wrong.
"""

import asyncio
import logging
import random
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator
from contextlib import aclosing, contextmanager
from dataclasses import dataclass, field

import openai
from openai import AsyncOpenAI

from bot.engines.model import chat, responses
from bot.engines.model.endpoint import Api, Endpoint
from bot.engines.model.forms import Form, next_form, told_shape
from bot.engines.model.port import Ask, Reply, Task, Usage
from bot.engines.model.troubles import (
    is_about_form,
    is_general,
    is_passing,
    reason_of,
    retry_after,
)
from bot.errors import ModelUnavailable

logger = logging.getLogger(__name__)

_FIRST_WAIT, _LONGEST_WAIT = 0.5, 8.0  # seconds; doubled from try to try
# A token is seldom longer; a reply of more characters a token allowed is no reply.
_CHARACTERS_A_TOKEN = 12
_NO_SUCH_API = frozenset({404, 405, 501})
_BYTES_A_TOKEN = 3  # where the server counts nothing


@dataclass
class OpenAiModel:
    """Asks one endpoint. What it turns out not to know is remembered while the process lives."""

    endpoint: Endpoint
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    dice: Callable[[], float] = random.random
    _client: AsyncOpenAI = field(init=False, repr=False)
    _api: Api = field(init=False)
    _form: Form = field(init=False, default=Form.STRICT)

    def __post_init__(self) -> None:
        at = self.endpoint
        self._client = AsyncOpenAI(
            api_key=at.api_key or "none", base_url=at.base_url, max_retries=0, timeout=at.seconds
        )
        self._api = at.first_api

    @property
    def api(self) -> Api:
        """Give the API that is spoken."""
        return self._api

    @property
    def form(self) -> Form:
        """Give how replies are given their shape."""
        return self._form

    def name_for(self, task: Task) -> str:
        """Give the name of the model that does this task."""
        return self.endpoint.name_for(task)

    async def models(self) -> tuple[str, ...]:
        """Give the names of the models the server offers; `ModelUnavailable` if it tells none."""
        with _in_plain_words():
            async with asyncio.timeout(self.endpoint.seconds):
                page = await self._client.models.list()
            return tuple(model.id for model in page.data)

    async def ask(self, ask: Ask) -> Reply:
        """Give the whole reply; `ModelUnavailable` if there is none that can be used."""
        with _in_plain_words():
            async with asyncio.timeout(self.endpoint.seconds) as bound:
                return await self._with_retries(ask, bound)

    async def stream(self, ask: Ask) -> AsyncGenerator[str | Reply, None]:
        """Give the text piece by piece, at last the whole reply; nothing is tried twice."""
        clock = asyncio.get_running_loop().time
        began, said = clock(), ""
        end: Reply | None = None
        with _in_plain_words():
            async with aclosing(self._pieces(ask, began)) as pieces:
                async for piece in pieces:
                    if isinstance(piece, Reply):
                        end = piece
                        continue
                    said += piece
                    _refuse_endless(ask, said)
                    yield piece
        if end is None:
            raise ModelUnavailable("the language model broke off in the middle")
        _refuse_silence(said)
        yield _whole(end, ask, said, clock() - began)

    async def _pieces(self, ask: Ask, began: float) -> AsyncGenerator[str | Reply, None]:
        """Give the pieces of a stream; all of them together within the bound."""
        clock = asyncio.get_running_loop().time
        name = self.name_for(ask.task)
        if self._api is Api.RESPONSES:
            stream = responses.stream(self._client, name, ask)
        else:
            stream = chat.stream(self._client, name, ask, self.endpoint)
        async with aclosing(stream) as pieces:
            while True:
                try:
                    async with asyncio.timeout(began + self.endpoint.seconds - clock()):
                        piece = await anext(pieces)
                except StopAsyncIteration:
                    return
                yield piece

    async def close(self) -> None:
        """Close the connections."""
        await self._client.close()

    async def _with_retries(self, ask: Ask, bound: asyncio.Timeout) -> Reply:
        clock = asyncio.get_running_loop().time
        wait, tried = _FIRST_WAIT, 0
        while True:
            began = clock()
            try:
                found = await self._once(ask)
            except openai.APIError as error:
                if self._steps_down(ask, error):
                    continue
                tried += 1
                pause = self._pause(error, wait)
                is_late = clock() + pause >= (bound.when() or began)
                if not is_passing(error) or tried >= self.endpoint.attempts or is_late:
                    raise
                logger.info("the language model is asked again: %s", reason_of(error))
                await self.sleep(pause)
                wait = min(wait * 2, _LONGEST_WAIT)
                continue
            text = _bare(found.text)
            _refuse_silence(text)
            _refuse_endless(ask, text)
            return _whole(found, ask, text, clock() - began)

    def _pause(self, error: openai.APIError, wait: float) -> float:
        """Give how long to wait: as the server asks, else ever longer, and never all at once."""
        asked = retry_after(error)
        return wait * (0.75 + self.dice() / 2) if asked is None else asked

    async def _once(self, ask: Ask) -> Reply:
        shaped = told_shape(ask, self._form)
        name = self.name_for(ask.task)
        if self._api is Api.RESPONSES:
            return await responses.ask(self._client, name, shaped, self._form)
        return await chat.ask(self._client, name, shaped, self._form, self.endpoint)

    def _steps_down(self, ask: Ask, error: openai.APIError) -> bool:
        """Fall back to the other API, or to a plainer form, where the server does not know it."""
        if (
            self.endpoint.api is Api.AUTO
            and self._api is Api.RESPONSES
            and getattr(error, "status_code", None) in _NO_SUCH_API
            and not _is_about_model(error)
        ):
            self._api = Api.CHAT
            return True
        if ask.shape is not None and is_about_form(error) and (plainer := next_form(self._form)):
            self._form = plainer
            return True
        return False


@contextmanager
def _in_plain_words() -> Iterator[None]:
    """Turn whatever goes wrong with a server into a `ModelUnavailable` without its words."""
    try:
        yield
    except ModelUnavailable:
        raise
    except Exception as error:  # noqa: BLE001  (the door to libraries: whatever they raise)
        reason = reason_of(error)
        logger.info("%s (%s)", reason, type(error).__name__)
        raise ModelUnavailable(reason, is_general=is_general(error)) from None


def _refuse_endless(ask: Ask, said: str) -> None:
    if len(said) > ask.most_tokens * _CHARACTERS_A_TOKEN:
        raise ModelUnavailable("the language model does not stop")


def _refuse_silence(said: str) -> None:
    if not said.strip():
        raise ModelUnavailable("the language model said nothing")


def _is_about_model(error: openai.APIError) -> bool:
    return "model" in str(getattr(error, "code", "") or "")


def _whole(found: Reply, ask: Ask, text: str, seconds: float) -> Reply:
    usage = found.usage
    if not usage.total:
        told = f"{ask.instructions}{ask.content}".encode("utf-8", "replace")
        said = text.encode("utf-8", "replace")
        usage = Usage(len(told) // _BYTES_A_TOKEN, 0, len(said) // _BYTES_A_TOKEN)
    return Reply(text, found.model, usage, seconds)


def _bare(text: str) -> str:
    """Take one code fence off that some models put around JSON."""
    stripped = text.strip()
    if stripped.startswith("```") and stripped.endswith("```") and "\n" in stripped:
        return stripped.split("\n", 1)[1].rsplit("```", 1)[0].strip()
    return stripped
