"""What a Slack workspace holds: teams, people, channels, messages, files, views. No wires here."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.platforms.troubles import Shown

Json = dict[str, Any]
EVERY_SCOPE = frozenset(
    "app_mentions:read assistant:write channels:history channels:read chat:write commands"
    " files:read files:write groups:history groups:read im:history im:write"
    " metadata.message:read mpim:history mpim:read reactions:write users:read".split()
)
_HISTORY = {"channel": "channels", "group": "groups", "im": "im", "mpim": "mpim"}


class Refusal(Exception):
    """An answer with ok=false, in Slack's own words."""

    def __init__(self, error: str, **told: Any) -> None:
        super().__init__(error)
        self.error = error
        self.told = told


@dataclass
class Team:
    """One workspace with our app in it."""

    id: str
    bot_token: str
    bot_user: str
    bot_id: str
    scopes: set[str] = field(default_factory=lambda: set(EVERY_SCOPE))


@dataclass
class Channel:
    """A channel, private channel or conversation. `kind` as in `channel_type`."""

    id: str
    name: str
    kind: str
    team: Team
    members: set[str]
    is_ext_shared: bool = False
    messages: list[Json] = field(default_factory=list)
    shown: Shown = list

    @property
    def history_scope(self) -> str:
        """Name the permission to read here."""
        return f"{_HISTORY[self.kind]}:history"

    def info(self) -> Json:
        """Give the channel as `conversations.info` does."""
        return {
            "id": self.id,
            "name": self.name,
            "is_channel": self.kind == "channel",
            "is_group": self.kind == "group",
            "is_im": self.kind == "im",
            "is_mpim": self.kind == "mpim",
            "is_private": self.kind != "channel",
            "is_ext_shared": self.is_ext_shared,
            "is_member": self.team.bot_user in self.members,
            "is_archived": False,
        }

    def thread(self, root: str) -> Iterator[Json]:
        """Give a message and what was answered to it, oldest first."""
        for message in self.messages:
            if root in {message["ts"], message.get("thread_ts")} and "only" not in message:
                yield message

    def find(self, stamp: str) -> Json | None:
        """Give the message with a time stamp."""
        return next((one for one in self.messages if one["ts"] == stamp), None)


@dataclass
class Profile:
    """What Slack knows of a person."""

    id: str
    name: str
    team: Team
    is_admin: bool = False
    locale: str = "en-GB"


class World:
    """Everything, with ways to find it. Time is a counter: stamps grow, nothing else matters."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self.teams: dict[str, Team] = {}
        self.people: dict[str, Profile] = {}
        self.channels: dict[str, Channel] = {}
        self.files: dict[str, Json] = {}
        self.views: dict[str, Json] = {}
        self.homes: dict[str, Json] = {}
        self.statuses: list[Json] = []
        self.prompts: list[Json] = []

    def name(self, letter: str) -> str:
        """Give a new id."""
        return f"{letter}{next(self._numbers):09X}"

    def stamp(self) -> str:
        """Give a new time stamp, later than all before."""
        return f"1930000000.{next(self._numbers):06d}"

    def team(self, identity: str) -> Team:
        """Add a workspace."""
        team = Team(identity, f"xoxb-{identity}-of-the-test", f"UBOT{identity}", f"BBOT{identity}")
        self.teams[team.bot_token] = team
        return team

    def channel(self, name: str, kind: str, team: Team, members: set[str]) -> Channel:
        """Add a channel; the bot is a member."""
        letter = {"channel": "C", "group": "C", "mpim": "G", "im": "D"}[kind]
        made = Channel(self.name(letter), name, kind, team, {*members, team.bot_user})
        self.channels[made.id] = made
        return made

    def conversation(self, person: str, team: Team) -> Channel:
        """Give the conversation between a person and the bot."""
        members = {person, team.bot_user}
        for one in self.channels.values():
            if one.kind == "im" and one.members == members:
                return one
        return self.channel(f"dm-{person}", "im", team, members)

    def place(self, team: Team, identity: str) -> Channel:
        """Give a channel the bot can know of, or refuse as Slack does."""
        found = self.channels.get(identity)
        if found is None or found.team is not team:
            raise Refusal("channel_not_found")
        if found.kind != "channel" and team.bot_user not in found.members:
            raise Refusal("channel_not_found")
        return found

    def add(self, channel: Channel, author: Json, given: Json) -> Json:
        """Add a message; give it."""
        kept = ("text", "blocks", "thread_ts", "metadata", "files", "subtype", "only")
        message: Json = {"type": "message", "ts": self.stamp(), **author}
        message |= {name: given[name] for name in kept if given.get(name)}
        channel.messages.append(message)
        return message
