"""Forms that were filled in: a wrong field is said beside it, everything else is done."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.adapters.cards.card import Action
from bot.adapters.slack import digest_form, views
from bot.adapters.slack.digest_setting import Filled
from bot.adapters.slack.home import publish_home
from bot.adapters.slack.payload import Payload
from bot.adapters.slack.posting import Poster
from bot.adapters.slack.press import Press
from bot.adapters.slack.rich_text import Block
from bot.adapters.slack.sharing import share
from bot.adapters.slack.shortcuts import request_of
from bot.adapters.wording import cards as common
from bot.adapters.wording import slack as wording
from bot.core.conversation import Fault, Rules
from bot.core.place import Destination
from bot.core.request import Request, Wish
from bot.errors import InputRefused, NotAllowed, NotFound


@dataclass(frozen=True, slots=True)
class Answer:
    """What a form is acknowledged with: a last word, what is wrong with fields, or nothing.

    `later` is what takes longer than Slack waits; it shows what came of it by itself.
    """

    view: Block | None = None
    errors: dict[str, str] | None = None
    later: Callable[[], Awaitable[None]] | None = None

    @property
    def kind(self) -> str | None:
        """Give the name Slack has for it; None closes the form."""
        if self.errors:
            return "errors"
        return "update" if self.view else None


@dataclass(frozen=True, slots=True)
class Submission:
    """A form with what was filled in. Its press is what the form was opened for."""

    press: Press

    @property
    def view(self) -> Payload:
        """Give the form."""
        return self.press.body.inner("view")

    @property
    def metadata(self) -> str:
        """Give what the form carried along."""
        return self.view.text("private_metadata")

    def field(self, name: str) -> Payload:
        """Give the state of one field."""
        return self.view.inner("state", "values", name, name)

    def chosen(self, name: str) -> str:
        """Give the value of a choice."""
        return self.field(name).text("selected_option", "value")

    def written(self, name: str) -> str:
        """Give what was written into a field."""
        return self.field(name).text("value").strip()


async def on_submit(submission: Submission) -> Answer:
    """Do what a form asks for; give what to acknowledge it with. An empty answer closes it."""
    try:
        return await _BY_FORM[submission.view.text("callback_id")](submission)
    except (NotFound, NotAllowed, InputRefused) as error:
        return _said(wording.TITLE_SORRY, f"{error.reason} {error.hint}")


async def _brief_this(submission: Submission) -> Answer:
    press = submission.press
    request = request_of(
        submission.view,
        press.at,
        press.person,
        source=submission.chosen("source"),
        for_me=submission.chosen("to") != "thread",
        form=submission.chosen("length"),
    )
    await press.begin(replace(request, id=f"form:{submission.view.text('id')}"))
    return Answer()


async def _brief_new(submission: Submission) -> Answer:
    press = submission.press
    channel, thread, for_me = (*submission.metadata.split("/"), "", "")[:3]
    wall = press.at.workspace.only_person(press.person)
    if channel and not channel.startswith("D") and not for_me:
        wall = press.at.workspace.only_channel(channel)
    channel = channel or await Poster(press.client).conversation_with(press.person)
    request = _written_in(submission, Destination(wall, channel, thread))
    await press.begin(replace(request, is_private=bool(for_me)))
    return Answer()


async def _wrong(submission: Submission) -> Answer:
    opened = await submission.press.opened()
    number, last = submission.written("claim"), len(opened.brief.claims)
    if number and not (number.isdecimal() and 1 <= int(number) <= last):
        return _errors(claim=wording.NOT_A_CLAIM)
    await submission.press.house.front.feedback(
        opened.brief,
        opened.posting.destination,
        submission.press.person,
        fault=Fault(submission.chosen("fault")),
        claim=int(number) if number else None,
        note=submission.written("note"),
    )
    return _said(wording.TITLE_DONE, common.THANKS)


async def _share(submission: Submission) -> Answer:
    press, channel = submission.press, submission.field("channel").text("selected_conversation")
    try:
        await share(press, await press.opened(), channel, key=f"share {submission.view.text('id')}")
    except NotAllowed as error:
        return _errors(channel=f"{error.reason} {error.hint}")
    return _said(wording.TITLE_DONE, common.SHARED)


async def _delete(submission: Submission) -> Answer:
    press, opened = submission.press, await submission.press.opened()
    by = press.person
    is_own = by in {opened.posting.person, opened.posting.shared_by}
    is_admin = not is_own and await press.house.places.is_admin(press.client, by)
    for posting in await press.house.front.delete(opened, by=by, is_admin=is_admin):
        if posting.message:
            await Poster(press.client).take_back(posting.destination.channel, posting.message)
    return _said(wording.TITLE_DONE, common.DELETED)


async def _forget(submission: Submission) -> Answer:
    press = submission.press
    count = await press.house.front.leaving.person(press.at.workspace, press.person)
    await publish_home(press.house, press.client, press.at, press.person)
    return _said(wording.TITLE_DONE, common.FORGOTTEN.format(count=count))


async def _settings(submission: Submission) -> Answer:
    press = submission.press
    if wrong := _wrong_numbers(submission):
        return _errors(**wrong)
    is_admin = await press.house.places.is_admin(press.client, press.person)
    rules = press.house.front.rules
    await rules.change(press.at.workspace, _rules_in(submission), is_admin=is_admin)
    await publish_home(press.house, press.client, press.at, press.person)
    return _said(wording.TITLE_DONE, common.SAVED_SETTINGS)


async def _digest(submission: Submission) -> Answer:
    filled = Filled(submission.press, submission.view)
    if problems := await filled.problems():
        return Answer(errors=problems)
    if not filled.has_list:
        return Answer(view=views.card_view(wording.TITLE_DIGEST, await filled.done()))

    async def read_the_list() -> None:
        try:
            view = views.card_view(wording.TITLE_DIGEST, await filled.done())
        except (NotFound, NotAllowed, InputRefused) as error:
            view = views.said_view(wording.TITLE_SORRY, f"{error.reason} {error.hint}")
        await submission.press.client.views_update(view_id=submission.view.text("id"), view=view)

    return Answer(views.said_view(wording.TITLE_DIGEST, wording.READING_LIST), later=read_the_list)


def press_of(form: Payload, press: Press) -> Press:
    """Give the press with the action that its form carries, if it carries one."""
    action = Action.of(form.text("view", "private_metadata"))
    return replace(press, action=action) if action is not None else press


def _written_in(submission: Submission, place: Destination) -> Request:
    """Give the request to brief what was written."""
    press, text = submission.press, submission.written("text")
    links = (text,) if _is_address(text) else ()
    return Request(
        id=f"form:{submission.view.text('id')}",
        destination=place,
        person=press.person,
        wish=Wish.BRIEF,
        text="" if links else text,
        links=links,
        handle={"team": press.at.name, "name": press.body.text("user", "username")},
    )


def _wrong_numbers(submission: Submission) -> dict[str, str]:
    """Give what is wrong with the numbers of the settings, by field."""
    daily, keep = submission.written("daily"), submission.written("keep")
    fields = (("daily", daily or "1", views.MOST_BRIEFS), ("keep", keep, views.MOST_DAYS))
    return {
        name: wording.NOT_A_NUMBER.format(least=1, most=most)
        for name, written, most in fields
        if not (written.isdecimal() and 1 <= int(written) <= most)
    }


def _rules_in(submission: Submission) -> Rules:
    daily = submission.written("daily")
    return Rules(
        channels=submission.field("channels").texts("selected_conversations"),
        only_admins_post=submission.chosen("who") == "admins",
        daily_briefs=int(daily) if daily else None,
        keep_days=int(submission.written("keep")),
    )


def _is_address(text: str) -> bool:
    """Tell whether an address is all of a text; within a text it is part of the text."""
    return text.startswith(("http://", "https://")) and not any(map(str.isspace, text))


def _said(title: str, text: str) -> Answer:
    return Answer(view=views.said_view(title, text))


def _errors(**errors: str) -> Answer:
    return Answer(errors=errors)


_BY_FORM: dict[str, Callable[[Submission], Awaitable[Answer]]] = {
    views.BRIEF_THIS: _brief_this,
    views.BRIEF_NEW: _brief_new,
    views.WRONG: _wrong,
    views.SHARE: _share,
    views.DELETE: _delete,
    views.FORGET: _forget,
    views.SETTINGS: _settings,
    digest_form.SET: _digest,
    digest_form.CHANGE: _digest,
}
FORMS = tuple(_BY_FORM)
