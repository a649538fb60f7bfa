"""`/digest …`: set, list, pause, resume, remove, preview; answered to who asked alone."""

from collections.abc import Awaitable, Callable
from typing import Any

from discord import app_commands

from bot.adapters.cards import digest_notices
from bot.adapters.cards.digest_card import digest_cards
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.cards.notices import note_card
from bot.adapters.discord.house import House, drawn
from bot.adapters.discord.layout import View, layout_of
from bot.adapters.discord.permissions import lacking_to_post
from bot.adapters.discord.using import Interaction, Using
from bot.adapters.wording import digests as common
from bot.adapters.wording import discord as wording
from bot.core.digests.subscription import DigestSettings
from bot.core.schedule.schedule import Schedule
from bot.core.schedule.typed import days_from, time_from
from bot.errors import InputRefused, NotAllowed, NotFound
from bot.journeys.digests.subscribe import Asker

_LONGEST_TITLE = 80


class DigestCommands:
    """Every command about digests, on one house."""

    def __init__(self, house: House) -> None:
        self.house = house

    def group(self, **where: Any) -> app_commands.Group:
        """Give the group `/digest`."""
        group = app_commands.Group(name="digest", description=wording.DIGEST_GROUP, **where)
        for name, told, callback in (
            ("set", wording.DIGEST_SET, self.set),
            ("list", wording.DIGEST_LIST, self.list),
            ("pause", wording.DIGEST_PAUSE, self.pause),
            ("resume", wording.DIGEST_RESUME, self.resume),
            ("remove", wording.DIGEST_REMOVE, self.remove),
            ("preview", wording.DIGEST_PREVIEW, self.preview),
        ):
            group.add_command(app_commands.Command(name=name, description=told, callback=callback))
        return group

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
        zone: str,
        days: str = "weekdays",
        title: app_commands.Range[str, 1, _LONGEST_TITLE] = common.TITLE,
    ) -> None:
        """Set a digest for this channel."""

        async def act(using: Using) -> View:
            if permissions := ", ".join(lacking_to_post(use.channel)):
                raise NotAllowed(wording.MAY_NOT_POST_HERE.format(permissions=permissions), hint="")
            schedule = Schedule(time_from(at), zone, days_from(days))
            manage = using.house.front.digests
            made, ahead = await manage.set(_asker(using), DigestSettings(title, schedule))
            return drawn(digest_notices.set_card(made, ahead, wording.CHANGE_DIGEST))

        await self._answered(use, act)

    async def list(self, use: Interaction) -> None:
        """List the digests that the person may see."""

        async def act(using: Using) -> View:
            found = await using.house.front.digests.list(_asker(using))
            return first_fitting(digest_notices.list_cards(found, wording.DIGEST_WAYS), layout_of)

        await self._answered(use, act)

    @app_commands.describe(digest=wording.ID_OPTION)
    async def pause(self, use: Interaction, digest: str = "") -> None:
        """Stop a digest until it is resumed."""

        async def act(using: Using) -> View:
            paused = await using.house.front.digests.pause(_asker(using), digest)
            return drawn(digest_notices.paused_card(paused, wording.RESUME_DIGEST))

        await self._answered(use, act)

    @app_commands.describe(digest=wording.ID_OPTION)
    async def resume(self, use: Interaction, digest: str = "") -> None:
        """Let a digest go on."""

        async def act(using: Using) -> View:
            resumed = await using.house.front.digests.resume(_asker(using), digest)
            return drawn(digest_notices.resumed_card(*resumed))

        await self._answered(use, act)

    @app_commands.describe(digest=wording.ID_OPTION)
    async def remove(self, use: Interaction, digest: str = "") -> None:
        """Forget a digest."""

        async def act(using: Using) -> View:
            removed = await using.house.front.digests.remove(_asker(using), digest)
            return drawn(digest_notices.removed_card(removed))

        await self._answered(use, act)

    @app_commands.describe(digest=wording.ID_OPTION)
    async def preview(self, use: Interaction, digest: str = "") -> None:
        """Show what would be posted now."""

        async def act(using: Using) -> View:
            made = await using.house.front.digests.preview(_asker(using), digest)
            return first_fitting(digest_cards(made, None), layout_of)

        await self._answered(use, act)

    async def _answered(self, use: Interaction, act: Callable[[Using], Awaitable[View]]) -> None:
        """Acknowledge, act, and show what came of it; a refusal is a sentence, too."""
        using = Using(self.house, use)
        await using.think()
        try:
            view = await act(using)
        except (InputRefused, NotAllowed, NotFound) as error:
            view = drawn(note_card(f"{error.reason} {error.hint}".strip()))
        except ValueError as error:  # what was typed is no time, no days, no zone
            view = drawn(note_card(str(error)))
        await using.show_view(view)


def _asker(using: Using) -> Asker:
    return Asker(using.person, using.place(), is_admin=using.is_admin)
