"""Our Discord on loopback: started, pointed at, scripted and looked at by a test."""

from __future__ import annotations

from typing import Self

from aiohttp import web

from tests.platforms.discord_server.clock import Clock
from tests.platforms.discord_server.faults import Faults
from tests.platforms.discord_server.gateway import Gateway
from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.people import Person
from tests.platforms.discord_server.places import Channel, Guild, Overwrite
from tests.platforms.discord_server.record import Ping, Recorded
from tests.platforms.discord_server.rest import Rest
from tests.platforms.discord_server.wire import Right
from tests.platforms.discord_server.world import World
from tests.platforms.rates import Rates

MADE_UP = "bm90LWEtcmVhbC1ib3Q.made.up-for-tests"
LARGEST_REQUEST = 200 * 1024 * 1024


class DiscordServer:
    """A Discord of one's own: REST, gateway and CDN on one port of loopback."""

    def __init__(
        self, *, token: str = MADE_UP, patience: float = 10.0, content_allowed: bool = False
    ) -> None:
        self.token = token
        self.world = World(token, patience=patience, content_allowed=content_allowed)
        self.gateway = Gateway(self.world)
        self.world.listener = self.gateway.dispatch
        self._rest = Rest(self.world)
        self._runner: web.AppRunner | None = None
        self.origin = ""

    async def __aenter__(self) -> Self:
        """Start on a free port."""
        app = web.Application(client_max_size=LARGEST_REQUEST)
        app.router.add_get("/gateway/", self.gateway.serve)
        app.router.add_route("*", "/api/v10/{path:.*}", self._rest.serve)
        app.router.add_route("*", "/by/{asker}/api/v10/{path:.*}", self._rest.serve)
        for room in ("attachments", "ephemeral-attachments"):
            app.router.add_get(f"/{room}/{{channel}}/{{file}}/{{name}}", self._download)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", 0)
        await site.start()
        self.origin = f"http://127.0.0.1:{self._runner.addresses[0][1]}"
        self.world.files.origin = self.origin
        self.world.gateway_url = self.gateway.url = self.gateway_url
        return self

    async def __aexit__(self, *_: object) -> None:
        """Stop and leave nothing behind."""
        self.gateway.drop_sockets()
        if self._runner is not None:
            await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """Give what `discord.http.Route.BASE` must be."""
        return f"{self.origin}/api/v10"

    def api_url_of(self, asker: str) -> str:
        """Give the base for one of several programs, to tell them apart."""
        return f"{self.origin}/by/{asker}/api/v10"

    @property
    def gateway_url(self) -> str:
        """Give what `discord.gateway.DiscordWebSocket.DEFAULT_GATEWAY` must be."""
        return f"{self.origin.replace('http', 'ws', 1)}/gateway/"

    @property
    def application_id(self) -> str:
        """Give the identifier of the bot's application."""
        return self.world.application_id

    @property
    def bot_user_id(self) -> str:
        """Give the identifier of the bot's account."""
        return self.world.bot.id

    @property
    def mention(self) -> str:
        """Give what a person types to address the bot."""
        return f"<@{self.world.bot.id}>"

    @property
    def clock(self) -> Clock:
        """Give the server's time, to be moved."""
        return self.world.clock

    def limit(self, rates: Rates) -> None:
        """Let nobody ask more often than this from now on."""
        self._rest.rates = rates

    @property
    def faults(self) -> Faults:
        """Give the trouble that is still to come."""
        return self._rest.faults

    @property
    def requests(self) -> list[Recorded]:
        """Give everything the bot asked for, in order."""
        return self.world.requests

    @property
    def rejected(self) -> list[Recorded]:
        """Give the requests Discord would not have taken."""
        return [one for one in self.world.requests if one.problems]

    @property
    def pings(self) -> list[Ping]:
        """Give every message of the bot that really called somebody."""
        return self.world.pings

    @property
    def downloads(self) -> list[str]:
        """Give the names of the files that were fetched from the CDN, in order."""
        return self.world.files.downloads

    def guild(self, name: str, *, bot: bool = True) -> Guild:
        """Give the guild of that name; a new one the first time, with or without the bot."""
        known = (one for one in self.world.guilds.values() if one.name == name)
        return next(known, None) or self.world.new_guild(name, bot=bot)

    def person(self, name: str) -> Person:
        """Give somebody who is in no guild yet."""
        return Person(self.world, self.world.new_user(name))

    async def connected(self, sessions: int = 1) -> None:
        """Wait until so many sessions of the bot are connected."""
        await self.world.until(
            lambda: True if len(self.gateway.connected()) >= sessions else None,
            awaited=f"{sessions} connected sessions",
        )

    async def disconnected(self) -> None:
        """Wait until no session of the bot is connected."""
        await self.world.until(
            lambda: None if self.gateway.connected() else True, awaited="the end of every session"
        )

    async def commands(self, *names: str) -> None:
        """Wait until the bot has registered these commands."""

        def there() -> bool | None:
            known = {one["name"] for kept in self.world.commands.values() for one in kept}
            return True if known.issuperset(names) else None

        await self.world.until(there, awaited=f"the commands {names}")

    async def message_in(self, room: Channel) -> Message:
        """Wait for the next message of the bot that no test has taken yet."""

        def there() -> Message | None:
            ready = (one for one in room.messages.values() if not (one.taken or one.is_loading))
            return next((one for one in ready if one.author is self.world.bot), None)

        found = await self.world.until(there, awaited=f"a message in #{room.name}", where=room)
        found.taken = True
        return found

    async def thread_in(self, room: Channel, number: int = 0) -> Channel:
        """Wait for a thread of a channel."""
        return await self.world.until(
            lambda: room.threads[number] if len(room.threads) > number else None,
            awaited=f"thread {number} in #{room.name}",
            where=room,
        )

    async def requested(self, method: str, part: str, *, times: int = 1) -> Recorded:
        """Wait until the bot has asked for something whose path holds `part` so often."""

        def there() -> Recorded | None:
            found = [one for one in self.requests if one.method == method and part in one.path]
            return found[times - 1] if len(found) >= times else None

        return await self.world.until(there, awaited=f"{method} …{part}…")

    def forbid(self, room: Channel, rights: Right) -> None:
        """Take rights from the bot in one channel."""
        room.overwrites[self.world.bot.id] = Overwrite(is_role=False, deny=rights)
        self.world.tell_of_channel("CHANNEL_UPDATE", room)

    def delete_channel(self, room: Channel) -> None:
        """Delete a channel or thread."""
        room.deleted = True
        self.world.channels.pop(room.id, None)
        event = "THREAD_DELETE" if room.is_thread else "CHANNEL_DELETE"
        self.world.tell_of_channel(event, room)

    async def remove_bot(self, guild: Guild) -> None:
        """Throw the bot out of a guild."""
        self.world.remove_bot(guild)

    async def outage(self, guild: Guild) -> None:
        """Let a guild be out of reach for a while."""
        self.world.outage(guild)

    async def outage_ends(self, guild: Guild) -> None:
        """Let a guild be in reach again."""
        self.world.outage_ends(guild)

    async def _download(self, request: web.Request) -> web.Response:
        stored = self.world.files.by_id.get(request.match_info["file"])
        if stored is None or "hm" not in request.query:
            return web.Response(status=404, text="This content is no longer available.")
        self.world.files.downloads.append(stored.name)
        self.world.changed()
        return web.Response(body=stored.content, headers={"Content-Type": stored.kind})
