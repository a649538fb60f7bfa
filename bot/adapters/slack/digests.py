"""Digests on Slack: a message with its key in the metadata, looked for before it is repeated."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import aiohttp
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_sdk.web.async_slack_response import AsyncSlackResponse

from bot.adapters.cards.digest_card import digest_cards, left_cards
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.slack.blocks import message_of
from bot.adapters.slack.payload import Payload
from bot.adapters.slack.places import error_of
from bot.adapters.slack.posting import EVENT_TYPE, Poster, is_doubtful
from bot.adapters.slack.translate import PLATFORM
from bot.core.digests.digest import Digest
from bot.core.place import Destination, Workspace
from bot.errors import PlatformRefused
from bot.journeys.digests.ports import CannotLookError, NotNowError, PostInDoubtError

logger = logging.getLogger(__name__)

_BEFORE = timedelta(seconds=120)  # clocks differ; a message is looked for from here on
_LOOKED_AT = 15  # messages; what the strictest limit gives at once
_UNREACHABLE = 30.0  # seconds until somebody who could not be reached is tried again

_GONE = frozenset({"message_not_found", "channel_not_found"})

ClientOf = Callable[[Workspace], Awaitable[AsyncWebClient]]


@dataclass(frozen=True, slots=True)
class SlackMessenger:
    """The port `Messenger` for Slack."""

    client_of: ClientOf
    settle: timedelta = timedelta(seconds=30)
    platform: str = PLATFORM
    _open_at: dict[str, float] = field(default_factory=dict)
    """When we may post again in an installation, by the clock of the loop."""

    async def count(self, to: Destination, digest: Digest) -> int:
        """Give how many messages a digest takes: one; what does not fit is counted in it."""
        return 1

    def following(self, to: Destination, first: str) -> Destination:
        """Give where more messages would go: to the same place."""
        return to

    def closed_for(self, to: Destination) -> float:
        """Give for how many seconds Slack asked us not to post in this installation."""
        opens = self._open_at.get(to.workspace.installation, 0.0)
        return max(0.0, opens - asyncio.get_running_loop().time())

    async def post(self, to: Destination, digest: Digest, number: int, key: str) -> str:
        """Post the digest; its time stamp. See the port for what may be raised."""
        client = await self.client_of(to.workspace)
        message = first_fitting(digest_cards(digest, key), message_of)
        if seconds := self.closed_for(to):  # closed by another post since this one began
            raise NotNowError(seconds)
        try:
            answer = await client.chat_postMessage(
                channel=to.channel,
                thread_ts=to.thread or None,
                text=message.text,
                blocks=list(message.blocks) or None,
                metadata={"event_type": EVENT_TYPE, "event_payload": {"k": key}},
                unfurl_links=False,
                unfurl_media=False,
            )
        except aiohttp.ClientConnectorError as error:  # nothing left this machine
            raise NotNowError(_UNREACHABLE) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise PostInDoubtError from error
        except SlackApiError as error:
            meaning = _meaning(error)
            if isinstance(meaning, NotNowError):
                opens = asyncio.get_running_loop().time() + meaning.seconds
                self._open_at[to.workspace.installation] = opens
            raise meaning from error
        return Payload.of(answer.data).text("ts")

    async def edit(
        self, to: Destination, digest: Digest, number: int, key: str, message: str
    ) -> None:
        """Let a message show what is left of a digest. See the port for what may be raised."""
        client = await self.client_of(to.workspace)
        left = first_fitting(left_cards(digest, number, key), message_of)
        try:
            await client.chat_update(
                channel=to.channel, ts=message, text=left.text, blocks=list(left.blocks)
            )
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise NotNowError(_UNREACHABLE) from error
        except SlackApiError as error:
            if error_of(error) in _GONE:
                return
            if is_doubtful(error):  # an edit can be repeated
                raise NotNowError(_UNREACHABLE) from error
            raise _meaning(error) from error

    async def find(self, to: Destination, key: str, *, since: datetime) -> str | None:
        """Look through the channel from shortly before the attempt on."""
        client = await self.client_of(to.workspace)
        oldest = f"{(since - _BEFORE).timestamp():.6f}"
        cursor = ""
        while True:
            told = await _looked(client, to, oldest, cursor)
            for message in told.each("messages"):
                if message.text("metadata", "event_payload", "k") == key:
                    return message.text("ts")
            cursor = told.text("response_metadata", "next_cursor")
            if not cursor:
                return None

    async def tell(self, workspace: Workspace, person: str, words: Sequence[str], key: str) -> None:
        """Write to a person; a closed conversation is no failure."""
        poster = Poster(await self.client_of(workspace))
        try:
            channel = await poster.conversation_with(person)
            await poster.client.chat_postMessage(channel=channel, text=" ".join(words))
        except (SlackApiError, aiohttp.ClientError, TimeoutError) as error:
            logger.warning("nobody could be told", extra={"error": type(error).__name__})


async def _looked(client: AsyncWebClient, to: Destination, oldest: str, cursor: str) -> Payload:
    named = {"oldest": oldest, "limit": _LOOKED_AT, "include_all_metadata": True}
    if cursor:
        named["cursor"] = cursor
    call: Callable[..., Awaitable[AsyncSlackResponse]] = client.conversations_history
    if to.thread:
        call, named["ts"] = client.conversations_replies, to.thread
    try:
        return Payload.of((await call(channel=to.channel, **named)).data)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise NotNowError(_UNREACHABLE) from error
    except SlackApiError as error:
        if error_of(error) == "ratelimited" or is_doubtful(error):
            raise NotNowError(_asked_to_wait(error)) from error
        raise CannotLookError from error


def _meaning(error: SlackApiError) -> Exception:
    if error_of(error) == "ratelimited":  # this method, in this workspace
        return NotNowError(_asked_to_wait(error), is_for_all=True)
    if is_doubtful(error):
        return PostInDoubtError()
    reason = f"Slack does not let me post there ({error_of(error)})."
    return PlatformRefused(reason, hint="Invite me to the channel, or choose another one.")


def _asked_to_wait(error: SlackApiError) -> float:
    asked = str(getattr(error.response, "headers", {}).get("Retry-After", ""))
    return float(asked) if asked.isdecimal() else _UNREACHABLE
