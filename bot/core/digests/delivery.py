"""How a digest comes to stand in a channel once: the states of a slot and of its parts.

A slot is one local day of a subscription. Its content is made once and frozen; each message of it
is a part. A part that may or may not have been posted is looked for, never repeated blindly.
"""

import base64
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from hashlib import sha256

_KEY_LENGTH = 25  # characters; Discord's nonce takes no more


class SlotState(StrEnum):
    """How far a slot is. The last four are ends."""

    PLANNED = "planned"
    READY = "ready"
    DONE = "done"
    SKIPPED = "skipped"
    REFUSED = "refused"
    UNCONFIRMED = "unconfirmed"

    @property
    def is_end(self) -> bool:
        """Tell whether nothing more will happen."""
        return self not in {SlotState.PLANNED, SlotState.READY}


class PartState(StrEnum):
    """How far a message is. SENDING is a doubt until an answer or a look ends it.

    STALE was sent, and shows what was forgotten since.
    """

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    STALE = "stale"
    REFUSED = "refused"
    UNCONFIRMED = "unconfirmed"


@dataclass(frozen=True, slots=True)
class SlotName:
    """One local day of one subscription."""

    subscription: str
    day: date

    def key(self, part: int) -> str:
        """Give the name a part travels under: 25 characters of a-z and 2-7."""
        digest = sha256(f"{self.subscription}/{self.day.isoformat()}/{part}".encode()).digest()
        return base64.b32encode(digest).decode()[:_KEY_LENGTH].lower()


@dataclass(frozen=True, slots=True)
class Part:
    """One message of a slot. `sending_at` is when its last attempt began.

    `attempts` counts posts, and afterwards what was to be taken out again.
    """

    key: str
    number: int
    state: PartState = PartState.PENDING
    attempts: int = 0
    sending_at: datetime | None = None
    looked_at: datetime | None = None
    message: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """Something in the life of a slot."""

    at: datetime
    what: str
