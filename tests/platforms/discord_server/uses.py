"""What a person set off, as they see it come back: acknowledged, answered, asked back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from tests.platforms.discord_limits import every_component
from tests.platforms.discord_server import markdown, screen
from tests.platforms.discord_server.offered import NotOfferedError
from tests.platforms.discord_server.wire import Answered, Json

if TYPE_CHECKING:
    from tests.platforms.discord_server.interaction import Interaction
    from tests.platforms.discord_server.message import Message

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Modal:
    """A dialogue on a person's screen."""

    use: Use
    json: Json

    @property
    def title(self) -> str:
        """Give what stands above it."""
        return str(self.json["title"])

    @property
    def fields(self) -> dict[str, Json]:
        """Give what can be filled in, by label."""
        found: dict[str, Json] = {}
        for one in every_component(self.json["components"]):
            if one["type"] == 18:
                found[one["label"]] = one["component"]
            elif one["type"] == 4 and one.get("label"):
                found[one["label"]] = one
        return found

    def lines(self) -> list[str]:
        """Draw it: the title, its texts and the labels with what is said about them."""
        drawn = [self.title]
        for one in every_component(self.json["components"]):
            if one["type"] == screen.TEXT:
                drawn += markdown.shown(one["content"]).split("\n")
            said = [one.get("label"), one.get("description")]
            drawn += [str(each) for each in said if each and one["type"] in (4, 18)]
        return drawn

    def field(self, label: str) -> Json:
        """Give one field by its label."""
        if label not in self.fields:
            raise NotOfferedError(f"{self.title!r} asks for {list(self.fields)}, not {label!r}")
        return self.fields[label]


@dataclass(slots=True, eq=False)
class Use:
    """One command, press, choice or dialogue, and everything that came of it."""

    interaction: Interaction
    _began: int = field(default=0)

    def __post_init__(self) -> None:
        source = self.interaction.source
        self._began = len(source.versions) if source else 0

    @property
    def original(self) -> Message:
        """Give the first answer; there must be one."""
        assert self.interaction.original is not None, "there is no first answer"
        return self.interaction.original

    @property
    def followups(self) -> list[Message]:
        """Give what came after the first answer."""
        return [one for one in self.interaction.followups if not one.deleted]

    @property
    def is_ephemeral(self) -> bool:
        """Tell whether only the asker sees the first answer."""
        return self.original.is_ephemeral

    @property
    def seconds(self) -> float:
        """Give how long the bot really took to acknowledge."""
        assert self.interaction.seconds is not None, "nothing was acknowledged"
        return self.interaction.seconds

    @property
    def edits(self) -> list[list[str]]:
        """Give how the first answer looked after each edit since this use."""
        if self.original is self.interaction.source:
            return self.original.versions[self._began :]
        return self.original.edits

    async def acknowledged(self) -> Answered:
        """Wait for the first answer of whatever kind."""
        return await self._until(lambda: self.interaction.first, "a first answer")

    async def answer(self) -> Message:
        """Wait for what stands there once the bot no longer thinks."""
        return await self._until(self._settled, "an answer")

    async def followup(self, number: int = 0) -> Message:
        """Wait for what comes after the first answer."""

        def there() -> Message | None:
            return self.followups[number] if len(self.followups) > number else None

        found = await self._until(there, f"follow-up {number}")
        found.taken = True
        return found

    async def modal(self) -> Modal:
        """Wait for a dialogue."""
        asked = await self._until(lambda: self.interaction.modal, "a dialogue")
        return Modal(self, asked)

    async def choices(self) -> list[str]:
        """Wait for the suggestions while typing."""
        found = await self._until(lambda: self.interaction.choices, "suggestions")
        return [str(one["name"]) for one in found]

    def _settled(self) -> Message | None:
        original = self.interaction.original
        if original is None or original.is_loading:
            return None
        if original is self.interaction.source and len(original.versions) == self._began:
            return None
        original.taken = True
        return original

    async def _until(self, look: Callable[[], Found | None], awaited: str) -> Found:
        asked = self.interaction
        return await asked.world.until(
            look, awaited=f"{awaited} to what {asked.user.name} did", where=asked.channel
        )
