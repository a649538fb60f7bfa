"""A card: what one message shows, in parts that every platform can draw.

Runs hold plain text as a person shall read it. Escaping, markup and limits belong to the
renderers. A renderer that cannot show all of a card says so; nothing is ever cut.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style. `url` makes it a link; only addresses we hold get one.

    `channel` is a channel's id at its platform, which draws its name there instead of the text.
    """

    text: str
    is_bold: bool = False
    url: str | None = None
    channel: str | None = None


Line = tuple[Run, ...]


def line(*parts: str | Run) -> Line:
    """Give a line from plain text and runs."""
    return tuple(part if isinstance(part, Run) else Run(part) for part in parts)


class Verb(StrEnum):
    """What a press asks for. The value stands in buttons of messages: never change one."""

    CLAIMS = "claims"
    CONTEXT = "context"
    ASK = "ask"
    ELSEWHERE = "elsewhere"
    SHARE = "share"
    CSV = "csv"
    MORE = "more"
    LABELS = "labels"
    REREAD = "reread"
    DELETE = "delete"
    GOOD = "good"
    BAD = "bad"
    OPEN = "open"
    PASTE = "paste"
    BRIEF = "brief"
    SAMPLE = "sample"
    SETTINGS = "settings"
    FORGET_ME = "forgetme"
    HELP = "help"
    PAUSE = "pause"
    RESUME = "resume"
    REMOVE = "remove"
    PREVIEW = "preview"
    NOW = "now"
    DIGEST = "digest"
    DIGESTS = "digests"
    CHANGE = "change"
    STORIES = "stories"
    LEFT_OUT = "leftout"


_MARK = "b"
_VERBS = frozenset(verb.value for verb in Verb)
_LONGEST = 100  # characters; Discord's custom_id


@dataclass(frozen=True, slots=True)
class Action:
    """A verb with what it is about: `b:claims:4f1c…:2` in a button. Arguments hold no colon."""

    verb: Verb
    about: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if any(":" in part for part in self.about) or len(self.token) > _LONGEST:
            raise ValueError(f"{self.about} cannot stand in a button")

    @property
    def token(self) -> str:
        """Give the action as the text that stands in a button."""
        return ":".join((_MARK, self.verb.value, *self.about))

    @classmethod
    def of(cls, token: str) -> "Action | None":
        """Read the text of a button; None if it is none of ours."""
        mark, *parts = token.split(":")
        if mark != _MARK or not parts or parts[0] not in _VERBS:
            return None
        return cls(Verb(parts[0]), tuple(parts[1:]))


class Weight(StrEnum):
    """How a button stands out."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press: an action of ours, or a link."""

    label: str
    action: Action | None = None
    url: str | None = None
    weight: Weight = Weight.PLAIN

    def __post_init__(self) -> None:
        if (self.action is None) == (self.url is None):
            raise ValueError("a button acts or links, one of the two")


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a card."""

    text: str


@dataclass(frozen=True, slots=True)
class Small:
    """A line in small print."""

    line: Line


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph."""

    line: Line


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of an article, set apart as a quotation block."""

    line: Line


@dataclass(frozen=True, slots=True)
class Entry:
    """A claim in a list: who, the words, how they stand, and what can be done with it.

    `is_set_apart`: the words are a quotation and are drawn as a block. `choices` are offered
    beside the entry, the first one in full where there is room for one only. `is_offered`: there
    is no other way to them, so a message shows them too.
    """

    head: Line
    words: Line
    small: Line
    is_set_apart: bool = False
    choices: tuple[Button, ...] = ()
    is_offered: bool = False


@dataclass(frozen=True, slots=True)
class Divider:
    """A line across."""


@dataclass(frozen=True, slots=True)
class Buttons:
    """A row of buttons; `more` stands behind a menu at its end."""

    shown: tuple[Button, ...]
    more: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Option:
    """One choice of a menu."""

    label: str
    action: Action
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """A list to choose one of; its name says what is chosen ("Speaker")."""

    name: str
    options: tuple[Option, ...]


@dataclass(frozen=True, slots=True)
class Thumbs:
    """Was this right? Two small buttons."""

    good: Action
    bad: Action


Part = Heading | Small | Prose | Quoted | Entry | Divider | Buttons | Menu | Thumbs


@dataclass(frozen=True, slots=True)
class Card:
    """One message. `fallback` is what a notification and a screen reader say of it."""

    fallback: str
    parts: tuple[Part, ...]

    def buttons(self) -> Iterator[Button]:
        """Give every button of the card."""
        for part in self.parts:
            if isinstance(part, Buttons):
                yield from (*part.shown, *part.more)
            elif isinstance(part, Entry):
                yield from part.choices
