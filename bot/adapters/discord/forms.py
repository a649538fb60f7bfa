"""Forms: a question, a text, what is wrong, the settings.

What a form is about stands in its custom id, so one that was opened before a restart is heard.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import discord
from discord import ui

from bot.adapters.cards.card import Action, Verb
from bot.adapters.wording import discord as wording
from bot.core.conversation import Fault, Rules
from bot.core.request import Attachment
from bot.errors import InputRefused

MOST_DAYS, MOST_BRIEFS = 3_650, 10_000
_LONGEST_TEXT, _LONGEST_QUESTION, _LONGEST_NOTE = 4_000, 400, 1_000
_OPEN_FOR = 900.0  # seconds that discord.py keeps a form in memory; it is heard after that too

Fields = Mapping[str, Sequence[str]]
Field = ui.TextInput[ui.Modal] | ui.Select[ui.Modal] | ui.ChannelSelect[ui.Modal]


def question_form(posting: str) -> ui.Modal:
    """Ask for a question about a brief."""
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id="question", max_length=_LONGEST_QUESTION, style=discord.TextStyle.short
    )
    form = _form(Action(Verb.ASK, (posting,)), wording.ASK_TITLE)
    return form.add_item(ui.Label(text=wording.QUESTION, component=field))


def text_form() -> ui.Modal:
    """Ask for a link or a text."""
    field: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id="text", max_length=_LONGEST_TEXT, style=discord.TextStyle.paragraph
    )
    form = _form(Action(Verb.PASTE), wording.PASTE_TITLE)
    return form.add_item(ui.Label(text=wording.TEXT, component=field))


def wrong_form(posting: str, claim: str) -> ui.Modal:
    """Ask what is wrong with a brief; `claim` is the number it was asked at, or empty."""
    fault: ui.Select[ui.Modal] = ui.Select(
        custom_id="fault",
        options=[discord.SelectOption(label=one.value, value=one.value) for one in Fault],
    )
    number: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id="claim", required=False, max_length=3, default=claim or None
    )
    note: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id="note",
        required=False,
        max_length=_LONGEST_NOTE,
        style=discord.TextStyle.paragraph,
    )
    form = _form(Action(Verb.BAD, (posting,)), wording.WRONG_TITLE)
    form.add_item(ui.Label(text=wording.FAULT, component=fault))
    form.add_item(ui.Label(text=wording.CLAIM, component=number))
    return form.add_item(ui.Label(text=wording.NOTE, component=note))


def settings_form(rules: Rules) -> ui.Modal:
    """Give the rules of a server, to be changed by who may manage it."""
    daily = None if rules.daily_briefs is None else str(rules.daily_briefs)
    daily_field: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id="daily", required=False, max_length=5, default=daily
    )
    keep_field: ui.TextInput[ui.Modal] = ui.TextInput(
        custom_id="keep", max_length=4, default=str(rules.keep_days)
    )
    form = _form(Action(Verb.SETTINGS), wording.SETTINGS_TITLE)
    channels = _channels_field(rules)
    told = wording.CHANNELS_TOLD
    form.add_item(ui.Label(text=wording.CHANNELS, description=told, component=channels))
    form.add_item(ui.Label(text=wording.WHO, component=_who_field(rules)))
    told = wording.DAILY_TOLD
    form.add_item(ui.Label(text=wording.DAILY, description=told, component=daily_field))
    return form.add_item(ui.Label(text=wording.KEEP, component=keep_field))


def about_of(use: discord.Interaction[discord.Client]) -> Action | None:
    """Give what a form that was sent off is about; None if it is none of ours."""
    return Action.of(str(_data_of(use).get("custom_id", "")))


def fields_of(use: discord.Interaction[discord.Client]) -> Fields:
    """Give what was written and chosen in a form that was sent off, by the name of the field."""
    fields: dict[str, Sequence[str]] = {}
    for label in _data_of(use).get("components", ()):
        field = label.get("component", {})
        if name := field.get("custom_id"):
            fields[name] = field["values"] if "values" in field else (field.get("value") or "",)
    return fields


def files_in(use: discord.Interaction[discord.Client]) -> tuple[Attachment, ...]:
    """Give the files that were uploaded into a form."""
    uploaded = _data_of(use).get("resolved", {}).get("attachments", {})
    return tuple(
        Attachment(one["filename"], one["url"], one.get("content_type"), one["size"])
        for one in uploaded.values()
    )


def rules_in(fields: Fields) -> Rules:
    """Give the rules as decided; `InputRefused` names the number that is none."""
    daily, keep = fields["daily"][0].strip(), fields["keep"][0].strip()
    for written, most in ((daily or "1", MOST_BRIEFS), (keep, MOST_DAYS)):
        if not (written.isdecimal() and 1 <= int(written) <= most):
            told = wording.NOT_A_NUMBER.format(written=written, least=1, most=most)
            raise InputRefused(told, hint=wording.NOTHING_CHANGED)
    return Rules(
        channels=tuple(fields["channels"]),
        only_admins_post=list(fields["who"]) == [wording.ADMINS],
        daily_briefs=int(daily) if daily else None,
        keep_days=int(keep),
    )


def _data_of(use: discord.Interaction[discord.Client]) -> Mapping[str, Any]:
    return dict(use.data or {})


def _form(about: Action, title: str) -> ui.Modal:
    return ui.Modal(title=title, custom_id=about.token, timeout=_OPEN_FOR)


def _channels_field(rules: Rules) -> ui.ChannelSelect[ui.Modal]:
    kind = discord.SelectDefaultValueType.channel
    return ui.ChannelSelect(
        custom_id="channels",
        channel_types=[discord.ChannelType.text, discord.ChannelType.forum],
        min_values=0,
        max_values=25,
        required=False,
        default_values=[
            discord.SelectDefaultValue(id=int(one), type=kind) for one in rules.channels[:25]
        ],
    )


def _who_field(rules: Rules) -> ui.Select[ui.Modal]:
    who = ((wording.EVERYBODY, False), (wording.ADMINS, True))
    return ui.Select(
        custom_id="who",
        options=[
            discord.SelectOption(label=one, value=one, default=only == rules.only_admins_post)
            for one, only in who
        ],
    )
