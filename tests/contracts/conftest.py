"""The implementations of the port `Library`: SQLite in memory, in a file, and Postgres."""

from collections.abc import AsyncIterator

import pytest

from bot.storage.database import Database
from bot.storage.followed_feeds import SqlFollowedFeeds
from bot.storage.library import SqlLibrary
from bot.storage.readings import SqlReadings
from bot.storage.subscriptions import SqlSubscriptions
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


@pytest.fixture
def feeds(database: Database) -> SqlFollowedFeeds:
    return SqlFollowedFeeds(database)


@pytest.fixture
def readings(database: Database) -> SqlReadings:
    return SqlReadings(database)


@pytest.fixture
def subscriptions(database: Database) -> SqlSubscriptions:
    return SqlSubscriptions(database)
