"""Setting a digest up and changing it by a form; presses on the buttons of digests."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from slack_sdk.errors import SlackApiError

from bot.adapters.cards import digest_notices
from bot.adapters.cards.card import Card, Prose, Verb, line
from bot.adapters.cards.digest_card import digest_cards
from bot.adapters.digest_desk import SURE, DigestDesk, Ways, feeds_of
from bot.adapters.slack import views
from bot.adapters.slack.digest_form import (
    CHANNEL,
    TYPED,
    carried_in,
    channel_in,
    digest_form,
    list_in,
    typed_in,
)
from bot.adapters.slack.home import publish_home
from bot.adapters.slack.payload import Payload
from bot.adapters.slack.places import error_of
from bot.adapters.slack.press import Press
from bot.adapters.slack.rich_text import Block
from bot.adapters.visible import visible
from bot.adapters.wording import digests as common
from bot.adapters.wording import slack as wording
from bot.core.digests.digest import Digest
from bot.core.digests.typed import FieldsRefused, TypedDigest, settings_from, typed_of
from bot.core.place import Destination
from bot.core.request import Attachment
from bot.errors import NotAllowed
from bot.journeys.digests.subscribe import Asker

WAYS = Ways(wording.DIGEST_WAYS, wording.CHANGE_DIGEST, wording.RESUME_DIGEST)
_PAGES = frozenset({Verb.DIGESTS, Verb.STORIES, Verb.LEFT_OUT})
_AT, _STORIES, _DAYS = "07:30", "5", "weekdays"  # what a new form proposes


async def zone_of(press: Press) -> str:
    """Give the time zone of the person's profile."""
    told = await press.client.users_info(user=press.person)
    return Payload.of(told.data).text("user", "tz") or "UTC"


async def asker_at(press: Press, channel: str) -> Asker:
    """Give who asks, with the wall around a channel."""
    places = press.house.places
    wall = await places.wall(press.client, press.at.workspace, channel, press.person)
    is_admin = await places.is_admin(press.client, press.person)
    return Asker(press.person, Destination(wall, channel), is_admin=is_admin)


async def new_form(press: Press) -> Block:
    """Give the form for a new digest, for where the person is."""
    fresh = TypedDigest(common.TITLE, _AT, await zone_of(press), days=_DAYS, stories=_STORIES)
    return digest_form(fresh, channel=_channel(press))


async def changed_form(press: Press, name: str) -> Block:
    """Give the form of a digest, filled in; `name` is its id, or the key of a message of it."""
    found = await press.house.front.digests.of_message(await _asker(press), name)
    return digest_form(typed_of(found), name=found.id, channel=_channel(press))


async def open_new(press: Press) -> None:
    """Open the form for a new digest."""
    await press.show(await new_form(press))


async def open_change(press: Press) -> None:
    """Open the form of the digest that the press is about."""
    await press.show(await changed_form(press, *press.action.about[:1]))


async def answer(press: Press) -> None:
    """Show what comes of a press: a page in the place of the last one, else on top of it."""
    if press.action.verb is Verb.PREVIEW and TYPED in press.action.about:
        await _preview_typed(press)
        return
    asker = await _asker(press)
    desk = DigestDesk(press.house.front.digests, asker, WAYS)
    cards = await desk.pressed(press.action)
    title = wording.TITLE_DIGEST
    drawn = views.first_fitting_view(title, cards, f"/{asker.place.channel}")
    below = press.body.inner("view")
    is_turning = press.action.verb in _PAGES or SURE in press.action.about
    if is_turning and below.text("type") == "modal":
        await press.client.views_update(view_id=below.text("id"), view=drawn)
    else:
        await press.show(drawn)
    if press.action.verb not in _PAGES:
        await publish_home(press.house, press.client, press.at, press.person)


async def check_place(press: Press, channel: str) -> None:
    """Raise `NotAllowed` where the bot may not post, or the person is not."""
    if channel.startswith("D"):
        return
    try:
        told = await press.client.conversations_info(channel=channel)
    except SlackApiError as error:
        reason = wording.CANNOT_SHARE.format(error=error_of(error))
        raise NotAllowed(reason, hint=wording.INVITE_ME) from error
    if not Payload.of(told.data).is_set("channel", "is_member"):
        raise NotAllowed(wording.NOT_IN_CHANNEL, hint="")


