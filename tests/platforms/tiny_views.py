"""The buttons, cards and dialogues of the tiny bot."""

from __future__ import annotations

from typing import Any

import discord
from discord import ui


class Question(ui.Modal, title="Ask"):
    """A dialogue with every kind of field that matters."""

    words: ui.Label[Any] = ui.Label(text="Question", component=ui.TextInput(max_length=50))
    paper: ui.Label[Any] = ui.Label(text="Paper", component=ui.FileUpload(required=False))
    tone: ui.Label[Any] = ui.Label(
        text="Tone",
        component=ui.RadioGroup(
            options=[
                discord.RadioGroupOption(label="Plain", value="p"),
                discord.RadioGroupOption(label="Full", value="f"),
            ]
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Say what was filled in."""
        words, paper, tone = self.words.component, self.paper.component, self.tone.component
        assert isinstance(words, ui.TextInput)
        assert isinstance(paper, ui.FileUpload)
        assert isinstance(tone, ui.RadioGroup)
        sizes = [len(await one.read()) for one in paper.values]
        said = f"{words.value} {tone.value} {sizes}"
        await interaction.response.send_message(said, ephemeral=True)


class Setup(ui.Modal, title="Set up"):
    """A dialogue that asks for a channel and days."""

    about: ui.TextDisplay[Any] = ui.TextDisplay("Where **and** when")
    where: ui.Label[Any] = ui.Label(
        text="Where", component=ui.ChannelSelect(channel_types=[discord.ChannelType.text])
    )
    days: ui.Label[Any] = ui.Label(
        text="Days",
        description="On which days",
        component=ui.CheckboxGroup(
            options=[
                discord.CheckboxGroupOption(label="Monday", value="1"),
                discord.CheckboxGroupOption(label="Friday", value="5"),
            ]
        ),
    )

    async def on_submit(self, interaction: discord.Interaction) -> None:
        """Say what was chosen."""
        where, days = self.where.component, self.days.component
        assert isinstance(where, ui.ChannelSelect)
        assert isinstance(days, ui.CheckboxGroup)
        await interaction.response.send_message(f"{where.values[0].name} {days.values}")


class Export(ui.LayoutView):
    """A card with a file in it."""

    paper: ui.File[Any] = ui.File("attachment://claims.csv")


class Lasting(ui.View):
    """Buttons that work after a restart."""

    def __init__(self) -> None:
        super().__init__(timeout=None)

    @ui.button(label="Context", custom_id="lasting:context")
    async def context(self, interaction: discord.Interaction, _: ui.Button[Any]) -> None:
        """Answer hidden."""
        await interaction.response.send_message("in context", ephemeral=True)

    @ui.button(label="Ask", custom_id="lasting:ask")
    async def ask(self, interaction: discord.Interaction, _: ui.Button[Any]) -> None:
        """Open the dialogue."""
        await interaction.response.send_modal(Question())

    @ui.select(
        placeholder="Speaker",
        custom_id="lasting:speaker",
        options=[discord.SelectOption(label="Ilya Dorn", value="1")],
    )
    async def speaker(self, interaction: discord.Interaction, chosen: ui.Select[Any]) -> None:
        """Change the message in place."""
        await interaction.response.edit_message(content=f"chosen {chosen.values[0]}")


class Card(ui.LayoutView):
    """A message of Components V2."""

    text: ui.TextDisplay[Any] = ui.TextDisplay("## A **bold** card")
    inside: ui.Container[Any] = ui.Container(
        ui.Section(
            ui.TextDisplay("said \\<@1\\>"),
            accessory=ui.Button(label="Open", url="https://example.org/a"),
        ),
        ui.Separator(),
    )
