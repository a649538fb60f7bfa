"""From messages, commands and presses to requests. Pure."""

import re
from collections.abc import Iterable

import discord

from bot.adapters.discord.places import Seen, place_of
from bot.core.place import Destination
from bot.core.request import Attachment, Form, Request, Wish

_LINK = re.compile(r"<?(https?://[^\s<>]+)>?")
_TRAILING = ".,;:!?)]}\"'”’"


def links_in(text: str) -> tuple[str, ...]:
    """Give the addresses in a message, without the marks that end a sentence."""
    return tuple(dict.fromkeys(_trimmed(one) for one in _LINK.findall(text)))


def _trimmed(address: str) -> str:
    while address and address[-1] in _TRAILING:
        if address[-1] == ")" and "(" in address:
            break
        address = address[:-1]
    return address


def words_of(text: str, bot_user: int) -> str:
    """Give what is said beside links and our mention."""
    without = _LINK.sub(" ", text).replace(f"<@{bot_user}>", " ").replace(f"<@!{bot_user}>", " ")
    return "\n".join(" ".join(line.split()) for line in without.splitlines()).strip()


def files_of(attachments: Iterable[discord.Attachment]) -> tuple[Attachment, ...]:
    """Give the files of a message."""
    return tuple(
        Attachment(one.filename, one.url, one.content_type, one.size) for one in attachments
    )


def wish_of(message: discord.Message, bot_user: int, *, follows_threads: bool) -> Wish | None:
    """Tell whether a message is for us: a mention, a reply that calls us, a direct message.

    With `follows_threads` also what may stand in a thread of ours.
    """
    if message.author.bot or message.type not in _HEARD:
        return None
    if message.guild is None or any(user.id == bot_user for user in message.mentions):
        return Wish.HEAR
    is_channel = isinstance(message.channel, discord.abc.GuildChannel)
    return Wish.FOLLOW if follows_threads and not is_channel else None


def request_from_message(
    message: discord.Message, bot_user: int, *, wish: Wish, channel: Seen
) -> Request:
    """Give what a message in a channel asks for."""
    return Request(
        id=f"message:{message.id}",
        destination=place_of(channel, message.guild, message.author.id),
        person=str(message.author.id),
        wish=wish,
        text=words_of(message.content, bot_user),
        links=links_in(message.content),
        files=files_of(message.attachments),
        handle={
            "message": str(message.id),
            "channel": str(message.channel.id),
            "admin": "yes" if _is_admin(message.author) else "",
            **_reply(message),
        },
    )


def request_from_use(
    use: "discord.Interaction[discord.Client]",
    place: Destination,
    *,
    wish: Wish,
    text: str = "",
    links: tuple[str, ...] = (),
    files: tuple[Attachment, ...] = (),
    form: Form = Form.BRIEF,
    is_private: bool = False,
    **handle: str,
) -> Request:
    """Give the request of a command, a press or a form; `handle` is what else to remember."""
    return Request(
        id=f"use:{use.id}",
        destination=place,
        person=str(use.user.id),
        wish=wish,
        text=text,
        links=links,
        files=files,
        form=form,
        is_private=is_private or place.workspace.audience.startswith("person:"),
        handle={
            "application": str(use.application_id),
            "token": use.token,
            "channel": str(use.channel_id or 0),
            "used_at": use.created_at.isoformat(),
            "locale": use.locale.value,
            "admin": "yes" if may_manage(use) else "",
            **handle,
        },
    )


def may_manage(use: "discord.Interaction[discord.Client]") -> bool:
    """Tell whether who uses the bot may manage the server that it is installed on.

    Whoever carries the bot along to a server of their own decides nothing for it.
    """
    return use.is_guild_integration() and use.permissions.manage_guild


def found_in(message: discord.Message, bot_user: int) -> tuple[str | Attachment, ...]:
    """Give what can be briefed in somebody's message: links, files, and a long text."""
    words = words_of(message.content, bot_user)
    texts = (words,) if len(words) >= _LONG_TEXT else ()
    return (*links_in(message.content), *files_of(message.attachments), *texts)


def _reply(message: discord.Message) -> dict[str, str]:
    """Give the message that a message replies to."""
    reference = message.reference
    if reference is None or reference.message_id is None:
        return {}
    return {"reply_to": str(reference.message_id)}


def _is_admin(author: discord.User | discord.Member) -> bool:
    return isinstance(author, discord.Member) and author.guild_permissions.manage_guild


_LONG_TEXT = 200  # characters; a shorter message is no article
_HEARD = frozenset({discord.MessageType.default, discord.MessageType.reply})
