"""The form of a digest, and what was filled in. Pure."""

from collections.abc import Sequence

from bot.adapters.cards.card import Action, Verb
from bot.adapters.slack import views
from bot.adapters.slack.payload import Payload
from bot.adapters.slack.rich_text import Block, plain
from bot.adapters.wording import digests as common
from bot.adapters.wording import slack as wording
from bot.core.digests.subscription import FEWEST, MOST
from bot.core.digests.typed import TypedDigest
from bot.core.schedule.typed import days_from, typed_days

SET, CHANGE = "digest_set", "digest_change"
CHANNEL, OPML = "channel", "opml"
TYPED = "typed"  # in the button that previews what is typed
_TITLE, _LINE, _LINES = 80, 300, 3_000  # characters that a field takes
_SOURCES = (("shared", common.SHARED_CHOICE), ("saved", common.SAVED_CHOICE))


def digest_form(typed: TypedDigest, *, channel: str = "", name: str = "") -> Block:
    """Give the form filled in: for a new digest, or for the one with this id.

    `channel` is where the person is; in the conversation with the bot no other can be chosen.
    More feeds than a field takes are not in it: they stay as they are.
    """
    blocks = [
        *([] if name or channel.startswith("D") else [_channel(channel)]),
        _text("title", common.TITLE_FIELD, typed.title, most=_TITLE),
        _time(typed.at),
        _text("zone", common.ZONE_FIELD, typed.zone, common.ZONE_HINT),
        _days(typed.days),
        _text("quiet", common.QUIET_FIELD, typed.quiet, common.QUIET_HINT, is_optional=True),
        _sources(typed),
        *([_feeds(typed.feeds)] if len(typed.feeds) <= _LINES else []),
        _file(),
        _topics("topics_in", common.TOPICS_IN_FIELD, typed.topics_in, common.TOPICS_IN_HINT),
        _topics("topics_out", common.TOPICS_OUT_FIELD, typed.topics_out, common.TOPICS_OUT_HINT),
        _stories(typed.stories),
        _topics("languages", common.LANGUAGES_FIELD, typed.languages, common.LANGUAGES_HINT),
        _preview(name),
    ]
    title = wording.TITLE_CHANGE_DIGEST if name else wording.TITLE_SET_DIGEST
    return views.form(CHANGE if name else SET, title, wording.KEEP, blocks, f"{name}/{channel}")


def typed_in(view: Payload, kept: TypedDigest | None = None) -> TypedDigest:
    """Give what stands in a form at present; a field that it does not have is as `kept`."""
    chosen = {one.text("value") for one in _field(view, "sources").each("selected_options")}
    days = frozenset(
        int(one.text("value")) for one in _field(view, "days").each("selected_options")
    )
    has_feeds = view.is_set("state", "values", "feeds")
    return TypedDigest(
        title=_written(view, "title"),
        at=_field(view, "at").text("selected_time"),
        zone=_written(view, "zone"),
        days=typed_days(days) if days else "",
        quiet=_written(view, "quiet"),
        shared="shared" in chosen,
        saved="saved" in chosen,
        feeds=kept.feeds if kept and not has_feeds else _written(view, "feeds"),
        topics_in=_written(view, "topics_in"),
        topics_out=_written(view, "topics_out"),
        stories=_field(view, "stories").text("selected_option", "value"),
        languages=_written(view, "languages"),
    )


def channel_in(view: Payload) -> str:
    """Give the channel that was chosen, or the one that the form was opened in."""
    return _field(view, CHANNEL).text("selected_conversation") or carried_in(view)[1]


def carried_in(view: Payload) -> tuple[str, str]:
    """Give what a modal about digests carries along: a digest's id and a channel, each maybe ""."""
    name, _, channel = view.text("private_metadata").partition("/")
    return name, channel


def list_in(view: Payload) -> Payload | None:
    """Give the list of feeds that was uploaded, as Slack tells of a file."""
    files = _field(view, OPML).each("files")
    return files[0] if files else None


def _field(view: Payload, name: str) -> Payload:
    return view.inner("state", "values", name, name)


def _written(view: Payload, name: str) -> str:
    return _field(view, name).text("value").strip()


def _channel(channel: str) -> Block:
    element: Block = {
        "type": "conversations_select",
        "action_id": CHANNEL,
        "placeholder": plain(wording.CHANNEL),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    if channel:
        element["initial_conversation"] = channel
    return views.labelled(CHANNEL, wording.CHANNEL, element)


def _text(
    name: str,
    label: str,
    value: str,
    hint: str = "",
    *,
    most: int = _LINE,
    is_optional: bool = False,
) -> Block:
    element: Block = {"type": "plain_text_input", "action_id": name, "max_length": most}
    if value:
        element["initial_value"] = value[:most]
    block = {**views.labelled(name, label, element), "optional": is_optional}
    return {**block, "hint": plain(hint)} if hint else block


def _topics(name: str, label: str, value: str, hint: str) -> Block:
    return _text(name, label, value, hint, most=_LINES, is_optional=True)


def _feeds(value: str) -> Block:
    element: Block = {
        "type": "plain_text_input",
        "action_id": "feeds",
        "max_length": _LINES,
        "multiline": True,
        **({"initial_value": value} if value else {}),
    }
    block = {**views.labelled("feeds", common.FEEDS_FIELD, element), "optional": True}
    return {**block, "hint": plain(common.FEEDS_HINT)}


def _time(at: str) -> Block:
    element: Block = {"type": "timepicker", "action_id": "at", "initial_time": at}
    return views.labelled("at", common.AT_FIELD, element)


def _days(days: str) -> Block:
    options = [_option(str(at), name) for at, name in enumerate(common.DAYS)]
    wanted = [options[at] for at in sorted(days_from(days))]
    return views.labelled("days", common.DAYS_FIELD, _checkboxes("days", options, wanted))


def _sources(typed: TypedDigest) -> Block:
    options = [_option(value, label) for value, label in _SOURCES]
    wanted = [one for one, is_on in zip(options, (typed.shared, typed.saved), strict=True) if is_on]
    element = _checkboxes("sources", options, wanted)
    return {**views.labelled("sources", common.SOURCES_FIELD, element), "optional": True}


def _file() -> Block:
    element: Block = {
        "type": "file_input",
        "action_id": OPML,
        "filetypes": ["opml", "xml"],
        "max_files": 1,
    }
    block = {**views.labelled(OPML, common.OPML_FIELD, element), "optional": True}
    return {**block, "hint": plain(common.OPML_HINT)}


def _stories(chosen: str) -> Block:
    options = [_option(str(one), str(one)) for one in range(FEWEST, MOST + 1)]
    element: Block = {
        "type": "static_select",
        "action_id": "stories",
        "options": options,
        "initial_option": next(one for one in options if one["value"] == chosen),
    }
    return views.labelled("stories", common.STORIES_FIELD, element)


def _preview(name: str) -> Block:
    action = Action(Verb.PREVIEW, (name, TYPED))
    button: Block = {
        "type": "button",
        "action_id": "press.preview",
        "text": plain(wording.PREVIEW_NOW),
        "value": action.token,
    }
    return {"type": "actions", "block_id": "preview", "elements": [button]}


def _checkboxes(name: str, options: Sequence[Block], wanted: Sequence[Block]) -> Block:
    element: Block = {"type": "checkboxes", "action_id": name, "options": list(options)}
    return {**element, "initial_options": list(wanted)} if wanted else element


def _option(value: str, label: str) -> Block:
    return {"text": plain(label), "value": value}
