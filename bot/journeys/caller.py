"""Who waits for an answer in a chat, as journeys see it, and what may come of a request."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.core.answer import Answer
from bot.core.brief import Brief
from bot.core.conversation import Posting
from bot.core.request import Attachment, Form, Request
from bot.core.upload import Upload


class Step(StrEnum):
    """What is being done right now; shown while somebody waits."""

    READING = "reading"
    FINDING = "finding"
    CHECKING = "checking"
    LOOKING = "looking"


class Remedy(StrEnum):
    """A way on that a door can offer as a button beside a refusal."""

    NONE = "none"
    PASTE_THE_TEXT = "paste the text"


@dataclass(frozen=True, slots=True)
class Briefed:
    """A brief and the posting its buttons name."""

    brief: Brief
    posting: Posting
    form: Form = Form.BRIEF


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer. `meant` says how a pronoun or number was understood ("he = Ilya Dorn").

    `titles` are the articles it was looked for in; `has_others`: more are kept behind this wall.
    """

    answer: Answer
    meant: str | None = None
    titles: tuple[str, ...] = ()
    has_others: bool = False


@dataclass(frozen=True, slots=True)
class Refused:
    """Why not, what would help, and about which of several things."""

    reason: str
    hint: str
    about: str | None = None
    remedy: Remedy = Remedy.NONE


@dataclass(frozen=True, slots=True)
class Noted:
    """A plain sentence: a goodbye to a thread, what was left out."""

    text: str


@dataclass(frozen=True, slots=True)
class Helped:
    """Nothing was asked for: say what can be."""


Outcome = Briefed | Answered | Refused | Noted | Helped


class Caller(Protocol):
    """A request's way back, made by the platform's door for one request."""

    async def complete(self, request: Request) -> Request:
        """Add what only the platform knows: who can see the place, what a reply is about."""
        ...

    async def fetch(self, file: Attachment) -> Upload:
        """Get a file from the platform; `InputRefused` with a hint if it cannot be had."""
        ...

    async def step(self, step: Step, detail: str = "") -> None:
        """Show what is being done; a platform that cannot show it is no failure."""
        ...

    async def language(self) -> str | None:
        """Give the language who asks reads (ISO 639-1); None where the platform does not say."""
        ...

    async def is_admin(self) -> bool:
        """Tell whether who asks may decide for the installation; False when in doubt."""
        ...

    async def deliver(self, outcome: Outcome, key: str) -> str | None:
        """Show the outcome once under this key; give the platform's name of the message.

        A caller of a request that was taken over looks whether the key was delivered before.
        None means that nothing was shown because nothing needed to be.
        """
        ...
