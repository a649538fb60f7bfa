"""Digests on Discord: a nonce for minutes, and the key in a button for as long as it stands."""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

import aiohttp
import discord
from discord import ui

from bot.adapters.cards.card import Action, Verb
from bot.adapters.cards.digest_card import (
    digest_cards,
    left_cards,
    opening_cards,
    story_cards,
)
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.cards.notices import note_card
from bot.adapters.discord import forum_posts
from bot.adapters.discord.house import NOBODY, drawn
from bot.adapters.discord.layout import View, layout_of
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
_LOCKED, _GONE = frozenset({50083, 160005}), 10003
_TOO_MANY = 429


@dataclass(frozen=True, slots=True)
class DiscordMessenger:
    """The port `Messenger` for Discord."""

    client: discord.Client
    settle: timedelta = timedelta(seconds=10)
    platform: str = PLATFORM

    async def count(self, to: Destination, digest: Digest) -> int:
        """Give one, what does not fit is counted in it; in a forum one more for each story."""
        is_forum = await self._forum(to) is not None
        return 1 + len(digest.stories) if is_forum else 1

    def following(self, to: Destination, first: str) -> Destination:
        """Give the post that the first message opened: only a forum has more than one."""
        return replace(to, thread=first)

    def closed_for(self, to: Destination) -> float:
        """Give 0: discord.py waits by itself where it was asked to, or says that it is long."""
        return 0.0

    async def post(self, to: Destination, digest: Digest, number: int, key: str) -> str:
        """Post a part; the id of the message. See the port for what may be raised."""
        forum = await self._forum(to)
        try:
            if forum is not None:
                view = first_fitting(opening_cards(digest, key), layout_of)
                return await forum_posts.open_post(self.client, forum, digest, view)
            return await self._send(to, _view_of(digest, number, key), key)
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
            raise self._refused(to, error) from error

    async def edit(
        self, to: Destination, digest: Digest, number: int, key: str, message: str
    ) -> None:
        """Let a message show what is left of a digest. See the port for what may be raised."""
        cards = left_cards(digest, number, key)
        if await self._forum(to) is not None:
            to = self.following(to, message)
            cards = opening_cards(digest, key) if digest.stories else cards
        target = self._target(to).get_partial_message(int(message))
        try:
            await target.edit(view=first_fitting(cards, layout_of), allowed_mentions=NOBODY)
        except discord.NotFound:  # somebody deleted it
            return
        except discord.RateLimited as limit:
            raise NotNowError(limit.retry_after) from limit
        except (aiohttp.ClientError, TimeoutError, OSError, discord.DiscordServerError) as error:
            raise NotNowError(_UNREACHABLE) from error
        except discord.HTTPException as error:
            if error.status == _TOO_MANY:
                raise NotNowError(_asked_to_wait(error)) from error
            raise self._refused(to, error) from error

    async def find(self, to: Destination, key: str, *, since: datetime) -> str | None:
        """Look through the channel or the posts of the forum, from shortly before the attempt."""
        marker = Action(Verb.PAUSE, (key,)).token
        begun = since - _BEFORE
        forum = await self._forum(to)
        with _asking():
            if not await self._may_look(to):
                raise CannotLookError
            if forum is not None:
                return await self._found_post(forum, marker, begun)
            after = discord.Object(discord.utils.time_snowflake(begun))
            async for message in self._target(to).history(limit=_LOOKED_AT, after=after):
                if self._is_marked(message, marker):
                    return str(message.id)
        return None

    async def tell(self, workspace: Workspace, person: str, words: Sequence[str], key: str) -> None:
        """Write to a person; a closed conversation is no failure."""
        try:
            channel = await self.client.create_dm(discord.Object(int(person)))
            view = drawn(note_card(" ".join(words)))
            await channel.send(view=view, nonce=key[:25], allowed_mentions=NOBODY)
        except (discord.HTTPException, aiohttp.ClientError, ValueError) as error:
            logger.warning("nobody could be told", extra={"error": type(error).__name__})

    async def _send(self, to: Destination, view: View, key: str) -> str:
        message = await self._target(to).send(
            view=view, nonce=key, allowed_mentions=NOBODY, silent=True
        )
        return str(message.id)

    async def _forum(self, to: Destination) -> discord.ForumChannel | None:
        """Give the forum that a place is; None for another channel, or one that is not seen."""
        if to.thread:
            return None
        found: object = self.client.get_channel(int(to.channel))
        if found is None:
            try:
                with _asking():
                    found = await self.client.fetch_channel(int(to.channel))
            except CannotLookError:
                return None
        return found if isinstance(found, discord.ForumChannel) else None

    async def _found_post(
        self, forum: discord.ForumChannel, marker: str, since: datetime
    ) -> str | None:
        async for thread in forum_posts.posts_since(forum, since):
            try:
                message = await thread.fetch_message(thread.id)
            except discord.NotFound:  # somebody deleted it
                continue
            if self._is_marked(message, marker):
                return str(thread.id)
        return None

    def _is_marked(self, message: discord.Message, marker: str) -> bool:
        return message.author == self.client.user and marker in _custom_ids(message)

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

    def _refused(self, to: Destination, error: discord.HTTPException) -> PlatformRefused:
        channel = self.client.get_channel(int(to.thread or to.channel))
        lacking = ", ".join(lacking_to_post(channel)) if channel is not None else ""
        if error.code in _LOCKED:
            told = wording.LOCKED
        elif error.code == _GONE:
            told = wording.CHANNEL_GONE
        elif lacking or error.status == 403:
            told = wording.MAY_NOT_POST_HERE.format(
                permissions=lacking or ", ".join(lacking_to_post(None))
            )
        else:
            told = wording.DISCORD_SAYS.format(reason=error.text)
        return PlatformRefused(told, hint="")


@contextmanager
def _asking() -> Iterator[None]:
    """Say what a failure means of a request that changes nothing."""
    try:
        yield
    except discord.RateLimited as limit:
        raise NotNowError(limit.retry_after) from limit
    except (aiohttp.ClientError, TimeoutError, OSError, discord.DiscordServerError) as error:
        raise NotNowError(_UNREACHABLE) from error
    except (discord.HTTPException, discord.InvalidData) as error:
        if isinstance(error, discord.HTTPException) and error.status == _TOO_MANY:
            raise NotNowError(_asked_to_wait(error)) from error
        raise CannotLookError from error


def _view_of(digest: Digest, number: int, key: str) -> View:
    """Give the message of a part: all of the digest, or one story of it."""
    if number == 0:
        return first_fitting(digest_cards(digest, key), layout_of)
    return first_fitting(story_cards(digest.stories[number - 1], number, key), layout_of)


def _asked_to_wait(error: discord.HTTPException) -> float:
    asked = error.response.headers.get("Retry-After", "")
    return float(asked) if asked.isdecimal() else _UNREACHABLE


def _custom_ids(message: discord.Message) -> set[str]:
    shown = ui.LayoutView.from_message(message, timeout=None)
    shown.stop()
    buttons = (one for one in shown.walk_children() if isinstance(one, ui.Button))
    return {one.custom_id for one in buttons if one.custom_id}
