"""How events reach the app: one of its sockets, or signed HTTP; every acknowledgement is timed."""

import asyncio
import hashlib
import hmac
import json
import time
from dataclasses import dataclass, field
from urllib.parse import urlencode
from uuid import uuid4

import aiohttp
from aiohttp import web

from tests.platforms.slack_server.world import Json

PATIENCE = 3.0  # seconds; Slack waits this long for an acknowledgement


@dataclass
class Ack:
    """How the app acknowledged: after how long, and with what. `status` is 0 for nothing."""

    milliseconds: float
    status: int
    answer: Json = field(default_factory=dict)


@dataclass
class Wires:
    """The connections of the app, and its address if it takes HTTP."""

    signing_secret: str
    request_url: str | None = None
    patience: float = PATIENCE
    sockets: list[web.WebSocketResponse] = field(default_factory=list)
    acks: list[Ack] = field(default_factory=list)
    connected: asyncio.Event = field(default_factory=asyncio.Event)
    cut: asyncio.Event = field(default_factory=asyncio.Event)
    _turns: int = 0
    _waiting: dict[str, asyncio.Future[Json]] = field(default_factory=dict)

    async def deliver(self, kind: str, payload: Json, *, retry: int = 0) -> Ack:
        """Deliver once, to one connection; give how it was acknowledged."""
        started = time.monotonic()
        if self.request_url is not None:
            status, answer = await self._post(kind, payload, retry)
        else:
            status, answer = await self._send(kind, payload, retry)
        ack = Ack((time.monotonic() - started) * 1000, status, answer)
        self.acks.append(ack)
        return ack

    def signed(self, body: bytes, *, at: int | None = None) -> dict[str, str]:
        """Give the headers Slack would sign a body with."""
        stamp = str(at if at is not None else int(time.time()))  # noqa: TID251  (Slack's clock)
        base = f"v0:{stamp}:".encode() + body
        digest = hmac.new(self.signing_secret.encode(), base, hashlib.sha256).hexdigest()
        return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}

    async def socket(self, request: web.Request) -> web.WebSocketResponse:
        """Hold one Socket Mode connection."""
        wire = web.WebSocketResponse()
        await wire.prepare(request)
        await wire.send_json({"type": "hello", "num_connections": len(self.sockets) + 1})
        self.sockets.append(wire)
        self.connected.set()
        try:
            async for message in wire:
                if message.type is aiohttp.WSMsgType.TEXT:
                    self._heard(json.loads(message.data))
        finally:
            self.sockets.remove(wire)
            if not self.sockets:
                self.connected.clear()
                self.cut.set()
        return wire

    async def drop(self) -> None:
        """Cut every connection without a word."""
        if not self.sockets:
            return
        self.cut.clear()
        for wire in list(self.sockets):
            if wire._req is not None and wire._req.transport is not None:
                wire._req.transport.abort()
        async with asyncio.timeout(5):
            await self.cut.wait()

    async def ask_to_reconnect(self) -> None:
        """Announce that the connections will be closed, as Slack does every few hours."""
        for wire in list(self.sockets):
            await wire.send_json({"type": "disconnect", "reason": "refresh_requested"})

    def _heard(self, told: Json) -> None:
        waiting = self._waiting.pop(str(told.get("envelope_id")), None)
        if waiting is not None and not waiting.done():
            waiting.set_result(told.get("payload") or {})

    async def _send(self, kind: str, payload: Json, retry: int) -> tuple[int, Json]:
        try:
            async with asyncio.timeout(10):
                await self.connected.wait()
        except TimeoutError:  # nobody is connected: Slack drops the event in the end
            return 0, {}
        name = str(uuid4())
        self._waiting[name] = waiting = asyncio.get_running_loop().create_future()
        envelope: Json = {"envelope_id": name, "type": kind, "payload": payload}
        if kind == "events_api":
            envelope |= {"retry_attempt": retry, "retry_reason": "timeout" if retry else ""}
        self._turns += 1  # Slack chooses a connection, a new one each time
        wire = self.sockets[self._turns % len(self.sockets)]
        await wire.send_json({**envelope, "accepts_response_payload": True})
        try:
            async with asyncio.timeout(self.patience):
                return 200, await waiting
        except TimeoutError:
            return 0, {}

    async def _post(self, kind: str, payload: Json, retry: int) -> tuple[int, Json]:
        form = {"interactive": {"payload": json.dumps(payload)}, "slash_commands": payload}
        if kind == "events_api":
            body, content_type = json.dumps(payload).encode(), "application/json"
        else:
            body = urlencode(form[kind]).encode()
            content_type = "application/x-www-form-urlencoded"
        headers = {"Content-Type": content_type, **self.signed(body)}
        if retry:
            headers |= {"X-Slack-Retry-Num": str(retry), "X-Slack-Retry-Reason": "http_timeout"}
        timeout = aiohttp.ClientTimeout(total=PATIENCE)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            return await _answered(session, str(self.request_url), body, headers)


async def _answered(
    session: aiohttp.ClientSession, url: str, body: bytes, headers: dict[str, str]
) -> tuple[int, Json]:
    try:
        async with session.post(url, data=body, headers=headers) as answer:
            told = await answer.text()
            is_json = answer.content_type == "application/json" and told
            return answer.status, json.loads(told) if is_json else {"text": told}
    except TimeoutError:
        return 0, {}
