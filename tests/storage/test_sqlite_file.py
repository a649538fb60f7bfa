"""The SQLite file: made with care, refused when it is not ours or not well."""

import asyncio
import gc
import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.errors import StoreUnavailable
from bot.storage.database import Database
from bot.storage.library import SqlLibrary
from bot.storage.sqlite import OUR_MARK
from tests.builders import DESK, brief
from tests.sentences import sentences

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
NOT_ROOT = pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")


def url(path: Path) -> str:
    """Give the address of a file."""
    return f"sqlite:///{path}"


async def refusal(address: str) -> StoreUnavailable:
    """Give why the database does not start."""
    with pytest.raises(StoreUnavailable) as caught:
        await Database(address).start()
    assert caught.value.hint
    return caught.value


async def test_folder_and_file_are_for_their_owner_alone(tmp_path: Path) -> None:
    """The log beside the file as well."""
    path = tmp_path / "new" / "store.db"

    async with Database(url(path)):
        assert path.parent.stat().st_mode & 0o777 == 0o700
        assert {one.name for one in path.parent.iterdir()} == {
            "store.db",
            "store.db-shm",
            "store.db-wal",
        }
        assert {one.stat().st_mode & 0o777 for one in path.parent.iterdir()} == {0o600}


async def test_the_file_carries_our_mark(tmp_path: Path) -> None:
    """Nobody needs to guess whose file it is."""
    path = tmp_path / "store.db"
    async with Database(url(path)):
        pass

    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA application_id").fetchone() == (OUR_MARK,)
    connection.close()


async def test_the_connection_is_set_up_for_safety(tmp_path: Path) -> None:
    """What the security notes ask for, as SQLite itself reports it."""
    expected: dict[str, object] = {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 5000,
        "secure_delete": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "journal_size_limit": 64 * 2**20,
    }

    async with (
        Database(url(tmp_path / "store.db")) as database,
        database.reading() as connection,
    ):
        found = {
            name: (await connection.exec_driver_sql(f"PRAGMA {name}")).scalar() for name in expected
        }

    assert found == expected


async def test_starting_again_finds_what_was_kept(tmp_path: Path) -> None:
    """And takes no step of the schema twice."""
    database = Database(url(tmp_path / "store.db"))
    kept = brief()
    steps = ("0001_library", "0002_chats", "0003_digests", "0004_feeds", "0005_model")
    assert await database.start() == steps
    await SqlLibrary(database, sentences).keep(DESK, kept, at=NOON)
    await database.close()

    assert await database.start() == ()
    assert await SqlLibrary(database, sentences).find_brief(DESK, kept.article.id) == kept
    await database.close()


async def test_a_database_of_another_program_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    """Not a byte of it changes."""
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE articles (theirs TEXT)")
    connection.close()
    before = path.read_bytes()

    refused = await refusal(url(path))

    assert "another program" in refused.reason
    assert path.read_bytes() == before
    assert not path.with_name("theirs.db-wal").exists()


async def test_an_empty_database_with_another_mark_is_refused(tmp_path: Path) -> None:
    """Its program may be about to fill it."""
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA application_id=42")
    connection.close()

    assert "another program" in (await refusal(url(path))).reason


@pytest.mark.parametrize("content", [b"Dear diary, " * 100, b"SQLite format 3\0" + b"\xff" * 200])
async def test_a_file_that_is_no_database_is_refused(tmp_path: Path, content: bytes) -> None:
    """It is somebody's, and stays what it is."""
    path = tmp_path / "diary.txt"
    path.write_bytes(content)

    assert "is not a database of this bot" in (await refusal(url(path))).reason
    assert path.read_bytes() == content


async def test_a_damaged_file_is_refused(tmp_path: Path) -> None:
    """Half of its pages are overwritten; the header is fine."""
    path = tmp_path / "store.db"
    async with Database(url(path)):
        pass
    content = path.read_bytes()
    half = len(content) // 2
    path.write_bytes(content[:half] + b"\xff" * (len(content) - half))

    refused = await refusal(url(path))

    assert "is damaged" in refused.reason
    assert "backup" in refused.hint


