"""What `briefing migrate` and `briefing check` ask about the schema."""

from bot.storage.database import Database
from bot.storage.schema import SchemaState

__all__ = ["SchemaState", "state", "upgrade"]


async def upgrade(url: str) -> tuple[str, ...]:
    """Bring the database to the newest schema; give the names of the steps taken."""
    database = Database(url)
    try:
        return await database.start()
    finally:
        await database.close()


async def state(url: str) -> SchemaState:
    """Say which schema the database has and what is pending; create and change nothing."""
    return await Database(url).state()
