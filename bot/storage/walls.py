"""Whose a row is: which keys belong to an installation, and which installations there are."""

from sqlalchemy import ColumnElement, func, select, union
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.place import Workspace
from bot.storage.chat_tables import conversations, postings, requests, rules, secrets
from bot.storage.digest_tables import subscriptions
from bot.storage.feed_tables import readings
from bot.storage.tables import articles

_KEYS = (
    articles.c.workspace_key,
    conversations.c.installation_key,
    postings.c.installation_key,
    readings.c.installation_key,
    requests.c.installation_key,
    rules.c.installation_key,
    secrets.c.installation_key,
    subscriptions.c.installation_key,
)


def is_within(key: ColumnElement[str], workspace: Workspace) -> ColumnElement[bool]:
    """Tell the keys of an installation, private walls and all.

    Letter by letter: to SQLite's LIKE, T1 and t1 are the same.
    """
    beginning = workspace.for_everybody().key
    return func.substr(key, 1, len(beginning)) == beginning


async def installations_in(connection: AsyncConnection) -> tuple[Workspace, ...]:
    """Give every installation that anything is kept of, in the order of their keys."""
    keys = (await connection.execute(union(*(select(key) for key in _KEYS)))).scalars()
    found = {Workspace.of_key(key).for_everybody().key for key in keys}
    return tuple(Workspace.of_key(key) for key in sorted(found))
