"""A server that speaks OpenAI's API on loopback and says what a script has it say."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Any

from aiohttp import web

from tests.model_server.description import problems_of

MODEL = "scripted-1"


class Fault(Enum):
    """What may go wrong behind a status of 200."""

    NONE = auto()
    STALL = auto()  # says nothing more until the server is closed
    CUT = auto()  # the connection ends in the middle
    NO_END = auto()  # the stream ends without having said that it did
    BROKEN = auto()  # a piece that is no JSON
    LENGTH = auto()
    REFUSAL = auto()
    FILTER = auto()
    ENDLESS = auto()
    WRONG_TYPE = auto()  # a page for people
    NO_USAGE = auto()


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as it came in."""

    api: str
    model: str
    instructions: str
    content: str
    shape: str
    is_streamed: bool
    body: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """What is answered: a text, or an error with its status, or a text and a fault."""

    text: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    error: dict[str, Any] = field(default_factory=dict)
    fault: Fault = Fault.NONE


Script = Callable[[Asked], Told]


@dataclass
class ModelServer:
    """The server while it runs. `lacks` names what it does not know: responses, json_schema, …"""

    script: Script
    lacks: frozenset[str] = frozenset()
    base_url: str = ""
    asked: list[Asked] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    async def models(self, _request: web.Request) -> web.Response:
        """Answer GET /v1/models."""
        model = {"id": MODEL, "object": "model", "created": 1, "owned_by": "tests"}
        return web.json_response({"object": "list", "data": [model]})

    async def chat(self, request: web.Request) -> web.StreamResponse:
        """Answer POST /v1/chat/completions."""
        body = await self._checked(request, "/chat/completions")
        told = [m["content"] for m in body["messages"]]
        shape = body.get("response_format", {})
        return await self._answer(request, Asked(
            "chat", body["model"], told[0], told[-1], _named(shape), bool(body.get("stream")), body
        ))  # fmt: skip

    async def responses(self, request: web.Request) -> web.StreamResponse:
        """Answer POST /v1/responses."""
        if "responses" in self.lacks:
            return web.json_response({"error": {"message": "Not Found", "code": None}}, status=404)
        body = await self._checked(request, "/responses")
        shape = body.get("text", {}).get("format", {})
        return await self._answer(request, Asked(
            "responses", body["model"], body["instructions"], body["input"], _named(shape),
            bool(body.get("stream")), body,
        ))  # fmt: skip

    async def _checked(self, request: web.Request, path: str) -> dict[str, Any]:
        body: dict[str, Any] = await request.json()
        self.problems += [f"{path}: {problem}" for problem in problems_of(path, body)]
        return body

    async def _answer(self, request: web.Request, asked: Asked) -> web.StreamResponse:
        self.asked.append(asked)
        form = asked.body.get("response_format") or asked.body.get("text", {}).get("format", {})
        if form.get("type") in self.lacks:
            message = f"'response_format' of type '{form['type']}' is not supported"
            return web.json_response({"error": {"message": message, "code": None}}, status=400)
        told = self.script(asked)
        if told.status != 200:
            error = {"message": "no", "type": "error", "param": None, "code": None, **told.error}
            return web.json_response({"error": error}, status=told.status, headers=told.headers)
        if told.fault is Fault.WRONG_TYPE:
            return web.Response(text="<html>Bad gateway</html>", content_type="text/html")
        if asked.is_streamed:
            return await self._streamed(request, asked, told)
        if told.fault is Fault.STALL:
            await self.closing.wait()
        if told.fault is Fault.CUT:
            assert request.transport is not None
            request.transport.abort()
        if told.fault is Fault.BROKEN:
            return web.Response(text='{"id": "x", "choices": [', content_type="application/json")
        text = "x" * 10_000_000 if told.fault is Fault.ENDLESS else told.text
        whole = _chat_reply if asked.api == "chat" else _response
        return web.json_response(whole(asked, text, told.fault))

    async def _streamed(self, request: web.Request, asked: Asked, told: Told) -> web.StreamResponse:
        answer = web.StreamResponse(headers={"content-type": "text/event-stream"})
        await answer.prepare(request)
        events = _chat_events if asked.api == "chat" else _response_events
        pieces = _pieces(told)
        for event in events(asked, pieces, told.fault):
            await answer.write(event)
        if told.fault is Fault.STALL:
            await self.closing.wait()
        if told.fault is Fault.CUT:
            assert request.transport is not None
            request.transport.abort()
        return answer


@asynccontextmanager
async def model_server(script: Script, *, lacks: Sequence[str] = ()) -> AsyncIterator[ModelServer]:
    """Run a server; every request must fit the published description of the API."""
    server = ModelServer(script, frozenset(lacks))
    app = web.Application(client_max_size=2**24)
    app.router.add_get("/v1/models", server.models)
    app.router.add_post("/v1/chat/completions", server.chat)
    app.router.add_post("/v1/responses", server.responses)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    port = runner.addresses[0][1]
    server.base_url = f"http://127.0.0.1:{port}/v1"
    try:
        yield server
    finally:
        server.closing.set()
        await runner.cleanup()
    assert server.problems == []


