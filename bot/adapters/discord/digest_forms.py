"""The forms of a digest: a form on Discord holds five fields, so there are three of them.

A form cannot say what is wrong in it. The answer to one that was refused shows what was typed,
and is read back when somebody presses "Correct it": after a restart, too, and by any process.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum

import discord
from discord import ui

from bot.adapters.cards.card import Action
from bot.adapters.discord.forms import Fields
from bot.adapters.discord.layout import View
from bot.adapters.discord.markup import plain, small
from bot.adapters.wording import digests as common
from bot.adapters.wording import discord as wording
from bot.core.digests.subscription import FEWEST, MOST
from bot.core.digests.typed import TypedDigest
from bot.core.schedule.typed import days_from

OPML = "opml"
_OPEN_FOR = 900.0  # seconds that discord.py keeps a form in memory; it is heard after that too
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SEVERAL = frozenset({"days", "sources", "channel"})  # fields in which things are chosen
_MOST = {"title": 80, "at": 20, "zone": 60, "quiet": 30, "languages": 100}
_MOST |= {"feeds": 2_400, "topics_in": 500, "topics_out": 500}  # together they fit one message
# Their order numbers the components of answers that are read back: add at the end only.
_LABELS = {
    "channel": wording.CHANNEL_FIELD,
    "title": common.TITLE_FIELD,
    "at": common.AT_FIELD,
    "zone": common.ZONE_FIELD,
    "days": common.DAYS_FIELD,
    "sources": common.SOURCES_FIELD,
    "feeds": common.FEEDS_FIELD,
    "topics_in": common.TOPICS_IN_FIELD,
    "topics_out": common.TOPICS_OUT_FIELD,
    "stories": common.STORIES_FIELD,
    "languages": common.LANGUAGES_FIELD,
    "quiet": common.QUIET_FIELD,
}
_HINTS = {
    "at": common.AT_HINT,
    "zone": common.ZONE_HINT,
    "feeds": common.FEEDS_HINT,
    "topics_in": common.TOPICS_IN_HINT,
    "topics_out": common.TOPICS_OUT_HINT,
    "languages": common.LANGUAGES_HINT,
    "quiet": common.QUIET_HINT,
}
_FIRST_NUMBER = 900  # of the components that hold what was typed
_BLOCK = re.compile(r"```\n(.*)\n```", re.DOTALL)


class Sheet(StrEnum):
    """Which of the forms. The value stands in buttons of messages: never change one."""

    WHEN = "when"
    WHAT = "what"
    HOW = "how"


def digest_form(
    about: Action, sheet: Sheet, typed: TypedDigest, channel: str | None = None
) -> ui.Modal:
    """Give a form, filled in; `channel` is the one that is chosen, None if none can be chosen."""
    title = wording.DIGEST_TITLES[sheet.value]
    form = ui.Modal(title=title, custom_id=about.token, timeout=_OPEN_FOR)
    labels = {Sheet.WHEN: _when, Sheet.WHAT: _what, Sheet.HOW: _how}[sheet](typed)
    if channel is not None:
        form.add_item(_channel(channel))
    for label in labels:
        form.add_item(label)
    return form


def typed_from(kept: TypedDigest, fields: Fields) -> TypedDigest:
    """Give a digest with what a form says; a field that the form does not have stays as it is."""

    def word(name: str, before: str) -> str:
        values = fields.get(name)
        return values[0] if values else before

    sources = fields.get("sources")
    return TypedDigest(
        title=word("title", kept.title),
        at=word("at", kept.at),
        zone=word("zone", kept.zone),
        days=",".join(fields["days"]) if "days" in fields else kept.days,
        quiet=word("quiet", kept.quiet),
        shared=kept.shared if sources is None else "shared" in sources,
        saved=kept.saved if sources is None else "saved" in sources,
        feeds=word("feeds", kept.feeds),
        topics_in=word("topics_in", kept.topics_in),
        topics_out=word("topics_out", kept.topics_out),
        stories=word("stories", kept.stories),
        languages=word("languages", kept.languages),
    )


def refused_view(problems: Mapping[str, str], fields: Fields, again: Action) -> View:
    """Say what is wrong with each field, show what was typed, and offer to correct it."""
    told = [plain(_named(name, problem)) for name, problem in problems.items()]
    if any(fields.get(OPML, ())):
        told.append(plain(wording.FILE_AGAIN))
    numbered = enumerate(_LABELS, start=_FIRST_NUMBER)
    shown = [
        ui.TextDisplay[View](_shown(name, fields[name]), id=number)
        for number, name in numbered
        if name in fields
    ]
    button: ui.Button[View] = ui.Button(
        label=wording.CORRECT_IT, style=discord.ButtonStyle.primary, custom_id=again.token
    )
    view = View(timeout=None)
    above = ui.TextDisplay[View]("\n".join((*told, wording.NOT_TAKEN)))
    view.add_item(ui.Container(above, *shown, ui.ActionRow(button)))
    view.stop()
    return view


def typed_in(message: discord.Message | None) -> Fields:
    """Read what was typed back from the answer that refused it; nothing from another message."""
    if message is None:
        return {}
    shown = View.from_message(message, timeout=None)
    shown.stop()
    texts = {
        one.id: one.content for one in shown.walk_children() if isinstance(one, ui.TextDisplay)
    }
    numbered = enumerate(_LABELS, start=_FIRST_NUMBER)
    return {name: _read(name, texts[number]) for number, name in numbered if number in texts}


def _named(name: str, problem: str) -> str:
    return f"{_LABELS[name]}: {problem}" if name in _LABELS else problem


def _shown(name: str, values: Sequence[str]) -> str:
    label = _LABELS[name]
    if name == "channel" and values:
        return small(f"{plain(wording.TYPED.format(label=label))} <#{values[0]}>")
    value = ",".join(values).strip().replace("```", "'''")
    if not value:
        return small(plain(wording.TYPED_NOTHING.format(label=label)))
    return f"{small(plain(wording.TYPED.format(label=label)))}\n```\n{value}\n```"


def _read(name: str, shown: str) -> Sequence[str]:
    if name == "channel":
        return re.findall(r"<#(\d+)>", shown)
    found = _BLOCK.search(shown)
    value = found[1] if found else ""
    return [one for one in value.split(",") if one] if name in _SEVERAL else (value,)


def _when(typed: TypedDigest) -> Iterable[ui.Label[ui.Modal]]:
    yield from _texts(typed, "title", "at", "zone")
    try:
        chosen = days_from(typed.days)
    except ValueError:  # none was chosen, or they were typed
        chosen = frozenset()
    options = [
        discord.CheckboxGroupOption(label=name, value=_DAYS[day], default=day in chosen)
        for day, name in enumerate(common.DAYS)
    ]
    yield _label(
        "days",
        ui.CheckboxGroup(custom_id="days", options=options, min_values=1, max_values=len(options)),
    )


def _what(typed: TypedDigest) -> Iterable[ui.Label[ui.Modal]]:
    chosen = (
        ("shared", common.SHARED_CHOICE, typed.shared),
        ("saved", common.SAVED_CHOICE, typed.saved),
    )
    options = [
        discord.CheckboxGroupOption(label=label, value=value, default=is_chosen)
        for value, label, is_chosen in chosen
    ]
    sources: ui.CheckboxGroup[ui.Modal] = ui.CheckboxGroup(
        custom_id="sources", options=options, required=False, min_values=0, max_values=len(options)
    )
    yield _label("sources", sources)
    yield from _texts(typed, "feeds")
    upload: ui.FileUpload[ui.Modal] = ui.FileUpload(custom_id=OPML, required=False, max_values=1)
    yield ui.Label(text=common.OPML_FIELD, description=common.OPML_HINT, component=upload)
    yield from _texts(typed, "topics_in", "topics_out")


def _how(typed: TypedDigest) -> Iterable[ui.Label[ui.Modal]]:
    options = [
        discord.SelectOption(
            label=str(count), value=str(count), default=str(count) == typed.stories
        )
        for count in range(FEWEST, MOST + 1)
    ]
    yield _label("stories", ui.Select(custom_id="stories", options=options))
    yield from _texts(typed, "languages", "quiet")


def _texts(typed: TypedDigest, *names: str) -> Iterable[ui.Label[ui.Modal]]:
    """Give text fields; one that holds more than a form takes is left out and stays as it is."""
    for name in names:
        value = str(getattr(typed, name))
        if len(value) <= _MOST[name]:
            is_long = _MOST[name] >= _MOST["topics_in"]
            field: ui.TextInput[ui.Modal] = ui.TextInput(
                custom_id=name,
                default=value or None,
                max_length=_MOST[name],
                required=name in {"title", "at", "zone"},
                style=discord.TextStyle.paragraph if is_long else discord.TextStyle.short,
            )
            yield _label(name, field)


def _channel(chosen: str) -> ui.Label[ui.Modal]:
    kinds = discord.ChannelType
    field: ui.ChannelSelect[ui.Modal] = ui.ChannelSelect(
        custom_id="channel",
        channel_types=[
            *(kinds.text, kinds.news, kinds.forum),
            *(kinds.public_thread, kinds.private_thread, kinds.news_thread),
        ],
        required=False,
        min_values=0,
        default_values=[
            discord.SelectDefaultValue(id=int(one), type=discord.SelectDefaultValueType.channel)
            for one in (chosen,)
            if one
        ],
    )
    return ui.Label(text=wording.CHANNEL_FIELD, description=wording.CHANNEL_HINT, component=field)


def _label(name: str, component: ui.Item[ui.Modal]) -> ui.Label[ui.Modal]:
    return ui.Label(text=_LABELS[name], description=_HINTS.get(name), component=component)
