"""What a failed wait shows: the channel, and what the bot asked for last."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.platforms.discord_server.message import Message
    from tests.platforms.discord_server.places import Channel
    from tests.platforms.discord_server.world import World

LAST_REQUESTS = 12


def picture(world: World, where: Channel | None) -> str:
    """Draw the channel, or all that have messages, with everything hidden in it."""
    rooms = [where] if where is not None else list(world.channels.values())
    drawn = [line for room in rooms if room.messages or where for line in _room(room)]
    asked = [f"  {one}" for one in world.requests[-LAST_REQUESTS:]]
    return "\n".join([*drawn, "the bot asked last:", *(asked or ["  nothing"])])


def _room(room: Channel) -> list[str]:
    drawn = [f"#{room.name}:"]
    for message in room.messages.values():
        drawn += [_head(message), *(f"    {line}" for line in message.lines())]
    return drawn


def _head(message: Message) -> str:
    hidden = f" (only {message.only_for.name} sees it)" if message.only_for else ""
    return f"  {message.author.name}{hidden}:"
