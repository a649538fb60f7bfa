"""The way back to somebody on Slack: files in, status while working, every outcome once."""

import asyncio
import logging
from dataclasses import dataclass, replace

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.cards.brief_card import Manner
from bot.adapters.cards.notices import note_card
from bot.adapters.cards.outcome_card import messages_of
from bot.adapters.slack.blocks import MESSAGE_ROOM, Message, message_of
from bot.adapters.slack.house import House
from bot.adapters.slack.places import error_of
from bot.adapters.slack.posting import Poster, patiently
from bot.adapters.slack.translate import found_in
from bot.adapters.wording import cards as common
from bot.adapters.wording import slack as wording
from bot.core.place import Destination
from bot.core.request import Attachment, Request, Wish
from bot.core.upload import Upload
from bot.journeys.caller import Briefed, Outcome, Step

logger = logging.getLogger(__name__)

MANNER = Manner(share=common.SHARE)
_SHORT = 3  # claims; a longer brief for one person goes where it can be found again
_NOT_THERE = frozenset(
    "not_in_channel channel_not_found user_not_in_channel is_archived restricted_action"
    " messages_tab_disabled thread_not_found cannot_reply_to_message".split()
)
_STATUS_PATIENCE = 2.0  # seconds
_MOST_READ = 30  # messages of a thread that are looked at for a link or a file


