"""A card as Block Kit. The limits of Slack are kept here; what does not fit is said, never cut."""

from collections.abc import Iterator
from dataclasses import dataclass

from bot.adapters.cards.card import (
    Button,
    Buttons,
    Card,
    Divider,
    Entry,
    Heading,
    Line,
    Menu,
    Part,
    Prose,
    Quoted,
    Run,
    Small,
    Thumbs,
    Weight,
)
from bot.adapters.cards.claims_card import Room
from bot.adapters.slack.rich_text import (
    LONGEST,
    Block,
    escaped,
    length,
    plain,
    rich_entry,
    rich_line,
    small_print,
)
from bot.adapters.wording import cards as wording

# Sources: docs.slack.dev and the official types of @slack/types.
MESSAGE_BLOCKS, VIEW_BLOCKS = 50, 100
_HEADER, _BUTTON, _FALLBACK, _SMALL, _SMALL_PARTS = 150, 75, 3_900, 2_000, 10
_OVERFLOW = 5
MESSAGE_ROOM = Room(entries=14, characters=10_000, text=2_900)
PAGE_ROOM = Room(entries=12, characters=30_000, text=2_900)
_STYLES = {Weight.PRIMARY: "primary", Weight.DANGER: "danger"}


@dataclass(frozen=True, slots=True)
class Message:
    """A message as Slack takes it: the blocks, and the text for notifications."""

    text: str
    blocks: tuple[Block, ...]


def message_of(card: Card) -> Message | None:
    """Give the card as a message; None if it does not fit."""
    blocks = blocks_of(card, most=MESSAGE_BLOCKS)
    if blocks is None:
        return None
    return Message(escaped(card.fallback[: _FALLBACK // 5]), blocks)


def blocks_of(card: Card, *, most: int, in_view: bool = False) -> tuple[Block, ...] | None:
    """Give the blocks of a card; None if there are too many or a text is too long for one."""
    if any(length(line) > LONGEST for part in card.parts for line in _lines(part)):
        return None
    blocks = tuple(
        block
        for place, part in enumerate(card.parts)
        if not (in_view and isinstance(part, Thumbs))
        for block in _drawn(part, place, in_view=in_view)
    )
    return blocks if len(blocks) <= most else None


def _drawn(part: Part, place: int, *, in_view: bool) -> Iterator[Block]:
    if isinstance(part, Heading):
        yield _heading(part.text)
    elif isinstance(part, Small):
        yield _small(part.line)
    elif isinstance(part, Prose):
        yield rich_line(part.line)
    elif isinstance(part, Quoted):
        yield rich_entry((), part.line, is_set_apart=True)
    elif isinstance(part, Entry):
        yield from _entry(part, place, in_view=in_view)
    elif isinstance(part, Divider):
        yield {"type": "divider"}
    else:
        yield from _controls(part, place)


def _controls(part: Buttons | Menu | Thumbs, place: int) -> Iterator[Block]:
    if isinstance(part, Buttons):
        yield _buttons(part, place)
    elif isinstance(part, Menu):
        yield _menu(part, place)
    else:
        yield _thumbs(part, place)


def _heading(text: str) -> Block:
    # Whether a header un-escapes "&amp;" is not documented; rich text shows every character as is.
    if len(text) <= _HEADER and not set(text) & set("&<>"):
        return {"type": "header", "text": plain(text)}
    return rich_line((Run(text, is_bold=True),))


def _small(line: Line) -> Block:
    is_short = all(len(run.text) <= _SMALL for run in line) and len(line) <= _SMALL_PARTS
    return small_print(line) if is_short and length(line) else rich_line(line)


def _entry(entry: Entry, place: int, *, in_view: bool) -> Iterator[Block]:
    if entry.head or entry.words:
        yield rich_entry(entry.head, entry.words, is_set_apart=entry.is_set_apart)
    if length(entry.small):
        yield _small(entry.small)
    # In a message the way to a claim's surroundings is All claims; a page has room for a button.
    if entry.choices and (in_view or entry.is_offered):
        elements = [_button(one, f"{place}.{at}") for at, one in enumerate(entry.choices)]
        yield {"type": "actions", "block_id": f"entry.{place}", "elements": elements}


def _buttons(part: Buttons, place: int) -> Block:
    elements = [_button(one, f"{place}.{at}") for at, one in enumerate(part.shown)]
    if part.more:
        options = [
            {"text": plain(one.label), "value": one.action.token}
            for one in part.more[:_OVERFLOW]
            if one.action is not None
        ]
        elements.append({"type": "overflow", "action_id": f"more.{place}", "options": options})
    return {"type": "actions", "block_id": f"buttons.{place}", "elements": elements}


def _button(button: Button, name: str) -> Block:
    drawn: Block = {"type": "button", "text": plain(button.label[:_BUTTON])}
    if button.weight in _STYLES:
        drawn["style"] = _STYLES[button.weight]
    if button.action is not None:
        return {**drawn, "action_id": f"press.{name}", "value": button.action.token}
    return {**drawn, "action_id": f"link.{name}", "url": button.url}


def _menu(menu: Menu, place: int) -> Block:
    options: list[Block] = [
        {"text": plain(one.label[:_BUTTON]), "value": one.action.token} for one in menu.options
    ]
    select: Block = {
        "type": "static_select",
        "action_id": f"menu.{place}",
        "placeholder": plain(menu.name),
        "options": options,
    }
    chosen = [drawn for one, drawn in zip(menu.options, options, strict=True) if one.is_chosen]
    if chosen:
        select["initial_option"] = chosen[0]
    return {"type": "actions", "block_id": f"menu.{place}", "elements": [select]}


def _thumbs(thumbs: Thumbs, place: int) -> Block:
    def thumb(label: str, told: str, token: str) -> Block:
        return {"text": plain(label), "accessibility_label": told, "value": token}

    element: Block = {
        "type": "feedback_buttons",
        "action_id": f"thumbs.{place}",
        "positive_button": thumb(wording.GOOD, wording.GOOD_TOLD, thumbs.good.token),
        "negative_button": thumb(wording.BAD, wording.BAD_TOLD, thumbs.bad.token),
    }
    return {"type": "context_actions", "block_id": f"thumbs.{place}", "elements": [element]}


def _lines(part: Part) -> tuple[Line, ...]:
    if isinstance(part, Entry):
        return (part.head, part.words, part.small)
    return (part.line,) if isinstance(part, Small | Prose | Quoted) else ()
