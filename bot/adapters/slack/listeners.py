"""What is heard from Slack, and who acts on it. A request is in the inbox before the ack."""

import logging
import re
from collections.abc import Awaitable, Callable, Mapping

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.cards.card import Action, Verb
from bot.adapters.slack import home, shortcuts, submissions, views
from bot.adapters.slack.caller import SlackCaller
from bot.adapters.slack.digest_command import WORD, DigestCommand
from bot.adapters.slack.house import House
from bot.adapters.slack.payload import Payload
from bot.adapters.slack.places import error_of
from bot.adapters.slack.press import Press
from bot.adapters.slack.presses import on_press
from bot.adapters.slack.submissions import Submission, on_submit, press_of
from bot.adapters.slack.translate import Installation, request_from_command, request_from_event
from bot.adapters.wording import slack as wording
from bot.core.request import Request, Wish
from bot.journeys.workbench import UNEXPECTED

logger = logging.getLogger(__name__)

COMMAND = "/brief"
PRESSES = re.compile(r"^(press|more|menu|thumbs)\.")
LINKS = re.compile(r"^link\.")
_REQUEST = "briefing_request"
_NOTHING = Action(Verb.HELP)

Body = Mapping[str, object]
Next = Callable[[], Awaitable[BoltResponse | None]]


