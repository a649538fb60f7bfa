"""The tables of the store. Every row carries its workspace; deleting an article takes all along."""

import json
from datetime import UTC, datetime

from sqlalchemy import (
    BigInteger,
    Column,
    Dialect,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
    column,
    table,
)
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.types import TypeDecorator

METADATA = MetaData()


class ExactText(TypeDecorator[str]):
    """A text kept code point by code point: NUL and lone surrogates come back as they were."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> bytes | None:
        """Write UTF-8, surrogates included."""
        return None if value is None else value.encode("utf-8", "surrogatepass")

    def process_result_value(self, value: bytes | None, dialect: Dialect) -> str | None:
        """Read the same code points."""
        return None if value is None else bytes(value).decode("utf-8", "surrogatepass")


class JsonText(TypeDecorator[object]):
    """JSON in plain ASCII, so that any string survives in any database."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, dialect: Dialect) -> str:
        """Write compact JSON."""
        return json.dumps(value, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> object:
        """Read JSON."""
        return None if value is None else json.loads(value)


class SearchableText(TypeDecorator[str]):
    """A copy to look things up by; what a database cannot hold becomes U+FFFD."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Write what every database takes."""
        return None if value is None else storable(value)


class UtcTime(TypeDecorator[datetime]):
    """A moment as ISO 8601 text in UTC, always with microseconds, so that it sorts."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write UTC."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="microseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read an aware time."""
        return None if value is None else datetime.fromisoformat(value)


def storable(text: str) -> str:
    """Give the text with NUL and lone surrogates replaced; every database takes it."""
    return (
        text.replace("\0", "\ufffd").encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    )


def _workspace() -> Column[str]:
    return Column("workspace_key", Text, nullable=False)


def _article() -> tuple[Column[str], Column[str], ForeignKeyConstraint]:
    """Give the way up to the article; one removed article removes the row."""
    return (
        _workspace(),
        Column("article_id", Text, nullable=False),
        ForeignKeyConstraint(
            ["workspace_key", "article_id"],
            ["articles.workspace_key", "articles.id"],
            ondelete="CASCADE",
        ),
    )


articles = Table(
    "articles",
    METADATA,
    _workspace(),
    Column("id", Text, nullable=False),
    Column("text", ExactText, nullable=False),
    Column("facts", JsonText, nullable=False),
    Column("added_at", UtcTime, nullable=False),
    PrimaryKeyConstraint("workspace_key", "id"),
    sqlite_strict=True,
)

briefs = Table(
    "briefs",
    METADATA,
    *_article(),
    Column("record", JsonText, nullable=False),
    Column("notes", JsonText, nullable=False),
    Column("read_at", UtcTime, nullable=False),
    PrimaryKeyConstraint("workspace_key", "article_id"),
    sqlite_strict=True,
)

claims = Table(
    "claims",
    METADATA,
    *_article(),
    Column("position", Integer, nullable=False),
    Column("claim_id", SearchableText, nullable=False),
    Column("speaker_id", SearchableText, nullable=False),
    Column("speaker_name", SearchableText, nullable=False),
    Column("speaker_kind", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("state", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    PrimaryKeyConstraint("workspace_key", "article_id", "position"),
    sqlite_strict=True,
)

passages = Table(
    "passages",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True),
    *_article(),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    UniqueConstraint("workspace_key", "article_id", "start"),
    sqlite_strict=True,
)

# The word index has one name and two forms; neither keeps the sentence, only what it is found by.
sqlite_words = table("passage_words", column("rowid", Integer), column("words", Text))
postgres_words = table(
    "passage_words", column("passage_id", BigInteger), column("lexemes", TSVECTOR)
)
