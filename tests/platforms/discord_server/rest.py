"""The REST door: every request is recorded, judged, perhaps hit by a fault, and then answered."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from tests.platforms.discord_limits import problems_by_limits
from tests.platforms.discord_schema import problems_by_schema
from tests.platforms.discord_server import on_channels, on_identity, on_interactions, on_threads
from tests.platforms.discord_server.call import Call, read_body
from tests.platforms.discord_server.faults import Fault, Faults
from tests.platforms.discord_server.posting import Upload
from tests.platforms.discord_server.record import Recorded
from tests.platforms.discord_server.wire import Json, Refusal, Refused, invalid_form
from tests.platforms.discord_server.world import World
from tests.platforms.rates import Rates, Window
from tests.platforms.troubles import told_twice

Handler = Callable[[Call], Any]
OK = 200
UNAUTHORIZED = Refusal(401, 0, "401: Unauthorized")
NOT_FOUND = Refusal(404, 0, "404: Not Found")
OPEN_DOORS = ("/interactions/", "/webhooks/", "/gateway")

POSTED = re.compile(r"POST /channels/(\d+)/messages")

CHANNEL = "/channels/{channel}"
MESSAGE = CHANNEL + "/messages/{message}"
COMMANDS = "/applications/{application}/commands"
GUILD_COMMANDS = "/applications/{application}/guilds/{guild}/commands"
WEBHOOK = "/webhooks/{application}/{token}"

ROUTES: tuple[tuple[str, str, Handler], ...] = (
    ("GET", "/users/@me", on_identity.me),
    ("GET", "/users/@me/guilds", on_identity.my_guilds),
    ("DELETE", "/users/@me/guilds/{guild}", on_identity.leave),
    ("POST", "/users/@me/channels", on_identity.open_conversation),
    ("GET", "/oauth2/applications/@me", on_identity.my_application),
    ("GET", "/applications/@me", on_identity.my_application),
    ("GET", "/gateway", on_identity.gateway),
    ("GET", "/gateway/bot", on_identity.gateway),
    ("GET", COMMANDS, on_identity.commands),
    ("PUT", COMMANDS, on_identity.put_commands),
    ("GET", GUILD_COMMANDS, on_identity.commands),
    ("PUT", GUILD_COMMANDS, on_identity.put_commands),
    ("GET", "/guilds/{guild}", on_identity.guild),
    ("GET", "/guilds/{guild}/channels", on_identity.guild_channels),
    ("GET", "/guilds/{guild}/roles", on_identity.guild_roles),
    ("GET", "/guilds/{guild}/members/{user}", on_identity.guild_member),
    ("GET", "/guilds/{guild}/threads/active", on_threads.active),
    ("GET", CHANNEL, on_channels.channel),
    ("PATCH", CHANNEL, on_threads.edit),
    ("PUT", CHANNEL + "/permissions/{target}", on_channels.put_overwrite),
    ("DELETE", CHANNEL + "/permissions/{target}", on_channels.delete_overwrite),
    ("POST", CHANNEL + "/typing", on_channels.typing),
    ("GET", CHANNEL + "/messages", on_channels.messages),
    ("POST", CHANNEL + "/messages", on_channels.post),
    ("GET", MESSAGE, on_channels.message),
    ("PATCH", MESSAGE, on_channels.edit),
    ("DELETE", MESSAGE, on_channels.delete),
    ("POST", MESSAGE + "/threads", on_threads.from_message),
    ("POST", CHANNEL + "/threads", on_threads.without_message),
    ("GET", CHANNEL + "/threads/archived/public", on_threads.archived),
    ("GET", CHANNEL + "/thread-members", on_threads.members),
    ("PUT", CHANNEL + "/thread-members/{user}", on_threads.add_member),
    ("DELETE", CHANNEL + "/thread-members/{user}", on_threads.remove_member),
    ("POST", "/interactions/{interaction}/{token}/callback", on_interactions.answer),
    ("POST", WEBHOOK, on_interactions.follow),
    ("GET", WEBHOOK + "/messages/{message}", on_interactions.read),
    ("PATCH", WEBHOOK + "/messages/{message}", on_interactions.edit),
    ("DELETE", WEBHOOK + "/messages/{message}", on_interactions.delete),
)


@dataclass(slots=True, eq=False)
class Rest:
    """Answer what the bot asks over HTTP."""

    world: World
    faults: Faults = field(default_factory=Faults)
    rates: Rates | None = None
    _routes: list[tuple[str, re.Pattern[str], Handler]] = field(default_factory=list)

    def __post_init__(self) -> None:
        for method, template, handler in ROUTES:
            pattern = re.sub(r"\{(\w+)\}", r"(?P<\1>[^/]+)", template)
            self._routes.append((method, re.compile(pattern), handler))

    async def serve(self, request: web.Request) -> web.Response:
        """Serve one request."""
        path = "/" + request.match_info["path"]
        body, uploads = await read_body(request)
        recorded = self._record(request.method, path, body, uploads)
        fault = self._rated(request, path) or self.faults.next(request.method, path)
        if fault is None:
            return self._answer(request, recorded, uploads)
        if fault.waits is not None:
            await fault.waits.wait()
        answer = self._answer(request, recorded, uploads) if fault.after_the_work else None
        if fault.twice:
            answer = self._answer(request, recorded, uploads)
        if fault.drops and request.transport is not None:
            request.transport.abort()
        if answer is None or fault.status != OK:
            return _trouble(fault)
        return await _told(request, fault, answer)

    def _rated(self, request: web.Request, path: str) -> Fault | None:
        """Tell to wait: for everything, or with this channel."""
        if self.rates is None or path.startswith(OPEN_DOORS):
            return None
        now, asker = asyncio.get_running_loop().time(), request.match_info.get("asker", "")
        about = [("global", "")]
        if posted := POSTED.fullmatch(f"{request.method} {path}"):
            about.append(("channel", posted[1]))
        refused = self.rates.ask(asker, about, now)
        if refused is None:
            return None
        seconds, kind = refused
        told = next(one for one in about if one[0] == kind)
        self.rates.tell(asker, told, now, seconds)
        return Fault(request.method, re.compile(""), 429, 1, seconds, everywhere=kind == "global")

    def _record(self, method: str, path: str, body: Any, uploads: list[Upload]) -> Recorded:
        problems = problems_by_schema(method, path, body)
        flags = self._flags_of_edited(method, path, body)
        problems += problems_by_limits(body, files=len(uploads), flags=flags)
        names = tuple(one.name for one in uploads)
        recorded = Recorded(method, path, body, problems, names)
        self.world.requests.append(recorded)
        self.world.changed()
        return recorded

    def _flags_of_edited(self, method: str, path: str, body: Any) -> int:
        """Components V2 stays: an edit is judged with the flags its message has."""
        parts = path.split("/")
        if method == "PATCH" and "messages" in parts:
            edited = self.world.message(parts[-1])
            if parts[-1] == "@original":
                asked = on_interactions.by_token(self.world, parts[3])
                edited = asked.original if asked else None
            return int(edited.flags) if edited else 0
        if parts[1] == "interactions" and isinstance(body, dict) and body.get("type") == 7:
            asked = self.world.interactions.get(parts[2])
            return int(asked.source.flags) if asked and asked.source else 0
        return 0

    def _answer(
        self, request: web.Request, recorded: Recorded, uploads: list[Upload]
    ) -> web.Response:
        try:
            self._check(request, recorded)
            said = self._handle(request, recorded, uploads)
        except Refused as error:
            return _refused(error.refusal)
        if said is None:
            return web.Response(status=204)
        return _json(said, headers=self._headers(request.method, recorded.path))

    def _headers(self, method: str, path: str) -> dict[str, str]:
        """Give the bucket: what is left of it where there are limits, a generous one elsewhere."""
        posted = POSTED.fullmatch(f"{method} {path}")
        limit = self.rates.limit("channel", posted[1]) if self.rates and posted else None
        if not isinstance(limit, Window):
            return _buckets(path)
        left = max(0.0, limit.ends - asyncio.get_running_loop().time())
        return _buckets(path) | {
            "X-RateLimit-Limit": str(limit.count),
            "X-RateLimit-Remaining": str(limit.left()),
            "X-RateLimit-Reset-After": f"{left:.3f}",
        }

    def _check(self, request: web.Request, recorded: Recorded) -> None:
        is_open = recorded.path.startswith(OPEN_DOORS)
        if not is_open and request.headers.get("Authorization") != f"Bot {self.world.token}":
            raise Refused(UNAUTHORIZED)
        if recorded.problems:
            raise invalid_form(*recorded.problems)

    def _handle(self, request: web.Request, recorded: Recorded, uploads: list[Upload]) -> Any:
        for method, pattern, handler in self._routes:
            found = pattern.fullmatch(recorded.path)
            if method == request.method and found is not None:
                query = dict(request.query)
                names = found.groupdict()
                path, body = recorded.path, recorded.body
                return handler(Call(self.world, method, path, names, query, body, uploads))
        raise Refused(NOT_FOUND)


async def _told(request: web.Request, fault: Fault, answer: web.Response) -> web.Response:
    """Send what was served: late, twice, or the other way round."""
    await asyncio.sleep(fault.late)
    if fault.twice:
        return await told_twice(request, answer)
    if fault.waits is not None:
        fault.waits.serve_first()
    if fault.lets_go is not None:
        fault.lets_go.serve_second()
    return answer


def _json(said: Any, *, status: int = 200, headers: dict[str, str] | None = None) -> web.Response:
    """Say it without a charset: discord.py reads nothing else as JSON."""
    told = {"Content-Type": "application/json"} | (headers or {})
    return web.Response(body=json.dumps(said).encode(), status=status, headers=told)


def _refused(refusal: Refusal) -> web.Response:
    body: Json = {"message": refusal.message, "code": refusal.code}
    if refusal.problems:
        found = [{"code": "BASE_TYPE_BAD", "message": one} for one in refusal.problems]
        body["errors"] = {"_errors": found}
    return _json(body, status=refusal.status)


def _trouble(fault: Fault) -> web.Response:
    if fault.status != 429:
        return _json({"message": "trouble", "code": 0}, status=fault.status or 500)
    body = {
        "message": "You are being rate limited.",
        "retry_after": fault.retry_after,
        "global": fault.everywhere,
        "code": 0,
    }
    headers = {"Retry-After": str(max(1, round(fault.retry_after))), "Via": "1.1 google"}
    headers["X-RateLimit-Scope"] = "global" if fault.everywhere else "user"
    if not fault.everywhere:
        headers |= {"X-RateLimit-Limit": "5", "X-RateLimit-Remaining": "0"}
        headers |= {"X-RateLimit-Reset-After": str(fault.retry_after), "X-RateLimit-Bucket": "b"}
    return _json(body, status=429, headers=headers)


def _buckets(path: str) -> dict[str, str]:
    """A generous bucket for each kind of route, so that clients see what they are used to."""
    kind = re.sub(r"\d{6,}|interaction-token-\w+", "_", path)
    return {
        "X-RateLimit-Limit": "50",
        "X-RateLimit-Remaining": "49",
        "X-RateLimit-Reset-After": "1.0",
        "X-RateLimit-Bucket": f"{hash(kind) & 0xFFFFFFFF:08x}",
    }
