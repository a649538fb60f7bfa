"""The port `Eraser`: what is forgotten is nowhere, and nothing else is."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import inspect

from bot.core.article import Article, ArticleId, Source, SourceKind
from bot.core.conversation import Conversation, Feedback, Posting, Rules, Shown
from bot.core.place import Destination, Workspace
from bot.core.request import Request
from bot.storage.conversations import SqlConversations
from bot.storage.database import Database
from bot.storage.eraser import SqlEraser
from bot.storage.inbox import SqlInbox
from bot.storage.installations import SqlInstallations
from bot.storage.library import SqlLibrary
from tests.fakes import NOON, empty_brief
from tests.sentences import sentences

SLACK, OTHER = Workspace("slack", "T1"), Workspace("slack", "T10")
ALONE, ROOM = SLACK.only_person("U1"), SLACK.only_channel("G1")
CANARY = {SLACK: "albatross", ALONE: "bittern", ROOM: "cormorant", OTHER: "dunnock"}


async def fill(database: Database) -> None:
    """Let every wall hold an article, a thread, a posting, feedback and an open request."""
    library, talks = SqlLibrary(database, sentences), SqlConversations(database)
    for number, (wall, canary) in enumerate(CANARY.items()):
        brief = empty_brief(Article(f"The {canary} sang.\n", Source(SourceKind.FILE, canary)))
        article, place = brief.article.id, Destination(wall, f"C{number}", "1")
        await library.keep(wall, brief, at=NOON - timedelta(days=number))
        shown = (Shown(1, ArticleId(article), 0, 4, canary),)
        await talks.keep(Conversation(place, (article,), NOON, shown, canary, f"{canary}?"))
        await talks.note_posting(Posting(canary, place, article, "U1", NOON))
        await talks.keep_feedback(Feedback(place, article, "U1", NOON, note=canary))
        request = Request(canary, place, "U1", text=canary)
        await SqlInbox(database).take(request, owner="x", at=NOON, until=NOON)
    installations = SqlInstallations(database)
    for workspace in (SLACK, OTHER):
        await installations.keep_rules(workspace, Rules(keep_days=5))
        sealed = f"sealed {CANARY[workspace]}".encode()
        await installations.keep_secret(workspace, "bot", sealed, at=NOON)
        await installations.plan_departure(workspace, due=NOON)


async def held(database: Database) -> str:
    """Give everything that any table holds, as one text."""
    async with database.reading() as connection:
        names = await connection.run_sync(lambda one: inspect(one).get_table_names())
        rows = [
            (await connection.exec_driver_sql(f'SELECT * FROM "{name}"')).all()  # noqa: S608
            for name in names
        ]
    return "".join(str(tuple(row)) for table in rows for row in table)


def contents(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


def kept(text: str) -> set[str]:
    return {canary for canary in CANARY.values() if canary in text}


async def test_an_installation_that_left_is_nowhere(database: Database) -> None:
    """Every wall of it; one whose name begins the same stays whole."""
    await fill(database)

    assert await SqlEraser(database).forget_installation(ROOM) == 3

    text = await held(database)
    assert kept(text) == {"dunnock"}
    assert "T1/" not in text
    assert await SqlInstallations(database).rules(OTHER) == Rules(keep_days=5)


async def test_what_was_behind_a_wall_is_nowhere(database: Database) -> None:
    """The other walls of the installation stay."""
    await fill(database)

    assert await SqlEraser(database).forget_audience(ROOM) == 1

    assert await SqlLibrary(database, sentences).shelf(ROOM) == ()
    async with database.reading() as connection:
        tables = ("conversations", "postings", "feedback", "articles")
        for name in tables:
            rows = (await connection.exec_driver_sql(f"SELECT * FROM {name}")).all()  # noqa: S608
            assert "cormorant" not in str(rows)
            assert "albatross" in str(rows) or name == "articles"


async def test_a_persons_own_things_go_and_the_name_on_shared_ones(database: Database) -> None:
    """What others see stays, without the name."""
    await fill(database)
    talks = SqlConversations(database)
    shared = await talks.find_posting(SLACK, "albatross")
    assert shared is not None
    await talks.note_posting(replace(shared, shared_by="U1"))

    assert await SqlEraser(database).forget_person(SLACK, "U1") == 1

    assert await SqlLibrary(database, sentences).shelf(ALONE) == ()
    assert len(await SqlLibrary(database, sentences).shelf(SLACK)) == 1
    assert await talks.find_posting(SLACK, "albatross") == replace(shared, person="", shared_by="")
    assert await talks.find_posting(SLACK, "bittern") is None
    assert await talks.find_posting(OTHER, "dunnock") is not None
    inbox = SqlInbox(database)
    orphans = await inbox.take_over("slack", owner="y", at=NOON, until=NOON)
    assert [one.request.id for one in orphans] == ["dunnock"]


async def test_what_is_too_old_goes_and_its_buttons_can_say_so(database: Database) -> None:
    """Newer articles of the installation stay, and other installations."""
    await fill(database)
    moment = NOON - timedelta(hours=12)

    assert await SqlEraser(database).forget_before(SLACK, moment, at=NOON) == 2

    talks = SqlConversations(database)
    assert len(await SqlLibrary(database, sentences).shelf(SLACK)) == 1
    old = await talks.find_posting(SLACK, "cormorant")
    new = await talks.find_posting(SLACK, "albatross")
    assert old is not None
    assert new is not None
    assert (old.removed_at, new.removed_at) == (NOON, None)
    assert len(await SqlLibrary(database, sentences).shelf(OTHER)) == 1


@pytest.mark.parametrize(
    ("forget", "gone"),
    [
        (lambda eraser: eraser.forget_installation(SLACK), {"albatross", "bittern", "cormorant"}),
        (lambda eraser: eraser.forget_audience(ALONE), set()),
    ],
)
async def test_nothing_forgotten_is_left_in_a_file(
    tmp_path: Path, forget: Callable[[SqlEraser], Awaitable[int]], gone: set[str]
) -> None:
    """Neither in the database file nor in the log beside it."""
    async with Database(f"sqlite:///{tmp_path}/store.db") as database:
        await fill(database)
        await forget(SqlEraser(database))

        left = contents(tmp_path)
    assert not any(canary.encode() in left for canary in gone)
    assert b"dunnock" in left
