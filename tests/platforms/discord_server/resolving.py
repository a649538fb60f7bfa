"""Things named in an interaction - people, channels, roles, files - and what stands beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.platforms.discord_server import payloads
from tests.platforms.discord_server.files import StoredFile
from tests.platforms.discord_server.wire import Json

if TYPE_CHECKING:
    from tests.platforms.discord_server.places import Channel
    from tests.platforms.discord_server.world import World

USER, CHANNEL, ROLE, MENTIONABLE, ATTACHMENT = 6, 7, 8, 9, 11
KIND_BY_SELECT = {5: USER, 6: ROLE, 7: MENTIONABLE, 8: CHANNEL}


def keep_upload(world: World, room: Channel, file: tuple[str, bytes]) -> Json:
    """Keep a file somebody hands over with a command or in a dialogue."""
    name, content = file
    stored = StoredFile(world.clock.snowflake(), room.id, name, content, ephemeral=True)
    return world.files.keep(stored)


def resolve(world: World, room: Channel, kind: int, value: Any, resolved: Json) -> Any:
    """Give what is sent for a value of this kind, and put what it stands for into `resolved`."""
    if kind == ATTACHMENT:
        attachment = keep_upload(world, room, value)
        resolved.setdefault("attachments", {})[attachment["id"]] = attachment
        return attachment["id"]
    if kind in (USER, MENTIONABLE):
        _resolve_user(world, room, value.id, resolved)
    if kind == CHANNEL:
        shown = payloads.channel(value) | {"permissions": str(int(value.rights(world.bot)))}
        resolved.setdefault("channels", {})[value.id] = shown
    if kind == ROLE:
        resolved.setdefault("roles", {})[value.id] = payloads.role(value)
    return value.id if kind in (USER, MENTIONABLE, CHANNEL, ROLE) else value


def _resolve_user(world: World, room: Channel, user_id: str, resolved: Json) -> None:
    user = world.users[user_id]
    resolved.setdefault("users", {})[user_id] = payloads.user(user)
    if room.guild is not None and user_id in room.guild.members:
        member = payloads.member(room.guild, user) | {"permissions": str(int(room.rights(user)))}
        resolved.setdefault("members", {})[user_id] = member
