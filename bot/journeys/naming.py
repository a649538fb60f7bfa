"""From the name a person gives an article to the one article that is meant."""

from collections.abc import Sequence

from bot.core.article import ArticleId
from bot.core.brief import Brief
from bot.core.place import Workspace
from bot.errors import NotFound
from bot.journeys.ports import Library

_SHORTEST_NAME = 4
_CANDIDATES_SHOWN = 5


async def article_named(library: Library, workspace: Workspace, name: str) -> ArticleId:
    """Give the one article whose id begins with `name`; `NotFound` if none or several do."""
    name = name.strip().lower()
    if len(name) < _SHORTEST_NAME:
        raise NotFound(
            f"“{name}” is too short for an article id.",
            hint=f"Give at least the first {_SHORTEST_NAME} characters of the id.",
        )
    found = await library.resolve(workspace, name)
    if not found:
        raise _unknown(name)
    if len(found) > 1:
        candidates = await _described(library, workspace, found)
        raise NotFound(
            f"{len(found)} articles begin with “{name}”.", hint=f"Did you mean {candidates}?"
        )
    return found[0]


async def brief_of(library: Library, workspace: Workspace, article: ArticleId) -> Brief:
    """Give the kept brief of an article; `NotFound` if this workspace keeps none."""
    brief = await library.find_brief(workspace, article)
    if brief is None:
        raise _unknown(article)
    return brief


async def _described(library: Library, workspace: Workspace, found: Sequence[ArticleId]) -> str:
    title_by_article = {shelved.id: shelved.title for shelved in await library.shelf(workspace)}
    shown = [
        f"{article} ({title_by_article.get(article, 'no title')})"
        for article in found[:_CANDIDATES_SHOWN]
    ]
    rest = len(found) - len(shown)
    return " or ".join([*shown, f"one of {rest} more"] if rest else shown)


def _unknown(name: str) -> NotFound:
    return NotFound(
        f"No article with the id “{name}” is kept here.", hint="List the kept articles to see ids."
    )
