"""How commands are run and how they end: exit codes, refusals, interruptions, closed pipes."""

import io
import logging
import os
import signal
import sys
from collections.abc import Sequence
from types import FrameType
from typing import TYPE_CHECKING, TextIO

import typer

from bot.adapters import wording
from bot.adapters.terminal.refusals import refuse
from bot.adapters.terminal.screen import Screen
from bot.adapters.visible import visible
from bot.door import DONE, FAILED, INTERRUPTED, REFUSED, WRONG_USAGE, Door
from bot.errors import BotError

if TYPE_CHECKING:
    from bot.app import App

logger = logging.getLogger(__name__)


def run_process(cli: typer.Typer) -> int:
    """Run on the arguments and streams of this process; give the exit code."""
    # With a handler of ours asyncio leaves Ctrl-C alone; its own would wait for the next await,
    # which never comes while a terminal is read.
    signal.signal(signal.SIGINT, _interrupt)
    screen = Screen(_input(), _output(sys.stdout), _output(sys.stderr))
    door = Door(_build, screen, _environment_names)
    return run(cli, sys.argv[1:], door)


def run(cli: typer.Typer, arguments: Sequence[str], door: Door) -> int:
    """Run one command; give its exit code. Nothing is raised, no traceback is shown."""
    screen = door.screen
    try:
        code = _invoke(cli, arguments, door)
        screen.stdout.flush()
    except BrokenPipeError:
        _let_go(screen.stdout)
        return DONE
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except typer.TyperException as error:
        return _wrong_usage(screen, error)
    except BotError as error:
        refuse(screen, error)
        return REFUSED
    except Exception:  # the door: a person gets a line, the log gets the reason
        logger.debug("a command failed", exc_info=True)
        screen.complain(f"briefing: {wording.UNEXPECTED}")
        screen.complain(f"hint: {wording.UNEXPECTED_HINT}")
        return FAILED
    return code


def _invoke(cli: typer.Typer, arguments: Sequence[str], door: Door) -> int:
    # Not the command's own `main`: it would answer closed pipes and interruptions its way.
    command = typer.main.get_command(cli)
    try:
        with command.make_context("briefing", list(arguments), obj=door) as context:
            command.invoke(context)
    except typer.Exit as leaving:
        return leaving.exit_code
    return DONE


def _wrong_usage(screen: Screen, error: typer.TyperException) -> int:
    context = getattr(error, "ctx", None)
    message = _visible_lines(error.format_message().removeprefix("Invalid value: "))
    if "\n" in message:  # the help text, shown because nothing was asked for
        screen.complain(message)
        return WRONG_USAGE
    command = context.command_path if context is not None else "briefing"
    screen.complain(f"briefing: {message}")
    screen.complain(f"hint: {command} --help")
    return WRONG_USAGE


def _visible_lines(text: str) -> str:
    """Give the text with its line breaks; unsafe characters as visible marks."""
    return "\n".join(visible(line) for line in text.splitlines())


def _let_go(stream: TextIO) -> None:
    """Send what is still buffered nowhere: the reader has left, and that is no error."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _input() -> TextIO:
    if isinstance(sys.stdin, io.TextIOWrapper):
        return sys.stdin
    return io.TextIOWrapper(io.BytesIO(), encoding="utf-8")


def _output(stream: TextIO) -> TextIO:
    """Make sure that no character can break the output, whatever its encoding."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return stream


def _build() -> "App":
    from bot.app import build

    return build()


def _environment_names() -> tuple[str, ...]:
    from bot.app import environment_names

    return environment_names()
