"""People, guilds, channels and messages as Discord writes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.platforms.discord_server.wire import REQUIRES_TAG, Context, Flag, Json, Kind, Right

if TYPE_CHECKING:
    from tests.platforms.discord_server.message import Message
    from tests.platforms.discord_server.places import Channel, Guild, Role, Tag, User

CONTENT = {"content": "", "attachments": [], "embeds": [], "components": []}


def user(one: User) -> Json:
    """Write an account."""
    return {
        "id": one.id,
        "username": one.name,
        "global_name": None if one.bot else one.name.title(),
        "discriminator": "0",
        "avatar": None,
        "bot": one.bot,
        "public_flags": 0,
        "flags": 0,
    }


def member(guild: Guild, one: User) -> Json:
    """Write a member without the account."""
    known = guild.members.get(one.id)
    return {
        "nick": None,
        "avatar": None,
        "roles": [role.id for role in known.roles] if known else [],
        "joined_at": guild.world.clock.stamp(),
        "premium_since": None,
        "communication_disabled_until": None,
        "deaf": False,
        "mute": False,
        "pending": False,
        "flags": 0,
    }


def member_with_user(guild: Guild, one: User) -> Json:
    """Write a member with the account."""
    return member(guild, one) | {"user": user(one)}


def role(one: Role, position: int = 0) -> Json:
    """Write a role."""
    return {
        "id": one.id,
        "name": one.name,
        "permissions": str(int(one.rights)),
        "position": position,
        "color": 0,
        "colors": {"primary_color": 0, "secondary_color": None, "tertiary_color": None},
        "hoist": False,
        "managed": False,
        "mentionable": one.mentionable,
        "flags": 0,
    }


def guild(one: Guild) -> Json:
    """Write a guild as the REST routes give it."""
    return {
        "id": one.id,
        "name": one.name,
        "icon": None,
        "splash": None,
        "owner_id": one.owner.id,
        "afk_channel_id": None,
        "afk_timeout": 300,
        "verification_level": 0,
        "default_message_notifications": 0,
        "explicit_content_filter": 0,
        "roles": [role(each, number) for number, each in enumerate(one.roles.values())],
        "emojis": [],
        "stickers": [],
        "features": [],
        "mfa_level": 0,
        "system_channel_id": None,
        "system_channel_flags": 0,
        "rules_channel_id": None,
        "preferred_locale": one.locale,
        "premium_tier": 0,
        "nsfw_level": 0,
        "description": None,
        "vanity_url_code": None,
        "premium_progress_bar_enabled": False,
    }


def guild_created(one: Guild) -> Json:
    """Write a guild as the gateway gives it, with channels, threads and the bot itself."""
    bot = one.world.bot
    threads = [
        thread
        for thread in one.world.channels.values()
        if thread.guild is one and thread.is_thread and not thread.archived and thread.rights(bot)
    ]
    return guild(one) | {
        "joined_at": one.world.clock.stamp(),
        "large": False,
        "unavailable": False,
        "member_count": len(one.members),
        "members": [member_with_user(one, bot)],
        "channels": [channel(each) for each in one.channels.values() if not each.is_thread],
        "threads": [channel(each) for each in threads],
        "presences": [],
        "voice_states": [],
        "stage_instances": [],
        "guild_scheduled_events": [],
        "soundboard_sounds": [],
    }


def channel(one: Channel) -> Json:
    """Write a channel, thread or direct conversation."""
    written: Json = {"id": one.id, "type": int(one.kind), "flags": 0}
    written["last_message_id"] = max(one.messages, key=int, default=None)
    if one.guild is None:
        return written | _conversation(one)
    written |= {"guild_id": one.guild.id, "name": one.name, "rate_limit_per_user": 0}
    if one.parent is not None:
        return written | _thread(one, one.parent)
    written |= {"position": 0, "parent_id": None, "topic": None, "nsfw": False}
    if one.kind is Kind.FORUM:
        written |= {"default_forum_layout": 0, "default_sort_order": None}
        written["available_tags"] = [_tag(each) for each in one.tags]
        written["flags"] = REQUIRES_TAG if one.requires_tag else 0
    return written | {"permission_overwrites": _overwrites(one)}


def _tag(one: Tag) -> Json:
    named = {"id": one.id, "name": one.name, "moderated": one.moderated}
    return named | {"emoji_id": None, "emoji_name": None}


def context(one: Channel) -> Context:
    """Say what kind of place an interaction here comes from."""
    if one.guild is not None:
        return Context.GUILD
    with_bot = one.kind is Kind.DM and one.world.bot.id in one.people
    return Context.BOT_DM if with_bot else Context.PRIVATE_CHANNEL


def channel_of_interaction(one: Channel, asker: User) -> Json:
    """Write the channel of an interaction, with what the asker may do there."""
    return channel(one) | {"permissions": str(int(one.rights(asker)))}


def asker_of_interaction(one: Channel, asker: User) -> Json:
    """Write who asks: a member with permissions in a guild, a plain account elsewhere."""
    if one.guild is None:
        return {"user": user(asker)}
    rights = str(int(one.rights(asker)))
    return {"member": member_with_user(one.guild, asker) | {"permissions": rights}}


def message(one: Message) -> Json:
    """Write a message as the REST routes and interactions give it."""
    written = dict(one.json)
    reference = one.json.get("message_reference")
    if reference is not None:
        there = one.world.message(str(reference["message_id"]))
        # Discord shows the message replied to one level deep.
        gone = there is None or there.deleted
        written["referenced_message"] = None if there is None or gone else dict(there.json)
    thread = one.world.channels.get(one.id)
    if thread is not None and thread.is_thread:
        written["thread"] = channel(thread)
    return written


def message_event(one: Message) -> Json:
    """Write a message as the gateway gives it: with its guild and its author's membership."""
    written = message(one)
    if one.channel.guild is not None:
        written["guild_id"] = one.channel.guild.id
        if one.author.id in one.channel.guild.members and "webhook_id" not in written:
            written["member"] = member(one.channel.guild, one.author)
    return written