@dataclass(frozen=True, slots=True)
class Filled:
    """A form of a digest that was filled in."""

    press: Press
    view: Payload

    @property
    def name(self) -> str:
        """Give the id of the digest that it changes, "" for a new one."""
        return carried_in(self.view)[0]

    async def problems(self) -> dict[str, str]:
        """Give what is wrong, by field; what a list of feeds will bring is not known yet."""
        typed = await self._typed()
        if list_in(self.view) is not None and not typed.feeds:
            typed = replace(typed, shared=True)  # something to be made of; read later
        try:
            settings_from(typed)
            if not self.name:
                await check_place(self.press, channel_in(self.view))
        except FieldsRefused as refused:
            return refused.problems
        except NotAllowed as refused:
            return {CHANNEL: f"{refused.reason} {refused.hint}".strip()}
        return {}

    @property
    def has_list(self) -> bool:
        """Tell whether a list of feeds came with it: reading it takes longer than Slack waits."""
        return list_in(self.view) is not None

    async def done(self) -> Card:
        """Set or change the digest; say how it is now."""
        listed, told = await self._listed()
        typed = await self._typed()
        typed = replace(typed, feeds=f"{typed.feeds}\n{listed}".strip())
        settings = settings_from(typed)
        manage = self.press.house.front.digests
        if self.name:
            asker = await _asker(self.press)
            made, ahead = await manage.change(asker, self.name, settings)
            card = digest_notices.changed_card(made, ahead, wording.CHANGE_DIGEST)
        else:
            asker = await asker_at(self.press, channel_in(self.view))
            made, ahead = await manage.set(asker, settings)
            card = digest_notices.set_card(made, ahead, wording.CHANGE_DIGEST)
        await publish_home(self.press.house, self.press.client, self.press.at, self.press.person)
        return _with(card, told)

    async def tried_out(self) -> Digest:
        """Give what would be posted now by what stands in the form."""
        manage = self.press.house.front.digests
        settings = settings_from(await self._typed())
        if not self.name:
            return await manage.try_out(await asker_at(self.press, channel_in(self.view)), settings)
        asker = await _asker(self.press)
        place = (await manage.one(asker, self.name)).destination
        return await manage.try_out(replace(asker, place=place), settings)

    async def _typed(self) -> TypedDigest:
        if not self.name:
            return typed_in(self.view)
        found = await self.press.house.front.digests.one(await _asker(self.press), self.name)
        return typed_in(self.view, typed_of(found))

    async def _listed(self) -> tuple[str, tuple[str, ...]]:
        """Read the list of feeds that came along, if one did."""
        file = list_in(self.view)
        if file is None:
            return "", ()
        name = visible(file.text("name"))
        house = self.press.house
        upload = await house.files.fetch(self.press.client, Attachment(name, file.text("id")))
        return feeds_of(await house.front.feed_lists.outlines(upload.content, name), name)


async def _preview_typed(press: Press) -> None:
    """Show the digest that a form describes; the form stays below."""
    filled = Filled(press, press.body.inner("view"))
    if problems := await filled.problems():
        await press.show(views.said_view(wording.TITLE_SORRY, " ".join(problems.values())))
        return
    made = digest_cards(await filled.tried_out(), None)
    await press.show(views.first_fitting_view(wording.TITLE_DIGEST, made))


async def _asker(press: Press) -> Asker:
    """Give who presses, where the digest stands or the modal was opened."""
    is_admin = await press.house.places.is_admin(press.client, press.person)
    place = Destination(press.at.workspace, _channel(press))
    return Asker(press.person, place, is_admin=is_admin)


def _channel(press: Press) -> str:
    return press.seen_at.channel or carried_in(press.body.inner("view"))[1]


def _with(card: Card, told: Sequence[str]) -> Card:
    return Card(card.fallback, (*card.parts, *(Prose(line(one)) for one in told)))
