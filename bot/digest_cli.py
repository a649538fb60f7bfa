"""`briefing digest …`: for who runs the bot; people look after theirs in their chat."""

from datetime import date
from typing import Annotated

import typer

from bot.door import door_of

Id = Annotated[str, typer.Argument(metavar="ID", help="The id of the digest.")]

digest = typer.Typer(
    name="digest",
    help="Look at digests and after them: which are set, and what became of each.",
    no_args_is_help=True,
)


@digest.command("list")
def list_digests(context: typer.Context) -> None:
    """List every digest that is set, with its id and its place."""
    from bot.adapters.terminal import digests

    door = door_of(context)
    door.at_front(lambda front: digests.list_all(front, door.screen))


@digest.command()
def preview(context: typer.Context, name: Id) -> None:
    """Show what a digest would be now; nothing is posted."""
    _do(context, "preview", name)


@digest.command()
def now(context: typer.Context, name: Id) -> None:
    """Have today's digest posted at once by the running bot; a day has one."""
    _do(context, "now", name)


@digest.command()
def pause(context: typer.Context, name: Id) -> None:
    """Stop a digest until it is resumed."""
    _do(context, "pause", name)


@digest.command()
def resume(context: typer.Context, name: Id) -> None:
    """Let a digest go on; nothing is caught up on."""
    _do(context, "resume", name)


@digest.command()
def remove(context: typer.Context, name: Id) -> None:
    """Forget a digest and all that was made for it; what was posted stays."""
    _do(context, "remove", name)


@digest.command()
def why(
    context: typer.Context,
    name: Id,
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


def _do(context: typer.Context, what: str, name: str) -> None:
    from bot.adapters.terminal import digests

    acts = {
        "preview": digests.preview,
        "now": digests.now,
        "pause": digests.pause,
        "resume": digests.resume,
        "remove": digests.remove,
    }
    door = door_of(context)
    door.at_front(lambda front: acts[what](front, door.screen, name))
