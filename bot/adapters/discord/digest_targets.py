"""Where a digest may stand: a channel, a thread or a forum that the person and the bot write in."""

import discord

from bot.adapters.discord.permissions import lacking_to_post
from bot.adapters.discord.places import place_of
from bot.adapters.discord.using import Using
from bot.adapters.wording import discord as wording
from bot.core.place import Destination
from bot.errors import NotAllowed

Target = discord.TextChannel | discord.ForumChannel | discord.Thread


async def target_of(using: Using, chosen: str = "") -> Destination:
    """Give the chosen place, or the one of this use; `NotAllowed` says why it cannot be."""
    guild = guild_of(using)
    channel = await _channel(using, guild, int(chosen or using.use.channel_id or 0))
    if isinstance(channel, discord.Thread):
        _check_thread(using, channel)
    person = using.use.user
    if not isinstance(person, discord.Member) or not _may_write(channel, person):
        raise NotAllowed(wording.YOU_MAY_NOT, hint="")
    if lacking := ", ".join(lacking_to_post(channel)):
        raise NotAllowed(wording.MAY_NOT_POST_HERE.format(permissions=lacking), hint="")
    return place_of(channel, guild, person.id)


def guild_of(using: Using) -> discord.Guild:
    """Give the server of a use; `NotAllowed` where the bot is no member of one."""
    guild = using.use.guild if using.use.is_guild_integration() else None
    if guild is None:
        raise NotAllowed(wording.NEEDS_SERVER, hint=wording.SET_IT_THERE)
    return guild


async def _channel(using: Using, guild: discord.Guild, number: int) -> Target:
    """Find it among what is known, else ask Discord: an archived thread is not known."""
    found: object = guild.get_channel_or_thread(number)
    if found is None:
        try:
            found = await using.house.client.fetch_channel(number)
        except (discord.HTTPException, discord.InvalidData) as error:
            raise NotAllowed(wording.NOT_SEEN, hint="") from error
    if not isinstance(found, Target) or found.guild.id != guild.id:
        raise NotAllowed(wording.NO_PLACE, hint="")
    return found


def _check_thread(using: Using, thread: discord.Thread) -> None:
    if thread.is_private() and thread.id != using.use.channel_id:
        raise NotAllowed(wording.FROM_INSIDE, hint="")
    if thread.locked and not thread.permissions_for(thread.guild.me).manage_threads:
        raise NotAllowed(wording.LOCKED, hint="")


def _may_write(channel: Target, person: discord.Member) -> bool:
    held = channel.permissions_for(person)
    is_thread = isinstance(channel, discord.Thread)
    may_send = held.send_messages_in_threads if is_thread else held.send_messages
    return held.view_channel and may_send
