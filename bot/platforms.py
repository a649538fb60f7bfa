"""Which chat platforms the settings ask for, and their doors. Each library is loaded here only."""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from typing import TYPE_CHECKING, Protocol

from bot.settings import Settings

if TYPE_CHECKING:
    from pydantic import SecretStr

    from bot.adapters.discord.knocking import DiscordKeys
    from bot.adapters.slack.knocking import SlackKeys
    from bot.adapters.standing import Standing
    from bot.journeys.front import Front


class PlatformDoor(Protocol):
    """A platform's door: open until it is cancelled or breaks."""

    @property
    def name(self) -> str:
        """Name the platform."""
        ...

    @property
    def is_open(self) -> asyncio.Event:
        """Tell whether it is connected."""
        ...

    async def run(self) -> None:
        """Connect and serve; `PlatformRefused` if trying again is useless."""
        ...


Look = Callable[[], Awaitable["Standing"]]


def doors_of(settings: Settings, front: "Front") -> tuple[PlatformDoor, ...]:
    """Give the door of every platform that is configured."""
    doors: list[PlatformDoor] = []
    if settings.has_slack:
        from bot.adapters.slack.door import SlackDoor

        doors.append(SlackDoor(slack_keys(settings), front))
    if settings.has_discord:
        from bot.adapters.discord.door import DiscordDoor

        doors.append(DiscordDoor(discord_keys(settings), front))
    return tuple(doors)


def looks_of(settings: Settings) -> dict[str, Look | None]:
    """Give, for every platform, the way to ask how we stand there; None if not configured."""
    looks: dict[str, Look | None] = {"slack": None, "discord": None}
    if settings.has_slack:
        from bot.adapters.slack import knocking as slack

        looks["slack"] = partial(slack.look, slack_keys(settings))
    if settings.has_discord:
        from bot.adapters.discord import knocking as discord

        looks["discord"] = partial(discord.look, discord_keys(settings))
    return looks


def slack_keys(settings: Settings) -> "SlackKeys":
    """Give what the door of Slack is opened with."""
    from bot.adapters.slack.knocking import SlackKeys

    return SlackKeys(
        bot_token=_plain(settings.slack_token),
        app_token=_plain(settings.slack_app_token),
        signing_secret=_plain(settings.slack_signing_secret),
        client_id=settings.slack_client_id,
        client_secret=_plain(settings.slack_client_secret),
        listen=settings.slack_listen,
        public_url=settings.slack_public_url,
        api_url=settings.slack_api_url,
        seal_key=_plain(settings.seal_key),
    )


def discord_keys(settings: Settings) -> "DiscordKeys":
    """Give what the door of Discord is opened with."""
    from bot.adapters.discord.knocking import DiscordKeys

    return DiscordKeys(
        token=_plain(settings.discord_token) or "",
        api_url=settings.discord_api_url,
        gateway_url=settings.discord_gateway_url,
        follows_threads=settings.discord_follow_threads,
    )


def _plain(secret: "SecretStr | None") -> str | None:
    return secret.get_secret_value() if secret is not None else None
