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
from bot.adapters.discord.permissions import lacking_to_post
from bot.adapters.discord.posting import post, posted_before
from bot.adapters.discord.replied import with_replied
from bot.adapters.wording import discord as wording
from bot.core.request import Attachment, Request
from bot.core.upload import Upload
from bot.journeys.caller import Briefed, Outcome, Step

logger = logging.getLogger(__name__)

_ORIGINAL = "@original"
_TOKEN_LASTS = timedelta(minutes=14)  # Discord says 15; the last one is kept for the answer
_STEP_EVERY = timedelta(seconds=2)
# Unknown webhook, invalid token, unknown interaction, unknown message: the token is of no use.
_DEAD = frozenset({10015, 50027, 10062, 10008})
_CLOSED = frozenset({50001, 50013, 10003, 50083, 160005})  # not seen, not allowed, gone, locked


@dataclass(slots=True)
class DiscordCaller:
    """Somebody on Discord who waits for an answer."""

    house: House
    request: Request
    is_repeat: bool = False
    _stepped_at: datetime | None = field(default=None)
    _has_answered: bool = field(default=False)

    async def complete(self, request: Request) -> Request:
        """Add what a message is about: the one it replies to."""
        self.request = await with_replied(self.house, request)
        return self.request

    async def fetch(self, file: Attachment) -> Upload:
        """Get a file from Discord."""
        return await self.house.files.fetch(file)

    async def step(self, step: Step, detail: str = "") -> None:
        """Edit the deferred answer, at most every two seconds; the first two show "thinking"."""
        now = self.house.front.clock.now()
        if not self._has_token(now) or self._has_answered:
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

    async def language(self) -> str | None:
        """Give the language that who used us has set in Discord; a message does not tell."""
        return self.request.handle.get("locale", "").partition("-")[0] or None

    async def is_admin(self) -> bool:
        """Tell whether who asks may manage the server."""
        return self.request.handle.get("admin") == "yes"

    async def deliver(self, outcome: Outcome, key: str) -> str | None:
        """Show the outcome once: in the deferred answer, or as a reply."""
        manner = replace(MANNER, asked_about=self.request.handle.get("posting"))
        views = messages_of(outcome, layout_of, room=ROOM, manner=manner, ways=wording.WAYS)
        if isinstance(outcome, Briefed) and (about := self.request.handle.get("about")):
            self.house.note_about(outcome.posting.id, about)
        if self._has_token(self.house.front.clock.now()):
            try:
                return await self._answer(views)
            except discord.HTTPException as error:
                if error.code not in _DEAD and error.status not in {401, 404}:
                    raise
                logger.info("a token ended early", extra={"code": error.code})
        return await self._reply(views, key)

    async def _answer(self, views: tuple[View, ...]) -> str:
        """Edit the deferred answer, which may be done again; what is more follows it."""
        named = ""
        for view in views:
            message = await (self._follow(view) if self._has_answered else self._edit(view))
            self._has_answered = True
            named = named or str(message.id)
        return named

    async def _follow(self, view: View) -> discord.WebhookMessage:
        return await self._webhook().send(
            view=view,
            ephemeral=self.request.is_private,
            allowed_mentions=NOBODY,
            silent=not self.request.is_private,
            wait=True,
        )

    async def _edit(self, view: View) -> discord.WebhookMessage:
        # The type wants a number; "@original" is Discord's own name for the deferred answer.
        edit: Callable[..., Awaitable[discord.WebhookMessage]] = self._webhook().edit_message
        return await edit(_ORIGINAL, view=view, allowed_mentions=NOBODY)

    async def _reply(self, views: tuple[View, ...], key: str) -> str:
        # A direct message needs no other way: there is nobody else to see the answer.
        if self.request.is_private and "token" in self.request.handle:
            return await self._directly(views, key)
        channel = int(self.request.handle["channel"])
        try:
            return await self._send(channel, views, key)
        except discord.HTTPException as error:
            if error.code not in _CLOSED:
                raise
        lacking = ", ".join(lacking_to_post(self.house.client.get_channel(channel)))
        told = wording.MAY_NOT_POST_THERE if lacking else wording.MAY_NOT_POST
        card = note_card(told.format(permissions=lacking))
        return await self._directly((drawn(card), *views), f"{key}d")

    async def _directly(self, views: tuple[View, ...], key: str) -> str:
        person = discord.Object(int(self.request.person))
        channel = await self.house.client.create_dm(person)
        return await self._send(channel.id, views, key, is_reply=False)

    async def _send(
        self, channel: int, views: tuple[View, ...], key: str, *, is_reply: bool = True
    ) -> str:
        target = self.house.client.get_partial_messageable(channel)
        first = ""
        for number, view in enumerate(views):
            answered = self._reference(channel) if is_reply and not number else None
            message = await self._before(channel, view, answered)
            nonce = f"{key}.{number}" if number else key
            message = message or await post(target, view, nonce=nonce, answered=answered)
            first = first or str(message.id)
        return first

    async def _before(
        self, channel: int, view: View, answered: discord.MessageReference | None
    ) -> discord.Message | None:
        if not self.is_repeat:
            return None
        asked = int(self.request.id.partition(":")[2])
        return await posted_before(self.house.client, channel, view, after=asked, answered=answered)

    def _reference(self, channel: int) -> discord.MessageReference | None:
        message = self.request.handle.get("message")
        if not message:
            return None
        return discord.MessageReference(
            message_id=int(message), channel_id=channel, fail_if_not_exists=False
        )

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
