"""Chat Completions: the way most servers that imitate OpenAI can be asked."""

from collections.abc import AsyncGenerator

from openai import AsyncOpenAI, omit
from openai.types import CompletionUsage
from openai.types.chat import ChatCompletionMessageParam
from openai.types.chat.completion_create_params import ResponseFormat
from openai.types.shared_params.response_format_json_schema import JSONSchema

from bot.engines.model.endpoint import Endpoint
from bot.engines.model.forms import Form, schema_of
from bot.engines.model.port import Ask, Reply, Usage
from bot.errors import ModelUnavailable


async def ask(client: AsyncOpenAI, model: str, ask: Ask, form: Form, at: Endpoint) -> Reply:
    """Give the whole reply; `ModelUnavailable` if it did not come to its end by itself."""
    found = await client.chat.completions.create(
        model=model,
        messages=_messages(ask),
        max_tokens=ask.most_tokens if at.base_url else omit,
        max_completion_tokens=omit if at.base_url else ask.most_tokens,
        response_format=_format(ask, form) or omit,
    )
    if not found.choices:
        raise ModelUnavailable("the server answered something that is no reply")
    choice = found.choices[0]
    if choice.message.refusal:
        raise ModelUnavailable("the language model would not answer")
    _came_to_its_end(choice.finish_reason)
    return Reply(choice.message.content or "", found.model, _usage(found.usage), 0.0)


async def stream(
    client: AsyncOpenAI, model: str, ask: Ask, at: Endpoint
) -> AsyncGenerator[str | Reply, None]:
    """Give the pieces, at last a reply without text if the stream came to its end by itself."""
    pieces = await client.chat.completions.create(
        model=model,
        messages=_messages(ask),
        max_tokens=ask.most_tokens if at.base_url else omit,
        max_completion_tokens=omit if at.base_url else ask.most_tokens,
        stream=True,
        stream_options={"include_usage": True},
    )
    named, usage, end = model, Usage(), None
    async with pieces:
        async for piece in pieces:
            named = piece.model or named
            usage = _usage(piece.usage) if piece.usage else usage
            for choice in piece.choices[:1]:
                if choice.delta.refusal:
                    raise ModelUnavailable("the language model would not answer")
                if choice.delta.content:
                    yield choice.delta.content
                end = choice.finish_reason or end
    if end is not None:
        _came_to_its_end(end)
        yield Reply("", named, usage, 0.0)


def _messages(ask: Ask) -> list[ChatCompletionMessageParam]:
    return [
        {"role": "system", "content": ask.instructions},
        {"role": "user", "content": ask.content},
    ]


def _format(ask: Ask, form: Form) -> ResponseFormat | None:
    if ask.shape is None or form is Form.WORDS:
        return None
    if form is Form.JSON_OBJECT:
        return {"type": "json_object"}
    named: JSONSchema = {
        "name": ask.task.value, "strict": True, "schema": schema_of(ask.shape),
    }  # fmt: skip
    return {"type": "json_schema", "json_schema": named}


def _came_to_its_end(reason: str | None) -> None:
    if reason == "length":
        raise ModelUnavailable("the language model was cut off")
    if reason == "content_filter":
        raise ModelUnavailable("the language model would not answer")
    if reason != "stop":
        raise ModelUnavailable("the language model broke off in the middle")


def _usage(used: CompletionUsage | None) -> Usage:
    if used is None:
        return Usage()
    details = used.prompt_tokens_details
    cached = details.cached_tokens if details else None
    return Usage(used.prompt_tokens or 0, cached or 0, used.completion_tokens or 0)
