"""Everything the server knows, and the news about it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, TypeVar

from tests.platforms.discord_server import payloads
from tests.platforms.discord_server.clock import Clock
from tests.platforms.discord_server.events import Event
from tests.platforms.discord_server.files import Files
from tests.platforms.discord_server.people import Person
from tests.platforms.discord_server.picture import picture
from tests.platforms.discord_server.places import (
    Channel,
    Guild,
    Membership,
    Overwrite,
    Role,
    User,
)
from tests.platforms.discord_server.wire import EVERYDAY, Intent, Json, Kind, Right

if TYPE_CHECKING:
    from tests.platforms.discord_server.interaction import Interaction
    from tests.platforms.discord_server.message import Message
    from tests.platforms.discord_server.record import Ping, Recorded

Found = TypeVar("Found")


@dataclass(slots=True, eq=False)
class World:
    """The state of our Discord; whoever changes it says so with `publish` or `changed`."""

    token: str
    patience: float = 10.0
    content_allowed: bool = False
    clock: Clock = field(default_factory=Clock)
    files: Files = field(default_factory=Files)
    users: dict[str, User] = field(default_factory=dict)
    guilds: dict[str, Guild] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)
    interactions: dict[str, Interaction] = field(default_factory=dict)
    commands: dict[str, list[Json]] = field(default_factory=dict)
    requests: list[Recorded] = field(default_factory=list)
    pings: list[Ping] = field(default_factory=list)
    nonces: dict[tuple[str, str], tuple[Message, datetime]] = field(default_factory=dict)
    gateway_url: str = ""
    bot_was_here: bool = False
    listener: Callable[[Event], None] = lambda _: None
    bot: User = field(init=False)
    application_id: str = field(init=False)
    _news: asyncio.Event = field(default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self.new_user("maker")
        self.bot = self.new_user("briefing bot", bot=True)
        self.application_id = self.clock.snowflake()

    def changed(self) -> None:
        """Wake everybody who waits for something."""
        self._news.set()
        self._news = asyncio.Event()

    def publish(self, event: Event) -> None:
        """Tell the sessions and wake everybody who waits."""
        self.listener(event)
        self.changed()

    async def until(
        self, look: Callable[[], Found | None], *, awaited: str, where: Channel | None = None
    ) -> Found:
        """Wait until looking finds something; fail with a picture of the channel."""
        try:
            async with asyncio.timeout(self.patience):
                while (found := look()) is None:
                    await self._news.wait()
        except TimeoutError as error:
            raise AssertionError(f"waited in vain for {awaited}\n{picture(self, where)}") from error
        return found

    def new_user(self, name: str, *, bot: bool = False) -> User:
        """Open an account."""
        user = User(self.clock.snowflake(), name, bot=bot)
        self.users[user.id] = user
        return user

    def new_guild(self, name: str, *, bot: bool = True) -> Guild:
        """Found a guild; with `bot`, the bot has been invited."""
        guild_id = self.clock.snowflake()
        everyone = Role(guild_id, "@everyone", EVERYDAY)
        owner = self.new_user(f"{name} owner")
        guild = Guild(self, guild_id, name, owner, everyone, has_bot=False)
        guild.roles[everyone.id] = everyone
        guild.members[owner.id] = Membership(owner)
        self.guilds[guild.id] = guild
        if bot:
            self.invite_bot(guild)
        return guild

    def invite_bot(self, guild: Guild) -> None:
        """Let the bot join; it may mention everybody, so that only its own care prevents it."""
        role = Role(self.clock.snowflake(), self.bot.name, EVERYDAY | Right.MENTION_EVERYONE)
        guild.roles[role.id] = role
        guild.members[self.bot.id] = Membership(self.bot, [role])
        guild.has_bot = True
        self.publish(Event("GUILD_CREATE", payloads.guild_created(guild), Intent.GUILDS))

    def remove_bot(self, guild: Guild) -> None:
        """Let the bot leave or be thrown out: what was read there must be forgotten."""
        guild.has_bot = False
        guild.members.pop(self.bot.id, None)
        self.publish(Event("GUILD_DELETE", {"id": guild.id}, Intent.GUILDS))

    def outage(self, guild: Guild) -> None:
        """Let a guild be out of reach for a while: nobody left, nothing is to be forgotten."""
        guild.available = False
        gone = {"id": guild.id, "unavailable": True}
        self.publish(Event("GUILD_DELETE", gone, Intent.GUILDS))

    def outage_ends(self, guild: Guild) -> None:
        """Let a guild be in reach again."""
        guild.available = True
        self.publish(Event("GUILD_CREATE", payloads.guild_created(guild), Intent.GUILDS))

    def new_channel(
        self,
        guild: Guild,
        name: str,
        *,
        kind: Kind = Kind.TEXT,
        only: Iterable[User] | None = None,
    ) -> Channel:
        """Open a channel; with `only`, nobody else sees it."""
        channel = Channel(self, self.clock.snowflake(), kind, name, guild)
        if only is not None:
            everyone = Overwrite(is_role=True, deny=Right.VIEW_CHANNEL)
            channel.overwrites[guild.everyone.id] = everyone
            for user in only:
                allowed = Overwrite(is_role=False, allow=Right.VIEW_CHANNEL)
                channel.overwrites[user.id] = allowed
        guild.channels[channel.id] = channel
        self.channels[channel.id] = channel
        self.tell_of_channel("CHANNEL_CREATE", channel)
        return channel

    def conversation(self, people: Iterable[User]) -> Channel:
        """Give the direct conversation of these people; a new one the first time."""
        inside = {one.id: one for one in people}
        for channel in self.channels.values():
            if channel.guild is None and channel.people == inside:
                return channel
        kind = Kind.DM if len(inside) == 2 else Kind.GROUP_DM
        name = ", ".join(one.name for one in inside.values())
        channel = Channel(self, self.clock.snowflake(), kind, name, people=inside)
        self.channels[channel.id] = channel
        return channel

    def join(self, guild: Guild, who: str | Person, *, manage_server: bool) -> Person:
        """Let somebody join a guild; joining twice changes only the rights."""
        user = who.user if isinstance(who, Person) else self._member_named(guild, who)
        roles = [self._managers(guild)] if manage_server else []
        guild.members[user.id] = Membership(user, roles)
        return Person(self, user)

    def _member_named(self, guild: Guild, name: str) -> User:
        known = (one.user for one in guild.members.values() if one.user.name == name)
        return next(known, None) or self.new_user(name)

    def _managers(self, guild: Guild) -> Role:
        known = (role for role in guild.roles.values() if role.name == "managers")
        role = next(known, None) or Role(
            self.clock.snowflake(), "managers", EVERYDAY | Right.MANAGE_GUILD
        )
        guild.roles[role.id] = role
        return role

    def leave(self, guild: Guild, who: Person) -> None:
        """Let somebody leave a guild."""
        del guild.members[who.id]
        self.changed()

    def tell_of_channel(self, event: str, channel: Channel) -> None:
        """Publish what happened to a channel or thread if the bot may know."""
        if channel.guild is not None and channel.guild.has_bot:
            self.publish(Event(event, payloads.channel(channel), Intent.GUILDS))

    def message(self, message_id: str) -> Message | None:
        """Find a message anywhere."""
        for channel in self.channels.values():
            if message_id in channel.messages:
                return channel.messages[message_id]
        return None
