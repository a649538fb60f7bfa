"""The gateway: sessions that hear what happens, lose their connection and resume."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field

from aiohttp import WSMsgType, web

from tests.platforms.discord_server import payloads
from tests.platforms.discord_server.events import Event
from tests.platforms.discord_server.wire import Intent, Json, Right
from tests.platforms.discord_server.world import World

DISPATCH, HEARTBEAT, IDENTIFY, PRESENCE, RESUME = 0, 1, 2, 3, 6
RECONNECT, REQUEST_MEMBERS, INVALID_SESSION, HELLO, HEARTBEAT_ACK = 7, 8, 9, 10, 11
UNKNOWN_OPCODE, NOT_IDENTIFIED, BAD_TOKEN, IDENTIFIED_TWICE = 4001, 4003, 4004, 4005
BAD_SEQUENCE, INTENT_NOT_ALLOWED = 4007, 4014
HEARTBEAT_MILLISECONDS = 41_250
LEFT_FOR_GOOD = (1000, 1001)


@dataclass(slots=True, eq=False)
class Connection:
    """One socket, written to in order; a number in the queue is a close code."""

    request: web.Request
    socket: web.WebSocketResponse
    outgoing: asyncio.Queue[str | int] = field(default_factory=asyncio.Queue)
    session: Session | None = None

    def send(self, payload: Json) -> None:
        """Send one payload after those before it."""
        self.outgoing.put_nowait(json.dumps(payload))

    def close(self, code: int) -> None:
        """Close after everything that was sent before."""
        self.outgoing.put_nowait(code)

    def drop(self) -> None:
        """Lose the connection without a word."""
        if self.request.transport is not None:
            self.request.transport.abort()

    async def write(self) -> None:
        """Write what was sent until the socket is closed."""
        while not self.socket.closed:
            what = await self.outgoing.get()
            if isinstance(what, int):
                await self.socket.close(code=what)
                return
            try:
                await self.socket.send_str(what)
            except ConnectionError:
                return


@dataclass(slots=True, eq=False)
class Session:
    """One identified session with everything it was ever told, for RESUME."""

    id: str
    intents: Intent
    told: list[Json] = field(default_factory=list)
    connection: Connection | None = None

    def tell(self, name: str, payload: Json) -> None:
        """Tell one event now, or at the next RESUME."""
        event = {"op": DISPATCH, "t": name, "s": len(self.told) + 1, "d": payload}
        self.told.append(event)
        if self.connection is not None:
            self.connection.send(event)


@dataclass(slots=True, eq=False)
class Gateway:
    """All sessions of the bot, and what a test may do to them."""

    world: World
    url: str = ""
    refused_handshakes: int = 0
    sessions: dict[str, Session] = field(default_factory=dict)
    connections: set[Connection] = field(default_factory=set)
    identified: int = 0
    resumed: int = 0
    heartbeats: int = 0

    def dispatch(self, event: Event) -> None:
        """Tell every session that asked for such events, each as much as it may see."""
        if event.message is not None and not self._may_see(event):
            return
        for session in self.sessions.values():
            if event.intent in session.intents:
                session.tell(event.name, self._seen_by(session, event))

    def refuse_next_handshakes(self, count: int = 1) -> None:
        """Answer the next attempts to connect with an error."""
        self.refused_handshakes = count

    def drop_sockets(self) -> None:
        """Lose every connection without a close frame; what happens now waits for RESUME."""
        self._part(Connection.drop)

    def close(self, code: int) -> None:
        """Close every connection with a close code."""
        self._part(lambda one: one.close(code))

    def ask_to_reconnect(self) -> None:
        """Ask every session to connect again and resume."""
        for connection in list(self.connections):
            connection.send({"op": RECONNECT, "d": None})

    def invalidate(self) -> None:
        """Forget every session, so that the bot must identify anew."""
        self.sessions.clear()
        for connection in list(self.connections):
            connection.send({"op": INVALID_SESSION, "d": False})

    def deliver_again(self, count: int = 1) -> None:
        """Tell the last `count` events once more, as can happen after a RESUME."""
        for session in self.sessions.values():
            for event in session.told[-count:]:
                session.tell(event["t"], event["d"])

    def connected(self) -> list[Session]:
        """Give the sessions that have a connection now."""
        return [one for one in self.sessions.values() if one.connection is not None]

    async def serve(self, request: web.Request) -> web.StreamResponse:
        """Serve one connection from its handshake to its end."""
        if self.refused_handshakes:
            self.refused_handshakes -= 1
            return web.Response(status=503)
        socket = web.WebSocketResponse(max_msg_size=0, autoping=True)
        await socket.prepare(request)
        connection = Connection(request, socket)
        self.connections.add(connection)
        connection.send({"op": HELLO, "d": {"heartbeat_interval": HEARTBEAT_MILLISECONDS}})
        writer = asyncio.create_task(connection.write())
        try:
            async for frame in socket:
                if frame.type is WSMsgType.TEXT:
                    self._take(connection, json.loads(frame.data))
        finally:
            writer.cancel()
            self._left(connection)
        return socket

    def _part(self, how: Callable[[Connection], None]) -> None:
        for connection in list(self.connections):
            if connection.session is not None:
                connection.session.connection = None
            how(connection)

    def _may_see(self, event: Event) -> bool:
        message = event.message
        assert message is not None
        guild = message.channel.guild
        if message.is_ephemeral or (guild is not None and not guild.available):
            return False
        return Right.VIEW_CHANNEL in message.channel.rights(self.world.bot)

    def _seen_by(self, session: Session, event: Event) -> Json:
        hidden = Intent.MESSAGE_CONTENT not in session.intents and event.message is not None
        if not hidden or event.intent is Intent.DIRECT_MESSAGES or "author" not in event.payload:
            return event.payload
        return payloads.without_content(event.payload, self.world.bot)

    def _take(self, connection: Connection, frame: Json) -> None:
        op, data = frame.get("op"), frame.get("d")
        if op == HEARTBEAT:
            self.heartbeats += 1
            connection.send({"op": HEARTBEAT_ACK})
        elif op == IDENTIFY and isinstance(data, dict):
            self._identify(connection, data)
        elif op == RESUME and isinstance(data, dict):
            self._resume(connection, data)
        elif connection.session is None:
            connection.close(NOT_IDENTIFIED)
        elif op == REQUEST_MEMBERS and isinstance(data, dict):
            self._tell_members(connection.session, data)
        elif op != PRESENCE:
            connection.close(UNKNOWN_OPCODE)

    def _identify(self, connection: Connection, data: Json) -> None:
        intents = Intent(data.get("intents", 0))
        privileged = Intent.MEMBERS | Intent.PRESENCES
        if not self.world.content_allowed:
            privileged |= Intent.MESSAGE_CONTENT
        if connection.session is not None:
            connection.close(IDENTIFIED_TWICE)
        elif data.get("token") != self.world.token:
            connection.close(BAD_TOKEN)
        elif intents & privileged:
            connection.close(INTENT_NOT_ALLOWED)
        else:
            self._begin(connection, intents)

    def _begin(self, connection: Connection, intents: Intent) -> None:
        session = Session(f"session-{self.world.clock.snowflake()}", intents)
        session.connection, connection.session = connection, session
        self.sessions[session.id] = session
        guilds = [one for one in self.world.guilds.values() if one.has_bot]
        session.tell("READY", self._ready(session, [one.id for one in guilds]))
        for guild in guilds:
            if guild.available and Intent.GUILDS in intents:
                session.tell("GUILD_CREATE", payloads.guild_created(guild))
        self.identified += 1
        self.world.bot_was_here = True
        self.world.changed()

    def _ready(self, session: Session, guild_ids: list[str]) -> Json:
        return {
            "v": 10,
            "user": payloads.user(self.world.bot),
            "guilds": [{"id": one, "unavailable": True} for one in guild_ids],
            "session_id": session.id,
            "resume_gateway_url": self.url,
            "application": {"id": self.world.application_id, "flags": 1 << 23},
        }

    def _resume(self, connection: Connection, data: Json) -> None:
        session = self.sessions.get(str(data.get("session_id")))
        if data.get("token") != self.world.token:
            connection.close(BAD_TOKEN)
        elif session is None:
            connection.send({"op": INVALID_SESSION, "d": False})
        elif not 0 <= (data.get("seq") or 0) <= len(session.told):
            connection.close(BAD_SEQUENCE)
        else:
            for event in session.told[data.get("seq") or 0 :]:
                connection.send(event)
            session.connection, connection.session = connection, session
            session.tell("RESUMED", {"_trace": []})
            self.resumed += 1
            self.world.changed()

    def _tell_members(self, session: Session, data: Json) -> None:
        guild = self.world.guilds.get(str(data.get("guild_id")))
        if guild is None:
            return
        known = [payloads.member_with_user(guild, one.user) for one in guild.members.values()]
        chunk = {"guild_id": guild.id, "members": known, "chunk_index": 0, "chunk_count": 1}
        session.tell("GUILD_MEMBERS_CHUNK", chunk | {"nonce": data.get("nonce")})

    def _left(self, connection: Connection) -> None:
        self.connections.discard(connection)
        session = connection.session
        if session is None:
            return
        if session.connection is connection:
            session.connection = None
        if connection.socket.close_code in LEFT_FOR_GOOD:
            self.sessions.pop(session.id, None)
        self.world.changed()