def without_content(written: Json, bot: User) -> Json:
    """Hide what an app without the content intent does not see; its own business stays."""
    seen = dict(written)
    if seen.get("referenced_message"):
        seen["referenced_message"] = without_content(seen["referenced_message"], bot)
    mentioned = any(one["id"] == bot.id for one in seen.get("mentions", []))
    if seen["author"]["id"] == bot.id or mentioned:
        return seen
    return seen | CONTENT


def application(one: User, application_id: str, owner: User, *, content: bool) -> Json:
    """Write the application the bot belongs to."""
    return {
        "id": application_id,
        "name": one.name,
        "icon": None,
        "description": "",
        "summary": "",
        "bot_public": True,
        "bot_require_code_grant": False,
        "verify_key": "0" * 64,
        "flags": (1 << 18 if content else 0) | (1 << 23),
        "owner": user(owner),
        "team": None,
        "integration_types_config": {"0": {}, "1": {}},
    }


def thread_member(thread: Channel, one: User) -> Json:
    """Write somebody's place in a thread."""
    joined = thread.world.clock.stamp()
    return {"id": thread.id, "user_id": one.id, "join_timestamp": joined, "flags": 0}


def is_hidden(one: Message) -> bool:
    """Tell whether only one person sees the message."""
    return bool(one.flags & Flag.EPHEMERAL)


def _conversation(one: Channel) -> Json:
    others = [user(each) for each in one.people.values() if not each.bot]
    if one.kind is Kind.DM:
        return {"recipients": others}
    owner = next(iter(one.people))
    return {"recipients": others, "name": None, "icon": None, "owner_id": owner}


def _thread(one: Channel, parent: Channel) -> Json:
    stamp = one.world.clock.stamp()
    metadata: Json = {
        "archived": one.archived,
        "auto_archive_duration": one.archive_after,
        "archive_timestamp": one.archived_at.isoformat() if one.archived_at else stamp,
        "locked": one.locked,
        "create_timestamp": stamp,
    }
    if one.kind is Kind.PRIVATE_THREAD:
        metadata["invitable"] = True
    written: Json = {
        "parent_id": parent.id,
        "owner_id": one.owner.id if one.owner else one.world.bot.id,
        "message_count": len(one.messages),
        "total_message_sent": len(one.messages),
        "member_count": len(one.people),
        "thread_metadata": metadata,
        "applied_tags": one.applied,
    }
    if one.world.bot.id in one.people:
        written["member"] = thread_member(one, one.world.bot)
    return written


def _overwrites(one: Channel) -> list[Json]:
    return [
        {
            "id": target,
            "type": 0 if each.is_role else 1,
            "allow": str(int(each.allow)),
            "deny": str(int(each.deny)),
        }
        for target, each in one.overwrites.items()
    ]


def rights_of_app(one: Channel) -> Right:
    """Give what the app may do where it was called, as `app_permissions` says."""
    if one.guild is not None and not one.guild.has_bot:
        return Right.EMBED_LINKS | Right.ATTACH_FILES | Right.USE_EXTERNAL_APPS
    return one.rights(one.world.bot)
