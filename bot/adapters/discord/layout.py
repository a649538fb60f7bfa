"""A card as Components V2. The limits of Discord are kept here; what does not fit is said."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urldefrag

from discord import ButtonStyle, SelectOption, ui

from bot.adapters.cards.card import (
    Action,
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
    Verb,
    Weight,
)
from bot.adapters.cards.claims_card import Room
from bot.adapters.discord.markup import bold, heading, link, plain, quoted, small
from bot.adapters.wording import cards as wording

# Sources: the OpenAPI file of Discord and discord.py (ui/view.py).
MOST_COMPONENTS, MOST_CHARACTERS = 40, 4_000
_ROW, _LABEL, _OPTIONS, _ADDRESS, _PLACEHOLDER, _OPTION = 5, 80, 25, 512, 150, 100
_BESIDE = " · "  # stands between what is said and a link
MENU = "m"  # custom ids of menus; their options carry the action
ROOM = Room(entries=8, characters=3_300, text=2_900, drawn=lambda text: len(plain(text)))
PAGE_ROOM = Room(entries=5, characters=3_000, text=2_600, drawn=lambda text: len(plain(text)))
_STYLES = {
    Weight.PLAIN: ButtonStyle.secondary,
    Weight.PRIMARY: ButtonStyle.primary,
    Weight.DANGER: ButtonStyle.danger,
}

View = ui.LayoutView


def layout_of(card: Card) -> View | None:
    """Give the card as a view that never times out; None if it does not fit."""
    view = View(timeout=None)
    try:
        view.add_item(ui.Container(*_Drawing().items(card)))
    except ValueError:  # discord.py counts the components itself
        return None
    # A finished view is drawn and forgotten: presses are found by what stands in the message.
    view.stop()
    fits = view.content_length() <= MOST_CHARACTERS and view.total_children_count <= MOST_COMPONENTS
    return view if fits else None


@dataclass(slots=True)
class _Drawing:
    """One card being drawn: text waits until a part needs a component of its own."""

    waiting: list[str] = field(default_factory=list)
    used: set[str] = field(default_factory=set)

    def items(self, card: Card) -> Iterator[ui.Item[View]]:
        for part in card.parts:
            if isinstance(part, Entry) and part.is_offered and len(part.choices) > 1:
                self.waiting.append(_entry(part))
                yield from self._flushed()
                yield from self._rows(part.choices)
            elif isinstance(part, Entry) and (button := self._accessory(part)):
                yield from self._flushed()
                yield ui.Section(_entry(part), accessory=button)
            elif text := _text(part):
                self.waiting.append(text)
            else:
                yield from self._flushed()
                yield from self._controls(part)
        yield from self._flushed()

    def _flushed(self) -> Iterator[ui.Item[View]]:
        if self.waiting:
            yield ui.TextDisplay("\n".join(self.waiting))
            self.waiting.clear()

    def _controls(self, part: Part) -> Iterator[ui.Item[View]]:
        if isinstance(part, Divider):
            yield ui.Separator()
        elif isinstance(part, Buttons):
            yield from self._rows(_with_more(part))
        elif isinstance(part, Menu):
            yield ui.ActionRow(_select(part))
        elif isinstance(part, Thumbs):
            good = Button(f"{wording.GOOD} {wording.GOOD_WORD}", part.good)
            bad = Button(f"{wording.BAD} {wording.BAD_WORD}", part.bad)
            yield from self._rows((good, bad))

    def _rows(self, buttons: tuple[Button, ...]) -> Iterator[ui.Item[View]]:
        drawn = [one for one in map(self._button, buttons) if one is not None]
        for at in range(0, len(drawn), _ROW):
            yield ui.ActionRow(*drawn[at : at + _ROW])

    def _accessory(self, entry: Entry) -> ui.Button[View] | None:
        return self._button(entry.choices[0]) if entry.choices else None

    def _button(self, button: Button) -> ui.Button[View] | None:
        """Give a button; none for an address that is too long, or an action that is there."""
        label = button.label[:_LABEL]
        if button.url is not None:
            fits = len(button.url) <= _ADDRESS
            return ui.Button(label=label, url=button.url) if fits else None
        if button.action is None or button.action.token in self.used:
            return None
        self.used.add(button.action.token)
        style = _STYLES[button.weight]
        return ui.Button(label=label, style=style, custom_id=button.action.token)


def _text(part: Part) -> str:
    if isinstance(part, Heading):
        return heading(part.text)
    if isinstance(part, Small):
        return small(_line(part.line))
    if isinstance(part, Prose):
        return _line(part.line)
    if isinstance(part, Quoted):
        return quoted(_line(part.line))
    return _entry(part) if isinstance(part, Entry) else ""


def _entry(entry: Entry) -> str:
    words = _line(entry.words)
    rows = [
        _line(entry.head),
        quoted(words) if words and entry.is_set_apart else words,
        small(_line(entry.small)) if entry.small else "",
    ]
    return "\n".join(row for row in rows if row)


def _line(line: Line) -> str:
    return "".join(map(_run, line)).removesuffix(_BESIDE)


def _run(run: Run) -> str:
    if run.url is not None:
        return _linked(run.text, run.url)
    if run.channel is not None and run.channel.isdecimal():
        return f"<#{run.channel}>"
    return bold(run.text) if run.is_bold else plain(run.text)


def _linked(text: str, url: str) -> str:
    """Give a link: to the sentence, else to the article, else none if the address is endless."""
    for address in (url, urldefrag(url).url):
        if len(drawn := link(text, address)) <= _ADDRESS:
            return drawn
    return ""


def _with_more(part: Buttons) -> tuple[Button, ...]:
    """Give the row; what is behind a menu elsewhere is behind a button here."""
    if not part.more:
        return part.shown
    about = next((one.action.about for one in part.more if one.action and one.action.about), ())
    return (*part.shown, Button(wording.MORE, Action(Verb.MORE, about[:1])))


def _select(menu: Menu) -> ui.Select[View]:
    options = [
        SelectOption(label=one.label[:_OPTION], value=one.action.token, default=one.is_chosen)
        for one in menu.options[:_OPTIONS]
    ]
    return ui.Select(
        custom_id=f"{MENU}:{menu.name}", placeholder=menu.name[:_PLACEHOLDER], options=options
    )
