"""Setting a digest up and changing it, by forms."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import discord

from bot.adapters.cards import digest_notices
from bot.adapters.cards.card import Action, Button, Buttons, Card, Part, Prose, Verb, line
from bot.adapters.digest_desk import feeds_of
from bot.adapters.discord.digest_forms import (
    Sheet,
    digest_form,
    refused_view,
    typed_from,
    typed_in,
)
from bot.adapters.discord.digest_presses import asker_of
from bot.adapters.discord.digest_targets import Target, guild_of, target_of
from bot.adapters.discord.forms import Fields, files_in
from bot.adapters.discord.using import Using
from bot.adapters.visible import visible
from bot.adapters.wording import digests as common
from bot.adapters.wording import discord as wording
from bot.core.digests.subscription import DigestSettings, Subscription
from bot.core.digests.typed import FieldsRefused, TypedDigest, settings_from, typed_of
from bot.core.place import Destination
from bot.core.schedule.schedule import Slot
from bot.errors import InputRefused, NotAllowed
from bot.journeys.digests.subscribe import Asker

AGAIN = "again"
_AT, _ZONE = "07:30", "UTC"  # what a new form proposes


@dataclass(frozen=True, slots=True)
class _Listed:
    """What a list of feeds brought: addresses, and what is to be said about it."""

    feeds: str = ""
    told: tuple[str, ...] = ()


async def open_new(using: Using, zone: str = "", typed: Fields | None = None) -> None:
    """Open the form for a new digest; `typed` is what was typed before."""
    guild_of(using)
    fresh = TypedDigest(common.TITLE, _AT, zone or await _zone_used_here(using))
    fields = typed or {}
    here = str(using.use.channel_id) if isinstance(using.use.channel, Target) else ""
    channel = next(iter(fields.get("channel", ())), here)
    form = digest_form(Action(Verb.DIGEST), Sheet.WHEN, typed_from(fresh, fields), channel)
    await using.use.response.send_modal(form)


async def open_change(
    using: Using, name: str, sheet: Sheet = Sheet.WHEN, typed: Fields | None = None
) -> None:
    """Open a form of a digest, filled in; `name` is its id, or the key of a message of it."""
    found = await using.house.front.digests.of_message(asker_of(using), name)
    about = Action(Verb.CHANGE, (found.id, sheet.value))
    form = digest_form(about, sheet, typed_from(typed_of(found), typed or {}))
    await using.use.response.send_modal(form)


async def pressed(using: Using, action: Action) -> None:
    """Open the form that a button asks for, with what was typed before if it is to be corrected."""
    name, *rest = action.about or ("",)
    is_again = AGAIN in action.about
    typed = typed_in(using.use.message) if is_again else None
    if action.verb is Verb.DIGEST:
        await open_new(using, typed=typed)
        return
    sheet = next((one for one in Sheet if one.value in rest), Sheet.WHEN)
    await open_change(using, name, sheet, typed)


async def set_up(using: Using, fields: Fields) -> None:
    """Set the digest that a form describes, or say what is wrong with each field."""
    await using.think()
    problems: dict[str, str] = {}
    settings, place = _settings(TypedDigest("", "", ""), fields, problems), None
    try:
        place = await target_of(using, next(iter(fields.get("channel", ())), ""))
    except NotAllowed as error:
        problems["channel"] = error.reason
    if settings is not None and place is not None:
        told = await _set(using, place, settings, problems)
        if told is not None:
            await using.show(told)
            return
    again = Action(Verb.DIGEST, (AGAIN,))
    await using.show_view(refused_view(problems, fields, again))


async def change(using: Using, about: Sequence[str], fields: Fields) -> None:
    """Change a digest as a form says, or say what is wrong with each field."""
    await using.think()
    manage, asker = using.house.front.digests, asker_of(using)
    found = await manage.one(asker, about[0])
    problems: dict[str, str] = {}
    listed = await _listed(using, problems)
    kept = typed_from(typed_of(found), fields)
    typed = replace(kept, feeds=f"{kept.feeds}\n{listed.feeds}".strip())
    settings = None if problems else _settings(typed, {}, problems)
    if settings is None:
        again = Action(Verb.CHANGE, (*about, AGAIN))
        await using.show_view(refused_view(problems, fields, again))
        return
    changed, ahead = await manage.change(asker, found.id, settings)
    card = digest_notices.changed_card(changed, ahead, wording.CHANGE_DIGEST)
    await using.show(_with_ways(card, changed, listed.told))


async def _zone_used_here(using: Using) -> str:
    """Give the zone of the newest digest that the person sees here, first of their own."""
    seen = await using.house.front.digests.list(asker_of(using))
    seen = tuple(sorted(seen, key=lambda one: (one.owner == using.person, one.created_at)))
    return seen[-1].schedule.zone if seen else _ZONE


def _settings(kept: TypedDigest, fields: Fields, problems: dict[str, str]) -> DigestSettings | None:
    try:
        return settings_from(typed_from(kept, fields))
    except FieldsRefused as error:
        problems.update(error.problems)
        return None


async def _set(
    using: Using, place: Destination, settings: DigestSettings, problems: dict[str, str]
) -> Card | None:
    asker = Asker(using.person, place, is_admin=using.is_admin)
    try:
        made, ahead = await using.house.front.digests.set(asker, settings)
    except (InputRefused, NotAllowed) as error:
        problems[""] = f"{error.reason} {error.hint}".strip()
        return None
    return set_card(using, made, ahead)


def set_card(using: Using, made: Subscription, ahead: Sequence[Slot]) -> Card:
    """Say that a digest is set, where and when it comes, with the ways to go on."""
    place = made.destination
    channel = using.house.client.get_channel(int(place.thread or place.channel))
    card = digest_notices.set_card(made, ahead, wording.CHANGE_DIGEST)
    if not isinstance(channel, discord.abc.GuildChannel | discord.Thread):
        return _with_ways(card, made)  # an archived thread: its name is not known here
    return _with_ways(card, made, (wording.STANDS_IN.format(name=visible(channel.name)),))


async def _listed(using: Using, problems: dict[str, str]) -> _Listed:
    """Read the list of feeds that was uploaded, if one was."""
    files = files_in(using.use)
    if not files:
        return _Listed()
    name = visible(files[0].name)
    try:
        upload = await using.house.files.fetch(files[0])
        read = await using.house.front.feed_lists.outlines(upload.content, name)
    except InputRefused as error:
        problems[""] = f"{error.reason} {error.hint}".strip()
        return _Listed()
    feeds, told = feeds_of(read, name)
    return _Listed(feeds, told)


def _with_ways(card: Card, one: Subscription, told: Sequence[str] = ()) -> Card:
    about = (one.id,)
    buttons = Buttons(
        (
            Button(common.PREVIEW, Action(Verb.PREVIEW, about)),
            Button(wording.SOURCES, Action(Verb.CHANGE, (*about, Sheet.WHAT.value))),
            Button(wording.MORE_SETTINGS, Action(Verb.CHANGE, (*about, Sheet.HOW.value))),
        )
    )
    said: tuple[Part, ...] = tuple(Prose(line(words)) for words in told)
    return Card(card.fallback, (*card.parts, *said, buttons))
