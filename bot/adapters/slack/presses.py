"""Presses on buttons and menus: answered at once, to the one who pressed."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import partial

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.cards import digest_notices, notices
from bot.adapters.cards.card import Action, Verb
from bot.adapters.cards.claims_card import page_of
from bot.adapters.cards.claims_csv import NAME, claims_csv
from bot.adapters.cards.claims_view import ClaimsView
from bot.adapters.cards.context_card import claim_numbered, context_card
from bot.adapters.slack import views
from bot.adapters.slack.blocks import MESSAGE_ROOM, PAGE_ROOM
from bot.adapters.slack.caller import SlackCaller
from bot.adapters.slack.house import House
from bot.adapters.slack.payload import Payload
from bot.adapters.slack.places import error_of
from bot.adapters.slack.posting import Poster, patiently
from bot.adapters.slack.rich_text import Block
from bot.adapters.slack.translate import Installation
from bot.adapters.wording import cards as common
from bot.adapters.wording import slack as wording
from bot.core.place import Destination
from bot.core.request import Request, Wish
from bot.errors import NotAllowed, NotFound
from bot.journeys.digests.subscribe import Asker
from bot.journeys.postings import Opened

_NOT_AMONG_THEM = frozenset({"user_not_in_channel", "channel_not_found", "not_in_channel"})


@dataclass(frozen=True, slots=True)
class Press:
    """One press: by whom, where, on what."""

    house: House
    client: AsyncWebClient
    body: Payload
    at: Installation
    action: Action

    @property
    def person(self) -> str:
        """Give who pressed."""
        return self.body.text("user", "id")

    @property
    def seen_at(self) -> Destination:
        """Give where the press was made; the wall is not known here and not needed."""
        channel = self.body.text("channel", "id") or self.body.text("container", "channel_id")
        message, container = self.body.inner("message"), self.body.inner("container")
        thread = message.text("thread_ts") or message.text("ts")
        # Of a message for one person Slack tells only where it stood.
        thread = thread or container.text("thread_ts")
        return Destination(self.at.workspace, channel, thread)

    async def opened(self) -> Opened:
        """Give the brief the button is about; `NotFound` if it is gone or not this person's."""
        return await self.house.front.open(
            self.action.about[0] if self.action.about else "",
            seen_at=await self._place(),
            person=self.person,
        )

    async def show(self, view: Block) -> None:
        """Show a modal: over the one that is open, or as the first one."""
        trigger = self.body.text("trigger_id")
        if self.body.text("view", "type") == "modal":
            await self.client.views_push(trigger_id=trigger, view=view)
        else:
            await self.client.views_open(trigger_id=trigger, view=view)

    async def whisper(self, text: str) -> None:
        """Say something to the person alone, where they are; it may be where we cannot speak."""
        seen, message = self.seen_at, notices.note_card(text)
        post = partial(self.client.chat_postEphemeral, channel=seen.channel, user=self.person)
        thread = seen.thread or None
        try:
            await patiently(lambda: post(text=message.fallback, thread_ts=thread))
        except SlackApiError as error:
            if error_of(error) not in _NOT_AMONG_THEM:
                raise

    async def begin(self, request: Request) -> None:
        """Hand a request to the bench, once."""
        if await self.house.front.bench.take(request):
            self.house.front.bench.start(request, SlackCaller(self.house, self.client, request))

    async def in_own_conversation(self, wish: Wish) -> None:
        """Begin something in the conversation with the person."""
        channel = await Poster(self.client).conversation_with(self.person)
        wall = self.at.workspace.only_person(self.person)
        await self.begin(
            Request(
                id=f"press:{self.body.text('trigger_id')}",
                destination=Destination(wall, channel),
                person=self.person,
                wish=wish,
                handle={"team": self.at.name, "name": self.body.text("user", "username")},
            )
        )

    async def _place(self) -> Destination:
        """Give where the press was made; a press in a modal is made where its posting stands."""
        seen = self.seen_at
        if seen.channel or not self.action.about:
            return seen
        found = await self.house.front.conversations.find_posting(
            self.at.workspace, self.action.about[0]
        )
        # A modal is opened by a press in the channel, so whoever has it open was let in there.
        return found.destination if found is not None else seen


async def on_press(press: Press) -> None:
    """Do what a press asks for; a refusal is shown to the one who pressed."""
    try:
        await _BY_VERB[press.action.verb](press)
    except (NotFound, NotAllowed) as error:
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


async def _pause(press: Press) -> None:
    key = press.action.about[0] if press.action.about else ""
    is_admin = await press.house.places.is_admin(press.client, press.person)
    asker = Asker(press.person, press.seen_at, is_admin=is_admin)
    paused = await press.house.front.digests.pause_message(asker, key)
    card = digest_notices.paused_card(paused, wording.RESUME_DIGEST)
    await press.show(views.card_view(wording.TITLE_DIGEST, card))


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
    Verb.PAUSE: _pause,
}
ANSWERED = frozenset(_BY_VERB)
