"""What the door to Discord is opened with, and whether Discord opens: token and permissions."""

from dataclasses import dataclass, field

import discord
import yarl
from discord.gateway import DiscordWebSocket
from discord.http import Route

from bot.adapters.discord.permissions import invite_url, lacking_on_server
from bot.adapters.standing import Standing
from bot.adapters.wording import discord as wording
from bot.errors import PlatformRefused

# We speak nowhere: discord.py need not warn that it could not.
discord.VoiceClient.warn_nacl = False
discord.VoiceClient.warn_dave = False

_SERVERS_LOOKED_AT = 20


@dataclass(frozen=True, slots=True)
class DiscordKeys:
    """What the door is opened with. The addresses are set where Discord is not the real one."""

    token: str = field(repr=False)
    api_url: str | None = None
    gateway_url: str | None = None
    follows_threads: bool = False

    def point(self) -> None:
        """Send discord.py to other addresses, where they are set: its own class attributes."""
        if self.api_url is not None:
            Route.BASE = self.api_url.rstrip("/")
        if self.gateway_url is not None:
            DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(self.gateway_url)


async def look(keys: DiscordKeys) -> Standing:
    """Give how we stand; `PlatformRefused` for a wrong token."""
    keys.point()
    async with discord.Client(intents=discord.Intents(guilds=True)) as client:
        try:
            await client.login(keys.token)
        except discord.LoginFailure as error:
            raise not_accepted() from error
        application = await client.application_info()
        servers = [one async for one in client.fetch_guilds(limit=_SERVERS_LOOKED_AT)]
        lacking = [told for one in servers for told in await _lacking(client, one.id)]
        flags = application.flags
        has_content = flags.gateway_message_content or flags.gateway_message_content_limited
        if keys.follows_threads and not has_content:
            lacking.append(wording.LACKS_CONTENT)
        names = ", ".join(one.name for one in servers) or wording.NO_SERVER
        told = wording.STANDING.format(name=application.name, servers=names)
        return Standing(
            told, tuple(lacking), wording.INVITE_WITH.format(address=invite_url(application.id))
        )


def not_accepted() -> PlatformRefused:
    """Give what is wrong with the token."""
    return PlatformRefused(wording.NOT_ACCEPTED, hint=wording.RESET_IT)


async def _lacking(client: discord.Client, server: int) -> list[str]:
    """Give a sentence for each permission that a server did not grant."""
    guild = await client.fetch_guild(server)
    ours = await guild.fetch_member(client.user.id if client.user else 0)
    return [
        wording.LACKS_PERMISSION.format(server=guild.name, permission=one)
        for one in lacking_on_server(ours.guild_permissions)
    ]
