"""The door to Slack: Socket Mode, or HTTP with signatures; one workspace, or many by OAuth."""

import asyncio
import logging
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Installation
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.cards.notices import welcome_card
from bot.adapters.slack import http
from bot.adapters.slack.blocks import message_of
from bot.adapters.slack.caller import SlackCaller
from bot.adapters.slack.files import Files
from bot.adapters.slack.house import House
from bot.adapters.slack.installations import OneTimeStates, SealedInstallations, workspace_of
from bot.adapters.slack.listeners import Listeners
from bot.adapters.slack.places import error_of
from bot.adapters.slack.posting import SETTLE, Poster
from bot.adapters.slack.scopes import SCOPES
from bot.adapters.slack.translate import PLATFORM
from bot.errors import PlatformRefused
from bot.journeys.chat_ports import Taken
from bot.journeys.front import Front

logger = logging.getLogger(__name__)

# A connection that is gone without a word is noticed after one of these and a half (seconds);
# an answer that takes longer than half of one counts as gone too, so no less on a busy machine.
_PING_EVERY = 5.0
_TIMEOUT = 30
_TURNED_AWAY = frozenset(
    "invalid_auth not_authed account_inactive token_revoked token_expired missing_scope"
    " not_allowed_token_type no_permission".split()
)


class Address(Protocol):
    """Where to listen."""

    @property
    def host(self) -> str:
        """Name the address of this machine."""
        ...

    @property
    def port(self) -> int:
        """Name the port."""
        ...


@dataclass(frozen=True, slots=True)
class SlackKeys:
    """What the door is opened with: plain values, none of them shown."""

    bot_token: str | None = field(default=None, repr=False)
    app_token: str | None = field(default=None, repr=False)
    signing_secret: str | None = field(default=None, repr=False)
    client_id: str | None = None
    client_secret: str | None = field(default=None, repr=False)
    listen: Address | None = None
    public_url: str | None = None
    api_url: str = "https://slack.com/api/"
    seal_key: str | None = field(default=None, repr=False)


class SlackDoor:
    """Open until cancelled. One value a process; `run` may be called again after it broke."""

    name = PLATFORM

    def __init__(
        self, keys: SlackKeys, front: Front, *, settle: tuple[float, ...] = SETTLE
    ) -> None:
        self.keys = keys
        self.front = front
        self.settle = settle
        self.port: int | None = None
        self.is_open = asyncio.Event()

    async def run(self) -> None:
        """Connect and serve; `PlatformRefused` if Slack does not accept the tokens."""
        house = House(self.front, self.client_of, Files(self.keys.api_url), self.settle)
        app = self._app()
        Listeners(house).register(app)

        async def caller_of(taken: Taken) -> SlackCaller:
            client = await self.client_of(taken.request.handle.get("team", ""))
            return SlackCaller(house, client, taken.request, is_repeat=True)

        async with asyncio.TaskGroup() as group:
            group.create_task(self.front.bench.look_after(PLATFORM, caller_of))
            group.create_task(self._serve(app))

    async def client_of(self, team: str) -> AsyncWebClient:
        """Give the client of a workspace; `PlatformRefused` if it is not installed any more."""
        if self.keys.bot_token is not None:
            return self._client(self.keys.bot_token)
        bot = await self._store().async_find_bot(enterprise_id=None, team_id=team)
        if bot is None or not bot.bot_token:
            raise PlatformRefused("This workspace is not installed.", hint="Install the app.")
        return self._client(bot.bot_token)

    async def _serve(self, app: AsyncApp) -> None:
        if self.keys.bot_token is not None:
            await self._greet_slack()
        if self.keys.listen is not None:
            async with http.listening(app, self.keys.listen.host, self.keys.listen.port) as port:
                self.port = port
                await self._stay()
        else:
            await self._by_socket(app)

    async def _by_socket(self, app: AsyncApp) -> None:
        handler = AsyncSocketModeHandler(
            app,
            self.keys.app_token,
            web_client=AsyncWebClient(base_url=self.keys.api_url, timeout=_TIMEOUT),
            ping_interval=_PING_EVERY,
        )
        try:
            await handler.connect_async()
            await self._stay()
        except SlackApiError as error:
            raise self._refused(error, "BOT_SLACK_APP_TOKEN") from error
        finally:
            await handler.close_async()

    async def _stay(self) -> None:
        self.is_open.set()
        logger.info("the door is open", extra={"platform": PLATFORM})
        try:
            await asyncio.Event().wait()
        finally:
            self.is_open.clear()

    async def _greet_slack(self) -> None:
        """See that the token is accepted before anything else."""
        try:
            await self._client(self.keys.bot_token).auth_test()
        except SlackApiError as error:
            raise self._refused(error, "BOT_SLACK_TOKEN") from error

    def _refused(self, error: SlackApiError, setting: str) -> Exception:
        if error_of(error) not in _TURNED_AWAY:
            return error
        return PlatformRefused(
            f"Slack does not accept {setting} ({error_of(error)}).",
            hint="Copy it again from the app's page; briefing check tells which is which.",
        )

    def _app(self) -> AsyncApp:
        if self.keys.bot_token is not None:
            return AsyncApp(
                client=self._client(self.keys.bot_token),
                signing_secret=self.keys.signing_secret or "",
                request_verification_enabled=self.keys.listen is not None,
            )
        # Bolt's own listeners for an uninstall would be the only ones: ours forget the tokens too.
        return AsyncApp(
            client=self._client(None),
            signing_secret=self.keys.signing_secret or "",
            oauth_settings=self._oauth(),
        )

    def _oauth(self) -> AsyncOAuthSettings:
        public = self.keys.public_url or ""
        states = OneTimeStates(self.front.installations, self.front.inbox, self.front.clock)
        return AsyncOAuthSettings(
            client_id=self.keys.client_id,
            client_secret=self.keys.client_secret,
            scopes=list(SCOPES),
            redirect_uri=public + http.REDIRECT,
            install_path=http.INSTALL,
            redirect_uri_path=http.REDIRECT,
            authorization_url=_authorization_url(self.keys.api_url),
            installation_store=self._store(),
            installation_store_bot_only=True,
            state_store=states,
        )

    def _store(self) -> SealedInstallations:
        return SealedInstallations(
            self.front.installations,
            self.front.clock,
            self.keys.seal_key or "",
            on_installed=self._welcome,
        )

    async def _welcome(self, installation: Installation) -> None:
        """Say once to who installed what is read and kept; a closed conversation is no failure."""
        poster = Poster(self._client(installation.bot_token))
        workspace = workspace_of(installation.enterprise_id, installation.team_id)
        message = message_of(welcome_card(await self.front.rules.of(workspace)))
        if message is None:
            raise ValueError("the welcome does not fit")
        try:
            channel = await poster.conversation_with(installation.user_id)
            await poster.post(channel, "", message, f"welcome {installation.user_id}")
        except SlackApiError as error:
            logger.warning("nobody could be welcomed", extra={"error": error_of(error)})

    def _client(self, token: str | None) -> AsyncWebClient:
        """Give a client that repeats nothing by itself: a repeated post would be a second one."""
        return AsyncWebClient(
            token=token, base_url=self.keys.api_url, timeout=_TIMEOUT, retry_handlers=[]
        )


def _authorization_url(api_url: str) -> str:
    where = urlsplit(api_url)
    return f"{where.scheme}://{where.netloc}/oauth/v2/authorize"
