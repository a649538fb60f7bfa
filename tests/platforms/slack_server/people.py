"""Scripted people: they say, press, choose and submit what they see, and wait for what comes."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.platforms.slack_server import forms, screen, uploads
from tests.platforms.slack_server.wires import Ack
from tests.platforms.slack_server.world import Channel, Json, Profile

if TYPE_CHECKING:
    from tests.platforms.slack_server.server import SlackServer

_BARE = re.compile(r"(?<![<|\w])https?://[^\s<>]+")


@dataclass(frozen=True)
class Seen:
    """A message or view in front of a person."""

    json: Json
    channel: Channel | None = None

    @property
    def ts(self) -> str:
        """Give the time stamp."""
        return str(self.json["ts"])

    @property
    def lines(self) -> list[str]:
        """Give what it shows, line by line."""
        return screen.lines_of(self.json)

    @property
    def text(self) -> str:
        """Give what it shows."""
        return "\n".join(self.lines)

    @property
    def labels(self) -> list[str]:
        """Give what can be pressed."""
        return list(screen.labels_of(self.json))


@dataclass
class Person:
    """Somebody in front of Slack."""

    slack: "SlackServer"
    profile: Profile
    _heard: set[str] = field(default_factory=set)
    _viewed: list[Json] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Give the id."""
        return self.profile.id

    @property
    def dm(self) -> Channel:
        """Give the conversation with the bot."""
        return self.slack.world.conversation(self.id, self.profile.team)

    async def says(
        self,
        channel: Channel,
        text: str,
        *,
        thread: str | None = None,
        files: Sequence[tuple[str, bytes]] = (),
    ) -> Seen:
        """Post a message; addresses become links as a client makes them."""
        linked = _BARE.sub(lambda found: f"<{found[0].replace('&', '&amp;')}>", text)
        world = self.slack.world
        kept = [uploads.file_of(world, self.slack.origin, name, data) for name, data in files]
        given = {"text": linked, "thread_ts": thread, "files": kept}
        given["subtype"] = "file_share" if kept else None
        message = world.add(channel, {"user": self.id, "team": channel.team.id}, given)
        self._tell(channel, message)
        return Seen(message, channel)

    async def mentions(
        self, channel: Channel, text: str = "", *, thread: str | None = None
    ) -> Seen:
        """Mention the bot."""
        return await self.says(channel, f"<@{channel.team.bot_user}> {text}", thread=thread)

    async def deletes(self, seen: Seen) -> None:
        """Delete a message."""
        channel = _place(seen)
        channel.messages.remove(seen.json)
        gone = {"deleted_ts": seen.ts, "previous_message": seen.json, "hidden": True}
        event = {"type": "message", "subtype": "message_deleted", "ts": self.slack.world.stamp()}
        about = {"channel": channel.id, "channel_type": channel.kind}
        self.slack.soon({**event, **gone, **about}, channel.team)

    async def hears(self, channel: Channel, *, thread: str | None = None) -> Seen:
        """Wait for the next message of the bot that this person can see here."""

        def found() -> Json | None:
            for message in self._visible(channel):
                is_here = thread is None or thread in {message.get("thread_ts"), message["ts"]}
                if is_here and "bot_id" in message and message["ts"] not in self._heard:
                    return message
            return None

        message: Json = await self.slack.until(found, lambda: "\n".join(self.sees(channel)))
        self._heard.add(message["ts"])
        return Seen(message, channel)

    def sees(self, channel: Channel, *, thread: str | None = None) -> list[str]:
        """Give what is on this person's screen in a channel, or in one thread of it."""
        assert self.id in channel.members
        return [
            line
            for message in self._visible(channel)
            if thread is None or thread in {message.get("thread_ts"), message["ts"]}
            for line in (f"{message['user']} {message['ts']}", *screen.lines_of(message))
        ]

    async def presses(
        self, seen: Seen, label: str, *, delivered: int = 1, **filled: str | list[str]
    ) -> Ack:
        """Press what carries this label: a button, an option of a menu, a thumb.

        `delivered`: how often the line hands the one press on; `filled`: what was filled in before
        into the form that the button stands in.
        """
        block, element, option = screen.labels_of(seen.json)[label]
        action: Json = {
            "action_id": element["action_id"],
            "block_id": block.get("block_id", "b1"),
            "type": element["type"],
            "action_ts": self.slack.world.stamp(),
        }
        if element["type"] == "button":
            action |= {"text": element["text"], "value": element.get("value", "")}
        elif element["type"] == "feedback_buttons" and option is not None:
            action |= {"value": option["value"], "text": option["text"]}
        else:
            action |= {"selected_option": option}
        place = seen.channel
        about = _in_view(seen, filled) if place is None else _in_message(seen, place)
        payload = {"type": "block_actions", "actions": [action], **about}
        return await self._interact(payload, delivered=delivered)

    async def next_view(self) -> Seen:
        """Wait until the topmost view is another than the one seen last."""

        def found() -> Json | None:
            top = self._top()
            return top if top is not None and top not in self._viewed[-1:] else None

        view: Json = await self.slack.until(found, lambda: "no new view")
        self._viewed.append(dict(view))
        return Seen(view)

    async def submits(self, seen: Seen, **filled: str | list[str]) -> Ack:
        """Fill a form in, by block, and submit it; Slack then does what the app acknowledged."""
        state = {"values": forms.filled_in(seen.json, filled)}
        view = {**forms.sent_back(seen.json), "state": state}
        ack = await self._interact({"type": "view_submission", "view": view, "response_urls": []})
        action = ack.answer.get("response_action")
        views = self.slack.world.views
        if action == "update":
            views[seen.json["id"]].update(ack.answer["view"])
        elif action is None and ack.status == 200:
            views.pop(seen.json["id"], None)
        return ack

    def closes_everything(self) -> None:
        """Close every view."""
        for view in [one for one in self.slack.world.views.values() if one["owner"] == self.id]:
            del self.slack.world.views[view["id"]]

    async def runs(self, command: str, text: str, channel: Channel) -> Ack:
        """Type a slash command; Slack shows the text to nobody else."""
        payload = {
            "command": command,
            "text": text,
            "channel_id": channel.id,
            "channel_name": channel.name,
            "user_id": self.id,
            "user_name": self.profile.name,
            "team_id": self.profile.team.id,
            "api_app_id": "A0APP",
            "is_enterprise_install": "false",
            "response_url": f"{self.slack.origin}/respond/{self.id}",
            "trigger_id": self.slack.trigger_for(self.id),
        }
        return await self.slack.wires.deliver("slash_commands", payload)

    async def uses_shortcut(self, seen: Seen, callback: str = "brief_this") -> Ack:
        """Choose a message shortcut in the menu of a message."""
        about = _in_message(seen, _place(seen))
        about |= {"callback_id": callback, "message_ts": seen.ts, "message": seen.json}
        return await self._interact({"type": "message_action", **about})

    async def opens_home(self) -> None:
        """Open the home tab."""
        self._open_tab("home")

    async def opens_messages_tab(self) -> None:
        """Open the conversation with the bot."""
        self._open_tab("messages")

    async def home(self, containing: str) -> Seen:
        """Wait until the home tab shows something."""
        homes = self.slack.world.homes

        def found() -> Json | None:
            view = homes.get(self.id)
            return view if view and containing in "\n".join(screen.lines_of(view)) else None

        view: Json = await self.slack.until(found, lambda: str(homes.get(self.id)))
        return Seen({**view, "id": f"VHOME{self.id}", "owner": self.id})

    def _open_tab(self, tab: str) -> None:
        event = {"type": "app_home_opened", "user": self.id, "channel": self.dm.id, "tab": tab}
        self.slack.soon({**event, "event_ts": self.slack.world.stamp()}, self.profile.team)

    def _tell(self, channel: Channel, message: Json) -> None:
        """Send the events a message causes, where Slack would."""
        team = channel.team
        event = {**message, "channel": channel.id, "event_ts": message["ts"]}
        if team.bot_user not in channel.members:
            return
        if channel.history_scope in team.scopes:
            self.slack.soon({**event, "channel_type": channel.kind}, team)
        if f"<@{team.bot_user}>" in message.get("text", "") and channel.kind != "im":
            self.slack.soon({**event, "type": "app_mention"}, team)

    def _visible(self, channel: Channel) -> list[Json]:
        return [one for one in channel.messages if one.get("only", self.id) == self.id]

    def _top(self) -> Json | None:
        mine = [one for one in self.slack.world.views.values() if one["owner"] == self.id]
        return mine[-1] if mine else None

    async def _interact(self, payload: Json, *, delivered: int = 1) -> Ack:
        profile = self.profile
        user = {"id": self.id, "username": profile.name, "team_id": profile.team.id}
        who = {"user": user, "team": {"id": profile.team.id, "domain": "test"}}
        trigger = {"trigger_id": self.slack.trigger_for(self.id), "api_app_id": "A0APP"}
        whole = {**payload, **who, **trigger}
        for _ in range(delivered - 1):
            await self.slack.wires.deliver("interactive", whole)
        return await self.slack.wires.deliver("interactive", whole)


def _in_message(seen: Seen, channel: Channel) -> Json:
    """Say where a press was made; of a message for one person Slack tells only the stamp."""
    is_ephemeral = "only" in seen.json
    container = {
        "type": "message",
        "message_ts": seen.ts,
        "channel_id": channel.id,
        "is_ephemeral": is_ephemeral,
    }
    if seen.json.get("thread_ts"):
        container["thread_ts"] = seen.json["thread_ts"]
    about: Json = {"container": container, "channel": {"id": channel.id, "name": channel.name}}
    return about if is_ephemeral else {**about, "message": seen.json}


def _place(seen: Seen) -> Channel:
    if seen.channel is None:
        raise AssertionError("this is no message")
    return seen.channel


def _in_view(seen: Seen, filled: Mapping[str, str | list[str]]) -> Json:
    view = seen.json
    values = forms.filled_in(view, filled) if view.get("submit") else {}
    container = {"type": "view", "view_id": view.get("id", "VHOME")}
    return {"container": container, "view": {**view, "state": {"values": values}}}
