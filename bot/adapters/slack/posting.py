"""Posting to Slack once: rate limits are waited for, and after a doubt we look before we repeat.

Slack has no idempotency key, so every reply carries its own key in the metadata of the message.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.adapters.slack.blocks import Message
from bot.adapters.slack.payload import Payload
from bot.adapters.slack.places import error_of

logger = logging.getLogger(__name__)

EVENT_TYPE = "briefing_reply"
SETTLE = (2.0, 5.0)  # seconds before the first and the second look after a doubtful post
_LONGEST_WAIT = 60
_MOST_WAITS = 5
_LOOKED_AT = 200
# "It's possible some aspect of the operation succeeded" (docs.slack.dev, chat.postMessage).
_DOUBTFUL = frozenset({"fatal_error", "internal_error", "service_unavailable", "request_timeout"})

_SERVER_ERRORS = range(500, 600)  # somebody between us and Slack may have answered

Call = Callable[[], Awaitable[AsyncSlackResponse]]


async def patiently(call: Call) -> Payload:
    """Call Slack; wait where it says that it is asked too often, which is never a doubt."""
    for attempt in range(_MOST_WAITS + 1):
        try:
            return Payload.of((await call()).data)
        except SlackApiError as error:
            if error_of(error) != "ratelimited" or attempt == _MOST_WAITS:
                raise
            asked = getattr(error.response, "headers", {}).get("Retry-After", "1")
            await asyncio.sleep(min(int(asked) if str(asked).isdecimal() else 1, _LONGEST_WAIT))
    raise AssertionError("the last attempt returns or raises")


def is_doubtful(error: SlackApiError) -> bool:
    """Tell whether Slack may have done what it answered with an error to."""
    status = getattr(error.response, "status_code", 0)
    return error_of(error) in _DOUBTFUL or status in _SERVER_ERRORS


@dataclass(frozen=True, slots=True)
class Poster:
    """Posts as the bot of one workspace. `settle`: how long to wait before looking."""

    client: AsyncWebClient
    settle: tuple[float, ...] = SETTLE

    async def post(
        self, channel: str, thread: str, message: Message, key: str, *, look_first: bool = False
    ) -> str:
        """Post a message under a key, once; give its time stamp."""
        if look_first and (found := await self.find(channel, thread, key)):
            return found
        try:
            return await self._post(channel, thread, message, key)
        except (aiohttp.ClientError, TimeoutError) as error:
            logger.warning("a post is in doubt", extra={"error": type(error).__name__})
        except SlackApiError as error:
            if not is_doubtful(error):
                raise
            logger.warning("a post is in doubt", extra={"error": error_of(error)})
        for wait in self.settle:
            await asyncio.sleep(wait)
            if found := await self.find(channel, thread, key):
                return found
        return await self._post(channel, thread, message, key)

    async def find(self, channel: str, thread: str, key: str) -> str | None:
        """Give the time stamp of the message that carries a key; None if it is not to be found."""
        try:
            if thread:
                told = await patiently(
                    lambda: self.client.conversations_replies(
                        channel=channel, ts=thread, limit=_LOOKED_AT, include_all_metadata=True
                    )
                )
            else:
                told = await patiently(
                    lambda: self.client.conversations_history(
                        channel=channel, limit=_LOOKED_AT, include_all_metadata=True
                    )
                )
        except SlackApiError as error:
            logger.warning("a message could not be looked for", extra={"error": error_of(error)})
            return None
        for message in told.each("messages"):
            if message.text("metadata", "event_payload", "k") == key:
                return message.text("ts")
        return None

    async def show_to(self, person: str, channel: str, thread: str, message: Message) -> None:
        """Show a message to one person in a channel; it does not outlive a reload."""
        await patiently(
            lambda: self.client.chat_postEphemeral(
                channel=channel,
                user=person,
                text=message.text,
                blocks=list(message.blocks),
                thread_ts=thread or None,
            )
        )

    async def conversation_with(self, person: str) -> str:
        """Give the channel of the conversation between a person and the bot."""
        told = await patiently(lambda: self.client.conversations_open(users=person))
        return told.text("channel", "id")

    async def take_back(self, channel: str, stamp: str) -> None:
        """Delete a message of ours; one that is gone already is no failure."""
        try:
            await patiently(lambda: self.client.chat_delete(channel=channel, ts=stamp))
        except SlackApiError as error:
            logger.warning("a message could not be deleted", extra={"error": error_of(error)})

    async def _post(self, channel: str, thread: str, message: Message, key: str) -> str:
        told = await patiently(
            lambda: self.client.chat_postMessage(
                channel=channel,
                thread_ts=thread or None,
                text=message.text,
                blocks=list(message.blocks) or None,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"k": key}},
                unfurl_links=False,
                unfurl_media=False,
            )
        )
        return told.text("ts")
