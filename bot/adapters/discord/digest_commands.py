"""`/digest …`: set up, set, change, list, post now, pause, resume, remove, preview.

Everything is answered to who asked alone.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from discord import app_commands

from bot.adapters.cards.card import Action, Verb
from bot.adapters.discord import digest_presses, digest_setting
from bot.adapters.discord.digest_targets import target_of
from bot.adapters.discord.house import House
from bot.adapters.discord.using import Interaction, Using
from bot.adapters.discord.zones import zones_like
from bot.adapters.wording import digests as common
from bot.adapters.wording import discord as wording
from bot.core.digests.typed import TypedDigest, settings_from
from bot.errors import InputRefused, NotAllowed, NotFound
from bot.journeys.digests.subscribe import Asker

_LONGEST_TITLE, _LONGEST_ID, _LONGEST_ZONE = 80, 40, 60

Command = app_commands.Command[Any, ..., None]
Id = app_commands.Range[str, 1, _LONGEST_ID]
Zone = app_commands.Range[str, 1, _LONGEST_ZONE]


class DigestCommands:
    """Every command about digests, on one house."""

    def __init__(self, house: House) -> None:
        self.house = house

    def group(self, **where: Any) -> app_commands.Group:
        """Give the group `/digest`."""
        group = app_commands.Group(name="digest", description=wording.DIGEST_GROUP, **where)
        for name, told, callback in (
            ("setup", wording.DIGEST_SETUP, self.setup),
            ("set", wording.DIGEST_SET, self.set),
            ("change", wording.DIGEST_CHANGE, self.change),
            ("list", wording.DIGEST_LIST, self.list),
            ("now", wording.DIGEST_NOW, self.now),
            ("pause", wording.DIGEST_PAUSE, self.pause),
            ("resume", wording.DIGEST_RESUME, self.resume),
            ("remove", wording.DIGEST_REMOVE, self.remove),
            ("preview", wording.DIGEST_PREVIEW, self.preview),
        ):
            command: Command = app_commands.Command(name=name, description=told, callback=callback)
            if name in {"setup", "set"}:
                command.autocomplete("zone")(suggest_zones)
            group.add_command(command)
        return group

    @app_commands.describe(zone=wording.ZONE_OPTION)
    async def setup(self, use: Interaction, zone: Zone = "") -> None:
        """Open the form for a new digest."""

        async def act(using: Using) -> None:
            await digest_setting.open_new(using, zone)

        await self._answered(use, act)

    @app_commands.describe(
        at=wording.AT_OPTION,
        zone=wording.ZONE_OPTION,
        days=wording.DAYS_OPTION,
        title=wording.TITLE_OPTION,
    )
    async def set(
        self,
        use: Interaction,
        at: str,
        zone: Zone,
        days: str = "weekdays",
        title: app_commands.Range[str, 1, _LONGEST_TITLE] = common.TITLE,
    ) -> None:
        """Set a digest for this channel."""

        async def act(using: Using) -> None:
            await using.think()
            settings = settings_from(TypedDigest(title, at, zone, days))
            asker = Asker(using.person, await target_of(using), is_admin=using.is_admin)
            made, ahead = await using.house.front.digests.set(asker, settings)
            await using.show(digest_setting.set_card(using, made, ahead))

        await self._answered(use, act)

    @app_commands.describe(digest=wording.ID_OPTION)
    async def change(self, use: Interaction, digest: Id = "") -> None:
        """Open the form of a digest, filled in."""

        async def act(using: Using) -> None:
            await digest_setting.open_change(using, digest)

        await self._answered(use, act)

    async def list(self, use: Interaction) -> None:
        """List the digests that the person may see."""
        await self._asked(use, Verb.DIGESTS, "0")

    @app_commands.describe(digest=wording.ID_OPTION)
    async def now(self, use: Interaction, digest: Id = "") -> None:
        """Have today's digest posted at once."""
        await self._asked(use, Verb.NOW, digest)

    @app_commands.describe(digest=wording.ID_OPTION)
    async def pause(self, use: Interaction, digest: Id = "") -> None:
        """Stop a digest until it is resumed."""
        await self._asked(use, Verb.PAUSE, digest)

    @app_commands.describe(digest=wording.ID_OPTION)
    async def resume(self, use: Interaction, digest: Id = "") -> None:
        """Let a digest go on."""
        await self._asked(use, Verb.RESUME, digest)

    @app_commands.describe(digest=wording.ID_OPTION)
    async def remove(self, use: Interaction, digest: Id = "") -> None:
        """Ask once more, then forget a digest."""
        await self._asked(use, Verb.REMOVE, digest)

    @app_commands.describe(digest=wording.ID_OPTION)
    async def preview(self, use: Interaction, digest: Id = "") -> None:
        """Show what would be posted now."""
        await self._asked(use, Verb.PREVIEW, digest)

    async def _asked(self, use: Interaction, verb: Verb, digest: str) -> None:
        """Do what the button of the same name does; a colon stands in no id."""
        action = Action(verb, (digest.replace(":", "").strip(),))

        async def act(using: Using) -> None:
            await digest_presses.answer(using, action)

        await self._answered(use, act)

    async def _answered(self, use: Interaction, act: Callable[[Using], Awaitable[None]]) -> None:
        """Act; a refusal is a sentence."""
        using = Using(self.house, use)
        try:
            await act(using)
        except (InputRefused, NotAllowed, NotFound) as error:
            await using.say(f"{error.reason} {error.hint}".strip())


async def suggest_zones(_: Interaction, typed: str) -> list[app_commands.Choice[str]]:
    """Suggest time zones."""
    return [app_commands.Choice(name=zone, value=zone) for zone in zones_like(typed)]
