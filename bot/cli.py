"""The command line: `briefing brief | claims | ask | articles | show | forget | seed | …`.

Nothing heavy is imported here: `briefing --help` loads typer and the door.
"""

import asyncio
from typing import Annotated

import typer

from bot.core.conversation import Fault
from bot.digest_cli import digest
from bot.door import door_of, end
from bot.export_cli import export
from bot.operating import register

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
    language: Annotated[
        str | None,
        typer.Option("--language", metavar="CODE", help="Translate the summary: de, fr, es, zh."),
    ] = None,
) -> None:
    """Say who says what in an article.

    Summary, claims with their speakers, and what nobody but the paper stands behind.
    With --json one object is printed; several inputs give one object a line.
    """
    from bot.adapters.terminal import commands
    from bot.adapters.terminal.reading import Readings

    if with_text and not as_json:
        raise typer.BadParameter("--with-text belongs to --json.")
    door, given = door_of(context), _given(context, inputs)
    form = commands.BriefForm(as_json, with_text, len(given) > 1, everything, language)
    if no_store:
        screen = door.screen
        show = commands.shower(screen, form)
        end(asyncio.run(Readings(door.reader(), screen, show)(given)))
    else:
        end(door.at_desk(lambda desk: commands.brief_inputs(desk, door.screen, given, form)))


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
    door = door_of(context)
    given = _given(context, inputs)
    show = lambda read: commands.print_claims(door.screen, read)  # noqa: E731
    end(asyncio.run(Readings(door.reader(), door.screen, show)(given)))


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

    door = door_of(context)
    door.at_desk(
        lambda desk: commands.ask(
            desk, door.screen, question, named=tuple(article or ()), as_record=as_json
        )
    )


@cli.command()
def articles(context: typer.Context) -> None:
    """List the kept articles with their ids."""
    from bot.adapters.terminal import commands

    door = door_of(context)
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

    door = door_of(context)
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

    door = door_of(context)
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

    door = door_of(context)
    door.at_front(
        lambda front: commands.feedback(
            front, door.screen, name, fault=wrong, claim=claim, note=note
        )
    )


@cli.command()
def labels(context: typer.Context) -> None:
    """Explain the labels in a brief."""
    from bot.adapters.terminal import commands

    commands.labels(door_of(context).screen)


@cli.command()
def seed(context: typer.Context) -> None:
    """Brief the sample articles."""
    from bot.adapters.terminal import commands
    from bot.resources import seed_articles

    door = door_of(context)
    paths = tuple(str(path) for path in seed_articles())
    end(door.at_desk(lambda desk: commands.seed(desk, door.screen, paths)))


@cli.command()
def chat(context: typer.Context) -> None:
    """Talk about articles.

    Paste a link, a path or a text to brief it, then ask. Input that is piped in is read line by
    line.
    """
    from bot.adapters.terminal.listening import converse

    door = door_of(context)
    converse(door.build().desk(), door.screen)


def _given(context: typer.Context, inputs: list[str] | None) -> list[str]:
    """Give the inputs; nothing at all means what is piped in."""
    if inputs:
        return inputs
    if door_of(context).screen.asks_back():
        raise typer.BadParameter("name a file or an address, or pipe a text in.")
    return ["-"]


register(cli)
cli.command()(export)
cli.add_typer(digest)