class Listeners:
    """Every listener of the app, on one house."""

    def __init__(self, house: House) -> None:
        self.house = house

    def register(self, app: AsyncApp) -> None:
        """Tell Bolt who listens to what."""
        app.middleware(self.take_first)
        for kind in ("app_mention", "message"):
            app.event(kind)(self.begin)
        app.event("app_home_opened")(self.open_home)
        for kind in ("app_uninstalled", "tokens_revoked"):
            app.event(kind)(self.leave)
        for kind in ("group_left", "group_deleted", "channel_deleted"):
            app.event(kind)(self.leave_channel)
        app.command(COMMAND)(self.command)
        app.shortcut(shortcuts.BRIEF_THIS)(self.brief_this)
        app.action(PRESSES)(self.press)
        app.action(LINKS)(self.follow_link)
        for form in submissions.FORMS:
            app.view(form)(self.submit)
        app.error(self.failed)

    async def take_first(self, body: Body, context: AsyncBoltContext, next: Next) -> object:  # noqa: A002
        """Keep a request before it is acknowledged; what was heard before is acknowledged only."""
        payload = Payload.of(body)
        if payload.text("type") == "event_callback":
            request = request_from_event(payload, installation(context))
            if request is not None and await self._is_for_us(request):
                if not await self.house.front.bench.take(request):
                    return BoltResponse(status=200)
                context[_REQUEST] = request
        return await next()

    async def begin(self, context: AsyncBoltContext, client: AsyncWebClient) -> None:
        """Begin to work on what was taken; other messages are nobody's business."""
        request = context.get(_REQUEST)
        if isinstance(request, Request):
            self._start(request, client)

    async def command(
        self, ack: AsyncAck, body: Body, context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """`/brief …`: kept, acknowledged, then worked on."""
        payload, at = Payload.of(body), installation(context)
        if payload.text("text").split()[:1] == [WORD]:
            await self._digests(ack, DigestCommand(self._press(body, context, client)))
            return
        request = request_from_command(payload, at)
        is_help = not request.links and request.text.lower() in {"", "help"}
        if is_help:
            await ack(text="\n".join(wording.WAYS))
            return
        is_new = await self.house.front.bench.take(request)
        await ack()
        if is_new:
            self._start(request, client)

    async def _digests(self, ack: AsyncAck, command: DigestCommand) -> None:
        """Open a form or answer at once, to who asked alone."""
        if (form := await command.form()) is not None:
            await ack()
            await command.press.show(form)
            return
        told = await command.answered()
        await ack(text=told.text, blocks=list(told.blocks))

    async def brief_this(self, ack: AsyncAck, body: Body, client: AsyncWebClient) -> None:
        """Open the form for a message, or say that there is nothing to brief in it."""
        await ack()
        payload = Payload.of(body)
        view = shortcuts.form_of(payload) or views.said_view(
            wording.TITLE_SORRY, wording.FOUND_NOTHING
        )
        await client.views_open(trigger_id=payload.text("trigger_id"), view=view)

    async def press(
        self, ack: AsyncAck, body: Body, context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Answer a press; one that is none of ours, or too old, gets help."""
        await ack()
        await on_press(self._press(body, context, client))

    async def follow_link(self, ack: AsyncAck) -> None:
        """Acknowledge a link; the person's own browser opens it."""
        await ack()

    async def submit(
        self, ack: AsyncAck, body: Body, context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Act on a form, and acknowledge it with what came of it."""
        press = press_of(Payload.of(body), self._press(body, context, client))
        answer = await on_submit(Submission(press))
        if answer.kind is None:
            await ack()
        else:
            await ack(response_action=answer.kind, view=answer.view, errors=answer.errors)
        if answer.later is not None:
            await answer.later()

    async def open_home(
        self, body: Body, context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Fill the tab that was opened."""
        event = Payload.of(body).inner("event")
        if event.text("tab") == "messages":
            await home.greet(client, event.text("channel"))
        else:
            await home.publish_home(self.house, client, installation(context), event.text("user"))

    async def leave(self, body: Body, context: AsyncBoltContext) -> None:
        """Forget a workspace that took the app away, or its tokens."""
        event = Payload.of(body).inner("event")
        if event.text("type") == "app_uninstalled" or event.texts("tokens", "bot"):
            count = await self.house.front.leaving.now(installation(context).workspace)
            logger.info("a workspace left", extra={"platform": "slack", "articles": count})

    async def leave_channel(self, body: Body, context: AsyncBoltContext) -> None:
        """Forget what was read in a private channel that we were removed from."""
        channel = Payload.of(body).text("event", "channel")
        await self.house.front.leaving.channel(installation(context).workspace, channel)

    async def failed(
        self, error: Exception, body: Body, context: AsyncBoltContext, client: AsyncWebClient
    ) -> None:
        """Log what went wrong and say so to who pressed: the door of everything that is no request.

        What could not be kept is not acknowledged either: Slack sends it again.
        """
        kind = Payload.of(body).text("type")
        logger.error("a listener failed", exc_info=error, extra={"kind": kind})
        if kind not in {"block_actions", "message_action"}:
            return
        try:
            sorry = views.said_view(wording.TITLE_SORRY, f"{UNEXPECTED} {wording.PRESS_AGAIN}")
            await self._press(body, context, client).show(sorry)
        except SlackApiError as refusal:
            logger.warning("an apology could not be shown", extra={"error": error_of(refusal)})

    def _press(self, body: Body, context: AsyncBoltContext, client: AsyncWebClient) -> Press:
        payload = Payload.of(body)
        pressed = payload.each("actions")
        one = pressed[0] if pressed else Payload({})
        token = one.text("value") or one.text("selected_option", "value")
        action = Action.of(token) or _NOTHING
        return Press(self.house, client, payload, installation(context), action)

    async def _is_for_us(self, request: Request) -> bool:
        """Tell whether a message nobody addressed to us stands in a thread that we follow."""
        if request.wish is not Wish.FOLLOW:
            return True
        return await self.house.front.conversations.find(request.destination) is not None

    def _start(self, request: Request, client: AsyncWebClient) -> None:
        self.house.front.bench.start(request, SlackCaller(self.house, client, request))


def installation(context: AsyncBoltContext) -> Installation:
    """Give who sends: the organisation where the app is installed for all of it."""
    whole = context.enterprise_id if context.is_enterprise_install else None
    return Installation(whole or context.team_id or "", context.bot_user_id or "")
