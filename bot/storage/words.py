"""The index of words: what it takes to find a sentence again, in each of the two databases.

What a person typed is only ever a list of words; neither query language gets to see its signs.
Limits: ranks on SQLite weigh a word by how rare it is in the whole file; a sentence without spaces
(Chinese, Japanese) is one word to both databases, so only the whole of it is found.
"""

from collections.abc import Mapping, Sequence
from functools import reduce
from typing import Protocol

from sqlalchemy import (
    ColumnElement,
    FromClause,
    Text,
    bindparam,
    delete,
    func,
    insert,
    literal_column,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.storage.tables import passages, postgres_words, sqlite_words, storable

MOST_WORDS = 64  # a question has fewer; more is an attempt to keep the database busy
LONGEST_WORD = 200
LONGEST_SENTENCE = 100_000  # what is longer is found by its beginning; Postgres stops at 1 MB

Sentences = Mapping[int, str]


class WordIndex(Protocol):
    """Find passages by their words. Keys are ids of passages."""

    async def add(self, connection: AsyncConnection, sentences: Sentences) -> None:
        """Make these sentences findable."""
        ...

    async def drop(self, connection: AsyncConnection, sentences: Sentences) -> None:
        """Make them unfindable; they must be the same words that were added."""
        ...

    async def purge(self, connection: AsyncConnection) -> None:
        """Remove the last trace of what was dropped."""
        ...

    def found(self, words: Sequence[str]) -> tuple[FromClause, ColumnElement[bool]]:
        """Give the passages with their words, and the condition that they hold one of these."""
        ...

    def rank(self, words: Sequence[str]) -> ColumnElement[float]:
        """Give how well a passage fits; higher is better."""
        ...


def searchable(words: Sequence[str]) -> tuple[str, ...]:
    """Give the words worth looking for, each once; an empty tuple if there is none."""
    cleaned = (storable(word)[:LONGEST_WORD].replace("\ufffd", " ").strip() for word in words)
    different = dict.fromkeys(
        word for word in cleaned if any(character.isalnum() for character in word)
    )
    return tuple(different)[:MOST_WORDS]


class SqliteWords:
    """A contentless FTS5 table, whose row ids are the ids of the passages."""

    async def add(self, connection: AsyncConnection, sentences: Sentences) -> None:
        """Make these sentences findable."""
        rows = [{"rowid": key, "words": _indexed(words)} for key, words in sentences.items()]
        if rows:
            await connection.execute(insert(sqlite_words), rows)

    async def drop(self, connection: AsyncConnection, sentences: Sentences) -> None:
        """Tell FTS5 the old words again: without content of its own it cannot know them."""
        rows = [{"key": key, "words": _indexed(words)} for key, words in sentences.items()]
        if rows:
            statement = text(
                "INSERT INTO passage_words (passage_words, rowid, words)"
                " VALUES ('delete', :key, :words)"
            )
            await connection.execute(statement, rows)

    async def purge(self, connection: AsyncConnection) -> None:
        """Merge the index into one piece: until then it holds deleted words and a mark on them."""
        await connection.execute(
            text("INSERT INTO passage_words (passage_words) VALUES ('optimize')")
        )

    def found(self, words: Sequence[str]) -> tuple[FromClause, ColumnElement[bool]]:
        """Look for any of the words, each as a quoted string, where no sign has a meaning."""
        query = " OR ".join('"' + word.replace('"', '""') + '"' for word in words)
        return (
            passages.join(sqlite_words, sqlite_words.c.rowid == passages.c.id),
            sqlite_words.c.words.match(query),
        )

    def rank(self, words: Sequence[str]) -> ColumnElement[float]:
        """Give BM25, turned round: SQLite's is the lower the better."""
        return -func.bm25(literal_column("passage_words"))


class PostgresWords:
    """A table of lexemes under a GIN index; rows go with their passage."""

    async def add(self, connection: AsyncConnection, sentences: Sentences) -> None:
        """Make these sentences findable."""
        rows = [{"key": key, "sentence": _indexed(words)} for key, words in sentences.items()]
        if rows:
            statement = insert(postgres_words).values(
                passage_id=bindparam("key"),
                lexemes=func.to_tsvector("english", bindparam("sentence", type_=Text)),
            )
            await connection.execute(statement, rows)

    async def drop(self, connection: AsyncConnection, sentences: Sentences) -> None:
        """Make them unfindable."""
        await connection.execute(
            delete(postgres_words).where(postgres_words.c.passage_id.in_(sentences))
        )

    async def purge(self, connection: AsyncConnection) -> None:
        """Leave it to the server's vacuum."""

    def found(self, words: Sequence[str]) -> tuple[FromClause, ColumnElement[bool]]:
        """Look for any of the words, each parsed as plain text, where no sign has a meaning."""
        return (
            passages.join(postgres_words, postgres_words.c.passage_id == passages.c.id),
            postgres_words.c.lexemes.bool_op("@@")(_any_of(words)),
        )

    def rank(self, words: Sequence[str]) -> ColumnElement[float]:
        """Give the cover density."""
        return func.ts_rank_cd(postgres_words.c.lexemes, _any_of(words))


def _any_of(words: Sequence[str]) -> ColumnElement[str]:
    queries = [func.plainto_tsquery("english", word, type_=TSQUERY) for word in words]
    return reduce(lambda one, other: one.op("||")(other), queries)


def _indexed(sentence: str) -> str:
    return storable(sentence[:LONGEST_SENTENCE])