def _named(form: dict[str, Any]) -> str:
    return str(form.get("json_schema", form).get("name", form.get("type", "")))


def _pieces(told: Told) -> list[str]:
    if told.fault is Fault.ENDLESS:
        return ["x" * 50_000] * 200
    return [told.text[at : at + 7] for at in range(0, len(told.text), 7)]


def _usage(asked: Asked, text: str) -> tuple[int, int]:
    return (len(asked.instructions) + len(asked.content)) // 4, max(1, len(text) // 4)


def _chat_reply(asked: Asked, text: str, fault: Fault) -> dict[str, Any]:
    read, written = _usage(asked, text)
    refusal = "I would rather not." if fault is Fault.REFUSAL else None
    reply: dict[str, Any] = {
        "id": "c1", "object": "chat.completion", "created": 1, "model": MODEL,
        "choices": [{
            "index": 0, "finish_reason": _finish(fault), "logprobs": None,
            "message": {"role": "assistant", "content": text, "refusal": refusal},
        }],
    }  # fmt: skip
    if fault is not Fault.NO_USAGE:
        reply["usage"] = {
            "prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written,
            "prompt_tokens_details": {"cached_tokens": 3},
        }  # fmt: skip
    return reply


def _finish(fault: Fault) -> str | None:
    by_fault = {Fault.LENGTH: "length", Fault.FILTER: "content_filter", Fault.NO_END: None}
    return by_fault.get(fault, "stop")


def _chat_events(asked: Asked, pieces: list[str], fault: Fault) -> list[bytes]:
    base = {"id": "c1", "object": "chat.completion.chunk", "created": 1, "model": MODEL}

    def chunk(delta: dict[str, Any], finish: str | None = None) -> dict[str, Any]:
        return {**base, "choices": [{"index": 0, "delta": delta, "finish_reason": finish}]}

    told = [_event(chunk({"content": piece})) for piece in pieces]
    if fault in {Fault.STALL, Fault.CUT, Fault.NO_END}:
        return told[:2]
    if fault is Fault.BROKEN:
        return [*told[:2], b"data: {broken\n\n"]
    if fault is Fault.REFUSAL:
        return [_event(chunk({"refusal": "I would rather not."}))]
    read, written = _usage(asked, "".join(pieces))
    usage = {
        "prompt_tokens": read, "completion_tokens": written, "total_tokens": read + written,
    }  # fmt: skip
    last = [] if fault is Fault.NO_USAGE else [_event({**base, "choices": [], "usage": usage})]
    return [*told, _event(chunk({}, _finish(fault))), *last, b"data: [DONE]\n\n"]


def _response(asked: Asked, text: str, fault: Fault) -> dict[str, Any]:
    read, written = _usage(asked, text)
    part: dict[str, Any] = {"type": "output_text", "text": text, "annotations": []}
    if fault is Fault.REFUSAL:
        part = {"type": "refusal", "refusal": "I would rather not."}
    status = "in_progress" if fault is Fault.NO_END else "completed"
    reason = {Fault.LENGTH: "max_output_tokens", Fault.FILTER: "content_filter"}.get(fault)
    reply: dict[str, Any] = {
        "id": "r1", "object": "response", "created_at": 1, "model": MODEL, "error": None,
        "status": "incomplete" if reason else status,
        "incomplete_details": {"reason": reason} if reason else None,
        "output": [{
            "type": "message", "id": "m1", "role": "assistant", "status": "completed",
            "content": [part],
        }],
        "parallel_tool_calls": False, "tool_choice": "none", "tools": [],
    }  # fmt: skip
    if fault is not Fault.NO_USAGE:
        reply["usage"] = {
            "input_tokens": read, "input_tokens_details": {"cached_tokens": 3},
            "output_tokens": written, "output_tokens_details": {"reasoning_tokens": 0},
            "total_tokens": read + written,
        }  # fmt: skip
    return reply


def _response_events(asked: Asked, pieces: list[str], fault: Fault) -> list[bytes]:
    begun = _response(asked, "", Fault.NO_END)
    told = [_event({"type": "response.created", "sequence_number": 0, "response": begun})]
    told += [
        _event({
            "type": "response.output_text.delta", "sequence_number": number, "item_id": "m1",
            "output_index": 0, "content_index": 0, "delta": piece, "logprobs": [],
        })
        for number, piece in enumerate(pieces, start=1)
    ]  # fmt: skip
    if fault in {Fault.STALL, Fault.CUT, Fault.NO_END}:
        return told[:3]
    if fault is Fault.BROKEN:
        return [*told[:3], b"data: {broken\n\n"]
    end = _response(asked, "".join(pieces), fault)
    kind = f"response.{end['status']}"
    return [*told, _event({"type": kind, "sequence_number": 999, "response": end})]


def _event(body: dict[str, Any]) -> bytes:
    named = f"event: {body['type']}\n" if "type" in body else ""
    return f"{named}data: {json.dumps(body)}\n\n".encode()
