"""What is kept: list, show, forget, and the names people give."""

import pytest

from bot.core.article import Article, ArticleId, Source, SourceKind
from bot.core.place import TERMINAL, Workspace
from bot.errors import NotFound
from bot.journeys.forget_article import ForgetArticle
from bot.journeys.kept_articles import ListArticles, ShowArticle
from tests.fakes import NOON, MemoryLibrary, empty_brief


def _article(text: str) -> Article:
    return Article(text, Source(SourceKind.FILE, "a.txt"), title=text)


@pytest.fixture
async def library() -> MemoryLibrary:
    kept = MemoryLibrary()
    await kept.keep(TERMINAL, empty_brief(_article("One\n")), at=NOON)
    await kept.keep(TERMINAL, empty_brief(_article("Two\n")), at=NOON)
    return kept


async def test_the_newest_article_is_listed_first(library):
    """The shelf is listed newest first."""
    assert [one.title for one in await ListArticles(library)(TERMINAL)] == ["Two\n", "One\n"]


async def test_the_beginning_of_an_id_is_enough(library):
    """Four characters in either case name an article."""
    article = _article("Two\n").id

    brief = await ShowArticle(library)(TERMINAL, f" {article[:4].upper()} ")

    assert brief.article.id == article


async def test_three_characters_are_too_few(library):
    """A very short name is refused, and the hint says how long it must be."""
    with pytest.raises(NotFound, match="too short") as refusal:
        await ShowArticle(library)(TERMINAL, _article("Two\n").id[:3])

    assert "4" in refusal.value.hint


async def test_a_name_that_fits_several_lists_them():
    """The hint holds every candidate with its title."""

    class TwoOfAName(MemoryLibrary):
        async def resolve(self, workspace: Workspace, name: str) -> tuple[ArticleId, ...]:
            return tuple(article for _, article in self.brief_by_key)

    library = TwoOfAName()
    for text in ("One\n", "Two\n"):
        await library.keep(TERMINAL, empty_brief(_article(text)), at=NOON)

    with pytest.raises(NotFound, match="2 articles") as refusal:
        await ShowArticle(library)(TERMINAL, "abcd")

    assert _article("One\n").id in refusal.value.hint
    assert _article("Two\n").id in refusal.value.hint


async def test_a_foreign_article_is_not_found(library):
    """What another workspace keeps is told of with the same words as what nobody keeps."""
    elsewhere = Workspace("slack", "T1")
    article = _article("One\n").id

    with pytest.raises(NotFound) as foreign:
        await ShowArticle(library)(elsewhere, article)
    with pytest.raises(NotFound) as absent:
        await ShowArticle(library)(TERMINAL, "0000000000000000")

    assert foreign.value.reason.replace(article, "X") == absent.value.reason.replace("0" * 16, "X")


async def test_a_forgotten_article_is_gone(library):
    """Forgetting takes it off the shelf."""
    article = await ForgetArticle(library)(TERMINAL, _article("One\n").id)

    assert article == _article("One\n").id
    assert [one.title for one in await ListArticles(library)(TERMINAL)] == ["Two\n"]
