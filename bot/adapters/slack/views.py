"""Modals: a card with a title, and the forms for what needs more than a press. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.adapters.cards.card import Action, Card
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.slack.blocks import VIEW_BLOCKS, blocks_of
from bot.adapters.slack.rich_text import Block, plain
from bot.adapters.wording import slack as wording
from bot.core.conversation import Fault, Rules
from bot.core.request import Form

BRIEF_THIS, BRIEF_NEW, WRONG, SHARE, DELETE, FORGET, SETTINGS = (
    "brief_this",
    "brief_new",
    "wrong",
    "share",
    "delete",
    "forget",
    "settings",
)
_METADATA = 3_000  # characters, Slack's limit for private_metadata
_INPUT = 3_000
MOST_DAYS, MOST_BRIEFS = 3_650, 10_000


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several: what stands in the form, and what it says."""

    value: str
    label: str


def card_view(title: str, card: Card) -> Block:
    """Give a card as a modal; `ValueError` if it does not fit: pages are made to."""
    blocks = blocks_of(card, most=VIEW_BLOCKS, in_view=True)
    if blocks is None:
        raise ValueError("a card does not fit into a modal")
    return modal(title, list(blocks))


def first_fitting_view(title: str, cards: Iterable[Card], metadata: str = "") -> Block:
    """Give the first of ever smaller cards that fits as a modal; it carries the metadata along."""

    def drawn(card: Card) -> Block | None:
        blocks = blocks_of(card, most=VIEW_BLOCKS, in_view=True)
        return None if blocks is None else modal(title, list(blocks))

    return {**first_fitting(cards, drawn), "private_metadata": metadata}


def said_view(title: str, text: str) -> Block:
    """Give one sentence as a modal."""
    return modal(title, [paragraph(text)])


def brief_this_view(
    found: str, sources: Sequence[Choice], metadata: str, *, below: Sequence[Choice] = ()
) -> Block:
    """Ask which of the found things to brief, for whom, and how much of it; the text is `below`."""
    shown_to = [Choice("me", wording.ONLY_ME), Choice("thread", wording.THIS_THREAD)]
    lengths = [Choice(form.value, wording.LENGTHS[form.value]) for form in Form]
    blocks = [paragraph(found)]
    if len(sources) > 1:
        blocks.append(_radio("source", wording.SOURCE, sources))
    blocks += [
        _radio("to", wording.SHOW_IT_TO, shown_to),
        _radio("length", wording.LENGTH, lengths),
        *({**paragraph(piece.label), "block_id": piece.value} for piece in below),
    ]
    return form(BRIEF_THIS, wording.TITLE_BRIEF_THIS, wording.BRIEF, blocks, metadata)


def brief_new_view(metadata: str) -> Block:
    """Ask for a link or a text."""
    element: Block = {
        "type": "plain_text_input",
        "action_id": "text",
        "multiline": True,
        "max_length": _INPUT,
        "focus_on_load": True,
    }
    hint = {"hint": plain(wording.LINK_OR_TEXT_HINT)}
    block = {**labelled("text", wording.LINK_OR_TEXT, element), **hint}
    return form(BRIEF_NEW, wording.TITLE_BRIEF_THIS, wording.BRIEF, [block], metadata)


def wrong_view(action: Action) -> Block:
    """Ask what is wrong with a brief or one of its claims."""
    faults = [Choice(fault.value, fault.value) for fault in Fault]
    number: Block = {"type": "plain_text_input", "action_id": "claim", "max_length": 3}
    if len(action.about) > 1:
        number["initial_value"] = action.about[1]
    note: Block = {
        "type": "plain_text_input",
        "action_id": "note",
        "multiline": True,
        "max_length": 2_000,
    }
    blocks = [
        _radio("fault", wording.FAULT, faults),
        {**labelled("claim", wording.CLAIM_NUMBER, number), "optional": True},
        {**labelled("note", wording.NOTE, note), "optional": True},
    ]
    return form(WRONG, wording.TITLE_WRONG, wording.SEND, blocks, action.token)


