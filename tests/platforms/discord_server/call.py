"""One request of the bot, read once: route, body, query and files."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any

from aiohttp import web
from aiohttp.web_request import FileField

from tests.platforms.discord_server.message import Message
from tests.platforms.discord_server.places import Channel, Guild
from tests.platforms.discord_server.posting import Upload
from tests.platforms.discord_server.wire import (
    MISSING_ACCESS,
    MISSING_PERMISSIONS,
    UNKNOWN_CHANNEL,
    UNKNOWN_GUILD,
    UNKNOWN_MESSAGE,
    Refused,
    Right,
)
from tests.platforms.discord_server.world import World

FILE = re.compile(r"files?\[?(\d*)\]?")


@dataclass(frozen=True, slots=True)
class Call:
    """What the bot asks: `names` are the parts of the path, `body` is its JSON."""

    world: World
    method: str
    path: str
    names: dict[str, str]
    query: dict[str, str]
    body: Any
    uploads: list[Upload]

    def guild(self) -> Guild:
        """Give the guild of the path, if the bot is in it."""
        guild = self.world.guilds.get(self.names["guild"])
        if guild is None:
            raise Refused(UNKNOWN_GUILD)
        if not guild.has_bot:
            raise Refused(MISSING_ACCESS)
        return guild

    def channel(self, *needed: Right) -> Channel:
        """Give the channel of the path, if the bot sees it and may do what is `needed`."""
        channel = self.world.channels.get(self.names["channel"])
        if channel is None or channel.deleted:
            raise Refused(UNKNOWN_CHANNEL)
        rights = channel.rights(self.world.bot)
        if Right.VIEW_CHANNEL not in rights:
            raise Refused(MISSING_ACCESS)
        if any(one not in rights for one in needed):
            raise Refused(MISSING_PERMISSIONS)
        return channel

    def message(self, *needed: Right) -> Message:
        """Give the message of the path, if the bot may read it."""
        found = self.channel(*needed).messages.get(self.names["message"])
        if found is None or found.is_ephemeral:
            raise Refused(UNKNOWN_MESSAGE)
        return found


async def read_body(request: web.Request) -> tuple[Any, list[Upload]]:
    """Read the JSON of a request and, from a form, the files beside it."""
    if request.content_type.startswith("multipart/"):
        return await _read_form(request)
    text = await request.text()
    return (json.loads(text) if text else None), []


async def _read_form(request: web.Request) -> tuple[Any, list[Upload]]:
    body: Any = {}
    uploads = []
    for name, value in (await request.post()).items():
        if name == "payload_json":
            body = json.loads(_text(value))
        elif isinstance(value, FileField):
            number = FILE.fullmatch(name)
            uploads.append(Upload(number[1] if number else name, value.filename, value.file.read()))
        else:
            body[name] = value
    return body, uploads


def _text(value: str | bytes | bytearray | FileField) -> str:
    if isinstance(value, FileField):
        return value.file.read().decode()
    return value if isinstance(value, str) else bytes(value).decode()
