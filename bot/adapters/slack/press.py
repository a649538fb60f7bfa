"""A press on a button or menu: by whom, where, on what, and the ways to answer it."""

from dataclasses import dataclass
from functools import partial

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.cards import notices
from bot.adapters.cards.card import Action
from bot.adapters.slack.caller import SlackCaller
from bot.adapters.slack.house import House
from bot.adapters.slack.payload import Payload
from bot.adapters.slack.places import error_of
from bot.adapters.slack.posting import Poster, patiently
from bot.adapters.slack.rich_text import Block
from bot.adapters.slack.translate import Installation
from bot.core.place import Destination
from bot.core.request import Request, Wish
from bot.journeys.postings import Opened

_NOT_AMONG_THEM = frozenset({"user_not_in_channel", "channel_not_found", "not_in_channel"})


@dataclass(frozen=True, slots=True)
class Press:
    """One press, or a command that is answered like one: by whom, where, on what."""

    house: House
    client: AsyncWebClient
    body: Payload
    at: Installation
    action: Action

    @property
    def person(self) -> str:
        """Give who pressed."""
        return self.body.text("user", "id") or self.body.text("user_id")

    @property
    def seen_at(self) -> Destination:
        """Give where the press was made; the wall is not known here and not needed."""
        channel = self.body.text("channel", "id") or self.body.text("container", "channel_id")
        channel = channel or self.body.text("channel_id")
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
