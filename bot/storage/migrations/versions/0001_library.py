"""Keep articles, their briefs and claims, and the sentences to search.

The word index keeps no text of its own: a contentless FTS5 table on SQLite, lexemes on Postgres.
"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001_library"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Create the library."""
    _articles_and_briefs()
    _claims_and_passages()
    if op.get_bind().dialect.name == "sqlite":
        _words_on_sqlite()
    else:
        _words_on_postgres()


def _articles_and_briefs() -> None:
    op.create_table(
        "articles",
        sa.Column("workspace_key", sa.Text, nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("text", sa.LargeBinary, nullable=False),
        sa.Column("facts", sa.Text, nullable=False),
        sa.Column("added_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_key", "id"),
        sqlite_strict=True,
    )
    op.create_table(
        "briefs",
        *_way_to_the_article(),
        sa.Column("record", sa.Text, nullable=False),
        sa.Column("notes", sa.Text, nullable=False),
        sa.Column("read_at", sa.Text, nullable=False),
        sa.PrimaryKeyConstraint("workspace_key", "article_id"),
        sqlite_strict=True,
    )


def _claims_and_passages() -> None:
    op.create_table(
        "claims",
        *_way_to_the_article(),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("claim_id", sa.Text, nullable=False),
        sa.Column("speaker_id", sa.Text, nullable=False),
        sa.Column("speaker_name", sa.Text, nullable=False),
        sa.Column("speaker_kind", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("basis", sa.Text, nullable=False),
        sa.Column("state", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("workspace_key", "article_id", "position"),
        sqlite_strict=True,
    )
    op.create_table(
        "passages",
        sa.Column("id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True),
        *_way_to_the_article(),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("end", sa.Integer, nullable=False),
        sa.UniqueConstraint("workspace_key", "article_id", "start"),
        sqlite_strict=True,
    )


def _way_to_the_article() -> tuple[sa.Column[str], sa.Column[str], sa.ForeignKeyConstraint]:
    return (
        sa.Column("workspace_key", sa.Text, nullable=False),
        sa.Column("article_id", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["workspace_key", "article_id"],
            ["articles.workspace_key", "articles.id"],
            ondelete="CASCADE",
        ),
    )


def _words_on_sqlite() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE passage_words USING fts5("
        "words, content='', tokenize='porter unicode61 remove_diacritics 2')"
    )


def _words_on_postgres() -> None:
    op.create_table(
        "passage_words",
        sa.Column("passage_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("lexemes", postgresql.TSVECTOR, nullable=False),
        sa.ForeignKeyConstraint(["passage_id"], ["passages.id"], ondelete="CASCADE"),
    )
    op.create_index("passage_words_by_lexeme", "passage_words", ["lexemes"], postgresql_using="gin")
