"""The door of the command line: what every command is handed, and how commands may end."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import typer

if TYPE_CHECKING:
    from bot.adapters.terminal.screen import Screen
    from bot.app import App
    from bot.core.brief import Brief
    from bot.core.upload import Link, Upload
    from bot.journeys.desk import Desk
    from bot.journeys.front import Front
    from bot.journeys.read_article import ReadArticle

DONE, FAILED, WRONG_USAGE, REFUSED, INTERRUPTED = 0, 1, 2, 3, 130
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Door:
    """How the App is made when a command needs it, the screen, and which variables are set."""

    build: "Callable[[], App]"
    screen: "Screen"
    variables: Callable[[], tuple[str, ...]] = tuple

    def at_desk(self, work: "Callable[[Desk], Awaitable[Result]]") -> Result:
        """Open the store, do the work at the desk, close the store."""

        async def visit() -> Result:
            async with self.build().desk() as desk:
                return await work(desk)

        return asyncio.run(visit())

    def at_front(self, work: "Callable[[Front], Awaitable[Result]]") -> Result:
        """Open the whole store, do the work at the front desk, close the store."""

        async def visit() -> Result:
            async with self.build().front() as front:
                return await work(front)

        return asyncio.run(visit())

    def reader(self) -> "Callable[[Upload | Link], Awaitable[Brief]]":
        """Give the way to read and keep nothing; the App is made for the first thing to read."""
        made: list[ReadArticle] = []

        async def read(sent: "Upload | Link") -> "Brief":
            if not made:
                made.append(self.build().reader())
            return await made[0](sent)

        return read


def door_of(context: typer.Context) -> Door:
    """Give the door that a command was handed."""
    if not isinstance(context.obj, Door):
        raise TypeError("commands are run through a Door: see bot.door")
    return context.obj


def end(refused: int) -> None:
    """End as refused if anything was."""
    if refused:
        raise typer.Exit(REFUSED)
