"""The door to Slack: Socket Mode, or HTTP with signatures; one workspace, or many by OAuth."""

import asyncio
import logging
from urllib.parse import urlsplit

from slack_bolt.adapter.socket_mode.async_handler import AsyncSocketModeHandler
from slack_bolt.async_app import AsyncApp
from slack_bolt.oauth.async_oauth_settings import AsyncOAuthSettings
from slack_sdk.errors import SlackApiError
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.cards.notices import welcome_card
from bot.adapters.slack import http
from bot.adapters.slack.authorize import KnownBots, bot_of
from bot.adapters.slack.blocks import message_of
from bot.adapters.slack.caller import SlackCaller
from bot.adapters.slack.digests import SlackMessenger
from bot.adapters.slack.files import Files
from bot.adapters.slack.house import House
from bot.adapters.slack.installations import OneTimeStates, SealedInstallations, workspace_of
from bot.adapters.slack.knocking import SlackKeys, socket_address, told_of
from bot.adapters.slack.listeners import Listeners
from bot.adapters.slack.places import error_of
from bot.adapters.slack.posting import SETTLE, Poster
from bot.adapters.slack.scopes import SCOPES
from bot.adapters.slack.translate import PLATFORM
from bot.adapters.wording import slack as wording
from bot.core.place import Workspace
from bot.errors import PlatformRefused
from bot.journeys.chat_ports import Taken
from bot.journeys.front import Front

logger = logging.getLogger(__name__)

# A connection that is gone without a word is noticed after one of these and a half (seconds);
# an answer that takes longer than half of one counts as gone too, so no less on a busy machine.
_PING_EVERY = 5.0
_TIMEOUT = 30


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
        app = self._app(await self._own_bot())
        Listeners(house).register(app)
        address = await socket_address(self.keys)

        async def caller_of(taken: Taken) -> SlackCaller:
            client = await self.client_of(taken.request.handle.get("team", ""))
            return SlackCaller(house, client, taken.request, is_repeat=True)

        async with asyncio.TaskGroup() as group:
            group.create_task(self.front.bench.look_after(PLATFORM, caller_of))
            messenger = SlackMessenger(self._client_for)
            group.create_task(self.front.digest_round.keep_on(messenger, self.front.alarm))
            group.create_task(self._serve(app, address))

    async def client_of(self, team: str) -> AsyncWebClient:
        """Give the client of a workspace; `PlatformRefused` if it is not installed any more."""
        if self.keys.bot_token is not None:
            return self.keys.client(self.keys.bot_token)
        bot = await self._store().async_find_bot(enterprise_id=None, team_id=team)
        if bot is None or not bot.bot_token:
            raise PlatformRefused("This workspace is not installed.", hint="Install the app.")
        return self.keys.client(bot.bot_token)

    async def _client_for(self, workspace: Workspace) -> AsyncWebClient:
        return await self.client_of(workspace.installation)

    async def _serve(self, app: AsyncApp, address: str | None) -> None:
        if self.keys.listen is not None:
            async with http.listening(app, self.keys.listen.host, self.keys.listen.port) as port:
                self.port = port
                await self._stay()
        else:
            await self._by_socket(app, address)

    async def _by_socket(self, app: AsyncApp, address: str | None) -> None:
        handler = AsyncSocketModeHandler(
            app,
            self.keys.app_token,
            web_client=AsyncWebClient(base_url=self.keys.api_url, timeout=_TIMEOUT),
            ping_interval=_PING_EVERY,
        )
        handler.client.wss_uri = address
        try:
            await handler.connect_async()
            await self._stay()
        finally:
            await handler.close_async()

    async def _stay(self) -> None:
        self.is_open.set()
        logger.info("the door is open", extra={"platform": PLATFORM})
        try:
            await asyncio.Event().wait()
        finally:
            self.is_open.clear()

    async def _own_bot(self) -> Bot | None:
        """Give our bot in the one workspace we are for; None if we are for many."""
        token = self.keys.bot_token
        return (
            bot_of(token, (await told_of(self.keys, token)).payload) if token is not None else None
        )

    def _app(self, own: Bot | None) -> AsyncApp:
        async def find(enterprise: str | None, team: str | None, is_whole: bool) -> Bot | None:  # noqa: FBT001
            if own is not None:
                return own
            return await self._store().async_find_bot(
                enterprise_id=enterprise, team_id=team, is_enterprise_install=is_whole
            )

        if own is not None:
            return AsyncApp(
                client=self.keys.client(None),
                signing_secret=self.keys.signing_secret or "",
                request_verification_enabled=self.keys.listen is not None,
                authorize=KnownBots(find),  # type: ignore[arg-type]  # Bolt takes the class too
            )
        # Bolt's own listeners for an uninstall would be the only ones: ours forget the tokens too.
        return AsyncApp(
            client=self.keys.client(None),
            signing_secret=self.keys.signing_secret or "",
            oauth_settings=self._oauth(),
            authorize=KnownBots(find),  # type: ignore[arg-type]  # Bolt takes the class too
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
        poster = Poster(self.keys.client(installation.bot_token))
        workspace = workspace_of(installation.enterprise_id, installation.team_id)
        rules = await self.front.rules.of(workspace)
        model = self.front.desk.brief.engine.model
        message = message_of(welcome_card(rules, wording.WHEN_REMOVED, model))
        if message is None:
            raise ValueError("the welcome does not fit")
        try:
            channel = await poster.conversation_with(installation.user_id)
            await poster.post(channel, "", message, f"welcome {installation.user_id}")
        except SlackApiError as error:
            logger.warning("nobody could be welcomed", extra={"error": error_of(error)})


def _authorization_url(api_url: str) -> str:
    where = urlsplit(api_url)
    return f"{where.scheme}://{where.netloc}/oauth/v2/authorize"
