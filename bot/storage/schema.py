"""Which step of the schema a database has reached, and the way to the newest."""

from dataclasses import dataclass
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.script.revision import RevisionError
from alembic.util import CommandError
from sqlalchemy import Connection

from bot.errors import StoreUnavailable

VERSION_TABLE = "briefing_schema"
_MIGRATIONS = Path(__file__).parent / "migrations"


@dataclass(frozen=True, slots=True)
class SchemaState:
    """The step a database is at, the newest we know, and the steps between, oldest first."""

    current: str | None
    newest: str
    pending: tuple[str, ...]


def state_from(current: str | None) -> SchemaState:
    """Give the state of a database at this step; refuse a step we do not know."""
    steps = ScriptDirectory.from_config(_config())
    newest = steps.get_current_head()
    if newest is None:
        raise RuntimeError("the migrations are not part of this installation")
    try:
        later = [step.revision for step in steps.iterate_revisions("head", current or "base")]
    except (CommandError, RevisionError) as error:
        raise StoreUnavailable(
            f"The database has schema {current}, which this version does not know.",
            hint=f"It was written by a newer version (this one knows {newest}). Update the bot, "
            "or give it a database of its own.",
        ) from error
    return SchemaState(current, newest, tuple(reversed(later)))


def state_of(connection: Connection) -> SchemaState:
    """Read how far this database has come."""
    context = MigrationContext.configure(connection, opts={"version_table": VERSION_TABLE})
    return state_from(context.get_current_revision())


def bring_up_to_date(connection: Connection) -> tuple[str, ...]:
    """Apply what is pending in the transaction of this connection; give the names of the steps."""
    pending = state_of(connection).pending
    if pending:
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return pending


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
