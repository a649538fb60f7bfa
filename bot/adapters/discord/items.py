"""Buttons and menus that outlive restarts: what they do stands in their custom ids."""

import logging
import re
from collections.abc import Awaitable, Callable

import discord
from discord import ui

from bot.adapters.cards.card import Action
from bot.adapters.discord.layout import MENU
from bot.adapters.discord.using import Interaction

logger = logging.getLogger(__name__)

Heard = Callable[[Interaction, Action | None], Awaitable[None]]
Picked = Callable[[Interaction, str, int], Awaitable[None]]
OFFER = "pick"  # custom ids of menus that offer what stands in somebody's message


class Pressing(discord.Client):
    """A client that hears presses; what hears them is set by its door."""

    heard: Heard
    picked: Picked


class PressedButton(ui.DynamicItem[ui.Button[ui.LayoutView]], template=r"b:(?P<rest>.+)"):
    """A button of ours, found again in its message."""

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[ui.LayoutView], match: re.Match[str], /
    ) -> "PressedButton":
        """Make the button of a press."""
        return cls(ui.Button(custom_id=match[0]))

    async def callback(self, interaction: Interaction) -> None:
        """Hand the press over."""
        client = interaction.client
        if isinstance(client, Pressing):
            await client.heard(interaction, Action.of(self.custom_id))


class ChosenOption(ui.DynamicItem[ui.Select[ui.LayoutView]], template=rf"{MENU}:(?P<name>\w+)"):
    """A menu of ours, found again in its message; the option carries the action."""

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[ui.LayoutView], match: re.Match[str], /
    ) -> "ChosenOption":
        """Make the menu of a press."""
        return cls(ui.Select(custom_id=match[0]))

    async def callback(self, interaction: Interaction) -> None:
        """Hand the choice over."""
        client, chosen = interaction.client, self.item.values
        token = chosen[0] if chosen else ""
        if isinstance(client, Pressing):
            await client.heard(interaction, Action.of(token))


class PickedThing(ui.DynamicItem[ui.Select[ui.LayoutView]], template=rf"{OFFER}:(?P<offer>\d+)"):
    """A menu of what could be briefed; the option is the number of the thing."""

    def __init__(self, select: ui.Select[ui.LayoutView], offer: str) -> None:
        super().__init__(select)
        self.offer = offer

    @classmethod
    async def from_custom_id(
        cls, interaction: Interaction, item: ui.Item[ui.LayoutView], match: re.Match[str], /
    ) -> "PickedThing":
        """Make the menu of a choice."""
        return cls(ui.Select(custom_id=match[0]), match["offer"])

    async def callback(self, interaction: Interaction) -> None:
        """Hand over which one was chosen."""
        client = interaction.client
        if isinstance(client, Pressing):
            await client.picked(interaction, self.offer, int(self.item.values[0]))
