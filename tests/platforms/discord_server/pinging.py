"""Whom a message calls: mentions in its text, held against `allowed_mentions`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.platforms.discord_limits import TEXT, every_component
from tests.platforms.discord_server.wire import Json, Right

if TYPE_CHECKING:
    from tests.platforms.discord_server.message import Message
    from tests.platforms.discord_server.places import Role, User

USER = re.compile(r"<@!?(\d+)>")
ROLE = re.compile(r"<@&(\d+)>")
EVERYONE = re.compile(r"@(everyone|here)\b")


@dataclass(frozen=True, slots=True)
class Pinged:
    """The users and roles a message names and, in words, whom it really called."""

    shown_users: tuple[User, ...]
    shown_roles: tuple[Role, ...]
    everyone: bool
    whom: tuple[str, ...]


def pinged(message: Message, allowed: Json | None) -> Pinged:
    """Find whom this message calls; without `allowed` everything in it calls.

    Escapes and code do not count here: Discord parses the raw text, and a bot that relies on
    Markdown to keep quiet is one that should have said whom it may call.
    """
    text = _text(message)
    users = _users(message, text)
    roles = _roles(message, text)
    everyone = bool(EVERYONE.search(text)) and _may_call_everyone(message)
    called = [one for one in users if _allows(allowed, "users", one.id)]
    called += [one for one in _replied_to(message) if _calls_replied(allowed)]
    whom = [f"@{one.name}" for one in called]
    whom += [f"@{one.name}" for one in roles if _allows(allowed, "roles", one.id)]
    everyone = everyone and (allowed is None or "everyone" in allowed.get("parse", []))
    if everyone:
        whom.append("@everyone")
    return Pinged(tuple(_shown_users(users, called)), tuple(roles), everyone, tuple(whom))


def _text(message: Message) -> str:
    texts = [message.json["content"]]
    shown = every_component(message.json["components"])
    texts += [one.get("content", "") for one in shown if one.get("type") == TEXT]
    return "\n".join(texts)


def _users(message: Message, text: str) -> list[User]:
    named = dict.fromkeys(USER.findall(text))
    return [message.world.users[one] for one in named if one in message.world.users]


def _roles(message: Message, text: str) -> list[Role]:
    guild = message.channel.guild
    named = dict.fromkeys(ROLE.findall(text))
    return [guild.roles[one] for one in named if one in guild.roles] if guild else []


def _may_call_everyone(message: Message) -> bool:
    guild = message.channel.guild
    if guild is None or not guild.has_bot:
        return False
    return Right.MENTION_EVERYONE in message.channel.rights(message.author)


def _allows(allowed: Json | None, kind: str, wanted: str) -> bool:
    if allowed is None or kind in (allowed.get("parse") or []):
        return True
    return wanted in map(str, allowed.get(kind) or [])


def _replied_to(message: Message) -> list[User]:
    reference = message.json.get("message_reference") or {}
    there = message.world.message(str(reference.get("message_id")))
    return [there.author] if there is not None else []


def _calls_replied(allowed: Json | None) -> bool:
    return allowed is None or bool(allowed.get("replied_user"))


def _shown_users(named: list[User], called: list[User]) -> list[User]:
    """The list of mentions names everybody in the text, and the one replied to if called."""
    return list(dict.fromkeys([*named, *called]))
