"""`briefing export`: everything that is kept, for who leaves, backs up, or asks what is kept."""

from pathlib import Path
from typing import Annotated

import typer

from bot.adapters.export.form import Form
from bot.core.place import TERMINAL, Workspace
from bot.door import door_of


def export(
    context: typer.Context,
    *,
    form: Annotated[
        Form, typer.Option("--format", help="One JSON file, or a folder: pages to read, tables.")
    ] = Form.JSON,
    out: Annotated[
        str, typer.Option("--out", metavar="PATH", help="Where to; - is standard output.")
    ] = "-",
    workspace: Annotated[
        str, typer.Option("--workspace", metavar="KEY", help="Such as slack/T0123ABCD.")
    ] = TERMINAL.key,
    private: Annotated[
        bool, typer.Option("--private", help="What is behind private walls, too.")
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace an export that is there.")
    ] = False,
) -> None:
    """Write down all that is kept of a workspace.

    Articles, briefs, questions, digests, settings; no tokens. Without --workspace what was given
    to this command line. To standard output, CSV is the table of claims.
    """
    from bot.adapters.terminal import exporting

    place = None if out == "-" else Path(out)
    wanted = exporting.Wanted(_workspace(workspace), form, place, with_private=private, force=force)
    door = door_of(context)
    door.at_front(lambda front: exporting.export(front, door.screen, wanted))


def _workspace(key: str) -> Workspace:
    platform, _, rest = key.partition("/")
    installation, _, audience = rest.partition("/")
    if not platform or not installation or "/" in audience:
        raise typer.BadParameter(f"“{key}” is no workspace; write it like slack/T0123ABCD.")
    return Workspace.of_key(f"{platform}/{installation}/{audience}")
