"""Digests on Discord: a nonce for minutes, and the key in a button for as long as it stands."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

import aiohttp
import discord
from discord import ui

from bot.adapters.cards.card import Action, Verb
from bot.adapters.cards.digest_card import digest_cards
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.cards.notices import note_card
from bot.adapters.discord.house import NOBODY, drawn
from bot.adapters.discord.layout import layout_of
from bot.adapters.discord.permissions import lacking_to_post
from bot.adapters.discord.places import PLATFORM
from bot.adapters.wording import discord as wording
from bot.core.digests.digest import Digest
from bot.core.place import Destination, Workspace
from bot.errors import PlatformRefused
from bot.journeys.digests.ports import CannotLookError, NotNowError, PostInDoubtError

logger = logging.getLogger(__name__)

_BEFORE = timedelta(seconds=120)
_LOOKED_AT = 1_000  # messages since the attempt
_UNREACHABLE = 30.0  # seconds
_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class DiscordMessenger:
    """The port `Messenger` for Discord."""

    client: discord.Client
    settle: timedelta = timedelta(seconds=10)
    platform: str = PLATFORM

    def count(self, digest: Digest) -> int:
        """Give how many messages a digest takes: one; what does not fit is counted in it."""
        return 1

    def closed_for(self, to: Destination) -> float:
        """Give 0: discord.py waits by itself where it was asked to, or says that it is long."""
        return 0.0

    async def post(self, to: Destination, digest: Digest, number: int, key: str) -> str:
        """Post the digest; the id of the message. See the port for what may be raised."""
        view = first_fitting(digest_cards(digest, key), layout_of)
        target = self._target(to)
        try:
            message = await target.send(view=view, nonce=key, allowed_mentions=NOBODY, silent=True)
        except discord.RateLimited as limit:
            raise NotNowError(limit.retry_after) from limit
        except aiohttp.ClientConnectorError as error:  # nothing left this machine
            raise NotNowError(_UNREACHABLE) from error
        except (aiohttp.ClientError, TimeoutError, OSError) as error:
            raise PostInDoubtError from error
        except discord.DiscordServerError as error:
            raise PostInDoubtError from error
        except discord.HTTPException as error:
            if error.status == _TOO_MANY:  # discord.py has waited five times, or may not any more
                raise NotNowError(_asked_to_wait(error)) from error
            raise self._refused(to) from error
        return str(message.id)

    async def find(self, to: Destination, key: str, *, since: datetime) -> str | None:
        """Look through the channel from shortly before the attempt on."""
        marker = Action(Verb.PAUSE, (key,)).token
        after = discord.Object(discord.utils.time_snowflake(since - _BEFORE))
        try:
            async for message in self._target(to).history(limit=_LOOKED_AT, after=after):
                if message.author == self.client.user and marker in _custom_ids(message):
                    return str(message.id)
            may_look = await self._may_look(to)
        except discord.RateLimited as limit:
            raise NotNowError(limit.retry_after) from limit
        except (aiohttp.ClientError, TimeoutError, OSError, discord.DiscordServerError) as error:
            raise NotNowError(_UNREACHABLE) from error
        except discord.HTTPException as error:
            if error.status == _TOO_MANY:
                raise NotNowError(_asked_to_wait(error)) from error
            raise CannotLookError from error
        if not may_look:
            raise CannotLookError
        return None

    async def tell(self, workspace: Workspace, person: str, words: Sequence[str], key: str) -> None:
        """Write to a person; a closed conversation is no failure."""
        try:
            channel = await self.client.create_dm(discord.Object(int(person)))
            view = drawn(note_card(" ".join(words)))
            await channel.send(view=view, nonce=key[:25], allowed_mentions=NOBODY)
        except (discord.HTTPException, aiohttp.ClientError, ValueError) as error:
            logger.warning("nobody could be told", extra={"error": type(error).__name__})

    async def _may_look(self, to: Destination) -> bool:
        """Tell whether what we were shown is all: who may not read a channel sees it empty."""
        place = int(to.thread or to.channel)
        channel = self.client.get_channel(place) or await self.client.fetch_channel(place)
        if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
            return True
        ours: discord.Member | None = channel.guild.me  # None before the gateway told of the guild
        return ours is None or channel.permissions_for(ours).read_message_history

    def _target(self, to: Destination) -> discord.PartialMessageable:
        return self.client.get_partial_messageable(int(to.thread or to.channel))

    def _refused(self, to: Destination) -> PlatformRefused:
        channel = self.client.get_channel(int(to.thread or to.channel))
        permissions = ", ".join(lacking_to_post(channel))
        return PlatformRefused(wording.MAY_NOT_POST_HERE.format(permissions=permissions), hint="")


def _asked_to_wait(error: discord.HTTPException) -> float:
    asked = error.response.headers.get("Retry-After", "")
    return float(asked) if asked.isdecimal() else _UNREACHABLE


def _custom_ids(message: discord.Message) -> set[str]:
    shown = ui.LayoutView.from_message(message, timeout=None)
    shown.stop()
    buttons = (one for one in shown.walk_children() if isinstance(one, ui.Button))
    return {one.custom_id for one in buttons if one.custom_id}
