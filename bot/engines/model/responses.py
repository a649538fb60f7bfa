"""Responses: the way OpenAI itself is asked. Nothing is kept there (`store` is off)."""

from collections.abc import AsyncGenerator

from openai import AsyncOpenAI, omit
from openai.types.responses import Response, ResponseTextConfigParam, ResponseUsage

from bot.engines.model.forms import Form, schema_of
from bot.engines.model.port import Ask, Reply, Usage
from bot.errors import ModelUnavailable


async def ask(client: AsyncOpenAI, model: str, ask: Ask, form: Form) -> Reply:
    """Give the whole reply; `ModelUnavailable` if it did not come to its end by itself."""
    found = await client.responses.create(
        model=model,
        instructions=ask.instructions,
        input=ask.content,
        max_output_tokens=ask.most_tokens,
        store=False,
        text=_format(ask, form) or omit,
    )
    return _reply(found)


async def stream(client: AsyncOpenAI, model: str, ask: Ask) -> AsyncGenerator[str | Reply, None]:
    """Give the pieces, at last a reply if the stream came to its end by itself."""
    events = await client.responses.create(
        model=model,
        instructions=ask.instructions,
        input=ask.content,
        max_output_tokens=ask.most_tokens,
        store=False,
        stream=True,
    )
    async with events:
        async for event in events:
            if event.type == "response.output_text.delta":
                yield event.delta
            elif event.type == "response.refusal.delta":
                raise ModelUnavailable("the language model would not answer")
            elif event.type in {"response.completed", "response.incomplete", "response.failed"}:
                yield _reply(event.response)


def _format(ask: Ask, form: Form) -> ResponseTextConfigParam | None:
    if ask.shape is None or form is Form.WORDS:
        return None
    if form is Form.JSON_OBJECT:
        return {"format": {"type": "json_object"}}
    schema = schema_of(ask.shape)
    named = ask.task.value
    return {"format": {"type": "json_schema", "name": named, "strict": True, "schema": schema}}


def _reply(found: Response) -> Reply:
    _came_to_its_end(found)
    return Reply(found.output_text, found.model, _usage(found.usage), 0.0)


def _came_to_its_end(found: Response) -> None:
    details = found.incomplete_details
    if details is not None and details.reason == "content_filter":
        raise ModelUnavailable("the language model would not answer")
    if found.status == "incomplete":
        raise ModelUnavailable("the language model was cut off")
    for item in found.output or ():
        if item.type == "message" and any(part.type == "refusal" for part in item.content):
            raise ModelUnavailable("the language model would not answer")
    if found.status != "completed":
        raise ModelUnavailable("the language model broke off in the middle")


def _usage(used: ResponseUsage | None) -> Usage:
    if used is None:
        return Usage()
    # Servers that imitate leave fields out; the SDK then gives None where its types say a number.
    cached = getattr(used.input_tokens_details, "cached_tokens", None)
    return Usage(used.input_tokens or 0, cached or 0, used.output_tokens or 0)
