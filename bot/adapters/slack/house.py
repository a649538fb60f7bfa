"""What every part of the Slack door needs: the front desk, the clients, and who sees what."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack.files import Files
from bot.adapters.slack.places import Places
from bot.adapters.slack.posting import SETTLE
from bot.journeys.front import Front

ClientOf = Callable[[str], Awaitable[AsyncWebClient]]


@dataclass(slots=True)
class House:
    """Slack as this process sees it. `client_of` gives the client of a workspace by its name."""

    front: Front
    client_of: ClientOf
    files: Files
    settle: tuple[float, ...] = SETTLE
    places: Places = field(init=False)
    has_said_no_status: bool = False

    def __post_init__(self) -> None:
        self.places = Places(self.front.clock)
