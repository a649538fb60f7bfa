"""Which commands a person is offered where, and what they fill in: as strict as the client."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.platforms.discord_server import payloads
from tests.platforms.discord_server.resolving import ATTACHMENT, resolve
from tests.platforms.discord_server.wire import Json, Right

if TYPE_CHECKING:
    from tests.platforms.discord_server.places import Channel, User
    from tests.platforms.discord_server.world import World

SUBCOMMAND, GROUP, STRING, INTEGER, BOOLEAN = 1, 2, 3, 4, 5
CHAT_INPUT, MESSAGE_COMMAND = 1, 3
NESTED = (SUBCOMMAND, GROUP)


class NotOfferedError(AssertionError):
    """A person tried what the client would not have let them do."""


@dataclass(frozen=True, slots=True)
class Typed:
    """What a person filled in: the options of the interaction and what they resolve to."""

    options: list[Json]
    resolved: Json


def find_command(world: World, user: User, room: Channel, name: str, kind: int) -> Json | None:
    """Find a command by name among those this person is offered in this channel."""
    guild = room.guild
    here = world.commands.get(guild.id, []) if guild else []
    for command in [*here, *world.commands.get("", [])]:
        if command["name"] == name and command["type"] == kind:
            _check_offered(world, user, room, command)
            return command
    return None


def fill_in(world: World, room: Channel, command: Json, path: list[str], values: Any) -> Typed:
    """Fill in a command's options, or those of the subcommand that `path` leads to."""
    known = command.get("options") or []
    nested = []
    for step in path:
        inner = next((one for one in known if one["name"] == step and one["type"] in NESTED), None)
        if inner is None:
            raise NotOfferedError(f"/{command['name']} has no subcommand {step!r}")
        nested.append(inner)
        known = inner.get("options") or []
    typed = _fill(world, room, known, values)
    options = typed.options
    for inner in reversed(nested):
        options = [{"name": inner["name"], "type": inner["type"], "options": options}]
    return Typed(options, typed.resolved)


def _check_offered(world: World, user: User, room: Channel, command: Json) -> None:
    name, context = command["name"], payloads.context(room)
    contexts = command.get("contexts")
    if contexts is not None and int(context) not in contexts:
        raise NotOfferedError(f"{name!r} is not offered in {context.name}")
    installed = command.get("integration_types") or [0]
    here = room.guild.has_bot if room.guild else world.bot.id in room.people
    if not ((here and 0 in installed) or (user.has_app and 1 in installed)):
        raise NotOfferedError(f"{name!r} is not installed for {user.name} in #{room.name}")
    wanted = command.get("default_member_permissions")
    if room.guild is not None and wanted is not None:
        needed = Right(int(wanted)) or Right.ADMINISTRATOR
        if needed not in room.rights(user):
            raise NotOfferedError(f"{name!r} is not offered to {user.name}: {needed!r} is missing")


def _fill(world: World, room: Channel, known: list[Json], values: Mapping[str, Any]) -> Typed:
    by_name = {one["name"]: one for one in known}
    strange = [name for name in values if name not in by_name]
    missing = [one["name"] for one in known if one.get("required") and one["name"] not in values]
    if strange or missing:
        raise NotOfferedError(f"no such options: {strange}; required and missing: {missing}")
    options: list[Json] = []
    resolved: Json = {}
    for name, value in values.items():
        option = by_name[name]
        _check_value(option, value)
        told = resolve(world, room, option["type"], value, resolved)
        options.append({"name": name, "type": option["type"], "value": told})
    return Typed(options, resolved)


def _check_value(option: Json, value: Any) -> None:
    choices = [one["value"] for one in option.get("choices") or []]
    if choices and value not in choices:
        raise NotOfferedError(f"{option['name']} offers {choices}, not {value!r}")
    kinds = {STRING: str, INTEGER: int, BOOLEAN: bool, ATTACHMENT: tuple}
    wanted = kinds.get(option["type"], object)
    if not isinstance(value, wanted):
        raise NotOfferedError(f"{option['name']} takes {wanted.__name__}, not {value!r}")
    if isinstance(value, str):
        least, most = option.get("min_length") or 0, option.get("max_length") or 6000
        if not least <= len(value) <= most:
            raise NotOfferedError(f"{option['name']} takes {least} to {most} characters")
