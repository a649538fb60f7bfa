"""`briefing digest list | why`: for who runs the bot; people look after theirs in their chat."""

from datetime import date
from typing import Annotated

import typer

from bot.door import door_of

digest = typer.Typer(
    name="digest",
    help="Look at digests: which are set, and what became of each.",
    no_args_is_help=True,
)


@digest.command("list")
def list_digests(context: typer.Context) -> None:
    """List every digest that is set, with its id and its place."""
    from bot.adapters.terminal import digests

    door = door_of(context)
    door.at_front(lambda front: digests.list_all(front, door.screen))


@digest.command()
def why(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="ID", help="The id of the digest.")],
    day: Annotated[str, typer.Argument(metavar="DAY", help="The local day, such as 2031-03-04.")],
) -> None:
    """Tell the whole life of the digest of one day.

    When it was planned, made, posted, looked for; why it was skipped or refused.
    """
    from bot.adapters.terminal import digests

    try:
        wanted = date.fromisoformat(day)
    except ValueError as error:
        raise typer.BadParameter(f"“{day}” is no day; write it like 2031-03-04.") from error
    door = door_of(context)
    door.at_front(lambda front: digests.why(front, door.screen, name, wanted))
