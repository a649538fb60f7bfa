"""Who the bot is, where it is, and the commands it offers."""

from typing import Any

from tests.platforms.discord_server import payloads
from tests.platforms.discord_server.call import Call
from tests.platforms.discord_server.wire import UNKNOWN_MEMBER, UNKNOWN_USER, Json, Refused


def me(call: Call) -> Json:
    """Give the bot's own account."""
    return payloads.user(call.world.bot)


def my_application(call: Call) -> Json:
    """Give the bot's application."""
    world = call.world
    owner = next(one for one in world.users.values() if one.name == "maker")
    allowed = world.content_allowed
    return payloads.application(world.bot, world.application_id, owner, content=allowed)


def my_guilds(call: Call) -> list[Json]:
    """Give the guilds the bot is in."""
    return [payloads.guild(one) for one in call.world.guilds.values() if one.has_bot]


def leave(call: Call) -> None:
    """Let the bot leave a guild."""
    call.world.remove_bot(call.guild())


def open_conversation(call: Call) -> Json:
    """Give the direct conversation with somebody."""
    user = call.world.users.get(str(call.body["recipient_id"]))
    if user is None:
        raise Refused(UNKNOWN_USER)
    return payloads.channel(call.world.conversation([user, call.world.bot]))


def gateway(call: Call) -> Json:
    """Give the address of the gateway."""
    limits = {"total": 1000, "remaining": 1000, "reset_after": 0, "max_concurrency": 1}
    return {"url": call.world.gateway_url, "shards": 1, "session_start_limit": limits}


def commands(call: Call) -> list[Json]:
    """Give the registered commands, everywhere or of one guild."""
    return call.world.commands.get(call.names.get("guild", ""), [])


def put_commands(call: Call) -> list[Json]:
    """Replace the registered commands; one that keeps its name keeps its identifier."""
    world, guild = call.world, call.names.get("guild", "")
    known = {(one["name"], one["type"]): one["id"] for one in world.commands.get(guild, [])}
    world.commands[guild] = [_command(call, one, known, guild) for one in call.body]
    world.changed()
    return world.commands[guild]


def guild(call: Call) -> Json:
    """Give a guild."""
    return payloads.guild(call.guild()) | {"approximate_member_count": len(call.guild().members)}


def guild_channels(call: Call) -> list[Json]:
    """Give a guild's channels."""
    return [payloads.channel(one) for one in call.guild().channels.values() if not one.is_thread]


def guild_roles(call: Call) -> list[Json]:
    """Give a guild's roles."""
    return [payloads.role(one) for one in call.guild().roles.values()]


def guild_member(call: Call) -> Json:
    """Give a member of a guild."""
    member = call.guild().members.get(call.names["user"])
    if member is None:
        raise Refused(UNKNOWN_MEMBER)
    return payloads.member_with_user(call.guild(), member.user)


def _command(call: Call, asked: Json, known: dict[Any, str], guild_id: str) -> Json:
    kind = asked.get("type") or 1
    kept = known.get((asked["name"], kind))
    command: Json = {
        "description": "",
        "options": [],
        "default_member_permissions": None,
        "contexts": None,
        "integration_types": [0],
        "nsfw": False,
    }
    command |= {key: value for key, value in asked.items() if value is not None}
    command |= {"id": kept or call.world.clock.snowflake(), "type": kind}
    command |= {"application_id": call.world.application_id}
    command["version"] = call.world.clock.snowflake()
    return command | ({"guild_id": guild_id} if guild_id else {})
