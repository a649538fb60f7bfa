"""Who can see a channel, and what may be said there: asked of Slack, remembered for a minute."""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.payload import Payload
from bot.core.place import Workspace
from bot.journeys.ports import Clock

logger = logging.getLogger(__name__)

_REMEMBERED = timedelta(seconds=60)
_MOST = 2_000
_HIDDEN = "is_private is_im is_mpim is_group is_ext_shared is_pending_ext_shared".split()


@dataclass(slots=True)
class Places:
    """The walls around channels. In doubt a channel is private."""

    clock: Clock
    _known: dict[tuple[str, str], tuple[datetime, bool]] = field(default_factory=dict)

    async def wall(
        self, client: AsyncWebClient, workspace: Workspace, channel: str, person: str
    ) -> Workspace:
        """Give the wall around what is read in a channel."""
        if channel.startswith("D"):
            return workspace.only_person(person)
        if await self._is_public(client, workspace, channel):
            return workspace.for_everybody()
        return workspace.only_channel(channel)

    async def is_admin(self, client: AsyncWebClient, person: str) -> bool:
        """Tell whether a person may decide for the workspace; False if Slack does not say."""
        try:
            answer = await client.users_info(user=person)
        except SlackApiError as error:
            logger.warning("an admin was not recognised", extra={"error": error_of(error)})
            return False
        user = Payload.of(answer.data).inner("user")
        return user.is_set("is_admin") or user.is_set("is_owner")

    async def language(self, client: AsyncWebClient, person: str) -> str | None:
        """Give the language a person has set; None if Slack does not say."""
        try:
            answer = await client.users_info(user=person, include_locale=True)
        except SlackApiError as error:
            logger.warning("no language is known", extra={"error": error_of(error)})
            return None
        locale = Payload.of(answer.data).inner("user").text("locale")
        return locale.partition("-")[0].lower() or None

    async def _is_public(self, client: AsyncWebClient, workspace: Workspace, channel: str) -> bool:
        key = (workspace.for_everybody().key, channel)
        now = self.clock.now()
        at, is_public = self._known.get(key, (now - 2 * _REMEMBERED, False))
        if now - at <= _REMEMBERED:
            return is_public
        if len(self._known) >= _MOST:
            self._known.clear()
        is_public = await _asked(client, channel)
        self._known[key] = (now, is_public)
        return is_public


async def _asked(client: AsyncWebClient, channel: str) -> bool:
    try:
        answer = await client.conversations_info(channel=channel)
    except SlackApiError as error:
        logger.warning("a channel is taken for private", extra={"error": error_of(error)})
        return False
    found = Payload.of(answer.data).inner("channel")
    return found.is_set("id") and not any(found.is_set(name) for name in _HIDDEN)


def error_of(error: SlackApiError) -> str:
    """Give Slack's name of an error."""
    return Payload.of(getattr(error.response, "data", None)).text("error")
