"""Posting, editing and deleting messages: from what was asked to what everybody sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tests.platforms.discord_limits import every_component
from tests.platforms.discord_server import payloads
from tests.platforms.discord_server.events import Event
from tests.platforms.discord_server.files import StoredFile
from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.pinging import pinged
from tests.platforms.discord_server.record import Ping
from tests.platforms.discord_server.wire import (
    EMPTY_MESSAGE,
    TOO_LARGE,
    UPLOAD_LIMIT,
    Flag,
    Intent,
    Json,
    Refused,
    invalid_form,
)

if TYPE_CHECKING:
    from tests.platforms.discord_server.places import Channel, User
    from tests.platforms.discord_server.world import World

SETTABLE = Flag.SUPPRESS_EMBEDS | Flag.EPHEMERAL | Flag.SILENT | Flag.COMPONENTS_V2
MEDIA = ("media", "file")


@dataclass(frozen=True, slots=True)
class Upload:
    """A file on its way in: the number it is named by, its name and its bytes."""

    index: str
    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody wants to post, and where."""

    channel: Channel
    author: User
    body: Json
    uploads: Sequence[Upload] = ()
    kind: int = 0
    only_for: User | None = None
    extra: Json | None = None


def post(world: World, draft: Draft) -> Message:
    """Put a message into its channel and tell who may know."""
    flags = Flag(draft.body.get("flags") or 0) & (SETTABLE | Flag.LOADING)
    if draft.only_for is not None:
        flags |= Flag.EPHEMERAL
    message_id = str((draft.extra or {}).get("id") or world.clock.snowflake())
    kept = _keep(world, draft, ephemeral=draft.only_for is not None)
    written: Json = {
        "id": message_id,
        "channel_id": draft.channel.id,
        "type": draft.kind,
        "author": payloads.user(draft.author),
        "timestamp": world.clock.stamp(),
        "edited_timestamp": None,
        "tts": False,
        "pinned": False,
        "flags": int(flags),
        "mention_everyone": False,
        "mentions": [],
        "mention_roles": [],
    }
    written |= _shown(draft.body, kept) | (draft.extra or {})
    if _is_empty(written) and Flag.LOADING not in flags:
        raise Refused(EMPTY_MESSAGE)
    message = Message(world, written, draft.channel, draft.author, only_for=draft.only_for)
    _mention(message, draft.body, edited=False)
    message.versions.append(message.lines())
    draft.channel.messages[message_id] = message
    tell(message, "MESSAGE_CREATE")
    return message


def edit(message: Message, body: Json, uploads: Sequence[Upload] = ()) -> None:
    """Change what the request names and nothing else; a deferred message stops thinking."""
    world, written = message.world, message.json
    draft = Draft(message.channel, message.author, body, uploads)
    kept = _keep(world, draft, ephemeral=message.only_for is not None)
    if "attachments" in body or uploads:
        asked = [str(one.get("id")) for one in body.get("attachments") or []]
        new = [one["id"] for one in kept]
        kept = [
            one for one in written["attachments"] if one["id"] in asked and one not in new
        ] + kept
    else:
        kept = written["attachments"]
    named = {key: body[key] for key in ("content", "embeds", "components") if key in body}
    keeps_v2 = Flag(written["flags"]) & Flag.COMPONENTS_V2
    flags = Flag(written["flags"]) & ~Flag.LOADING | keeps_v2
    if body.get("flags") is not None:
        flags |= Flag(body["flags"]) & SETTABLE & ~Flag.EPHEMERAL
    changed = written | _shown(written | named, kept) | {"flags": int(flags)}
    if _is_empty(changed):
        raise Refused(EMPTY_MESSAGE)
    message.json = changed | {"edited_timestamp": world.clock.stamp()}
    _mention(message, body, edited=True)
    message.versions.append(message.lines())
    tell(message, "MESSAGE_UPDATE")


