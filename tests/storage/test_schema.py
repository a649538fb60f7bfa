"""The schema: reached by steps, the same in code and database, raced by processes."""

import asyncio
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection

from bot.errors import StoreUnavailable
from bot.storage import migrate
from bot.storage.chat_tables import requests
from bot.storage.database import Database
from bot.storage.digest_tables import slots
from bot.storage.schema import VERSION_TABLE
from tests.databases import Addresses

STEPS = ("0001_library", "0002_chats", "0003_digests", "0004_feeds", "0005_model")
IN_TWO_FORMS = "passage_words"  # full text: a virtual table here, lexemes there
START = """
import asyncio, sys
from bot.storage.migrate import upgrade
print(asyncio.run(upgrade(sys.argv[1])))
"""
LATER = "UPDATE briefing_schema SET version_num = '0999_later'"


async def test_upgrading_names_the_steps_it_took(new_address: Addresses) -> None:
    """A second time there is nothing left to do."""
    address = new_address()

    assert await migrate.upgrade(address) == STEPS
    if ":memory:" not in address:
        assert await migrate.upgrade(address) == ()
        assert await migrate.state(address) == migrate.SchemaState(STEPS[-1], STEPS[-1], ())


async def test_an_empty_database_has_every_step_before_it(new_address: Addresses) -> None:
    """Asking changes nothing: no file appears, no table."""
    address = new_address()

    assert await migrate.state(address) == migrate.SchemaState(None, STEPS[-1], STEPS)
    assert await migrate.state(address) == migrate.SchemaState(None, STEPS[-1], STEPS)


def test_asking_for_the_state_creates_no_file(tmp_path: Path) -> None:
    """Nor a folder."""
    asyncio.run(migrate.state(f"sqlite:///{tmp_path}/new/store.db"))

    assert list(tmp_path.iterdir()) == []


async def test_the_tables_are_those_of_the_code(new_address: Addresses) -> None:
    """Whoever changes a table writes the step as well."""

    def differences(connection: Connection) -> list[object]:
        options = {
            "include_object": lambda _one, name, *_: not str(name).startswith(IN_TWO_FORMS),
            "version_table": VERSION_TABLE,
        }
        context = MigrationContext.configure(connection, opts=options)
        return list(compare_metadata(context, slots.metadata))

    assert requests.metadata is slots.metadata  # every table is loaded
    async with Database(new_address()) as database, database.reading() as connection:
        assert await connection.run_sync(differences) == []


async def test_a_database_of_a_newer_version_is_refused(new_address: Addresses) -> None:
    """Older code would misunderstand it."""
    async with Database(new_address()) as database:
        async with database.writing() as connection:
            await connection.exec_driver_sql(LATER)

        with pytest.raises(StoreUnavailable, match="0999_later") as caught:
            await database.state()

    assert "newer version" in caught.value.hint


async def test_a_newer_file_does_not_start(tmp_path: Path) -> None:
    """And stays as it is."""
    address = f"sqlite:///{tmp_path}/store.db"
    async with Database(address) as database, database.writing() as connection:
        await connection.exec_driver_sql(LATER)

    with pytest.raises(StoreUnavailable, match="0999_later"):
        await Database(address).start()


@pytest.mark.parametrize("new_address", ["file", "postgres"], indirect=True)
async def test_processes_that_start_at_once_all_succeed(new_address: Addresses) -> None:
    """One takes the steps; the others find them done."""
    address = new_address()

    outcomes = await asyncio.gather(*(_start_in_a_process(address) for _ in range(4)))

    assert sorted(outcomes, key=len) == ["()", "()", "()", str(STEPS)]


async def test_databases_that_start_at_once_all_succeed(new_address: Addresses) -> None:
    """The same within a process."""
    address = new_address()
    databases = [Database(address) for _ in range(4)]

    taken = await asyncio.gather(*(database.start() for database in databases))
    for database in databases:
        await database.close()

    in_memory = ":memory:" in address  # each is its own there
    assert sorted(taken) == ([STEPS] * 4 if in_memory else [(), (), (), STEPS])


async def _start_in_a_process(address: str) -> str:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", "-c", START, address, stdout=asyncio.subprocess.PIPE
    )
    output, _ = await process.communicate()
    assert process.returncode == 0
    return output.decode().strip()
