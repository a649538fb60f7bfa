"""The implementations of the port `Library`: SQLite in memory, in a file, and Postgres."""

from collections.abc import AsyncIterator

import pytest

from bot.storage.database import Database
from bot.storage.library import SqlLibrary
from tests.databases import Addresses
from tests.sentences import sentences


@pytest.fixture
async def database(new_address: Addresses) -> AsyncIterator[Database]:
    """Give an empty database at the newest schema."""
    async with Database(new_address()) as database:
        yield database


@pytest.fixture
def library(database: Database) -> SqlLibrary:
    """Give an empty library."""
    return SqlLibrary(database, sentences)
