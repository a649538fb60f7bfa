"""Who can see a channel: the walls, from what Discord tells. In doubt a channel is private."""

import discord

from bot.core.place import Destination, Workspace

PLATFORM = "discord"
_DIRECT = "dm"  # the installation of direct messages and of people who use the bot elsewhere

Seen = object  # whatever discord.py has for a channel


def workspace_of(guild_id: int | None) -> Workspace:
    """Give the installation: a server, or direct messages."""
    return Workspace(PLATFORM, str(guild_id) if guild_id is not None else _DIRECT)


def place_of(channel: Seen, guild: discord.Guild | None, person: int) -> Destination:
    """Give a channel with the wall around it, as a message in it sees it.

    A thread is a place in its channel, so that rules made for the channel hold in it.
    """
    if guild is None:
        return _in(workspace_of(None).only_person(str(person)), channel)
    workspace = workspace_of(guild.id)
    if is_public(channel, guild):
        return _in(workspace, channel)
    place = _in(workspace, channel)
    is_open_thread = isinstance(channel, discord.Thread) and not channel.is_private()
    behind = place.channel if is_open_thread else place.thread or place.channel
    return _in(workspace.only_channel(behind), channel)


def place_of_use(use: "discord.Interaction[discord.Client]", *, is_private: bool) -> Destination:
    """Give where a command or a press was made, behind the person's own wall if asked for."""
    guild = use.guild if use.is_guild_integration() else None
    channel = use.channel
    if guild is None:
        return place_of(channel or _Unknown(use.channel_id or 0), None, use.user.id)
    known = guild.get_channel_or_thread(use.channel_id or 0) or channel
    if is_private:
        return _in(workspace_of(guild.id).only_person(str(use.user.id)), known)
    return place_of(known, guild, use.user.id)


def is_public(channel: Seen, guild: discord.Guild) -> bool:
    """Tell whether everybody on the server can read the channel."""
    if isinstance(channel, discord.Thread):
        if channel.is_private() or channel.parent is None:
            return False
        channel = channel.parent
    if not isinstance(channel, discord.abc.GuildChannel):
        return False
    allowed = channel.permissions_for(guild.default_role)
    return allowed.view_channel and allowed.read_message_history


def _in(workspace: Workspace, channel: Seen) -> Destination:
    number = str(getattr(channel, "id", 0))
    if isinstance(channel, discord.Thread):
        return Destination(workspace, str(channel.parent_id), number)
    return Destination(workspace, number)


class _Unknown:
    """A channel of which only the number is known."""

    def __init__(self, number: int) -> None:
        self.id = number
