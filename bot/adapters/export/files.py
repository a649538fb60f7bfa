"""An export written down: one file, or a folder of tables or of pages."""

import csv
import io
from collections.abc import AsyncGenerator, Callable, Iterable
from contextlib import ExitStack, aclosing
from pathlib import Path
from typing import BinaryIO, TextIO, TypeVar

from bot.adapters.export import chronicle, pages, tables
from bot.adapters.export.json_text import json_text
from bot.adapters.wording import exports as wording
from bot.journeys.export import Export, KeptArticle

One = TypeVar("One")


async def write_json(export: Export, file: BinaryIO) -> None:
    """Write everything as one JSON object."""
    async with aclosing(json_text(export)) as pieces:
        async for piece in pieces:
            file.write(piece.encode("ascii"))


async def write_claims(export: Export, file: BinaryIO) -> None:
    """Write the claims of all articles as one table."""
    text = io.TextIOWrapper(file, encoding="utf-8-sig", errors="replace", newline="")
    await _table(text, tables.CLAIMS, export.kept.articles(), tables.claim_rows)
    text.detach()


async def write_tables(export: Export, folder: Path) -> None:
    """Write articles, claims and digests, a table each."""
    kept = export.kept
    with ExitStack() as files:
        articles, claims, digests = (
            files.enter_context(_opened(folder / f"{name}.csv", "utf-8-sig"))
            for name in ("articles", "claims", "digests")
        )
        await _table(articles, tables.ARTICLES, kept.articles(), tables.article_rows)
        await _table(claims, tables.CLAIMS, kept.articles(), tables.claim_rows)
        await _table(digests, tables.DIGESTS, kept.digests(), tables.digest_rows)


async def write_pages(export: Export, folder: Path) -> None:
    """Write a page for each article with its text beside it, and pages that lead to them."""
    kept = export.kept
    entries: list[tuple[str, str]] = []
    async with aclosing(kept.articles()) as articles:
        async for article in articles:
            page = _write_article(article, folder)
            entries.append((article.added_at.isoformat(), pages.entry_of(article, page)))
    newest = [entry for _, entry in sorted(entries, reverse=True)]
    set_here = [one async for one in kept.subscriptions()]
    index = pages.index_page(export, set_here, newest)
    (folder / "index.md").write_bytes(_bytes(index))
    with _opened(folder / pages.DIGESTS) as file:
        await _listed(file, f"# {wording.DIGESTS}", kept.digests(), chronicle.digest_part)
    with _opened(folder / pages.TALKS) as file:
        await _listed(file, f"# {wording.THREADS}", kept.conversations(), chronicle.thread_line)
        await _listed(file, f"\n# {wording.POSTINGS}", kept.postings(), chronicle.posting_line)
        await _listed(file, f"\n# {wording.OPINIONS}", kept.feedback(), chronicle.opinion_line)
    with _opened(folder / pages.FEED_ITEMS) as file:
        await _listed(file, f"# {wording.FEED_ITEMS}", kept.readings(), chronicle.reading_line)


def _write_article(kept: KeptArticle, folder: Path) -> str:
    """Write the page of an article and its text as it is; give where the page is."""
    article, room = kept.brief.article, f"articles/{pages.folder_of(kept.wall)}"
    (folder / room).mkdir(parents=True, exist_ok=True)
    text = f"{article.id}.txt"
    (folder / room / text).write_bytes(_bytes(article.text))
    (folder / room / f"{article.id}.md").write_bytes(_bytes(pages.article_page(kept, text)))
    return f"{room}/{article.id}.md"


async def _table(
    file: TextIO,
    columns: Iterable[str],
    kept: AsyncGenerator[One, None],
    rows_of: Callable[[One], Iterable[list[str]]],
) -> None:
    writer = csv.writer(file)
    writer.writerow(columns)
    async with aclosing(kept) as each:
        async for one in each:
            writer.writerows(rows_of(one))


async def _listed(
    file: TextIO, title: str, kept: AsyncGenerator[One, None], part_of: Callable[[One], str]
) -> None:
    file.write(f"{title}\n\n")
    async with aclosing(kept) as each:
        async for one in each:
            file.write(part_of(one))


def _opened(path: Path, encoding: str = "utf-8") -> TextIO:
    return path.open("w", encoding=encoding, errors="replace", newline="")


def _bytes(text: str) -> bytes:
    """Give UTF-8; a lone surrogate becomes one other character, so that places stay."""
    return text.encode("utf-8", "replace")
