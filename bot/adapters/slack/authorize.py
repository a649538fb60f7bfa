"""Whose event it is: known from the token or the install, so that nothing is asked for an event.

Bolt would ask Slack (auth.test), and acknowledge and drop the event where Slack does not answer.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from slack_bolt.authorization import AuthorizeResult
from slack_bolt.authorization.async_authorize import AsyncAuthorize
from slack_bolt.context.async_context import AsyncBoltContext
from slack_sdk.oauth.installation_store import Bot
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.adapters.slack.payload import Payload

FindBot = Callable[[str | None, str | None, bool], Awaitable[Bot | None]]


class KnownBots(AsyncAuthorize):
    """Bolt's question who we are in a workspace, answered by what is known already."""

    def __init__(self, find: FindBot) -> None:
        self._find = find

    async def __call__(
        self,
        *,
        context: AsyncBoltContext,
        enterprise_id: str | None,
        team_id: str | None,
        user_id: str | None,
        actor_enterprise_id: str | None = None,
        actor_team_id: str | None = None,
        actor_user_id: str | None = None,
    ) -> AuthorizeResult | None:
        """Give our user and token there; None where we are not installed."""
        bot = await self._find(enterprise_id, team_id, bool(context.is_enterprise_install))
        if bot is None:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_user_id=bot.bot_user_id,
            bot_id=bot.bot_id,
            bot_token=bot.bot_token,
            user_id=user_id,
        )


@dataclass(frozen=True, slots=True)
class Told:
    """What auth.test tells of a token: whose it is, and what it may do."""

    payload: Payload
    granted: frozenset[str]

    @classmethod
    def of(cls, answer: AsyncSlackResponse) -> "Told":
        """Read an answer; the permissions stand in a header."""
        named = {name.lower(): value for name, value in answer.headers.items()}
        scopes = str(named.get("x-oauth-scopes", "")).split(",")
        return cls(Payload.of(answer.data), frozenset(one.strip() for one in scopes))


def bot_of(token: str, told: Payload) -> Bot:
    """Give the bot of one workspace from what auth.test told of its token."""
    return Bot(
        bot_token=token,
        bot_id=told.text("bot_id"),
        bot_user_id=told.text("user_id"),
        team_id=told.text("team_id"),
        enterprise_id=told.text("enterprise_id") or None,
        installed_at=0.0,
    )