async def test_damage_that_is_met_later_is_told_as_well(tmp_path: Path) -> None:
    """No error of the database driver reaches anybody."""
    path = tmp_path / "store.db"
    async with Database(url(path)) as database:
        library = SqlLibrary(database, sentences)
        await library.keep(DESK, brief(), at=NOON)
        async with database.writing() as connection:
            await connection.exec_driver_sql("DROP TABLE briefs")

        with pytest.raises(StoreUnavailable, match="did not do what was asked"):
            await library.find_brief(DESK, brief().article.id)


async def test_closing_waits_for_what_is_being_written(tmp_path: Path) -> None:
    """What was begun is kept; whoever comes later is told that the database is closed."""
    database = Database(url(tmp_path / "store.db"))
    await database.start()
    has_begun, may_end = asyncio.Event(), asyncio.Event()

    async def write() -> None:
        async with database.writing() as connection:
            has_begun.set()
            await may_end.wait()
            await connection.exec_driver_sql("CREATE TABLE last_words (said TEXT)")

    writing = asyncio.create_task(write())
    await has_begun.wait()
    closing = asyncio.create_task(database.close())
    await asyncio.sleep(0)
    with pytest.raises(RuntimeError, match="start the database first"):
        await database.wipe()
    may_end.set()
    await asyncio.gather(writing, closing)

    gc.collect()  # a connection that was left open would be complained about here
    with sqlite3.connect(tmp_path / "store.db") as connection:
        assert connection.execute("SELECT count(*) FROM last_words").fetchone() == (0,)
    connection.close()


async def test_a_folder_below_a_file_is_refused(tmp_path: Path) -> None:
    """There cannot be one."""
    (tmp_path / "file").write_text("")

    assert "cannot be opened" in (await refusal(url(tmp_path / "file" / "store.db"))).reason


async def test_a_folder_instead_of_a_file_is_refused(tmp_path: Path) -> None:
    """The name is taken."""
    assert "cannot be opened" in (await refusal(url(tmp_path))).reason


@NOT_ROOT
async def test_a_read_only_folder_is_refused(tmp_path: Path) -> None:
    """The hint says what to do."""
    os.chmod(tmp_path, 0o500)  # noqa: PTH101

    assert "may write" in (await refusal(url(tmp_path / "store.db"))).hint


@NOT_ROOT
async def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    """A bot that cannot write would forget without saying so."""
    path = tmp_path / "store.db"
    async with Database(url(path)):
        pass
    path.chmod(0o400)

    assert "cannot be opened for writing" in (await refusal(url(path))).reason


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nonsense",
        "mysql://host/name",
        "sqlite:///x.db?mode=ro",
        "sqlite://host/x.db",
        "http://[",
    ],
)
async def test_an_address_of_no_known_kind_is_refused(address: str) -> None:
    """The hint shows the two kinds there are."""
    with pytest.raises(StoreUnavailable) as caught:
        Database(address)

    assert "sqlite:///" in caught.value.hint
    assert "postgresql://" in caught.value.hint


async def test_a_database_that_was_not_started_says_so() -> None:
    """It is a mistake in our own code, not trouble with the store."""
    with pytest.raises(RuntimeError, match="start"):
        await SqlLibrary(Database("sqlite:///:memory:"), sentences).shelf(DESK)


def test_one_process_serves_from_a_file(tmp_path: Path) -> None:
    """A second is told so; others may look and write beside it; after the first, the next may."""
    database = Database(url(tmp_path / "new" / "store.db"))

    with database.serving_alone():
        with pytest.raises(StoreUnavailable, match=r"serves from .*store\.db already") as caught:
            Database(url(tmp_path / "new" / "store.db")).serving_alone().__enter__()
        with Database(url(tmp_path / "other.db")).serving_alone():
            pass
    with database.serving_alone():
        pass

    assert "PostgreSQL" in caught.value.hint


async def test_the_file_is_written_while_it_is_served(tmp_path: Path) -> None:
    """The terminal works beside the bot."""
    database = Database(url(tmp_path / "store.db"))

    with database.serving_alone():
        async with database:
            await SqlLibrary(database, sentences).keep(DESK, brief(), at=NOON)
