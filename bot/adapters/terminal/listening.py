"""The loop of a conversation: a prompt and line editing at a terminal, plain lines elsewhere."""

import asyncio
import logging
from collections.abc import Iterator
from contextlib import AbstractAsyncContextManager

from bot.adapters import wording
from bot.adapters.terminal.chat import Chat
from bot.adapters.terminal.refusals import refusal_lines
from bot.adapters.terminal.screen import Screen
from bot.errors import BotError
from bot.journeys.desk import Desk

logger = logging.getLogger(__name__)


def converse(opening: AbstractAsyncContextManager[Desk], screen: Screen) -> None:
    """Talk until the input ends or somebody says /quit.

    The loop runs between the messages, not around them: waiting for a line must leave Ctrl-C
    to the terminal.
    """
    with asyncio.Runner() as runner:
        desk = runner.run(_entered(opening))
        try:
            chat = Chat(desk, screen)
            if screen.asks_back():
                screen.say(wording.CHAT_WELCOME)
            for message in _messages(screen):
                runner.run(_hear(chat, message))
                screen.stdout.flush()
                if chat.is_over:
                    return
        finally:
            runner.run(_left(opening))


async def _hear(chat: Chat, message: str) -> None:
    try:
        await chat.hear(message)
    except BotError as error:
        for line in refusal_lines(error):
            chat.screen.say(line)
    except (BrokenPipeError, KeyboardInterrupt):
        raise
    except Exception:  # the door: people get an answer, the log gets the reason
        logger.debug("a message could not be handled", exc_info=True)
        chat.screen.say(f"briefing: {wording.UNEXPECTED}")
        chat.screen.say(f"hint: {wording.UNEXPECTED_HINT}")


def _messages(screen: Screen) -> Iterator[str]:
    if not screen.asks_back():
        for line in screen.stdin.buffer:
            yield line.decode("utf-8", "replace")
        return
    # Line editing, history, and a pasted text as one message instead of one a line.
    import readline

    readline.parse_and_bind("set enable-bracketed-paste on")
    while True:
        try:
            yield input(wording.CHAT_PROMPT)
        except EOFError:
            screen.say("")
            return


async def _entered(opening: AbstractAsyncContextManager[Desk]) -> Desk:
    return await opening.__aenter__()


async def _left(opening: AbstractAsyncContextManager[Desk]) -> None:
    await opening.__aexit__(None, None, None)
