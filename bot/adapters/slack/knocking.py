"""What the door to Slack is opened with, and whether Slack opens: tokens and permissions."""

from dataclasses import dataclass, field
from typing import Protocol

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.authorize import Told
from bot.adapters.slack.payload import Payload
from bot.adapters.slack.places import error_of
from bot.adapters.slack.scopes import SCOPES
from bot.adapters.standing import Standing
from bot.adapters.wording import slack as wording
from bot.errors import PlatformRefused

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

    def client(self, token: str | None) -> AsyncWebClient:
        """Give a client that repeats nothing by itself: a repeated post would be a second one."""
        return AsyncWebClient(
            token=token, base_url=self.api_url, timeout=_TIMEOUT, retry_handlers=[]
        )


async def told_of(keys: SlackKeys, token: str) -> Told:
    """Ask whose a token is and what it may do; `PlatformRefused` if it is none."""
    try:
        answer = await keys.client(token).auth_test()
    except SlackApiError as error:
        raise _refused(error, "BOT_SLACK_TOKEN") from error
    return Told.of(answer)


async def socket_address(keys: SlackKeys) -> str | None:
    """Ask where the socket is: the client itself would ask for ever with a wrong token."""
    if keys.listen is not None:
        return None
    try:
        answer = await keys.client(None).apps_connections_open(app_token=keys.app_token or "")
    except SlackApiError as error:
        raise _refused(error, "BOT_SLACK_APP_TOKEN") from error
    return Payload.of(answer.data).text("url")


async def look(keys: SlackKeys) -> Standing:
    """Give how we stand; `PlatformRefused` for a wrong token.

    Of an app for many workspaces nothing is known before somebody installs it.
    """
    await socket_address(keys)
    if keys.bot_token is None:
        address = f"{keys.public_url or ''}{wording.INSTALL_PATH}"
        return Standing(wording.FOR_MANY, hint=wording.INSTALL_AT.format(address=address))
    told = await told_of(keys, keys.bot_token)
    lacking = [scope for scope in SCOPES if scope not in told.granted]
    told_to = wording.STANDING.format(
        team=told.payload.text("team"), user=told.payload.text("user"), count=len(SCOPES)
    )
    return Standing(
        told_to,
        tuple(wording.LACKS_SCOPE.format(scope=one, purpose=SCOPES[one]) for one in lacking),
        wording.ADD_SCOPE if lacking else wording.MENTION_ME.format(user=told.payload.text("user")),
    )


def _refused(error: SlackApiError, setting: str) -> Exception:
    if error_of(error) not in _TURNED_AWAY:
        return error
    kind = "xoxb-" if setting == "BOT_SLACK_TOKEN" else "xapp-"
    return PlatformRefused(
        wording.NOT_ACCEPTED.format(setting=setting, error=error_of(error)),
        hint=wording.COPY_AGAIN.format(kind=kind, page=wording.TOKEN_PAGES[setting]),
    )