@dataclass(slots=True)
class SlackCaller:
    """Somebody on Slack who waits for an answer."""

    house: House
    client: AsyncWebClient
    request: Request
    is_repeat: bool = False
    shows_status: bool = True

    @property
    def poster(self) -> Poster:
        """Give the way to post in this workspace."""
        return Poster(self.client, self.house.settle)

    async def complete(self, request: Request) -> Request:
        """Add who can see the place, a thread to answer in, and what a reply is about."""
        place = request.destination
        workspace = place.workspace
        if workspace.audience.startswith("channel:"):
            wall = await self.house.places.wall(
                self.client, workspace, place.channel, request.person
            )
            place = replace(place, workspace=wall)
        if request.is_private:
            place = replace(place, workspace=workspace.only_person(request.person))
        if not place.thread:
            place = await self._rooted(request, place)
        self.request = replace(request, destination=place)
        if await self._is_about_its_thread(self.request):
            self.request = await self._with_thread(self.request)
        return self.request

    async def fetch(self, file: Attachment) -> Upload:
        """Get a file from Slack."""
        return await self.house.files.fetch(self.client, file)

    async def step(self, step: Step, detail: str = "") -> None:
        """Show what is being done beside the bot's name; where Slack cannot, go on without."""
        place = self.request.destination
        if not self.shows_status or self.request.wish is Wish.FOLLOW:
            return
        try:
            async with asyncio.timeout(_STATUS_PATIENCE):
                await self.client.assistant_threads_setStatus(
                    channel_id=place.channel,
                    thread_ts=place.thread,
                    status=wording.STEPS[step.value].format(detail=detail),
                )
        except Exception as error:  # noqa: BLE001  (a status is worth neither failure nor waiting)
            self.shows_status = False
            if not self.house.has_said_no_status:
                logger.warning("no status is shown", extra={"error": type(error).__name__})
            self.house.has_said_no_status = True

    async def language(self) -> str | None:
        """Give the language that who asks has set in Slack."""
        return await self.house.places.language(self.client, self.request.person)

    async def is_admin(self) -> bool:
        """Tell whether who asks is an admin of the workspace."""
        return await self.house.places.is_admin(self.client, self.request.person)

    async def deliver(self, outcome: Outcome, key: str) -> str | None:
        """Show the outcome once, where it was asked for or to one person alone."""
        messages = messages_of(
            outcome, message_of, room=MESSAGE_ROOM, manner=MANNER, ways=wording.WAYS
        )
        if self.request.is_private and not self.request.destination.channel.startswith("D"):
            return await self._privately(outcome, messages, key)
        try:
            return await self._post(self.request.destination, messages, key)
        except SlackApiError as error:
            if error_of(error) not in _NOT_THERE:
                raise
            note = _drawn(wording.CANNOT_POST)
            return await self._directly((note, *messages), key)

    async def _post(self, place: Destination, messages: tuple[Message, ...], key: str) -> str:
        stamps = [
            await self.poster.post(
                place.channel,
                place.thread,
                message,
                key if number == 0 else f"{key}.{number}",
                look_first=self.is_repeat,
            )
            for number, message in enumerate(messages)
        ]
        return stamps[0]

    async def _privately(
        self, outcome: Outcome, messages: tuple[Message, ...], key: str
    ) -> str | None:
        place, person = self.request.destination, self.request.person
        is_short = not isinstance(outcome, Briefed) or len(outcome.brief.claims) <= _SHORT
        if is_short and await self._shown(messages, place, person):
            return None
        stamp = await self._directly(messages, key)
        await self._shown((_drawn(wording.SENT_DIRECTLY),), place, person)
        return stamp

    async def _shown(self, messages: tuple[Message, ...], place: Destination, person: str) -> bool:
        """Show messages to one person where they asked; False where Slack cannot."""
        try:
            for message in messages:
                await self.poster.show_to(person, place.channel, place.thread, message)
        except SlackApiError as error:
            if error_of(error) not in _NOT_THERE:
                raise
            return False
        return True

    async def _directly(self, messages: tuple[Message, ...], key: str) -> str:
        """Post in the conversation with the person: the first message, the rest in its thread."""
        channel = await self.poster.conversation_with(self.request.person)
        place = replace(self.request.destination, channel=channel, thread="")
        first = await self._post(place, messages[:1], key)
        if messages[1:]:
            await self._post(replace(place, thread=first), messages[1:], f"{key}.more")
        return first

    async def _rooted(self, request: Request, place: Destination) -> Destination:
        """Post a first message, since the answer needs a thread and there is none yet."""
        root = _root(request)
        key = request.key("root")
        try:
            stamp = await self._post(place, (root,), key)
        except SlackApiError as error:
            if error_of(error) not in _NOT_THERE:
                raise
            wall = place.workspace.only_person(request.person)
            channel = await self.poster.conversation_with(request.person)
            place = Destination(wall, channel)
            stamp = await self._post(place, (root,), key)
        return replace(place, thread=stamp)

    async def _is_about_its_thread(self, request: Request) -> bool:
        if request.wish is not Wish.HEAR or request.links or request.files:
            return False
        is_reply = request.handle.get("is_reply") == "yes"
        return is_reply and await self.house.front.conversations.find(request.destination) is None

    async def _with_thread(self, request: Request) -> Request:
        """Read the thread: the link or file above a bare mention is what is meant."""
        place = request.destination
        try:
            told = await patiently(
                lambda: self.client.conversations_replies(
                    channel=place.channel, ts=place.thread, limit=_MOST_READ
                )
            )
        except SlackApiError as error:
            logger.warning("a thread could not be read", extra={"error": error_of(error)})
            return request
        asked_at = request.handle.get("message", "")
        earlier = [one for one in told.each("messages") if one.text("ts") < asked_at]
        people = tuple(one for one in reversed(earlier) if not one.text("bot_id"))
        heard, files = found_in(people)
        is_bare = not request.text.strip() and not heard.links and not files
        text = heard.text if is_bare else request.text
        return replace(request, links=heard.links, files=files, text=text)


def _root(request: Request) -> Message:
    if request.wish is Wish.SAMPLE:
        return _drawn(wording.SAMPLE_ROOT)
    what = request.links[0] if request.links else ""
    what = what or (request.files[0].name if request.files else wording.A_TEXT)
    person = request.handle.get("name") or wording.SOMEBODY
    return _drawn(wording.ASKED.format(person=person, what=what))


def _drawn(text: str) -> Message:
    message = message_of(note_card(text))
    if message is None:
        raise ValueError("a sentence does not fit into a message")
    return message
