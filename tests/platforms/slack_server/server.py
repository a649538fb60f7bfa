"""A Slack of our own on loopback: Web API, events, files and installs, all over real sockets."""

import asyncio
import math
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Self

from aiohttp import web

from tests.platforms.rates import Rates
from tests.platforms.slack_schema import problems_of
from tests.platforms.slack_server import installs, uploads
from tests.platforms.slack_server.calls import Fault, answered, arguments_of, not_served, refused
from tests.platforms.slack_server.methods import METHODS, Call
from tests.platforms.slack_server.people import Person
from tests.platforms.slack_server.screens import Triggers, views_of
from tests.platforms.slack_server.wires import Ack, Wires
from tests.platforms.slack_server.world import Channel, Json, Profile, Refusal, Team, World
from tests.platforms.troubles import Swap

PATIENCE = 5.0  # seconds a person waits for the app
_BAD_BLOCKS = {"chat.postMessage", "chat.postEphemeral", "chat.update"}


@dataclass(frozen=True)
class Recorded:
    """One call of the app, and what was wrong with it."""

    method: str
    arguments: Json
    problems: tuple[str, ...]


@dataclass
class SlackServer:
    """One Slack. `requests` is every call; `rejected` those that Slack would not have taken."""

    app_token: str = "xapp-of-the-test"
    signing_secret: str = "signed-in-the-test"
    patience: float = PATIENCE  # seconds that people wait for the bot
    world: World = field(default_factory=World)
    requests: list[Recorded] = field(default_factory=list)
    rejected: list[Recorded] = field(default_factory=list)
    events: dict[str, Json] = field(default_factory=dict)
    faults: dict[str, deque[Fault]] = field(default_factory=lambda: defaultdict(deque))
    rates: Rates | None = None
    triggers: Triggers = field(default_factory=Triggers)
    changed: asyncio.Condition = field(default_factory=asyncio.Condition)
    _tasks: set[asyncio.Task[Any]] = field(default_factory=set)

    async def __aenter__(self) -> Self:
        self.wires = Wires(self.signing_secret)
        self.home = self.world.team("T1")
        app = web.Application(client_max_size=64 * 1024 * 1024)
        app.add_routes([web.route("*", "/api/{method}", self._call)])
        app.add_routes([web.route("*", "/by/{asker}/api/{method}", self._call)])
        app.add_routes([web.get("/link", self.wires.socket), *uploads.routes_of(self.world)])
        app.add_routes([web.get("/oauth/v2/authorize", installs.authorize)])
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.origin = "http://127.0.0.1:{1}".format(*self._runner.addresses[0])
        now = asyncio.get_running_loop().time
        self.methods = {**METHODS, **views_of(self.triggers, now)}
        self.methods |= uploads.uploads_of(self.origin)
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self.wires.drop()
        await self._runner.cleanup()

    @property
    def api_url(self) -> str:
        """Give the base of the Web API."""
        return f"{self.origin}/api/"

    def api_url_of(self, asker: str) -> str:
        """Give the base of the Web API for one of several programs, to tell them apart."""
        return f"{self.origin}/by/{asker}/api/"

    def person(self, name: str, *, team: Team | None = None, is_admin: bool = False) -> Person:
        """Add somebody."""
        profile = Profile(self.world.name("U"), name, team or self.home, is_admin)
        self.world.people[profile.id] = profile
        return Person(self, profile)

    def channel(self, name: str, *people: Person, kind: str = "channel") -> Channel:
        """Add a channel with the bot and these people in it."""
        team = people[0].profile.team if people else self.home
        return self.world.channel(name, kind, team, {one.id for one in people})

    def fail(self, method: str, error: str, *, times: int = 1) -> None:
        """Refuse the next calls of a method."""
        self.faults[method].extend([Fault("error", error)] * times)

    def rate_limit(self, method: str, *, retry_after: int = 1, times: int = 1) -> None:
        """Answer 429 to the next calls of a method."""
        self.faults[method].extend([Fault("rate", retry_after)] * times)

    def reset_after_accept(self, method: str) -> None:
        """Do what the next call asks, and cut the line instead of answering."""
        self.faults[method].append(Fault("reset"))

    def break_after_accept(self, method: str) -> None:
        """Do what the next call asks, and answer 502 as a proxy would."""
        self.faults[method].append(Fault("broken"))

    def break_before(self, method: str) -> None:
        """Answer 500 to the next call, and do nothing."""
        self.faults[method].append(Fault("down"))

    def answer_late(self, method: str, seconds: float) -> None:
        """Do what the next call asks at once, and answer after so many seconds."""
        self.faults[method].append(Fault("late", seconds))

    def answer_twice(self, method: str) -> None:
        """Do what the next call asks once, and send the answer twice."""
        self.faults[method].append(Fault("twice"))

    def swap(self, method: str) -> Swap:
        """Serve the next two calls the other way round."""
        swap = Swap()
        self.faults[method].extend([Fault("first", swap), Fault("second", swap)])
        return swap

    def hold_after_accept(self, method: str) -> None:
        """Do what the next call asks, and never answer."""
        self.faults[method].append(Fault("held"))

    def calls_of(self, method: str) -> list[Json]:
        """Give the arguments of every call of a method."""
        return [one.arguments for one in self.requests if one.method == method]

    def trigger_for(self, person: str) -> str:
        """Give the trigger of a press."""
        now = asyncio.get_running_loop().time()
        return self.triggers.new(self.world.name("trigger."), person, now)

    async def until(self, found: Callable[[], Any], picture: Callable[[], str]) -> Any:
        """Wait until something is there; fail with a picture of what is there instead."""
        try:
            async with asyncio.timeout(self.patience), self.changed:
                while not (one := found()):
                    await self.changed.wait()
                return one
        except TimeoutError:
            raise AssertionError(f"it did not come. There is:\n{picture()}") from None

    def soon(self, event: Json, team: Team) -> str:
        """Send an event to the app in the background, as Slack does; give its id."""
        identity = self.world.name("Ev")
        self.events[identity] = body = {
            "type": "event_callback",
            "team_id": team.id,
            "api_app_id": "A0APP",
            "event": event,
            "event_id": identity,
            "event_time": 1_930_000_000,
            "authorizations": [_authorization(team)],
            "is_ext_shared_channel": self._is_shared(event),
        }
        self.in_background(self.wires.deliver("events_api", body))
        return identity

    def in_background(self, work: Any) -> None:
        """Do something while everybody goes on."""
        task = asyncio.ensure_future(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def deliver_again(self, event_id: str, *, times: int = 1) -> list[Ack]:
        """Send an event again, as after a lost acknowledgement."""
        body = self.events[event_id]
        return [
            await self.wires.deliver("events_api", body, retry=number)
            for number in range(1, times + 1)
        ]

    async def everything_delivered(self) -> None:
        """Wait until no event is on its way."""
        while self._tasks:
            await asyncio.wait(set(self._tasks), timeout=PATIENCE)

    async def _call(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        given = await arguments_of(request)
        token = request.headers.get("Authorization", "").removeprefix("Bearer ")
        problems = () if method == "oauth.v2.access" else tuple(problems_of(method, given))
        recorded = Recorded(method, given, problems)
        self.requests.append(recorded)
        if problems:
            self.rejected.append(recorded)
        fault = self._rated(request.match_info.get("asker", ""), token, recorded) or (
            self.faults[method].popleft() if self.faults[method] else Fault("none")
        )
        if (unserved := not_served(fault)) is not None:
            return unserved
        if fault.kind == "first":
            await fault.value.wait()
        told, headers = self._served(recorded, token, fault)
        async with self.changed:
            self.changed.notify_all()
        return await answered(request, fault, web.json_response(told, headers=headers))

    def _rated(self, asker: str, token: str, recorded: Recorded) -> Fault | None:
        """Tell to wait, in whole seconds: with this method, in this workspace."""
        if self.rates is None or recorded.method != "chat.postMessage":
            return None
        now, team = asyncio.get_running_loop().time(), self.world.teams[token]
        about = ("channel", str(recorded.arguments.get("channel"))), ("workspace", team.id)
        told = self.rates.ask(asker, about, now)
        if told is None:
            return None
        seconds = math.ceil(told[0])
        self.rates.tell(asker, about[1], now, seconds)
        return Fault("rate", seconds)

    def _served(self, recorded: Recorded, token: str, fault: Fault) -> tuple[Json, dict[str, str]]:
        if fault.kind == "error":
            return refused(fault.value), {}
        if recorded.problems:
            name = "invalid_blocks" if recorded.method in _BAD_BLOCKS else "invalid_arguments"
            return {**refused(name), "messages": list(recorded.problems)}, {}
        if recorded.method == "apps.connections.open":
            is_ours = token == self.app_token
            url = self.origin.replace("http", "ws") + "/link"
            return ({"ok": True, "url": url} if is_ours else refused("invalid_auth")), {}
        if recorded.method == "oauth.v2.access":
            return installs.access(self.world, recorded.arguments), {}
        team = self.world.teams.get(token)
        if team is None:
            return refused("invalid_auth" if token else "not_authed"), {}
        call = Call(self.world, team, recorded.arguments)
        headers = {"x-oauth-scopes": ",".join(sorted(team.scopes))}
        try:
            told = self.methods[recorded.method](call)
        except Refusal as refusal:
            return {**refused(refusal.error), **refusal.told}, headers
        self._echo(recorded.method, call, told)
        return {"ok": True, **told}, headers

    def _echo(self, method: str, call: Call, told: Json) -> None:
        """The app's own messages come back to it as events, as in life."""
        if method == "chat.postMessage":
            place = call.place()
            event = {**told["message"], "channel": place.id, "channel_type": place.kind}
            if place.history_scope in call.team.scopes:
                self.soon({**event, "event_ts": event["ts"]}, call.team)

    def _is_shared(self, event: Json) -> bool:
        channel = self.world.channels.get(str(event.get("channel")))
        return channel is not None and channel.is_ext_shared


def _authorization(team: Team) -> Json:
    named = {"enterprise_id": None, "team_id": team.id, "user_id": team.bot_user}
    return {**named, "is_bot": True, "is_enterprise_install": False}
