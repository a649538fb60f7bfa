"""The message shortcut "Brief this": what is in the message, and the request of its form."""

import json

from bot.adapters.slack import views
from bot.adapters.slack.payload import Payload
from bot.adapters.slack.rich_text import Block
from bot.adapters.slack.translate import Installation, files_of, said
from bot.adapters.slack.views import Choice
from bot.adapters.wording import slack as wording
from bot.core.place import Destination
from bot.core.request import Attachment, Form, Request, Wish

BRIEF_THIS = "brief_this"
_MOST_SOURCES = 5
_LONG_TEXT = 200  # characters; a shorter message is no article
_LONGEST_TEXT = 2_000  # carried along in the form; Slack allows 3,000 characters for all of it
_LONGEST_LINK = 400


def form_of(body: Payload) -> Block | None:
    """Give the form for a message; None if there is nothing to brief in it."""
    message = body.inner("message")
    heard, files = said(message.text("text")), files_of(message)
    sources = [Choice(f"link:{at}", link[:75]) for at, link in enumerate(heard.links)]
    sources += [Choice(f"file:{at}", file.name[:75]) for at, file in enumerate(files)]
    is_long = _LONG_TEXT <= len(heard.text) <= _LONGEST_TEXT
    if is_long:
        sources.append(Choice("text:0", wording.A_TEXT))
    if not sources:
        return None
    metadata = {
        "channel": body.text("channel", "id"),
        "thread": message.text("thread_ts") or message.text("ts"),
        "links": [link for link in heard.links if len(link) <= _LONGEST_LINK][:_MOST_SOURCES],
        "files": [[file.reference, file.name[:100]] for file in files[:_MOST_SOURCES]],
        "text": heard.text if is_long and not heard.links and not files else "",
        "name": body.text("user", "username"),
    }
    shown = sources[:_MOST_SOURCES]
    found = wording.FOUND.format(things=", ".join(one.label for one in shown))
    return views.brief_this_view(found, shown, json.dumps(metadata))


def request_of(
    metadata: object, at: Installation, person: str, *, source: str, for_me: bool, form: str
) -> Request:
    """Give the request of a form that was filled in. Its id is added by who knows it."""
    told = Payload.of(metadata)
    kind, _, number = (source or _first(told)).partition(":")
    place = int(number) if number.isdecimal() else 0
    links, files = told.texts("links"), _files(metadata)
    workspace, channel = at.workspace, told.text("channel")
    wall = workspace.only_person(person) if for_me else workspace.only_channel(channel)
    return Request(
        id="",
        destination=Destination(wall, channel, told.text("thread")),
        person=person,
        wish=Wish.BRIEF,
        text=told.text("text") if kind == "text" else "",
        links=links[place : place + 1] if kind == "link" else (),
        files=files[place : place + 1] if kind == "file" else (),
        form=Form(form) if form else Form.BRIEF,
        is_private=for_me,
        handle={"team": at.name, "name": told.text("name")},
    )


def _first(told: Payload) -> str:
    if told.texts("links"):
        return "link:0"
    return "text:0" if told.text("text") else "file:0"


def _files(metadata: object) -> tuple[Attachment, ...]:
    listed = metadata.get("files") if isinstance(metadata, dict) else None
    return tuple(
        Attachment(name=name, reference=reference)
        for reference, name in (listed if isinstance(listed, list) else ())
    )