def share_view(action: Action, channel: str) -> Block:
    """Ask where a brief shall be shared."""
    element: Block = {
        "type": "conversations_select",
        "action_id": "channel",
        "placeholder": plain(wording.CHANNEL),
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    if channel.startswith(("C", "G")):
        element["initial_conversation"] = channel
    block = labelled("channel", wording.CHANNEL, element)
    return form(SHARE, wording.TITLE_SHARE, wording.SHARE, [block], action.token)


def delete_view(action: Action) -> Block:
    """Ask once more before a brief is deleted."""
    words = [paragraph(wording.REALLY_DELETE)]
    return form(DELETE, wording.TITLE_DELETE, wording.DELETE, words, action.token)


def forget_view() -> Block:
    """Ask once more before a person's own data is forgotten."""
    words = [paragraph(wording.REALLY_FORGET)]
    return form(FORGET, wording.TITLE_FORGET, wording.FORGET, words, "")


def settings_view(rules: Rules) -> Block:
    """Show the rules to an admin, to be changed."""
    channels: Block = {
        "type": "multi_conversations_select",
        "action_id": "channels",
        "filter": {"include": ["public", "private"], "exclude_bot_users": True},
    }
    if rules.channels:
        channels["initial_conversations"] = list(rules.channels)
    who = [
        Choice("everybody", wording.SETTINGS_EVERYBODY),
        Choice("admins", wording.SETTINGS_ADMINS),
    ]
    daily = "" if rules.daily_briefs is None else str(rules.daily_briefs)
    blocks = [
        {**labelled("channels", wording.SETTINGS_CHANNELS, channels), "optional": True},
        _radio("who", wording.SETTINGS_WHO, who, chosen=int(rules.only_admins_post)),
        {**_number("daily", wording.SETTINGS_DAILY, daily), "optional": True},
        _number("keep", wording.SETTINGS_KEEP, str(rules.keep_days)),
    ]
    return form(SETTINGS, wording.TITLE_SETTINGS, wording.KEEP, blocks, "")


def home_view(card: Card) -> Block:
    """Give a card as the home tab."""
    blocks = blocks_of(card, most=VIEW_BLOCKS, in_view=True)
    if blocks is None:
        raise ValueError("the home page does not fit")
    return {"type": "home", "blocks": list(blocks)}


def modal(title: str, blocks: list[Block]) -> Block:
    """Give blocks as a modal that can be closed."""
    return {
        "type": "modal",
        "title": plain(title),
        "close": plain(wording.CLOSE),
        "blocks": blocks,
    }


def form(name: str, title: str, submit: str, blocks: list[Block], metadata: str) -> Block:
    """Give blocks as a form; `ValueError` if it is to carry more along than Slack takes."""
    if len(metadata) > _METADATA:
        raise ValueError("the metadata of a form is too long")
    return {
        **modal(title, blocks),
        "callback_id": name,
        "close": plain(wording.CANCEL),
        "submit": plain(submit),
        "private_metadata": metadata,
    }


def paragraph(text: str) -> Block:
    """Give a paragraph."""
    return {"type": "section", "text": plain(text)}


def labelled(name: str, label: str, element: Block) -> Block:
    """Give an element with its label; its block is named like its action."""
    return {"type": "input", "block_id": name, "label": plain(label), "element": element}


def _number(name: str, label: str, value: str) -> Block:
    element: Block = {"type": "plain_text_input", "action_id": name, "max_length": 5}
    if value:
        element["initial_value"] = value
    return labelled(name, label, element)


def _radio(name: str, label: str, choices: Sequence[Choice], *, chosen: int = 0) -> Block:
    options = [{"text": plain(one.label[:75]), "value": one.value} for one in choices]
    element: Block = {
        "type": "radio_buttons",
        "action_id": name,
        "options": options,
        "initial_option": options[chosen],
    }
    return labelled(name, label, element)
