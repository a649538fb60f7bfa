"""Installations: their rules, their sealed secrets, and when they are to be forgotten."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.conversation import Rules
from bot.core.json_fields import JsonFields
from bot.core.place import Workspace
from bot.storage.chat_tables import departures, rules, secrets
from bot.storage.database import Database
from bot.storage.walls import installations_in


class SqlInstallations:
    """The port `Installations` on SQLite or Postgres."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._insert = (sqlite if database.is_sqlite else postgresql).insert

    async def rules(self, workspace: Workspace) -> Rules:
        """Give the rules of an installation; the usual ones if nobody decided."""
        async with self._database.reading() as connection:
            return await rules_in(connection, workspace)

    async def keep_rules(self, workspace: Workspace, decided: Rules) -> None:
        """Replace the rules of an installation."""
        record = {
            "channels": list(decided.channels),
            "only_admins_post": decided.only_admins_post,
            "daily_briefs": decided.daily_briefs,
            "keep_days": decided.keep_days,
        }
        statement = self._insert(rules).values(installation_key=_key(workspace), rules=record)
        async with self._database.writing() as connection:
            await connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["installation_key"], set_={"rules": record}
                )
            )

    async def keep_secret(
        self, workspace: Workspace, name: str, sealed: bytes, *, at: datetime
    ) -> None:
        """Keep a secret that is already encrypted; the same name again replaces it."""
        known = {"sealed": sealed, "kept_at": at}
        statement = self._insert(secrets).values(
            installation_key=_key(workspace), name=name, **known
        )
        async with self._database.writing() as connection:
            await connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["installation_key", "name"], set_=known
                )
            )

    async def secrets(self, workspace: Workspace) -> dict[str, bytes]:
        """Give the sealed secrets of an installation by name."""
        statement = select(secrets.c.name, secrets.c.sealed).where(
            secrets.c.installation_key == _key(workspace)
        )
        async with self._database.reading() as connection:
            rows = (await connection.execute(statement)).all()
        return {row.name: bytes(row.sealed) for row in rows}

    async def drop_secrets(self, workspace: Workspace, names: Sequence[str] = ()) -> None:
        """Remove these secrets of an installation, or all."""
        statement = delete(secrets).where(secrets.c.installation_key == _key(workspace))
        if names:
            statement = statement.where(secrets.c.name.in_(names))
        async with self._database.writing() as connection:
            await connection.execute(statement)

    async def plan_departure(self, workspace: Workspace, *, due: datetime) -> None:
        """Note when an installation that was left is to be forgotten; again: the later counts."""
        statement = self._insert(departures).values(
            installation_key=_key(workspace), platform=workspace.platform, due_at=due
        )
        async with self._database.writing() as connection:
            await connection.execute(
                statement.on_conflict_do_update(
                    index_elements=["installation_key"], set_={"due_at": due}
                )
            )

    async def cancel_departure(self, workspace: Workspace) -> None:
        """Note that the installation is back."""
        statement = delete(departures).where(departures.c.installation_key == _key(workspace))
        async with self._database.writing() as connection:
            await connection.execute(statement)

    async def due_departures(self, platform: str, *, at: datetime) -> tuple[Workspace, ...]:
        """Give the installations that are to be forgotten by now."""
        statement = select(departures.c.installation_key).where(
            departures.c.platform == platform, departures.c.due_at <= at
        )
        async with self._database.reading() as connection:
            keys = (await connection.execute(statement)).scalars().all()
        return tuple(Workspace.of_key(key) for key in keys)

    async def all(self, platform: str) -> tuple[Workspace, ...]:
        """Give every installation of a platform that anything is kept of."""
        async with self._database.reading() as connection:
            every = await installations_in(connection)
        return tuple(one for one in every if one.platform == platform)


def _key(workspace: Workspace) -> str:
    return workspace.for_everybody().key


async def rules_in(connection: AsyncConnection, workspace: Workspace) -> Rules:
    """Give the rules of an installation; the usual ones if nobody decided."""
    statement = select(rules.c.rules).where(rules.c.installation_key == _key(workspace))
    record = (await connection.execute(statement)).scalar_one_or_none()
    return _rules(record) if record is not None else Rules()


def _rules(record: object) -> Rules:
    fields = JsonFields(record, "rules")
    return Rules(
        channels=fields.texts("channels"),
        only_admins_post=fields.flag("only_admins_post"),
        daily_briefs=fields.number_or_none("daily_briefs"),
        keep_days=fields.number("keep_days"),
    )
