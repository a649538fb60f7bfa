"""What happens to threads, whoever does it: opened, archived, locked, opened again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.platforms.discord_server import payloads
from tests.platforms.discord_server.events import Event
from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.places import Channel, User
from tests.platforms.discord_server.wire import Flag, Intent, Kind

if TYPE_CHECKING:
    from tests.platforms.discord_server.world import World


def opened_by(user: User, where: Channel | Message, name: str, *, private: bool) -> Channel:
    """Open a thread for a person, in a channel or from a message."""
    parent = where.channel if isinstance(where, Message) else where
    world: World = parent.world
    kind = Kind.PRIVATE_THREAD if private else Kind.PUBLIC_THREAD
    thread_id = where.id if isinstance(where, Message) else world.clock.snowflake()
    if isinstance(where, Message):
        where.json["flags"] |= int(Flag.HAS_THREAD)
    inside = {user.id: user}
    thread = Channel(world, thread_id, kind, name, parent.guild, parent, user, people=inside)
    announce(thread)
    return thread


def announce(thread: Channel) -> None:
    """Put a new thread into the world and tell who may know."""
    world, guild = thread.world, thread.guild
    world.channels[thread.id] = thread
    if guild is None or not guild.has_bot or not thread.rights(world.bot):
        world.changed()
        return
    written = payloads.channel(thread) | {"newly_created": True}
    world.publish(Event("THREAD_CREATE", written, Intent.GUILDS))


def change(thread: Channel, *, archived: bool | None = None, locked: bool | None = None) -> None:
    """Archive, lock or open a thread and tell who may know."""
    if archived is not None and archived is not thread.archived:
        thread.archived, thread.archived_at = archived, thread.world.clock.now
    thread.locked = thread.locked if locked is None else locked
    thread.world.tell_of_channel("THREAD_UPDATE", thread)
