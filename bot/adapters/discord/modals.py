"""Forms: a question, a text, what is wrong, the settings."""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeVar

import discord
from discord import ui

from bot.adapters.wording import discord as wording
from bot.core.conversation import Fault, Rules

Interaction = discord.Interaction[discord.Client]
Filled = Callable[[Interaction, Mapping[str, str]], Awaitable[None]]
Decided = Callable[[Interaction, Rules], Awaitable[None]]
Wrong = Callable[[Interaction, str], Awaitable[None]]
Item = TypeVar("Item", bound=ui.Item[ui.Modal])

MOST_DAYS, MOST_BRIEFS = 3_650, 10_000
_LONGEST_TEXT, _LONGEST_QUESTION, _LONGEST_NOTE = 4_000, 400, 1_000


class Form(ui.Modal):
    """A form of named fields; `filled` hears what was written."""

    def __init__(self, title: str, filled: Filled) -> None:
        super().__init__(title=title)
        self._filled = filled
        self._fields: dict[str, ui.TextInput[ui.Modal] | ui.Select[ui.Modal]] = {}

    def ask(self, name: str, label: str, field: ui.TextInput[ui.Modal]) -> "Form":
        """Add a field to write into."""
        self._fields[name] = field
        self.add_item(ui.Label(text=label, component=field))
        return self

    def choose(self, name: str, label: str, options: list[str]) -> "Form":
        """Add a list to choose one of."""
        field: ui.Select[ui.Modal] = ui.Select(
            options=[discord.SelectOption(label=one, value=one) for one in options]
        )
        self._fields[name] = field
        self.add_item(ui.Label(text=label, component=field))
        return self

    async def on_submit(self, interaction: Interaction) -> None:
        """Hand over what was written."""
        await self._filled(interaction, {name: _value(one) for name, one in self._fields.items()})


def question_form(filled: Filled) -> Form:
    """Ask for a question."""
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        max_length=_LONGEST_QUESTION, style=discord.TextStyle.short
    )
    return Form(wording.ASK_TITLE, filled).ask("question", wording.QUESTION, field)


def text_form(filled: Filled) -> Form:
    """Ask for a link or a text."""
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        max_length=_LONGEST_TEXT, style=discord.TextStyle.paragraph
    )
    return Form(wording.PASTE_TITLE, filled).ask("text", wording.TEXT, field)


def wrong_form(claim: str, filled: Filled) -> Form:
    """Ask what is wrong."""
    number: ui.TextInput[ui.Modal] = ui.TextInput(
        required=False, max_length=3, default=claim or None
    )
    note: ui.TextInput[ui.Modal] = ui.TextInput(
        required=False, max_length=_LONGEST_NOTE, style=discord.TextStyle.paragraph
    )
    form = Form(wording.WRONG_TITLE, filled)
    form.choose("fault", wording.FAULT, [fault.value for fault in Fault])
    return form.ask("claim", wording.CLAIM, number).ask("note", wording.NOTE, note)


class SettingsForm(ui.Modal):
    """The rules of a server, to be changed by who may manage it."""

    def __init__(self, rules: Rules, decided: Decided, wrong: Wrong) -> None:
        super().__init__(title=wording.SETTINGS_TITLE)
        self._decided, self._wrong = decided, wrong
        self.channels: ui.ChannelSelect[ui.Modal] = ui.ChannelSelect(
            channel_types=[discord.ChannelType.text, discord.ChannelType.forum],
            min_values=0,
            max_values=25,
            required=False,
            default_values=[
                discord.SelectDefaultValue(id=int(one), type=discord.SelectDefaultValueType.channel)
                for one in rules.channels
            ],
        )
        who = ((wording.EVERYBODY, False), (wording.ADMINS, True))
        self.who: ui.Select[ui.Modal] = ui.Select(
            options=[
                discord.SelectOption(label=one, value=one, default=only == rules.only_admins_post)
                for one, only in who
            ]
        )
        daily = None if rules.daily_briefs is None else str(rules.daily_briefs)
        self.daily: ui.TextInput[ui.Modal] = ui.TextInput(
            required=False, max_length=5, default=daily
        )
        self.keep: ui.TextInput[ui.Modal] = ui.TextInput(max_length=4, default=str(rules.keep_days))
        told = wording.CHANNELS_TOLD
        self.add_item(ui.Label(text=wording.CHANNELS, description=told, component=self.channels))
        self.add_item(ui.Label(text=wording.WHO, component=self.who))
        self.add_item(
            ui.Label(text=wording.DAILY, description=wording.DAILY_TOLD, component=self.daily)
        )
        self.add_item(ui.Label(text=wording.KEEP, component=self.keep))

    async def on_submit(self, interaction: Interaction) -> None:
        """Hand over the rules, or say which number is none."""
        daily, keep = self.daily.value.strip(), self.keep.value.strip()
        for written, most in ((daily or "1", MOST_BRIEFS), (keep, MOST_DAYS)):
            if not (written.isdecimal() and 1 <= int(written) <= most):
                told = wording.NOT_A_NUMBER.format(written=written, least=1, most=most)
                await self._wrong(interaction, told)
                return
        rules = Rules(
            channels=tuple(str(one.id) for one in self.channels.values),
            only_admins_post=self.who.values == [wording.ADMINS],
            daily_briefs=int(daily) if daily else None,
            keep_days=int(keep),
        )
        await self._decided(interaction, rules)


def _value(field: ui.TextInput[ui.Modal] | ui.Select[ui.Modal]) -> str:
    if isinstance(field, ui.TextInput):
        return field.value.strip()
    return field.values[0] if field.values else ""
