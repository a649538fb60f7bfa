"""The command line: `briefing brief | claims | ask | articles | show | forget | seed | …`.

Nothing heavy is imported here: `briefing --help` loads typer and the door.
"""

import asyncio
from typing import Annotated

import typer

from bot.core.conversation import Fault
from bot.door import REFUSED, Door

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, schema 1.")]
Everything = Annotated[bool, typer.Option("--all", help="List all of the own voice and withheld.")]
Input = Annotated[
    list[str] | None,
    typer.Argument(metavar="INPUT...", help="Files, https:// addresses, or - for standard input."),
]

cli = typer.Typer(
    name="briefing",
    help="Read news articles and say, with proof, who said what.",
    epilog="Exit codes: 0 done, 2 wrong usage, 3 refused (reason and hint on standard error).",
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run `briefing` on the arguments, streams and environment of this process."""
    from bot.running import run_process

    raise SystemExit(run_process(cli))


@cli.command()
def brief(
    context: typer.Context,
    inputs: Input = None,
    *,
    as_json: AsJson = False,
    with_text: Annotated[
        bool, typer.Option("--with-text", help="With --json: the article's text too.")
    ] = False,
    no_store: Annotated[bool, typer.Option("--no-store", help="Keep nothing.")] = False,
    everything: Everything = False,
) -> None:
    """Say who says what in an article.

    Summary, claims with their speakers, and what nobody but the paper stands behind.
    With --json one object is printed; several inputs give one object a line.
    """
    from bot.adapters.terminal import commands
    from bot.adapters.terminal.reading import Readings

    if with_text and not as_json:
        raise typer.BadParameter("--with-text belongs to --json.")
    door, given = _door(context), _given(context, inputs)
    form = commands.BriefForm(as_json, with_text, len(given) > 1, everything)
    if no_store:
        screen = door.screen
        show = commands.shower(screen, form)
        _end(asyncio.run(Readings(door.reader(), screen, show)(given)))
    else:
        _end(door.at_desk(lambda desk: commands.brief_inputs(desk, door.screen, given, form)))


@cli.command()
def claims(
    context: typer.Context,
    inputs: Input = None,
    *,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One JSON object a line.")] = False,
) -> None:
    """List the claims of many articles as JSON.

    One object a line; nothing is kept. An input that is refused is named on standard error,
    the rest go on, and the exit code is 3.
    """
    from bot.adapters.terminal import commands
    from bot.adapters.terminal.reading import Readings

    if not jsonl:
        raise typer.BadParameter("say --jsonl: claims are listed as one JSON object a line.")
    door = _door(context)
    given = _given(context, inputs)
    show = lambda read: commands.print_claims(door.screen, read)  # noqa: E731
    _end(asyncio.run(Readings(door.reader(), door.screen, show)(given)))


@cli.command()
def ask(
    context: typer.Context,
    question: Annotated[str, typer.Argument(metavar="QUESTION")],
    *,
    article: Annotated[
        list[str] | None,
        typer.Option("--article", "-a", metavar="FILE|ID", help="Ask this one; may be repeated."),
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Answer a question from the kept articles.

    With numbered citations, or an honest "not in the article" and the nearest words.
    """
    from bot.adapters.terminal import commands

    door = _door(context)
    door.at_desk(
        lambda desk: commands.ask(
            desk, door.screen, question, named=tuple(article or ()), as_record=as_json
        )
    )


@cli.command()
def articles(context: typer.Context) -> None:
    """List the kept articles with their ids."""
    from bot.adapters.terminal import commands

    door = _door(context)
    door.at_desk(lambda desk: commands.list_articles(desk, door.screen))


@cli.command()
def show(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="ID", help="The id, or its first characters.")],
    *,
    as_json: AsJson = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Write its claims as CSV.")] = False,
    everything: Everything = False,
) -> None:
    """Show a kept brief again."""
    from bot.adapters.terminal import commands

    door = _door(context)
    if as_csv:
        door.at_desk(lambda desk: commands.table(desk, door.screen, name))
        return
    form = commands.BriefForm(as_record=as_json, everything=everything)
    door.at_desk(lambda desk: commands.show_article(desk, door.screen, name, form))


