"""From what Slack sends to a request. Pure: what must be asked of Slack is asked later."""

import re
from dataclasses import dataclass

from bot.adapters.slack.payload import Payload
from bot.core.place import Destination, Workspace
from bot.core.request import Attachment, Request, Wish

PLATFORM = "slack"
_LINK = re.compile(r"<(https?://[^|>\s]+)(?:\|[^>]*)?>")
_MENTION = re.compile(r"<@[A-Z0-9]+(?:\|[^>]*)?>")
_OTHER = re.compile(r"<([#!][^|>]*)(?:\|([^>]*))?>")
_ADDRESS = re.compile(r"<(?:mailto:|tel:)[^|>]*\|([^>]*)>")
_HEARD = frozenset({"", "file_share", "thread_broadcast"})


@dataclass(frozen=True, slots=True)
class Installation:
    """Who sends: the workspace (or the whole organisation) and our user in it."""

    name: str
    bot_user: str

    @property
    def workspace(self) -> Workspace:
        """Give the whole installation."""
        return Workspace(PLATFORM, self.name)


@dataclass(frozen=True, slots=True)
class Said:
    """The content of a message: its words for people, and the links in it."""

    text: str
    links: tuple[str, ...]


def said(text: str) -> Said:
    """Take a message's text apart: links out, our mention out, entities as characters."""
    links = tuple(dict.fromkeys(unescaped(found) for found in _LINK.findall(text)))
    words = _LINK.sub(" ", _MENTION.sub(" ", text))
    words = _OTHER.sub(lambda one: one[2] or "", _ADDRESS.sub(r"\1", words))
    lines = (" ".join(line.split(" ")).strip() for line in words.splitlines())
    return Said(unescaped("\n".join(lines)).strip(), links)


def unescaped(text: str) -> str:
    """Give back the three characters Slack escapes; every other entity is somebody's words."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def request_from_event(body: Payload, at: Installation) -> Request | None:
    """Give what an event asks for; None if it asks nothing of us."""
    event = body.inner("event")
    kind = event.text("type")
    if event.text("bot_id") or not event.text("user") or event.text("user") == at.bot_user:
        return None
    if kind == "app_mention":
        return _request(body, event, at, Wish.HEAR)
    if kind != "message" or event.text("subtype") not in _HEARD:
        return None
    if event.text("channel_type") == "im":
        return _request(body, event, at, Wish.HEAR)
    is_reply = event.text("thread_ts") not in {"", event.text("ts")}
    mentions_us = f"<@{at.bot_user}" in event.text("text")  # comes as an app_mention too
    return _request(body, event, at, Wish.FOLLOW) if is_reply and not mentions_us else None


def _request(body: Payload, event: Payload, at: Installation, wish: Wish) -> Request:
    channel, thread = event.text("channel"), event.text("thread_ts") or event.text("ts")
    heard = said(event.text("text"))
    is_reply = event.text("thread_ts") not in {"", event.text("ts")}
    return Request(
        id=body.text("event_id"),
        destination=Destination(_wall(body, event, at), channel, thread),
        person=event.text("user"),
        wish=wish,
        text=heard.text,
        links=heard.links,
        files=files_of(event),
        handle={
            "team": body.text("team_id"),
            "message": event.text("ts"),
            "is_reply": "yes" if is_reply else "",
        },
    )


def _wall(body: Payload, event: Payload, at: Installation) -> Workspace:
    """Give the wall as far as the event tells; where it does not, the narrower one."""
    kind = event.text("channel_type")
    if kind == "im" or event.text("channel").startswith("D"):
        return at.workspace.only_person(event.text("user"))
    if kind == "channel" and not body.is_set("is_ext_shared_channel"):
        return at.workspace
    return at.workspace.only_channel(event.text("channel"))


def files_of(message: Payload) -> tuple[Attachment, ...]:
    """Give the files of a message."""
    return tuple(
        Attachment(
            name=file.text("name") or file.text("title") or "file",
            reference=file.text("id"),
            media_type=file.text("mimetype") or None,
            size=file.number("size"),
        )
        for file in message.each("files")
        if file.text("id")
    )


def request_from_command(body: Payload, at: Installation) -> Request:
    """Give what `/brief …` asks for."""
    channel, user = body.text("channel_id"), body.text("user_id")
    heard = said(_linked(body.text("text")))
    is_ones_own = channel.startswith("D")
    wall = at.workspace.only_person(user) if is_ones_own else at.workspace.only_channel(channel)
    return Request(
        id=f"command:{body.text('trigger_id')}",
        destination=Destination(wall, channel),
        person=user,
        wish=Wish.HEAR,
        text=heard.text,
        links=heard.links,
        handle={"team": body.text("team_id"), "name": body.text("user_name")},
    )


def _linked(text: str) -> str:
    """Mark bare addresses as links: Slack does so in commands only where the app asks for it."""
    return re.sub(r"(?<![<|])\bhttps?://[^\s<>|]+", lambda one: f"<{one[0]}>", text)


def found_in(messages: tuple[Payload, ...]) -> tuple[Said, tuple[Attachment, ...]]:
    """Give the links and files of the newest message that has any; else the first one's words."""
    for message in messages:
        heard, files = said(message.text("text")), files_of(message)
        if heard.links or files:
            return heard, files
    return (said(messages[-1].text("text")) if messages else Said("", ())), ()
