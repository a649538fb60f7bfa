"""Guilds, roles, channels and the people in them, as the server keeps them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from tests.platforms.discord_server.wire import (
    ALL_RIGHTS,
    EVERYDAY,
    NO_RIGHTS,
    THREADS,
    UPLOAD_LIMIT,
    Kind,
    Right,
)
from tests.platforms.troubles import Shown

if TYPE_CHECKING:
    from tests.platforms.discord_server.message import Message
    from tests.platforms.discord_server.people import Person
    from tests.platforms.discord_server.world import World


@dataclass(slots=True, eq=False)
class User:
    """Anybody with an account, the bot included."""

    id: str
    name: str
    bot: bool = False
    takes_dms: bool = True
    has_app: bool = False
    locale: str = "en-GB"


@dataclass(slots=True, eq=False)
class Role:
    """A role of a guild with its permissions."""

    id: str
    name: str
    rights: Right = NO_RIGHTS
    mentionable: bool = True


@dataclass(slots=True)
class Overwrite:
    """What a channel allows or denies one role or member."""

    is_role: bool
    allow: Right = NO_RIGHTS
    deny: Right = NO_RIGHTS


@dataclass(slots=True, eq=False)
class Membership:
    """One user in one guild."""

    user: User
    roles: list[Role] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Guild:
    """A guild with its roles, members and channels."""

    world: World
    id: str
    name: str
    owner: User
    everyone: Role
    has_bot: bool
    available: bool = True
    upload_limit: int = UPLOAD_LIMIT
    locale: str = "en-GB"
    roles: dict[str, Role] = field(default_factory=dict)
    members: dict[str, Membership] = field(default_factory=dict)
    channels: dict[str, Channel] = field(default_factory=dict)

    def rights(self, user: User) -> Right:
        """Give what a member may do in the guild, before any channel says otherwise."""
        member = self.members.get(user.id)
        if member is None:
            return NO_RIGHTS
        rights = self.everyone.rights
        for role in member.roles:
            rights |= role.rights
        above = user is self.owner or Right.ADMINISTRATOR in rights
        return ALL_RIGHTS if above else rights

    def channel(self, name: str) -> Channel:
        """Give the text channel of that name that everybody sees; a new one the first time."""
        return self._named(name) or self.world.new_channel(self, name)

    def private_channel(
        self, name: str, *, members: Iterable[Person] = (), bot: bool = True
    ) -> Channel:
        """Give the text channel of that name that only `members` see, and the bot if it may."""
        inside = [one.user for one in members] + ([self.world.bot] if bot else [])
        return self._named(name) or self.world.new_channel(self, name, only=inside)

    def news(self, name: str) -> Channel:
        """Give the announcement channel of that name."""
        return self._named(name) or self.world.new_channel(self, name, kind=Kind.NEWS)

    def forum(self, name: str) -> Channel:
        """Give the forum of that name: it holds threads and no messages of its own."""
        return self._named(name) or self.world.new_channel(self, name, kind=Kind.FORUM)

    def member(self, who: str | Person, *, manage_server: bool = False) -> Person:
        """Let somebody join, by name or because we know them already."""
        return self.world.join(self, who, manage_server=manage_server)

    def leaves(self, who: Person) -> None:
        """Let somebody leave."""
        self.world.leave(self, who)

    def _named(self, name: str) -> Channel | None:
        return next((one for one in self.channels.values() if one.name == name), None)


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag of a forum; `moderated` ones only moderators may give."""

    id: str
    name: str
    moderated: bool = False


@dataclass(slots=True, eq=False)
class Channel:
    """A text channel, thread, forum or direct conversation with its messages."""

    world: World
    id: str
    kind: Kind
    name: str
    guild: Guild | None = None
    parent: Channel | None = None
    owner: User | None = None
    overwrites: dict[str, Overwrite] = field(default_factory=dict)
    shown: Shown = list
    people: dict[str, User] = field(default_factory=dict)
    archived: bool = False
    locked: bool = False
    archive_after: int = 1440
    archived_at: datetime | None = None
    tags: list[Tag] = field(default_factory=list)
    requires_tag: bool = False
    applied: list[str] = field(default_factory=list)
    deleted: bool = False
    messages: dict[str, Message] = field(default_factory=dict)

    @property
    def is_thread(self) -> bool:
        """Tell whether this is a thread of another channel."""
        return self.kind in THREADS

    @property
    def threads(self) -> list[Channel]:
        """Give the threads of this channel, oldest first."""
        return [one for one in self.world.channels.values() if one.parent is self]

    def tag(self, name: str, *, moderated: bool = False) -> Tag:
        """Give the forum one more tag."""
        self.tags.append(Tag(self.world.clock.snowflake(), name, moderated))
        self.world.tell_of_channel("CHANNEL_UPDATE", self)
        return self.tags[-1]

    def requires_tags(self) -> None:
        """Let nobody post here without a tag."""
        self.requires_tag = True
        self.world.tell_of_channel("CHANNEL_UPDATE", self)

    @property
    def mention(self) -> str:
        """Give what a person types to name this channel."""
        return f"<#{self.id}>"

    def rights(self, user: User) -> Right:
        """Give what somebody may do here; nothing for whom the channel does not exist."""
        if self.guild is None:
            return EVERYDAY if user.id in self.people else NO_RIGHTS
        if self.parent is not None:
            return self._rights_in_thread(user, self.parent)
        rights = self.guild.rights(user)
        if rights != ALL_RIGHTS:
            rights = _overwritten(rights, self._overwrites_for(user))
        return rights if Right.VIEW_CHANNEL in rights else NO_RIGHTS

    def _rights_in_thread(self, user: User, parent: Channel) -> Right:
        rights = parent.rights(user)
        outside = user.id not in self.people and Right.MANAGE_THREADS not in rights
        if self.kind is Kind.PRIVATE_THREAD and outside:
            return NO_RIGHTS
        may_send = Right.SEND_MESSAGES_IN_THREADS in rights
        return rights | Right.SEND_MESSAGES if may_send else rights & ~Right.SEND_MESSAGES

    def _overwrites_for(self, user: User) -> Iterable[list[Overwrite]]:
        assert self.guild is not None
        member = self.guild.members.get(user.id)
        roles = [role.id for role in member.roles] if member else []
        for level in ([self.guild.everyone.id], roles, [user.id]):
            yield [self.overwrites[one] for one in level if one in self.overwrites]


def _overwritten(rights: Right, levels: Iterable[list[Overwrite]]) -> Right:
    """Apply @everyone, then the roles together, then the member: in each, allowing wins."""
    for level in levels:
        for one in level:
            rights &= ~one.deny
        for one in level:
            rights |= one.allow
    return rights
