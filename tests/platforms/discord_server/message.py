"""A message that is still there tomorrow: what was posted, how it changed, and how it looks now."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.platforms.discord_limits import every_component
from tests.platforms.discord_server import screen
from tests.platforms.discord_server.wire import Flag, Json

if TYPE_CHECKING:
    from tests.platforms.discord_server.places import Channel, User
    from tests.platforms.discord_server.world import World


@dataclass(slots=True, eq=False)
class Message:
    """One message: every look at it shows its present state."""

    world: World
    json: Json
    channel: Channel
    author: User
    only_for: User | None = None
    versions: list[list[str]] = field(default_factory=list)
    deleted: bool = False
    taken: bool = False

    @property
    def id(self) -> str:
        """Give its identifier."""
        return str(self.json["id"])

    @property
    def flags(self) -> Flag:
        """Give its flags."""
        return Flag(self.json["flags"])

    @property
    def is_ephemeral(self) -> bool:
        """Tell whether only one person sees it."""
        return Flag.EPHEMERAL in self.flags

    @property
    def is_loading(self) -> bool:
        """Tell whether it still says that the bot is thinking."""
        return Flag.LOADING in self.flags

    @property
    def text(self) -> str:
        """Give what a person sees, as one text."""
        return "\n".join(self.lines())

    @property
    def edits(self) -> list[list[str]]:
        """Give how it looked after each edit."""
        return self.versions[1:]

    @property
    def link(self) -> str:
        """Give the address that "Copy message link" gives."""
        guild = self.channel.guild.id if self.channel.guild else "@me"
        return f"https://discord.com/channels/{guild}/{self.channel.id}/{self.id}"

    @property
    def thread(self) -> Channel | None:
        """Give the thread that was opened from this message."""
        return self.world.channels.get(self.id)

    @property
    def files(self) -> dict[str, bytes]:
        """Give what is attached, by name."""
        kept = self.world.files.by_id
        return {one["filename"]: kept[one["id"]].content for one in self.json["attachments"]}

    def lines(self) -> list[str]:
        """Draw it as a person sees it."""
        return screen.lines(self.json, self._names())

    def live_tokens(self) -> list[str]:
        """Give what a client would bring to life in it."""
        return screen.live_tokens(self.json)

    def components(self) -> list[Json]:
        """Give all components at any depth, in reading order."""
        return list(every_component(self.json["components"]))

    def buttons(self) -> list[str]:
        """Give the words on its buttons, in reading order."""
        return [screen.label(one) for one in self.components() if one["type"] == screen.BUTTON]

    def has_button(self, words: str) -> bool:
        """Tell whether one of its buttons says that."""
        return words in self.buttons()

    def address_of(self, words: str) -> str:
        """Give where a link button leads."""
        found = [one for one in self.components() if screen.label(one) == words and "url" in one]
        assert found, f"no link button says {words!r}: {self.lines()}"
        return str(found[0]["url"])

    def options(self, select: str = "") -> list[str]:
        """Give the words of the options of a select, by placeholder or custom_id."""
        found = [one for one in self.components() if one["type"] in screen.SELECTS]
        for one in found:
            if select in ("", one.get("placeholder"), one["custom_id"]):
                return [option["label"] for option in one.get("options") or []]
        raise AssertionError(f"no select {select!r} in {self.lines()}")

    async def shows(self, words: str) -> Message:
        """Wait until it shows these words."""
        return await self.world.until(
            lambda: self if words in self.text else None,
            awaited=f"{words!r} in a message that shows {self.lines()}",
            where=self.channel,
        )

    async def vanishes(self) -> None:
        """Wait until it is deleted."""
        await self.world.until(
            lambda: True if self.deleted else None, awaited="a deletion", where=self.channel
        )

    def _names(self) -> dict[str, str]:
        names = {one.id: f"@{one.name}" for one in self.world.users.values()}
        names |= {one.id: f"#{one.name}" for one in self.world.channels.values()}
        guild = self.channel.guild
        return names | ({one.id: f"@{one.name}" for one in guild.roles.values()} if guild else {})
