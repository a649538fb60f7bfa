"""One use of the bot: a command, a press or a form, and the ways to answer it at once."""

import asyncio
import logging
from dataclasses import dataclass

import discord

from bot.adapters.cards.card import Card
from bot.adapters.cards.notices import note_card
from bot.adapters.discord.caller import DiscordCaller
from bot.adapters.discord.house import NOBODY, House, drawn
from bot.adapters.discord.layout import View
from bot.adapters.discord.places import place_of_use, workspace_of
from bot.adapters.discord.translate import may_manage
from bot.core.place import Destination, Workspace
from bot.core.request import Request

logger = logging.getLogger(__name__)

_SLOW = 1.5  # seconds; a use is acknowledged after this even if the store has not answered yet

_TOO_LATE = 10062
ANSWERED_ALREADY = 40060

Interaction = discord.Interaction[discord.Client]


@dataclass(frozen=True, slots=True)
class Using:
    """One use, with what is needed to answer it."""

    house: House
    use: Interaction

    @property
    def person(self) -> str:
        """Give who uses the bot."""
        return str(self.use.user.id)

    @property
    def workspace(self) -> Workspace:
        """Give the server, or direct messages."""
        return workspace_of(self.use.guild_id if self.use.is_guild_integration() else None)

    @property
    def is_admin(self) -> bool:
        """Tell whether who uses the bot may manage the server that it is installed on."""
        return may_manage(self.use)

    @property
    def may_delete(self) -> bool:
        """Tell whether who uses the bot may delete what others had posted here."""
        may_tidy = self.use.is_guild_integration() and self.use.permissions.manage_messages
        return self.is_admin or may_tidy

    async def is_first(self) -> bool:
        """Tell whether nobody has heard this use yet: Discord tells every process of each."""
        front = self.house.front
        return await front.inbox.first_time(
            self.workspace, f"use {self.use.id}", at=front.clock.now()
        )

    def place(self, *, is_private: bool = False) -> Destination:
        """Give where the use was made."""
        return place_of_use(self.use, is_private=is_private)

    async def begin(self, request: Request) -> None:
        """Keep a request, acknowledge the use, and begin; somebody else's is left to them.

        The acknowledgement comes after the inbox, so that of two processes one answers; but it
        comes, even if the inbox is slow: Discord waits three seconds.
        """
        taking = asyncio.create_task(self.house.front.bench.take(request))
        done, _ = await asyncio.wait({taking}, timeout=_SLOW)
        if done and not taking.result():
            return
        try:
            await self.use.response.defer(thinking=True, ephemeral=request.is_private)
        except discord.HTTPException as error:  # too late, or another process was first
            if error.code not in {_TOO_LATE, ANSWERED_ALREADY}:
                raise
            logger.warning("a use was not acknowledged", extra={"code": error.code})
        if await taking:
            self.house.front.bench.start(request, DiscordCaller(self.house, request))

    async def show(self, card: Card) -> None:
        """Answer with a card that only this person sees."""
        await self.show_view(drawn(card))

    async def show_view(self, view: View) -> None:
        """Answer with a view that only this person sees."""
        if self.use.response.is_done():
            await self.use.followup.send(view=view, ephemeral=True, allowed_mentions=NOBODY)
        else:
            await self.use.response.send_message(view=view, ephemeral=True, allowed_mentions=NOBODY)

    async def turn_to(self, view: View) -> None:
        """Show another page in the place of the one that was pressed."""
        await self.use.response.edit_message(view=view, allowed_mentions=NOBODY)

    async def say(self, text: str) -> None:
        """Answer with a sentence that only this person sees."""
        await self.show(note_card(text))

    async def say_once(self, text: str) -> None:
        """Say a sentence, unless another process has heard this use and says it."""
        if await self.is_first():
            await self.say(text)

    async def think(self) -> None:
        """Acknowledge at once; the answer, for this person only, takes a moment."""
        await self.use.response.defer(ephemeral=True, thinking=True)

    def is_on_own_page(self) -> bool:
        """Tell whether the press was made on a message that only this person sees."""
        message = self.use.message
        return message is not None and message.flags.ephemeral
