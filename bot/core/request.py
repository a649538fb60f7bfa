"""What somebody asked of the bot in a chat, in a form that outlives the process that heard it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from bot.core.place import Destination

_KEY_LENGTH = 20  # hexadecimal; Discord's nonce takes 25 characters


class Wish(StrEnum):
    """What is wanted. HEAR: the message itself says whether it is an article or a question.

    ASK is about the thread's articles if it has any, ASK_ALL about everything kept behind the
    same wall; FOLLOW is a message in a thread of ours that nobody addressed to us: it is answered
    if it is a question. SAMPLE is the sample article.
    """

    HEAR = "hear"
    BRIEF = "brief"
    ASK = "ask"
    ASK_ALL = "ask-all"
    FOLLOW = "follow"
    SAMPLE = "sample"


class Form(StrEnum):
    """How much of a brief is wanted in the first message."""

    BRIEF = "brief"
    CLAIMS = "claims"
    PARAGRAPH = "paragraph"


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file somebody sent, still at the platform; only its door can follow the `reference`."""

    name: str
    reference: str
    media_type: str | None = None
    size: int | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """One wish of one person. `id` is the platform's name of the event, the same when repeated.

    `handle` is what the door needs to answer (time stamps, a reply token): never logged.
    """

    id: str
    destination: Destination
    person: str
    wish: Wish = Wish.HEAR
    text: str = ""
    links: tuple[str, ...] = ()
    files: tuple[Attachment, ...] = ()
    form: Form = Form.BRIEF
    is_private: bool = False
    handle: Mapping[str, str] = field(default_factory=dict)

    def key(self, part: int | str = 0) -> str:
        """Give the name of one part of the reply: the same after a crash, foreign to others."""
        workspace = self.destination.workspace
        named = "\n".join((workspace.platform, workspace.installation, self.id, str(part)))
        return sha256(named.encode()).hexdigest()[:_KEY_LENGTH]
