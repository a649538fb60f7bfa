"""Between rows and values: what is written of an article and its brief, and how it comes back."""

from collections.abc import Set as AbstractSet
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.core.article import Article, ArticleId
from bot.core.brief import Brief
from bot.core.claim import Claim
from bot.core.json_fields import JsonFields
from bot.core.place import Workspace
from bot.core.record import article_from_record, article_record, brief_from_record, brief_record
from bot.errors import StoreUnavailable
from bot.storage.tables import articles, briefs, claims


async def text_of(
    connection: AsyncConnection, workspace: Workspace, article: ArticleId
) -> str | None:
    """Give the text that is kept under this id."""
    statement = select(articles.c.text).where(
        articles.c.workspace_key == workspace.key, articles.c.id == article
    )
    text: str | None = (await connection.execute(statement)).scalar_one_or_none()
    return text


async def briefs_of(
    connection: AsyncConnection, workspace: Workspace, wanted: AbstractSet[ArticleId]
) -> dict[ArticleId, Brief]:
    """Give the briefs this workspace keeps of these articles."""
    if not wanted:
        return {}
    statement = (
        select(articles.c.id, articles.c.text, articles.c.facts, briefs.c.record, briefs.c.notes)
        .join_from(articles, briefs)
        .where(
            articles.c.workspace_key == workspace.key,
            briefs.c.workspace_key == workspace.key,
            articles.c.id.in_(wanted),
        )
    )
    rows = (await connection.execute(statement)).all()
    return {ArticleId(row.id): brief_of(row) for row in rows}


async def keep_article(
    connection: AsyncConnection,
    workspace: Workspace,
    article: Article,
    *,
    at: datetime,
    on_sqlite: bool,
) -> None:
    """Keep the text once; if it is there, what is known of it is written anew."""
    upsert = (sqlite if on_sqlite else postgresql).insert(articles)
    facts = article_record(article)
    await connection.execute(
        upsert.values(
            workspace_key=workspace.key, id=article.id, text=article.text, facts=facts, added_at=at
        ).on_conflict_do_update(
            index_elements=[articles.c.workspace_key, articles.c.id], set_={"facts": facts}
        )
    )


async def keep_brief(
    connection: AsyncConnection, workspace: Workspace, brief: Brief, *, at: datetime
) -> None:
    """Keep the brief and its claims in place of those before."""
    key = {"workspace_key": workspace.key, "article_id": brief.article.id}
    for table in (briefs, claims):
        await connection.execute(
            delete(table).where(
                table.c.workspace_key == workspace.key, table.c.article_id == brief.article.id
            )
        )
    await connection.execute(
        insert(briefs).values(**key, record=_record(brief), notes=list(brief.notes), read_at=at)
    )
    rows = [{**key, **_claim(position, claim)} for position, claim in enumerate(brief.claims)]
    if rows:
        await connection.execute(insert(claims), rows)


def _record(brief: Brief) -> object:
    """Give the record without the words of the article: they are kept once, as its text."""
    return _without_words(brief_record(brief))


def _without_words(value: object) -> object:
    if isinstance(value, list):
        return [_without_words(one) for one in value]
    if not isinstance(value, dict):
        return value
    is_excerpt = {"start", "end", "text"} <= value.keys()
    return {
        key: _without_words(one) for key, one in value.items() if not (is_excerpt and key == "text")
    }


def _claim(position: int, claim: Claim) -> dict[str, object]:
    return {
        "position": position,
        "claim_id": claim.id,
        "speaker_id": claim.speaker.id,
        "speaker_name": claim.speaker.name,
        "speaker_kind": claim.speaker.kind.value,
        "kind": claim.kind.value,
        "basis": claim.basis.value,
        "state": claim.state.value,
        "start": claim.content[0].span.start,
        "end": claim.content[-1].span.end,
    }


def brief_of(row: Row[*tuple[Any, ...]]) -> Brief:
    """Give the brief of a row with `id`, `text`, `facts`, `record` and `notes`."""
    try:
        article = article_from_record(row.text, row.facts)
        brief = brief_from_record(article, row.record)
        return replace(brief, notes=JsonFields({"notes": row.notes}, "brief").texts("notes"))
    except ValueError as error:
        raise StoreUnavailable(
            f"The brief kept for article {row.id} cannot be read.",
            hint="Let the bot read the article again, or forget it.",
        ) from error