@cli.command()
def forget(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="ID", help="The id, or its first characters.")],
    *,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask back.")] = False,
) -> None:
    """Remove an article and all that was made of it."""
    from bot.adapters.terminal import commands

    door = _door(context)
    door.at_desk(lambda desk: commands.forget(desk, door.screen, name, is_sure=yes))


@cli.command()
def feedback(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="ID", help="The id, or its first characters.")],
    *,
    wrong: Annotated[
        Fault | None, typer.Option("--wrong", help="What is wrong; without it: all is right.")
    ] = None,
    claim: Annotated[
        int | None, typer.Option("--claim", metavar="N", help="The claim it is about.")
    ] = None,
    note: Annotated[str, typer.Option("--note", help="Anything else.")] = "",
) -> None:
    """Say that a brief is right, or what is wrong with it.

    It is kept beside the brief, and forgotten with it.
    """
    from bot.adapters.terminal import commands

    door = _door(context)
    door.at_front(
        lambda front: commands.feedback(
            front, door.screen, name, fault=wrong, claim=claim, note=note
        )
    )


@cli.command()
def labels(context: typer.Context) -> None:
    """Explain the labels in a brief."""
    from bot.adapters.terminal import commands

    commands.labels(_door(context).screen)


@cli.command()
def seed(context: typer.Context) -> None:
    """Brief the sample articles."""
    from bot.adapters.terminal import commands
    from bot.resources import seed_articles

    door = _door(context)
    paths = tuple(str(path) for path in seed_articles())
    _end(door.at_desk(lambda desk: commands.seed(desk, door.screen, paths)))


@cli.command()
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

    door = _door(context)
    items = asyncio.run(look(door.build, door.variables(), offline=offline))
    for item in items:
        door.screen.say(f"{item.verdict:<7} {item.name:<10} {visible(item.found)}")
        if item.hint:
            door.screen.say(f"{'':18} {visible(item.hint)}")
    _end(0 if is_working(items) else 1)


@cli.command()
def migrate(context: typer.Context) -> None:
    """Bring the database up to date.

    Every command that opens the database does so too.
    """
    from bot.adapters import wording

    door = _door(context)
    applied = asyncio.run(door.build().store.upgrade())
    said = wording.APPLIED.format(revisions=", ".join(applied)) if applied else wording.UP_TO_DATE
    door.screen.say(said)


@cli.command()
def run(context: typer.Context) -> None:
    """Serve Slack and Discord until stopped.

    Every platform that is configured, in one process. SIGTERM and Ctrl-C finish what is in hand.
    """
    from bot.serving import serve

    door = _door(context)
    say = lambda line: door.screen.complain(f"briefing: {line}")  # noqa: E731
    _end(0 if asyncio.run(serve(door.build(), say)) else 1)


@cli.command()
def key(context: typer.Context) -> None:
    """Make a key for BOT_SEAL_KEY.

    It seals the tokens of Slack workspaces in the database. Keep it outside the database.
    """
    from secrets import token_bytes

    from bot.platform_settings import key_of

    _door(context).screen.say(key_of(token_bytes(32)))


@cli.command()
def chat(context: typer.Context) -> None:
    """Talk about articles.

    Paste a link, a path or a text to brief it, then ask. Input that is piped in is read line by
    line.
    """
    from bot.adapters.terminal.listening import converse

    door = _door(context)
    converse(door.build().desk(), door.screen)


def _door(context: typer.Context) -> Door:
    door = context.obj
    if not isinstance(door, Door):
        raise TypeError("commands are run through a Door: see bot.door")
    return door


def _given(context: typer.Context, inputs: list[str] | None) -> list[str]:
    """Give the inputs; nothing at all means what is piped in."""
    if inputs:
        return inputs
    if _door(context).screen.asks_back():
        raise typer.BadParameter("name a file or an address, or pipe a text in.")
    return ["-"]


def _end(refused: int) -> None:
    if refused:
        raise typer.Exit(REFUSED)
