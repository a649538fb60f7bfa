"""The message shortcut "Brief this": what is in the message, and the request of its form."""

import json

from bot.adapters.slack import views
from bot.adapters.slack.payload import Payload
from bot.adapters.slack.rich_text import LONGEST, Block
from bot.adapters.slack.translate import Installation, files_of, said, unescaped
from bot.adapters.slack.views import Choice
from bot.adapters.wording import slack as wording
from bot.core.place import Destination
from bot.core.request import Attachment, Form, Request, Wish

BRIEF_THIS = "brief_this"
_MOST_SOURCES = 5
_LONG_TEXT = 200  # characters; a shorter message is no article
_LONGEST_LINKS = 1_800  # characters together; Slack allows 3,000 for all that a form carries
_LABEL, _NAME = 75, 100
_PIECE = "text."


def form_of(body: Payload) -> Block | None:
    """Give the form for a message; None if there is nothing to brief in it.

    A text is carried along in the form itself, below the questions: whoever submits sends it back.
    """
    message = body.inner("message")
    heard, files = said(message.text("text")), files_of(message)[: _MOST_SOURCES - 1]
    links = _carried(heard.links)[: _MOST_SOURCES - 1 - len(files)]
    text = heard.text if len(heard.text) >= _LONG_TEXT else ""
    sources = [
        *(Choice(f"link:{at}", link[:_LABEL]) for at, link in enumerate(links)),
        *(Choice(f"file:{at}", file.name[:_LABEL]) for at, file in enumerate(files)),
        *([Choice("text:0", wording.A_TEXT)] if text else []),
    ]
    if not sources:
        return None
    metadata = {
        "channel": body.text("channel", "id"),
        "thread": message.text("thread_ts") or message.text("ts"),
        "links": links,
        "files": [[file.reference, file.name[:_NAME]] for file in files],
        "name": body.text("user", "username"),
    }
    found = wording.FOUND.format(things=", ".join(one.label for one in sources))
    packed = json.dumps(metadata, ensure_ascii=False)
    return views.brief_this_view(found, sources, packed, below=_pieces(text))


def request_of(
    view: Payload, at: Installation, person: str, *, source: str, for_me: bool, form: str
) -> Request:
    """Give the request of a form that was filled in. Its id is added by who knows it."""
    told = Payload.of(json.loads(view.text("private_metadata")))
    links, files, text = told.texts("links"), _files(told), _text(view)
    kind, _, number = (source or _only(links, text)).partition(":")
    place = int(number) if number.isdecimal() else 0
    workspace, channel = at.workspace, told.text("channel")
    wall = workspace.only_person(person) if for_me else workspace.only_channel(channel)
    return Request(
        id="",
        destination=Destination(wall, channel, told.text("thread")),
        person=person,
        wish=Wish.BRIEF,
        text=text if kind == "text" else "",
        links=links[place : place + 1] if kind == "link" else (),
        files=files[place : place + 1] if kind == "file" else (),
        form=Form(form) if form else Form.BRIEF,
        is_private=for_me,
        handle={"team": at.name, "name": told.text("name")},
    )


def _carried(links: tuple[str, ...]) -> list[str]:
    """Give the links a form has room for."""
    kept: list[str] = []
    room = _LONGEST_LINKS
    for link in links:
        if len(link) <= room:
            kept.append(link)
            room -= len(link)
    return kept


def _pieces(text: str) -> list[Choice]:
    starts = range(0, len(text), LONGEST)
    return [
        Choice(f"{_PIECE}{at}", text[start : start + LONGEST]) for at, start in enumerate(starts)
    ]


def _text(view: Payload) -> str:
    """Put the text of a form together again; Slack sends it back with entities."""
    pieces = [one for one in view.each("blocks") if one.text("block_id").startswith(_PIECE)]
    return unescaped("".join(one.text("text", "text") for one in pieces))


def _only(links: tuple[str, ...], text: str) -> str:
    """Name the one source of a form that asked for none."""
    if links:
        return "link:0"
    return "text:0" if text else "file:0"


def _files(told: Payload) -> tuple[Attachment, ...]:
    listed = told.value.get("files")
    return tuple(
        Attachment(name=name, reference=reference)
        for reference, name in (listed if isinstance(listed, list) else ())
    )
