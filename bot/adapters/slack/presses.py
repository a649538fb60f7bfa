"""Presses on buttons and menus: answered at once, to the one who pressed."""

from collections.abc import Awaitable, Callable

from bot.adapters import digest_desk
from bot.adapters.cards import notices
from bot.adapters.cards.card import Verb
from bot.adapters.cards.claims_card import page_of
from bot.adapters.cards.claims_csv import NAME, claims_csv
from bot.adapters.cards.claims_view import ClaimsView
from bot.adapters.cards.context_card import claim_numbered, context_card
from bot.adapters.slack import digest_setting, views
from bot.adapters.slack.blocks import MESSAGE_ROOM, PAGE_ROOM
from bot.adapters.slack.posting import Poster
from bot.adapters.slack.press import Press
from bot.adapters.wording import cards as common
from bot.adapters.wording import slack as wording
from bot.core.place import Destination
from bot.core.request import Request, Wish
from bot.errors import InputRefused, NotAllowed, NotFound


async def on_press(press: Press) -> None:
    """Do what a press asks for; a refusal is shown to the one who pressed."""
    try:
        await _BY_VERB[press.action.verb](press)
    except (NotFound, NotAllowed, InputRefused) as error:
        await press.show(views.said_view(wording.TITLE_SORRY, f"{error.reason} {error.hint}"))


async def _claims(press: Press) -> None:
    view = ClaimsView.of(press.action)
    drawn = views.card_view(wording.TITLE_CLAIMS, page_of(await press.opened(), view, PAGE_ROOM))
    open_view = press.body.inner("view")
    if open_view.text("type") != "modal":
        await press.show(drawn)
        return
    await press.client.views_update(view_id=open_view.text("id"), view=drawn)


async def _context(press: Press) -> None:
    opened = await press.opened()
    number = press.action.about[1] if len(press.action.about) > 1 else ""
    claim = claim_numbered(opened.brief, number)
    card = context_card(opened.brief, int(number), claim, MESSAGE_ROOM)
    await press.show(views.card_view(wording.TITLE_CONTEXT, card))


async def _share(press: Press) -> None:
    opened = await press.opened()
    await press.show(views.share_view(press.action, opened.posting.destination.channel))


async def _delete(press: Press) -> None:
    await press.opened()
    await press.show(views.delete_view(press.action))


async def _bad(press: Press) -> None:
    await press.opened()
    await press.show(views.wrong_view(press.action))


async def _good(press: Press) -> None:
    opened = await press.opened()
    place = opened.posting.destination
    await press.house.front.feedback(opened.brief, place, press.person)
    await press.whisper(common.THANKS)


async def _csv(press: Press) -> None:
    opened = await press.opened()
    channel = await Poster(press.client).conversation_with(press.person)
    await press.client.files_upload_v2(
        channel=channel, filename=NAME, title=NAME, content=claims_csv(opened.brief)
    )


async def _reread(press: Press) -> None:
    opened = await press.opened()
    place = opened.posting.destination
    await press.begin(
        Request(
            id=f"press:{press.body.text('trigger_id')}",
            destination=place,
            person=press.person,
            wish=Wish.BRIEF,
            links=(opened.brief.article.source.name,),
            is_private=place.workspace.audience.startswith("person:"),
            handle={"team": press.at.name, "anew": "yes"},
        )
    )


async def _elsewhere(press: Press) -> None:
    seen = press.seen_at
    wall = await press.house.places.wall(
        press.client, press.at.workspace, seen.channel, press.person
    )
    await press.begin(
        Request(
            id=f"press:{press.body.text('trigger_id')}",
            destination=Destination(wall, seen.channel, seen.thread),
            person=press.person,
            wish=Wish.ASK_ALL,
            handle={"team": press.at.name},
        )
    )


async def _paste(press: Press) -> None:
    seen = press.seen_at
    # Below what one person sees the brief is for that person, too.
    for_me = "me" if press.body.is_set("container", "is_ephemeral") else ""
    await press.show(views.brief_new_view(f"{seen.channel}/{seen.thread}/{for_me}"))


async def _new(press: Press) -> None:
    await press.show(views.brief_new_view(""))


async def _sample(press: Press) -> None:
    await press.in_own_conversation(Wish.SAMPLE)


async def _labels(press: Press) -> None:
    await press.show(views.card_view(wording.TITLE_LABELS, notices.labels_card()))


async def _help(press: Press) -> None:
    await press.show(views.card_view(wording.TITLE_HELP, notices.help_card(wording.WAYS)))


async def _settings(press: Press) -> None:
    if not await press.house.places.is_admin(press.client, press.person):
        raise NotAllowed("Only admins can change the settings.", hint="Ask one of them.")
    rules = await press.house.front.rules.of(press.at.workspace)
    await press.show(views.settings_view(rules))


async def _forget_me(press: Press) -> None:
    await press.show(views.forget_view())


_BY_VERB: dict[Verb, Callable[[Press], Awaitable[None]]] = {
    Verb.CLAIMS: _claims,
    Verb.OPEN: _claims,
    Verb.CONTEXT: _context,
    Verb.SHARE: _share,
    Verb.DELETE: _delete,
    Verb.BAD: _bad,
    Verb.GOOD: _good,
    Verb.CSV: _csv,
    Verb.REREAD: _reread,
    Verb.ELSEWHERE: _elsewhere,
    Verb.PASTE: _paste,
    Verb.BRIEF: _new,
    Verb.SAMPLE: _sample,
    Verb.LABELS: _labels,
    Verb.HELP: _help,
    Verb.SETTINGS: _settings,
    Verb.FORGET_ME: _forget_me,
    Verb.DIGEST: digest_setting.open_new,
    Verb.CHANGE: digest_setting.open_change,
    **dict.fromkeys(digest_desk.VERBS, digest_setting.answer),
}
ANSWERED = frozenset(_BY_VERB)
