"""Workspaces that installed the app: their tokens, sealed, and the states of installs under way.

The key is outside the database, so that a copy of it opens nothing (Fernet: AES-128-CBC with
HMAC-SHA256, from the library cryptography).
"""

import json
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta
from logging import Logger
from uuid import uuid4

from cryptography.fernet import Fernet, InvalidToken
from slack_sdk.oauth.installation_store import Bot, Installation
from slack_sdk.oauth.installation_store.async_installation_store import AsyncInstallationStore
from slack_sdk.oauth.state_store.async_state_store import AsyncOAuthStateStore

from bot.adapters.slack.translate import PLATFORM
from bot.core.place import Workspace
from bot.journeys.chat_ports import Inbox, Installations
from bot.journeys.ports import Clock

logger = logging.getLogger(__name__)

_NAME = "installation"
_STATES = Workspace(PLATFORM, "installs under way")
STATE_LASTS = timedelta(minutes=10)


class SealedInstallations(AsyncInstallationStore):
    """Bolt's installation store on our port; one installation a workspace or organisation."""

    def __init__(
        self,
        installations: Installations,
        clock: Clock,
        key: str,
        *,
        on_installed: Callable[[Installation], Awaitable[None]],
    ) -> None:
        self._installations = installations
        self._clock = clock
        self._fernet = Fernet(key)
        self._on_installed = on_installed

    @property
    def logger(self) -> Logger:
        """Give the log Bolt writes to."""
        return logger

    async def async_save(self, installation: Installation) -> None:
        """Keep an installation, sealed, and greet who installed."""
        told = installation.to_bot().to_dict() | {"user_id": installation.user_id}
        sealed = self._fernet.encrypt(json.dumps(told, default=str).encode())
        workspace = workspace_of(installation.enterprise_id, installation.team_id)
        await self._installations.keep_secret(workspace, _NAME, sealed, at=self._clock.now())
        await self._installations.cancel_departure(workspace)
        await self._on_installed(installation)

    async def async_save_bot(self, bot: Bot) -> None:
        """Keep the bot's part alone; Bolt does so when tokens rotate."""
        sealed = self._fernet.encrypt(json.dumps(bot.to_dict(), default=str).encode())
        workspace = workspace_of(bot.enterprise_id, bot.team_id)
        await self._installations.keep_secret(workspace, _NAME, sealed, at=self._clock.now())

    async def async_find_bot(
        self,
        *,
        enterprise_id: str | None,
        team_id: str | None,
        is_enterprise_install: bool | None = False,
    ) -> Bot | None:
        """Give the bot of a workspace; None if it is not installed, or its seal is another's."""
        workspace = workspace_of(enterprise_id, None if is_enterprise_install else team_id)
        sealed = (await self._installations.secrets(workspace)).get(_NAME)
        if sealed is None:
            return None
        try:
            told = json.loads(self._fernet.decrypt(sealed))
        except InvalidToken:
            logger.error("a workspace's tokens are sealed with another key")  # noqa: TRY400
            return None
        told.pop("user_id", None)
        return Bot(**{name: value for name, value in told.items() if name in _BOT_FIELDS})

    async def async_delete_bot(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Forget the tokens of a workspace."""
        await self._installations.drop_secrets(workspace_of(enterprise_id, team_id))

    async def async_delete_installation(
        self, *, enterprise_id: str | None, team_id: str | None, user_id: str | None = None
    ) -> None:
        """Forget nothing: no tokens of people are kept."""

    async def async_delete_all(self, *, enterprise_id: str | None, team_id: str | None) -> None:
        """Forget the tokens of a workspace."""
        await self.async_delete_bot(enterprise_id=enterprise_id, team_id=team_id)


class OneTimeStates(AsyncOAuthStateStore):
    """States of installs under way: each is good once, and for ten minutes."""

    def __init__(self, installations: Installations, inbox: Inbox, clock: Clock) -> None:
        self._installations = installations
        self._inbox = inbox
        self._clock = clock

    @property
    def logger(self) -> Logger:
        """Give the log Bolt writes to."""
        return logger

    async def async_issue(self, *_: object, **__: object) -> str:
        """Give a new state."""
        state, now = uuid4().hex, self._clock.now()
        until = (now + STATE_LASTS).isoformat().encode()
        await self._installations.keep_secret(_STATES, state, until, at=now)
        return state

    async def async_consume(self, state: str) -> bool:
        """Tell whether a state was issued, is not too old, and was never used before."""
        until = (await self._installations.secrets(_STATES)).get(state)
        await self._installations.drop_secrets(_STATES, (state,))
        now = self._clock.now()
        is_known = until is not None and now.isoformat().encode() <= until
        return is_known and await self._inbox.first_time(_STATES, f"state {state}", at=now)


def workspace_of(enterprise: str | None, team: str | None) -> Workspace:
    """Give the installation: a workspace, or an organisation where there is no workspace."""
    return Workspace(PLATFORM, team or enterprise or "")


_BOT_FIELDS = frozenset(
    "app_id enterprise_id enterprise_name team_id team_name bot_token bot_id bot_user_id bot_scopes"
    " bot_refresh_token bot_token_expires_at is_enterprise_install installed_at".split()
)
