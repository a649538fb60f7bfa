"""Presses on buttons and menus: answered at once, to the one who pressed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

import discord

from bot.adapters import digest_desk
from bot.adapters.cards import notices
from bot.adapters.cards.brief_card import brief_cards, buttons_of
from bot.adapters.cards.card import Action, Buttons, Card, Verb
from bot.adapters.cards.claims_card import page_of
from bot.adapters.cards.claims_csv import NAME, claims_csv
from bot.adapters.cards.claims_view import ClaimsView
from bot.adapters.cards.context_card import claim_numbered, context_card
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.discord import digest_presses, digest_setting, forms, sharing
from bot.adapters.discord.house import MANNER, NOBODY, drawn
from bot.adapters.discord.layout import PAGE_ROOM, ROOM, View, layout_of
from bot.adapters.discord.places import workspace_of
from bot.adapters.discord.replied import place_about
from bot.adapters.discord.translate import request_from_use
from bot.adapters.discord.using import Using
from bot.adapters.wording import cards as common
from bot.adapters.wording import discord as wording
from bot.core.request import Wish
from bot.errors import InputRefused, NotAllowed, NotFound
from bot.journeys.caller import Briefed
from bot.journeys.postings import Opened


@dataclass(frozen=True, slots=True)
class Press(Using):
    """A press: a use with an action."""

    action: Action

    async def opened(self) -> Opened:
        """Give the brief the button is about; `NotFound` if it is gone or not this person's."""
        named = self.action.about[0] if self.action.about else ""
        return await self.house.front.open(named, seen_at=self.place(), person=self.person)


async def on_press(press: Press) -> None:
    """Do what a press asks for; a refusal is shown to the one who pressed."""
    try:
        await _BY_VERB[press.action.verb](press)
    except (NotFound, NotAllowed, InputRefused) as error:
        await press.say(f"{error.reason} {error.hint}".strip())


async def _claims(press: Press) -> None:
    page = page_of(await press.opened(), ClaimsView.of(press.action), PAGE_ROOM)
    is_turning = len(press.action.about) > 1 and press.is_on_own_page()
    await (press.turn_to(drawn(page)) if is_turning else press.show(page))


async def _open(press: Press) -> None:
    opened = await press.opened()
    briefed = Briefed(opened.brief, opened.posting)
    await press.show_view(first_fitting(brief_cards(briefed, MANNER), layout_of))


async def _context(press: Press) -> None:
    opened = await press.opened()
    number = press.action.about[1] if len(press.action.about) > 1 else ""
    claim = claim_numbered(opened.brief, number)
    await press.show(context_card(opened.brief, int(number), claim, ROOM))


async def _more(press: Press) -> None:
    opened = await press.opened()
    more = buttons_of(opened.brief, opened.posting, MANNER).more
    await press.show(Card(common.MORE, (Buttons(more),)))


async def _csv(press: Press) -> None:
    content = claims_csv((await press.opened()).brief)
    view = View(timeout=None)
    view.add_item(discord.ui.File(f"attachment://{NAME}"))
    view.stop()
    await press.use.response.send_message(
        view=view,
        file=discord.File(sharing.as_file(content), NAME),
        ephemeral=True,
        allowed_mentions=NOBODY,
    )


async def _ask(press: Press) -> None:
    opened = await press.opened()
    if await sharing.opened_thread(press, opened):
        return

    await press.use.response.send_modal(forms.question_form(opened.posting.id))


async def _share(press: Press) -> None:
    await sharing.post_here(press, await press.opened())


async def _delete(press: Press) -> None:
    opened = await press.opened()
    removed = await press.house.front.delete(opened, by=press.person, is_admin=press.may_delete)
    await press.say(common.DELETED)
    for posting in removed:
        if posting.message:
            await sharing.take_back(press.house.client, posting)


async def _good(press: Press) -> None:
    opened = await press.opened()
    place = opened.posting.destination
    await press.house.front.feedback(opened.brief, place, press.person)
    await press.say(common.THANKS)


async def _bad(press: Press) -> None:
    opened = await press.opened()
    claim = press.action.about[1] if len(press.action.about) > 1 else ""
    await press.use.response.send_modal(forms.wrong_form(opened.posting.id, claim))


async def _reread(press: Press) -> None:
    opened = await press.opened()
    link = opened.brief.article.source.name
    place = opened.posting.destination
    request = request_from_use(press.use, place, wish=Wish.BRIEF, links=(link,), anew="yes")
    await press.begin(request)


async def _elsewhere(press: Press) -> None:
    is_private = press.is_on_own_page()
    place = press.place(is_private=is_private)
    if press.action.about:
        place = await place_about(press.house, await press.opened(), press.place())
    posting = press.action.about[0] if press.action.about else ""
    request = request_from_use(
        press.use, place, wish=Wish.ASK_ALL, is_private=is_private, posting=posting
    )
    await press.begin(request)


async def _sample(press: Press) -> None:
    place = press.place(is_private=True)
    await press.begin(request_from_use(press.use, place, wish=Wish.SAMPLE))


async def _paste(press: Press) -> None:
    await press.use.response.send_modal(forms.text_form())


async def _labels(press: Using) -> None:
    await press.show(notices.labels_card())


async def _help(press: Using) -> None:
    await press.show(notices.help_card(wording.WAYS))


async def settings(using: Using) -> None:
    """Open the settings for who may manage the server."""
    if using.workspace == workspace_of(None):
        raise NotAllowed(wording.SETTINGS_ELSEWHERE, hint=wording.SETTINGS_THERE)
    if not using.is_admin:
        raise NotAllowed(wording.ONLY_ADMINS, hint="")

    rules = await using.house.front.rules.of(using.workspace)
    await using.use.response.send_modal(forms.settings_form(rules))


async def _forget_me(press: Press) -> None:
    count = await press.house.front.leaving.person(press.workspace, press.person)
    await press.say(common.FORGOTTEN.format(count=count))


async def _digest(press: Press) -> None:
    await digest_presses.answer(press, press.action)


async def _digest_form(press: Press) -> None:
    await digest_setting.pressed(press, press.action)


_BY_VERB: dict[Verb, Callable[[Press], Awaitable[None]]] = {
    Verb.CLAIMS: _claims,
    Verb.OPEN: _open,
    Verb.CONTEXT: _context,
    Verb.MORE: _more,
    Verb.CSV: _csv,
    Verb.ASK: _ask,
    Verb.SHARE: _share,
    Verb.DELETE: _delete,
    Verb.GOOD: _good,
    Verb.BAD: _bad,
    Verb.REREAD: _reread,
    Verb.ELSEWHERE: _elsewhere,
    Verb.SAMPLE: _sample,
    Verb.PASTE: _paste,
    Verb.BRIEF: _paste,
    Verb.LABELS: _labels,
    Verb.HELP: _help,
    Verb.SETTINGS: settings,
    Verb.FORGET_ME: _forget_me,
    Verb.DIGEST: _digest_form,
    Verb.CHANGE: _digest_form,
    **dict.fromkeys(digest_desk.VERBS, _digest),
}
ANSWERED = frozenset(_BY_VERB)
