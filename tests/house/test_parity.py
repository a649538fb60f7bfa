"""Every capability is offered everywhere, and everything offered is a capability."""

import re
from pathlib import Path

import discord
import pytest
import typer
from discord import app_commands

from bot.adapters.discord import presses as discord_presses
from bot.adapters.discord import submissions as discord_submissions
from bot.adapters.discord.client import BriefingClient
from bot.adapters.discord.commands import Commands
from bot.adapters.discord.files import Files
from bot.adapters.slack import digest_command
from bot.adapters.slack import presses as slack_presses
from bot.adapters.slack import shortcuts as slack_shortcuts
from bot.adapters.slack import submissions as slack_submissions
from bot.adapters.slack.listeners import COMMAND
from bot.adapters.slack.scopes import EVENTS
from bot.adapters.terminal.chat import Chat
from bot.adapters.terminal.screen import Screen
from bot.app import App, SqlStore
from bot.cli import cli
from bot.engines.embedded import EmbeddedEngine
from tests.fakes import FakeClock, FakeIntake, FakeStream
from tests.house.capabilities import CAPABILITIES


def offered_on_slack() -> set[str]:
    """Give what the Slack door answers."""
    return {
        *(f"press {verb}" for verb in slack_presses.ANSWERED),
        *(f"form {name}" for name in slack_submissions.FORMS),
        *(f"event {name}" for name in EVENTS),
        f"command {COMMAND}",
        *(f"command {COMMAND} digest {word}" for word in digest_command.WORDS),
        f"shortcut {slack_shortcuts.BRIEF_THIS}",
    }


async def offered_on_discord() -> set[str]:
    """Give what the Discord door answers."""
    app = App(FakeClock(), FakeIntake, lambda: EmbeddedEngine(FakeClock()), SqlStore(MEMORY))
    async with app.front() as front:
        client = BriefingClient(front, Files(), follows_threads=False)
        tree = app_commands.CommandTree(discord.Client(intents=discord.Intents.none()))
        Commands(client.house).register(tree)
    named = list(tree.walk_commands(type=discord.AppCommandType.chat_input))
    menus = tree.get_commands(type=discord.AppCommandType.message)
    return {
        *(f"press {verb}" for verb in discord_presses.ANSWERED),
        *(f"form {verb}" for verb in discord_submissions.HEARD),
        *(f"command {one.qualified_name}" for one in named if not _is_group(one)),
        *(f"menu {one.name}" for one in menus),
        *(f"event {name}" for name in vars(BriefingClient) if name.startswith("on_guild_")),
    }


def offered_at_the_terminal() -> set[str]:
    """Give the commands of the command line with their options, and those of the conversation."""
    chat = Chat.__new__(Chat)
    chat.screen = Screen(FakeStream(), FakeStream(), FakeStream())
    group = typer.main.get_command(cli)
    commands = group.list_commands(typer.Context(group))  # type: ignore[attr-defined]
    return {
        *(f"briefing {name}" for name in commands),
        *(f"chat {one}" for one in chat._commands()),
    }


MEMORY = "sqlite:///:memory:"


def _is_group(command: object) -> bool:
    return isinstance(command, app_commands.Group)


def entries(platform: str) -> set[str]:
    """Give every entry of the table for one platform; options are looked up apart."""
    listed = [getattr(one, platform) for one in CAPABILITIES]
    return {entry for several in listed if isinstance(several, tuple) for entry in several}


def test_slack_offers_what_is_listed_and_nothing_else():
    """A new button without a line here, or a line without a button, fails."""
    assert entries("slack") == offered_on_slack()


async def test_discord_offers_what_is_listed_and_nothing_else():
    """The same for Discord."""
    assert entries("discord") == await offered_on_discord()


def test_the_terminal_offers_what_is_listed_and_nothing_else():
    """The same for the command line and the conversation."""
    listed = {" ".join(entry.split()[:2]) for entry in entries("terminal")}

    assert listed == offered_at_the_terminal()


@pytest.mark.parametrize("capability", CAPABILITIES, ids=lambda one: one.name)
def test_every_capability_has_an_entry_everywhere(capability):
    """None is forgotten on one platform; a terminal may say why it needs none."""
    assert capability.slack
    assert capability.discord
    assert capability.terminal


def test_listed_options_of_the_command_line_exist():
    """`briefing show --csv` names an option that is there."""
    source = Path("bot/cli.py").resolve().read_text(encoding="utf-8")
    options = {word for entry in entries("terminal") for word in entry.split() if "--" in word}

    assert options
    assert all(re.search(rf'"{option}"', source) for option in options)
