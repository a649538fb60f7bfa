"""The client: what Discord tells us, and who acts on it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import discord
from discord import app_commands

from bot.adapters.cards.card import Action
from bot.adapters.cards.notices import note_card, welcome_card
from bot.adapters.discord.caller import DiscordCaller
from bot.adapters.discord.commands import KEPT, Commands, begin_brief
from bot.adapters.discord.files import Files
from bot.adapters.discord.forms import about_of, fields_of
from bot.adapters.discord.house import NOBODY, House, drawn
from bot.adapters.discord.items import ChosenOption, PickedThing, PressedButton, Pressing
from bot.adapters.discord.places import PLATFORM, Seen, workspace_of
from bot.adapters.discord.posting import post
from bot.adapters.discord.presses import Press, on_press
from bot.adapters.discord.submissions import HEARD, Submission, on_submission
from bot.adapters.discord.translate import request_from_message, wish_of
from bot.adapters.discord.using import Interaction, Using
from bot.adapters.wording import discord as wording
from bot.core.request import Request, Wish
from bot.journeys.chat_ports import Taken
from bot.journeys.front import Front

logger = logging.getLogger(__name__)

FORGOTTEN_AFTER = 30  # days
GUILDS_COME_WITHIN = 2.0  # seconds after each other at the start; discord.py's own
_LONGEST_RATE_LIMIT = 30.0  # seconds


class OnceTree(app_commands.CommandTree["BriefingClient"]):
    """Commands; of several processes, which all hear each use, one answers."""

    async def interaction_check(self, interaction: Interaction) -> bool:
        """Tell whether this process answers; what keeps its request asks the inbox itself."""
        is_typing = interaction.type is discord.InteractionType.autocomplete
        command = interaction.command
        is_kept = command is not None and command.qualified_name in KEPT and not is_typing
        return is_kept or await Using(self.client.house, interaction).is_first()


class BriefingClient(Pressing):
    """Hears commands, presses and messages, and hands them on. Made anew for every start."""

    def __init__(
        self,
        front: Front,
        files: Files,
        *,
        follows_threads: bool,
        guilds_come_within: float = GUILDS_COME_WITHIN,
    ) -> None:
        super().__init__(
            intents=_intents(follows_threads=follows_threads),
            allowed_mentions=NOBODY,
            max_messages=None,
            chunk_guilds_at_startup=False,
            max_ratelimit_timeout=_LONGEST_RATE_LIMIT,
            guild_ready_timeout=guilds_come_within,
        )
        self.front = front
        self.house = House(front, self, files, follows_threads)
        self.heard, self.picked = self._pressed, self._picked
        self.opened = asyncio.Event()
        self.tree = OnceTree(self)
        self.tree.error(self._failed)
        Commands(self.house).register(self.tree)

    async def setup_hook(self) -> None:
        """Make ready before anything is heard."""
        self.add_dynamic_items(PressedButton, ChosenOption, PickedThing)
        await self.tree.sync()

    async def on_ready(self) -> None:
        """Say that everything is heard from now on."""
        self.opened.set()

    async def caller_of(self, taken: Taken) -> DiscordCaller:
        """Give the way back for a request that another process left."""
        return DiscordCaller(self.house, taken.request, is_repeat=True)

    async def on_message(self, message: discord.Message) -> None:
        """Begin what a mention, a reply, a direct message or a thread of ours asks for."""
        ours = self.user.id if self.user else 0
        follows = self.house.follows_threads
        wish = wish_of(message, ours, follows_threads=follows)
        if wish is None:
            return
        channel = await self._known(message)
        request = request_from_message(message, ours, wish=wish, channel=channel)
        if not await self._is_for_us(request):
            return
        if await self.front.bench.take(request):
            self.front.bench.start(request, DiscordCaller(self.house, request))

    async def on_interaction(self, interaction: Interaction) -> None:
        """Hear a form that was sent off, also one that an earlier start opened."""
        if interaction.type is discord.InteractionType.modal_submit:
            await self._safely(interaction, self._submitted)

    async def on_guild_join(self, guild: discord.Guild) -> None:
        """Greet who owns the server, once; what was to be forgotten is kept."""
        workspace = workspace_of(guild.id)
        await self.front.leaving.back(workspace)
        if await self.front.inbox.first_time(workspace, "welcome", at=self.front.clock.now()):
            told = wording.WHEN_REMOVED.format(days=FORGOTTEN_AFTER)
            rules, model = await self.front.rules.of(workspace), self.front.desk.brief.engine.model
            view = drawn(welcome_card(rules, told, model))
            await self._tell(guild.owner_id, view, f"hi {guild.id}")

    async def on_guild_remove(self, guild: discord.Guild) -> None:
        """Plan to forget a server that removed us. An outage comes as another event."""
        await self.front.leaving.later(workspace_of(guild.id), days=FORGOTTEN_AFTER)
        told = wording.GOODBYE.format(name=guild.name, days=FORGOTTEN_AFTER)
        await self._tell(guild.owner_id, drawn(note_card(told)), f"bye {guild.id}")

    async def on_guild_channel_delete(self, channel: discord.abc.GuildChannel) -> None:
        """Forget what was read behind the wall of a channel that is gone."""
        await self.front.leaving.channel(workspace_of(channel.guild.id), str(channel.id))

    async def on_raw_thread_delete(self, thread: discord.RawThreadDeleteEvent) -> None:
        """Forget what was read behind the wall of a private thread that is gone."""
        await self.front.leaving.channel(workspace_of(thread.guild_id), str(thread.thread_id))

    async def on_error(self, event: str, /, *_: object, **__: object) -> None:
        """Log what went wrong with an event: the door of everything that is no command."""
        told = {"event": event, "platform": PLATFORM}
        logger.error("an event failed", exc_info=True, extra=told)  # noqa: LOG014  (called in one)

    async def _pressed(self, interaction: Interaction, action: Action | None) -> None:
        async def pressed(use: Interaction) -> None:
            if not await Using(self.house, use).is_first():
                return
            if action is None:
                await Using(self.house, use).say(wording.TOO_OLD)
            else:
                await on_press(Press(self.house, use, action))

        await self._safely(interaction, pressed)

    async def _picked(self, interaction: Interaction, offer: str, number: int) -> None:
        async def picked(use: Interaction) -> None:
            things = self.house.offers.get(offer, ())
            if number < len(things):
                await begin_brief(Using(self.house, use), things[number], about=offer)
            else:
                await Using(self.house, use).say_once(wording.CHOOSE_AGAIN)

        await self._safely(interaction, picked)

    async def _submitted(self, use: Interaction) -> None:
        if not await Using(self.house, use).is_first():
            return
        action = about_of(use)
        if action is None or action.verb not in HEARD:
            await Using(self.house, use).say(wording.TOO_OLD)
        else:
            await on_submission(Submission(self.house, use, action, fields_of(use)))

    async def _safely(
        self, interaction: Interaction, act: Callable[[Interaction], Awaitable[None]]
    ) -> None:
        try:
            await act(interaction)
        except Exception:  # the door: the person gets a sentence, the log gets the reason
            logger.exception("a use failed", extra={"platform": PLATFORM})
            await Using(self.house, interaction).say(wording.SOMETHING_WRONG)

    async def _failed(self, interaction: Interaction, error: app_commands.AppCommandError) -> None:
        logger.error("a command failed", exc_info=error, extra={"platform": PLATFORM})
        await Using(self.house, interaction).say(wording.SOMETHING_WRONG)

    async def _known(self, message: discord.Message) -> Seen:
        """Give the channel of a message; a thread that slept is not in the cache of discord.py."""
        channel = message.channel
        if message.guild is None or not isinstance(channel, discord.PartialMessageable):
            return channel
        try:
            return await self.fetch_channel(channel.id)
        except discord.HTTPException as error:  # then it counts as private
            logger.warning("a channel is not known", extra={"code": error.code})
            return channel

    async def _is_for_us(self, request: Request) -> bool:
        """Tell whether a message nobody addressed to us stands in a thread that we follow."""
        if request.wish is not Wish.FOLLOW:
            return True
        return await self.front.conversations.find(request.destination) is not None

    async def _tell(self, person: int | None, view: discord.ui.LayoutView, nonce: str) -> None:
        """Write to a person; a closed conversation is no failure."""
        if person is None:
            return
        try:
            direct = await self.create_dm(discord.Object(person))
            await post(direct, view, nonce=nonce[:25])
        except discord.HTTPException as error:
            logger.warning("nobody could be told", extra={"code": error.code})


def _intents(*, follows_threads: bool) -> discord.Intents:
    """Give what we hear: servers, messages that mention us, direct messages; more only if asked."""
    intents = discord.Intents.none()
    intents.guilds = True
    intents.guild_messages = True
    intents.dm_messages = True
    intents.message_content = follows_threads
    return intents
