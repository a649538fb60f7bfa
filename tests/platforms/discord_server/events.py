"""What happens, as the gateway tells it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.platforms.discord_server.wire import ALWAYS, Intent, Json

if TYPE_CHECKING:
    from tests.platforms.discord_server.message import Message


@dataclass(frozen=True, slots=True)
class Event:
    """One event for every session that asked for its intent.

    `message` is the message the payload shows: sessions without the content intent see less of it.
    """

    name: str
    payload: Json
    intent: Intent = ALWAYS
    message: "Message | None" = None
