"""A call of the Web API on the wire: its arguments, and what befalls it or its answer."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any

from aiohttp import web

from tests.platforms.slack_server.world import Json
from tests.platforms.troubles import told_twice

_PACKED = ("blocks", "view", "metadata", "files", "prompts", "loading_messages")


@dataclass(frozen=True)
class Fault:
    """What happens to a call instead of, or after, being served."""

    kind: str
    value: Any = None


def refused(error: str) -> Json:
    """Give an answer that says no, in Slack's word for it."""
    return {"ok": False, "error": error}


def not_served(fault: Fault) -> web.Response | None:
    """Give the answer to a call that Slack does nothing for; None if it is served."""
    if fault.kind == "rate":
        limit = {"Retry-After": str(fault.value)}
        return web.json_response(refused("ratelimited"), status=429, headers=limit)
    if fault.kind == "down":
        return web.Response(status=500, text="<html>Internal error</html>")
    return None


async def answered(request: web.Request, fault: Fault, answer: web.Response) -> web.Response:
    """Send what was served: not at all, late, twice, or the other way round."""
    if fault.kind == "reset" and request.transport is not None:
        request.transport.abort()
    if fault.kind == "held":
        await asyncio.Event().wait()
    if fault.kind == "broken":
        return web.Response(status=502, text="<html>Bad gateway</html>")
    if fault.kind == "late":
        await asyncio.sleep(fault.value)
    if fault.kind == "twice":
        return await told_twice(request, answer)
    if fault.kind == "first":
        fault.value.serve_first()
    if fault.kind == "second":
        fault.value.serve_second()
    return answer


async def arguments_of(request: web.Request) -> Json:
    """Read the arguments, whichever way the client encoded them."""
    given: Json = {name: _typed(name, value) for name, value in request.query.items()}
    if request.content_type == "application/json":
        return given | (await request.json() or {})
    for name, value in (await request.post()).items():
        given[name] = _typed(name, str(value))
    return given


def _typed(name: str, value: str) -> Any:
    """Give back what a form flattened."""
    if name in _PACKED:
        return json.loads(value)
    if name.startswith("inclu"):
        return value.lower() in {"true", "1"}
    return int(value) if value.isdecimal() and name in {"limit", "length"} else value
