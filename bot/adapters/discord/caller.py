"""The way back to somebody on Discord: by editing a deferred answer, or by replying."""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import aiohttp
import discord

from bot.adapters.cards.notices import note_card
from bot.adapters.cards.outcome_card import messages_of
from bot.adapters.discord.house import MANNER, NOBODY, House, drawn
from bot.adapters.discord.layout import ROOM, View, layout_of
from bot.adapters.discord.posting import post
from bot.adapters.discord.translate import files_of, links_in, words_of
from bot.adapters.wording import discord as wording
from bot.core.request import Attachment, Request, Wish
from bot.core.upload import Upload
from bot.journeys.caller import Outcome, Step

logger = logging.getLogger(__name__)

_ORIGINAL = "@original"
_TOKEN_LASTS = timedelta(minutes=14)  # Discord says 15; the last one is kept for the answer
_STEP_EVERY = timedelta(seconds=2)
# Unknown webhook, invalid token, unknown interaction, unknown message: the token is of no use.
_DEAD = frozenset({10015, 50027, 10062, 10008})
_CLOSED = frozenset({50001, 50013, 10003, 50083, 160005})  # not seen, not allowed, gone, locked
_LOOKED_AT = 50


@dataclass(slots=True)
class DiscordCaller:
    """Somebody on Discord who waits for an answer."""

    house: House
    request: Request
    is_repeat: bool = False
    _stepped_at: datetime | None = field(default=None)

    async def complete(self, request: Request) -> Request:
        """Add what a bare mention is about: the message it replies to."""
        self.request = request
        is_bare = not request.links and not request.files and request.wish is Wish.HEAR
        if is_bare and request.handle.get("reply_to"):
            self.request = await self._with_replied(request)
        return self.request

    async def fetch(self, file: Attachment) -> Upload:
        """Get a file from Discord."""
        return await self.house.files.fetch(file)

    async def step(self, step: Step, detail: str = "") -> None:
        """Edit the deferred answer, at most every two seconds; the first two show "thinking"."""
        now = self.house.front.clock.now()
        if not self._has_token(now):
            return
        self._stepped_at = self._stepped_at or now
        if now - self._stepped_at < _STEP_EVERY:
            return
        self._stepped_at = now
        view = drawn(note_card(wording.STEPS[step.value].format(detail=detail)))
        try:
            await self._edit(view)
        except (discord.HTTPException, aiohttp.ClientError) as error:
            logger.warning("no step is shown", extra={"error": type(error).__name__})

    async def is_admin(self) -> bool:
        """Tell whether who asks may manage the server."""
        return self.request.handle.get("admin") == "yes"

    async def deliver(self, outcome: Outcome, key: str) -> str | None:
        """Show the outcome once: in the deferred answer, or as a reply."""
        views = messages_of(outcome, layout_of, room=ROOM, manner=MANNER, ways=wording.WAYS)
        if self._has_token(self.house.front.clock.now()):
            try:
                return await self._answer(views)
            except discord.HTTPException as error:
                if error.code not in _DEAD and error.status not in {401, 404}:
                    raise
        return await self._reply(views, key)

    async def _answer(self, views: tuple[View, ...]) -> str:
        """Edit the deferred answer, which may be done again; what is longer follows it."""
        message = await self._edit(views[0])
        for view in views[1:]:
            await self._webhook().send(
                view=view,
                ephemeral=self.request.is_private,
                allowed_mentions=NOBODY,
                silent=not self.request.is_private,
                wait=True,
            )
        return str(message.id)

    async def _edit(self, view: View) -> discord.WebhookMessage:
        # The type wants a number; "@original" is Discord's own name for the deferred answer.
        edit: Callable[..., Awaitable[discord.WebhookMessage]] = self._webhook().edit_message
        return await edit(_ORIGINAL, view=view, allowed_mentions=NOBODY)

    async def _reply(self, views: tuple[View, ...], key: str) -> str:
        if self.request.is_private:
            return await self._directly(views, key)
        if self.is_repeat and (found := await self._found()):
            return found
        try:
            return await self._send(int(self.request.handle["channel"]), views, key)
        except discord.HTTPException as error:
            if error.code not in _CLOSED:
                raise
            return await self._directly((drawn(note_card(wording.MAY_NOT_POST)), *views), key)

    async def _directly(self, views: tuple[View, ...], key: str) -> str:
        user = await self.house.client.fetch_user(int(self.request.person))
        channel = user.dm_channel or await user.create_dm()
        return await self._send(channel.id, views, key, is_reply=False)

    async def _send(
        self, channel: int, views: tuple[View, ...], key: str, *, is_reply: bool = True
    ) -> str:
        target = self.house.client.get_partial_messageable(channel)
        first = ""
        for number, view in enumerate(views):
            nonce = f"{key}.{number}" if number else key
            answered = self._reference(channel) if is_reply and not number else None
            message = await post(target, view, nonce=nonce, answered=answered)
            first = first or str(message.id)
        return first

    def _reference(self, channel: int) -> discord.MessageReference | None:
        message = self.request.handle.get("message")
        if not message:
            return None
        return discord.MessageReference(
            message_id=int(message), channel_id=channel, fail_if_not_exists=False
        )

    async def _found(self) -> str | None:
        """Look for our reply to the message: a nonce is remembered for minutes only."""
        asked = self.request.handle.get("message")
        if not asked or self.house.client.user is None:
            return None
        channel = self.house.client.get_partial_messageable(int(self.request.handle["channel"]))
        after = discord.Object(int(asked))
        async for message in channel.history(limit=_LOOKED_AT, after=after):
            replied = message.reference.message_id if message.reference else None
            if message.author.id == self.house.client.user.id and str(replied) == asked:
                return str(message.id)
        return None

    async def _with_replied(self, request: Request) -> Request:
        channel = self.house.client.get_partial_messageable(int(request.handle["channel"]))
        try:
            above = await channel.fetch_message(int(request.handle["reply_to"]))
        except discord.HTTPException as error:
            logger.warning("a replied-to message could not be read", extra={"code": error.code})
            return request
        ours = self.house.client.user.id if self.house.client.user else 0
        if above.author.id == ours:
            return request
        links, files = links_in(above.content), files_of(above.attachments)
        is_bare = not request.text.strip() and not links and not files
        text = words_of(above.content, ours) if is_bare else request.text
        return replace(request, links=links, files=files, text=text)

    def _has_token(self, now: datetime) -> bool:
        handle = self.request.handle
        if "token" not in handle:
            return False
        return now - datetime.fromisoformat(handle["used_at"]) < _TOKEN_LASTS

    def _webhook(self) -> discord.Webhook:
        handle = self.request.handle
        webhook = discord.Webhook.partial(
            int(handle["application"]), handle["token"], client=self.house.client
        )
        webhook.type = discord.WebhookType.application
        return webhook
