"""What the bot may do on a server: what it asks for when invited, and what it lacks in a place."""

import discord

# Never Administrator, Mention Everyone, Manage Messages.
PERMISSIONS = discord.Permissions(
    view_channel=True,
    send_messages=True,
    send_messages_in_threads=True,
    create_public_threads=True,
    embed_links=True,
    attach_files=True,
    read_message_history=True,
)
_NAMES = {
    "view_channel": "View Channel",
    "send_messages": "Send Messages",
    "send_messages_in_threads": "Send Messages in Threads",
    "create_public_threads": "Create Public Threads",
    "embed_links": "Embed Links",
    "attach_files": "Attach Files",
    "read_message_history": "Read Message History",
}
_IN_FORUMS = {"Send Messages": "Create Posts"}
_TO_TAG = "Manage Threads"  # for tags that only moderators may give
TO_POST = ("view_channel", "send_messages", "read_message_history")
TO_POST_IN_THREADS = ("view_channel", "send_messages_in_threads", "read_message_history")
TO_POST_IN_FORUMS = (*TO_POST, "send_messages_in_threads")
TO_OPEN_THREADS = ("create_public_threads", "send_messages_in_threads")


def lacking(held: discord.Permissions, needed: tuple[str, ...]) -> tuple[str, ...]:
    """Give the names, as Discord's settings have them, of what is needed and not held."""
    return tuple(_NAMES[one] for one in needed if not getattr(held, one))


def lacking_on_server(held: discord.Permissions) -> tuple[str, ...]:
    """Give what a server did not grant of what we ask for."""
    return () if held.administrator else lacking(held, tuple(_NAMES))


def lacking_to_post(channel: object) -> tuple[str, ...]:
    """Give what the bot lacks to post in a channel; all it takes if nothing is known of it."""
    if isinstance(channel, discord.ForumChannel):
        return _lacking_in_forum(channel)
    is_thread = isinstance(channel, discord.Thread)
    needed = TO_POST_IN_THREADS if is_thread else TO_POST
    if isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return lacking(channel.permissions_for(channel.guild.me), needed)
    return tuple(_NAMES[one] for one in needed)


def _lacking_in_forum(forum: discord.ForumChannel) -> tuple[str, ...]:
    """Give what is lacking there: Send Messages has another name in the settings of a forum."""
    held = forum.permissions_for(forum.guild.me)
    named = [_IN_FORUMS.get(one, one) for one in lacking(held, TO_POST_IN_FORUMS)]
    tags = forum.available_tags if forum.flags.require_tag else ()
    if tags and all(one.moderated for one in tags) and not held.manage_threads:
        named.append(_TO_TAG)
    return tuple(named)


def invite_url(application_id: int) -> str:
    """Give the address that adds the bot to a server with exactly these permissions."""
    scopes = ("bot", "applications.commands")
    return discord.utils.oauth_url(application_id, permissions=PERMISSIONS, scopes=scopes)