def delete(message: Message) -> None:
    """Take a message away."""
    message.deleted = True
    del message.channel.messages[message.id]
    gone: Json = {"id": message.id, "channel_id": message.channel.id}
    if message.channel.guild is not None:
        gone["guild_id"] = message.channel.guild.id
    message.world.publish(Event("MESSAGE_DELETE", gone, _intent(message), message))


def tell(message: Message, event: str) -> None:
    """Publish what happened to a message."""
    written = payloads.message_event(message)
    message.world.publish(Event(event, written, _intent(message), message))


def _intent(message: Message) -> Intent:
    inside = message.channel.guild is not None
    return Intent.GUILD_MESSAGES if inside else Intent.DIRECT_MESSAGES


def _keep(world: World, draft: Draft, *, ephemeral: bool) -> list[Json]:
    guild = draft.channel.guild
    limit = guild.upload_limit if guild else UPLOAD_LIMIT
    if any(len(one.content) > limit for one in draft.uploads):
        raise Refused(TOO_LARGE)
    described = {str(one.get("id")): one for one in draft.body.get("attachments") or []}
    kept = []
    for upload in draft.uploads:
        about = described.get(upload.index, {})
        stored = StoredFile(
            id=world.clock.snowflake(),
            channel_id=draft.channel.id,
            name=about.get("filename") or upload.name,
            content=upload.content,
            description=about.get("description"),
            ephemeral=ephemeral,
        )
        kept.append(world.files.keep(replace(stored, name=_safe_name(stored.name))))
    return kept


def _safe_name(name: str) -> str:
    """Discord keeps letters, digits, dots, dashes and underscores of a file's name."""
    return re.sub(r"[^\w.\-]+", "_", name).strip("_") or "file"


def _shown(asked: Json, attachments: list[Json]) -> Json:
    components = _numbered(deepcopy(asked.get("components") or []))
    for one in every_component(components):
        _link_media(one, attachments)
    return {
        "content": asked.get("content") or "",
        "embeds": [{"type": "rich"} | one for one in asked.get("embeds") or []],
        "components": components,
        "attachments": attachments,
    }


def _numbered(components: Sequence[Json]) -> list[Json]:
    """Give every component the number Discord gives it, and a copy of its own."""
    used = {one["id"] for one in every_component(list(components)) if one.get("id")}
    free = (number for number in range(1, 1000) if number not in used)

    def copied(one: Json) -> Json:
        copy = dict(one) | {"id": one.get("id") or next(free)}
        if isinstance(copy.get("components"), list):
            copy["components"] = [copied(each) for each in copy["components"]]
        if isinstance(copy.get("accessory"), dict):
            copy["accessory"] = copied(copy["accessory"])
        return copy

    return [copied(one) for one in components]


def _link_media(component: Json, attachments: Iterable[Json]) -> None:
    by_name = {one["filename"]: one for one in attachments}
    for holder in [component, *(component.get("items") or [])]:
        for key in MEDIA:
            address = str((holder.get(key) or {}).get("url", ""))
            if not address.startswith("attachment://"):
                continue
            found = by_name.get(address.removeprefix("attachment://"))
            if found is None:
                raise invalid_form(f"components: no file for {address}")
            linked = {key: found[key] for key in ("url", "proxy_url", "content_type")}
            holder[key] = linked | {"attachment_id": found["id"]}
            if key == "file":
                holder |= {"name": found["filename"], "size": found["size"]}


def _is_empty(written: Json) -> bool:
    return not any(written[key] for key in ("content", "embeds", "components", "attachments"))


def _mention(message: Message, asked: Json, *, edited: bool) -> None:
    found = pinged(message, asked.get("allowed_mentions"))
    message.json |= {
        "mentions": [payloads.user(one) for one in found.shown_users],
        "mention_roles": [one.id for one in found.shown_roles],
        "mention_everyone": found.everyone,
    }
    if found.whom and message.author is message.world.bot:
        ping = Ping(message.id, message.channel.id, found.whom, edited)
        message.world.pings.append(ping)
