"""The commands of who runs the bot: `briefing check | usage | migrate | run | key`."""

import asyncio
from typing import Annotated

import typer

from bot.door import door_of, end

_MOST_DAYS = 3650


def register(cli: typer.Typer) -> None:
    """Add these commands to the command line."""
    for command in (check, usage, migrate, run, key):
        cli.command()(command)


def check(
    context: typer.Context,
    *,
    offline: Annotated[
        bool, typer.Option("--offline", help="Do not ask Slack and Discord.")
    ] = False,
) -> None:
    """Say what is configured and what is missing.

    Slack and Discord are asked whether they accept the tokens and what the bot may do there. Each
    line says how to get what is missing; the exit code is 3 if something is broken.
    """
    from bot.adapters.visible import visible
    from bot.check import check as look
    from bot.check import is_working

    door = door_of(context)
    items = asyncio.run(look(door.build, door.variables(), offline=offline))
    for item in items:
        door.screen.say(f"{item.verdict:<7} {item.name:<10} {visible(item.found)}")
        if item.hint:
            door.screen.say(f"{'':18} {visible(item.hint)}")
    end(0 if is_working(items) else 1)


def usage(
    context: typer.Context,
    *,
    days: Annotated[
        int, typer.Option("--days", metavar="N", min=1, max=_MOST_DAYS, help="So many days (UTC).")
    ] = 30,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, schema 1.")] = False,
) -> None:
    """Say what language models used, and what is left.

    Calls and tokens for each workspace, day, task and model; what they cost where BOT_PRICE_READ
    or BOT_PRICE_WRITTEN is set; what is left where BOT_TOKENS_A_DAY or BOT_TOKENS_A_MONTH is.
    """
    from bot.adapters.terminal.usage_view import usage_view
    from bot.core.usage_record import usage_record

    door = door_of(context)
    report = asyncio.run(door.build().usage(days))
    if as_json:
        door.screen.print_record(usage_record(report))
    else:
        door.screen.show(*usage_view(report))


def migrate(context: typer.Context) -> None:
    """Bring the database up to date.

    Every command that opens the database does so too.
    """
    from bot.adapters import wording

    door = door_of(context)
    applied = asyncio.run(door.build().store.upgrade())
    said = wording.APPLIED.format(revisions=", ".join(applied)) if applied else wording.UP_TO_DATE
    door.screen.say(said)


def run(context: typer.Context) -> None:
    """Serve Slack and Discord until stopped.

    Every platform that is configured, in one process. SIGTERM and Ctrl-C finish what is in hand.
    """
    from bot.serving import serve

    door = door_of(context)
    say = lambda line: door.screen.complain(f"briefing: {line}")  # noqa: E731
    end(0 if asyncio.run(serve(door.build(), say)) else 1)


def key(context: typer.Context) -> None:
    """Make a key for BOT_SEAL_KEY.

    It seals the tokens of Slack workspaces in the database. Keep it outside the database.
    """
    from secrets import token_bytes

    from bot.platform_settings import key_of

    door_of(context).screen.say(key_of(token_bytes(32)))
