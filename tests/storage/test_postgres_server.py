"""Postgres: refused with a reason when it is away, locked, not ours or not fit."""

import pytest

from bot.errors import StoreUnavailable
from bot.storage.database import Database
from tests.databases import Addresses


async def refusal(address: str) -> StoreUnavailable:
    """Give why the database does not start."""
    with pytest.raises(StoreUnavailable) as caught:
        await Database(address).start()
    assert caught.value.hint
    return caught.value


async def test_a_server_that_is_away_is_named_without_its_password() -> None:
    """The reason may be shown; the password may not."""
    refused = await refusal("postgresql://bot:secret-word@127.0.0.1:1/briefings")

    assert "does not answer" in refused.reason
    assert "127.0.0.1" in refused.reason
    assert "secret-word" not in refused.reason + refused.hint


async def test_a_database_that_does_not_exist_is_told(new_postgres: Addresses) -> None:
    """In the server's words."""
    address = new_postgres().replace("/briefing_", "/missing_")

    refused = await refusal(address)

    assert "does not exist" in refused.reason


async def test_a_database_of_another_program_is_refused(new_postgres: Addresses) -> None:
    """Its tables have our names but not our history."""
    address = new_postgres()
    async with Database(address) as database, database.writing() as connection:
        await connection.exec_driver_sql("DROP TABLE briefing_schema")

    assert "another program" in (await refusal(address)).reason


async def test_a_database_that_cannot_hold_every_character_is_refused(
    new_postgres: Addresses,
) -> None:
    """Latin alone is not enough for the news."""
    address = new_postgres()
    latin = "CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0"
    await _execute(address, latin)

    refused = await refusal(_renamed(address, "latin"))

    assert "LATIN1" in refused.reason


async def test_readers_cannot_write(new_postgres: Addresses) -> None:
    """A transaction for reading is one in the server's eyes too."""
    async with Database(new_postgres()) as database:
        with pytest.raises(StoreUnavailable, match="25006"):
            async with database.reading() as connection:
                await connection.exec_driver_sql("DELETE FROM articles")


async def _execute(address: str, statement: str) -> None:
    import psycopg

    async with await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
        await connection.execute(statement.encode())


def _renamed(address: str, name: str) -> str:
    before, _, host = address.partition("?")
    return f"{before.rsplit('/', 1)[0]}/{name}?{host}"
