"""A tiny bot on the real discord.py: just enough to try our Discord with."""

from __future__ import annotations

import asyncio
import io
import sys
from collections.abc import AsyncIterator, Awaitable
from contextlib import asynccontextmanager
from typing import Any

import discord
import yarl
from discord import app_commands
from discord.gateway import DiscordWebSocket
from discord.http import Route

from tests.platforms.discord_server import DiscordServer
from tests.platforms.tiny_views import Card, Export, Lasting, Setup

PATIENCE = 10


class TinyBot(discord.Client):
    """Offer a few commands, and keep every message that is heard."""

    def __init__(self, intents: discord.Intents | None = None) -> None:
        super().__init__(
            intents=intents or discord.Intents.default(),
            allowed_mentions=discord.AllowedMentions.none(),
            max_messages=None,
            chunk_guilds_at_startup=False,
            guild_ready_timeout=0.01,
            # Waiting out a bucket is discord.py's business, not this suite's.
            max_ratelimit_timeout=30,
        )
        self.tree = app_commands.CommandTree(self)
        self.heard: asyncio.Queue[discord.Message] = asyncio.Queue()
        self.went: asyncio.Queue[Exception | None] = asyncio.Queue()
        self.late = asyncio.Event()
        self.resumes = 0
        self.run_task: asyncio.Task[None]
        for command in COMMANDS:
            self.tree.add_command(command)

    async def setup_hook(self) -> None:
        """Know the lasting buttons and register the commands."""
        self.add_view(Lasting())
        await self.tree.sync()

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify at once; the default waits five seconds when it does so again."""

    async def on_message(self, message: discord.Message) -> None:
        """Keep what is heard."""
        await self.heard.put(message)

    async def on_resumed(self) -> None:
        """Count how often the session was resumed."""
        self.resumes += 1

    async def next_heard(self) -> discord.Message:
        """Wait for the next message that is not the bot's own."""
        async with asyncio.timeout(PATIENCE):
            while (message := await self.heard.get()).author == self.user:
                pass
        return message

    async def attempt(self, what: Awaitable[object]) -> None:
        """Keep how an attempt goes."""
        try:
            await what
        except discord.HTTPException as error:
            await self.went.put(error)
        else:
            await self.went.put(None)

    async def end(self) -> BaseException | None:
        """Wait until the client gives up and say why."""
        async with asyncio.timeout(PATIENCE):
            await asyncio.wait([self.run_task])
        return self.run_task.exception()

    async def outcome(self) -> Exception | None:
        """Wait for how an attempt went."""
        async with asyncio.timeout(PATIENCE):
            return await self.went.get()


@app_commands.command(description="Answer later")
@app_commands.allowed_installs(guilds=True, users=True)
@app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
async def brief(
    interaction: discord.Interaction,
    *,
    link: str | None = None,
    file: discord.Attachment | None = None,
    private: bool = False,
) -> None:
    """Think, then answer."""
    await interaction.response.defer(thinking=True, ephemeral=private)
    size = len(await file.read()) if file else 0
    await interaction.edit_original_response(content=f"brief of {link} {size}")


@app_commands.command(description="Answer with a card")
async def card(interaction: discord.Interaction) -> None:
    """Answer with Components V2."""
    await interaction.response.send_message(view=Card())


@app_commands.command(description="Answer with a file")
async def export(interaction: discord.Interaction) -> None:
    """Answer later with a file inside a card."""
    await interaction.response.defer(ephemeral=True)
    paper = discord.File(io.BytesIO(b"a,b"), "claims.csv")
    await interaction.edit_original_response(view=Export(), attachments=[paper])


@app_commands.command(description="Open a dialogue")
@app_commands.default_permissions(manage_guild=True)
async def setup(interaction: discord.Interaction) -> None:
    """Open the dialogue with a channel in it."""
    await interaction.response.send_modal(Setup())


@app_commands.command(description="Answer with buttons")
async def buttons(interaction: discord.Interaction) -> None:
    """Answer with lasting buttons."""
    await interaction.response.send_message("choose", view=Lasting())


@app_commands.command(description="Wait until the test lets it go")
async def late(interaction: discord.Interaction, *, deferred: bool) -> None:
    """Answer when the test says so, and tell how that went."""
    bot = interaction.client
    assert isinstance(bot, TinyBot)
    if deferred:
        await interaction.response.defer()
    await bot.late.wait()
    answer = interaction.edit_original_response if deferred else interaction.response.send_message
    await bot.attempt(answer(content="late"))


@app_commands.context_menu(name="Brief this")
async def brief_this(interaction: discord.Interaction, message: discord.Message) -> None:
    """Answer about a message."""
    await interaction.response.send_message(f"about {message.content}", ephemeral=True)


async def _zones(_: discord.Interaction, typed: str) -> list[app_commands.Choice[str]]:
    known = ["Europe/Berlin", "Europe/Paris", "Asia/Tokyo"]
    return [app_commands.Choice(name=one, value=one) for one in known if typed in one]


briefing = app_commands.Group(name="briefing", description="Settings")


@briefing.command(description="Change them")
@app_commands.autocomplete(zone=_zones)
async def settings(interaction: discord.Interaction, zone: str) -> None:
    """Answer twice."""
    await interaction.response.send_message(f"zone {zone}")
    await interaction.followup.send("and more", ephemeral=True)


COMMANDS: tuple[Any, ...] = (
    brief,
    card,
    export,
    setup,
    buttons,
    late,
    brief_this,
    briefing,
)


@asynccontextmanager
async def running(
    server: DiscordServer, intents: discord.Intents | None = None
) -> AsyncIterator[TinyBot]:
    """Run a tiny bot against our Discord until the block ends."""
    point_at(server)
    bot = TinyBot(intents)
    sessions = len(server.gateway.connected())
    task = bot.run_task = asyncio.create_task(bot.start(server.token))
    connected = asyncio.create_task(server.connected(sessions + 1))
    try:
        await asyncio.wait([task, connected], return_when=asyncio.FIRST_COMPLETED)
        if task.done():
            await task
        await connected
        yield bot
    finally:
        connected.cancel()
        await bot.close()
        await asyncio.gather(task, connected, return_exceptions=True)


def point_at(server: DiscordServer) -> None:
    """Let discord.py talk to this server from now on."""
    point_to(server.api_url, server.gateway_url)


def point_to(api_url: str, gateway_url: str) -> None:
    """Let discord.py talk to these addresses from now on."""
    Route.BASE = api_url
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)


if __name__ == "__main__":
    point_to(sys.argv[1], sys.argv[2])
    TinyBot().run(sys.argv[3], log_handler=None)
