"""What every library promises."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.article import Article, ArticleId, Source, SourceKind
from bot.core.brief import Brief
from bot.core.place import Workspace
from bot.journeys.ports import Library, Shelved
from bot.storage.database import Database
from bot.storage.library import SqlLibrary
from tests.builders import DESK, ELSEWHERE, article, brief, claim
from tests.databases import Addresses
from tests.sentences import sentences
from tests.strategies import briefs

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
TEXT = "Sullivan said the alliance would expand. Yang denied it. The paper sees an expansion."


async def test_what_was_kept_is_found(library: Library) -> None:
    """Brief, article, claims, notes: all of it comes back equal."""
    kept = brief(article(TEXT), claim(article(TEXT), "alliance"), notes=("a note",))

    await library.keep(DESK, kept, at=NOON)

    assert await library.find_brief(DESK, kept.article.id) == kept


async def test_an_unknown_article_is_none(library: Library) -> None:
    """Whatever the name looks like."""
    await library.keep(DESK, brief(), at=NOON)

    for name in ("0000000000000000", "", "%", "nonsense", "\0", "'; DROP TABLE articles; --"):
        assert await library.find_brief(DESK, ArticleId(name)) is None
        assert not await library.forget(DESK, ArticleId(name))


async def test_another_workspace_finds_nothing(library: Library) -> None:
    """The same installation with another audience is another workspace."""
    kept = brief(article(TEXT))
    await library.keep(DESK, kept, at=NOON)

    for other in (ELSEWHERE, replace(DESK, audience="C1"), replace(DESK, platform="discord")):
        assert await library.find_brief(other, kept.article.id) is None
        assert await library.resolve(other, kept.article.id) == ()
        assert await library.shelf(other) == ()
        assert await library.search(other, ["alliance"]) == ()
        assert await library.search(other, ["alliance"], articles=[kept.article.id]) == ()
        assert not await library.forget(other, kept.article.id)
    assert await library.find_brief(DESK, kept.article.id) == kept


async def test_two_workspaces_may_keep_the_same_text(library: Library) -> None:
    """Each with its own title and brief; forgetting one leaves the other."""
    ours, theirs = brief(article(TEXT, title="Ours")), brief(article(TEXT, title="Theirs"))
    await library.keep(DESK, ours, at=NOON)
    await library.keep(ELSEWHERE, theirs, at=NOON)

    assert await library.forget(DESK, ours.article.id)

    assert await library.find_brief(DESK, ours.article.id) is None
    assert await library.find_brief(ELSEWHERE, theirs.article.id) == theirs
    assert len(await library.search(ELSEWHERE, ["denied"])) == 1


async def test_the_same_article_again_replaces_its_brief(library: Library) -> None:
    """There is one entry, with the newest reading and the first date."""
    read = article(TEXT)
    first = brief(read, claim(read, "alliance"), claim(read, "Yang denied it", speaker="Yang"))
    second = brief(replace(read, title="Another headline"), claim(read, "expansion"))
    await library.keep(DESK, first, at=NOON)

    await library.keep(DESK, second, at=NOON + timedelta(hours=1))

    assert await library.find_brief(DESK, read.id) == second
    assert [(one.title, one.claims, one.added_at) for one in await library.shelf(DESK)] == [
        ("Another headline", 1, NOON)
    ]
    assert len(await library.search(DESK, ["Yang"])) == 1


async def test_keeping_the_same_article_at_once_keeps_one(library: Library) -> None:
    """Two people paste the same link in the same second."""
    kept = brief(article(TEXT), claim(article(TEXT), "alliance"))

    await asyncio.gather(*(library.keep(DESK, kept, at=NOON) for _ in range(8)))

    assert [one.claims for one in await library.shelf(DESK)] == [1]
    assert len(await library.search(DESK, ["alliance"])) == 1


async def test_the_shelf_lists_the_newest_first(library: Library) -> None:
    """Also when moments come with other time zones and fractions of a second."""
    moments = [NOON, NOON + timedelta(microseconds=1), NOON + timedelta(hours=2)]
    for number, moment in enumerate(moments):
        await library.keep(DESK, brief(article(f"Text {number}.", title=str(number))), at=moment)

    shelf = await library.shelf(DESK)

    assert [one.title for one in shelf] == ["2", "1", "0"]
    assert [one.added_at for one in shelf] == moments[::-1]


async def test_the_shelf_says_what_an_article_is(library: Library) -> None:
    """Without a title it is called by its source."""
    source = Source(SourceKind.LINK, "https://news.example/1")
    read = article(TEXT, title=None, language=None, source=source)
    await library.keep(DESK, brief(read, claim(read, "alliance")), at=NOON)

    assert await library.shelf(DESK) == (
        Shelved(read.id, source.name, source.name, None, len(TEXT), 1, NOON),
    )


async def test_an_id_may_be_shortened_to_four_characters(library: Library) -> None:
    """Fewer could be anything; signs of the query language are only signs."""
    kept = brief(article(TEXT))
    await library.keep(DESK, kept, at=NOON)
    name = kept.article.id

    assert await library.resolve(DESK, name) == (name,)
    assert await library.resolve(DESK, name[:4]) == (name,)
    assert await library.resolve(DESK, name[:4].upper()) == (name,)
    for wrong in (name[:3], "", "%%%%", "____", f"{name}0", f"{name[:4]}%", "\0\0\0\0"):
        assert await library.resolve(DESK, wrong) == ()


async def test_a_time_without_zone_is_refused(library: Library) -> None:
    """Nobody could say later when it was."""
    with pytest.raises(ValueError, match="zone"):
        await library.keep(DESK, brief(), at=NOON.replace(tzinfo=None))
    assert await library.shelf(DESK) == ()


async def test_a_brief_that_cannot_be_written_changes_nothing(library: Library) -> None:
    """The transaction is kept whole or not at all."""
    read = article(TEXT)
    kept = brief(read, claim(read, "alliance"))
    await library.keep(DESK, kept, at=NOON)
    orphan = replace(kept, speakers=())

    with pytest.raises(ValueError, match="does not list"):
        await library.keep(DESK, orphan, at=NOON)

    assert await library.find_brief(DESK, read.id) == kept


async def test_forgetting_removes_everything(library: Library) -> None:
    """A second time there is nothing to forget; kept again, it is as new."""
    kept = brief(article(TEXT), claim(article(TEXT), "alliance"))
    await library.keep(DESK, kept, at=NOON)

    assert await library.forget(DESK, kept.article.id)

    assert await library.find_brief(DESK, kept.article.id) is None
    assert await library.shelf(DESK) == ()
    assert await library.search(DESK, ["alliance", "Yang", "expansion"]) == ()
    assert not await library.forget(DESK, kept.article.id)
    await library.keep(DESK, kept, at=NOON)
    assert await library.find_brief(DESK, kept.article.id) == kept


async def test_another_reading_of_sentences_replaces_the_passages(database: Database) -> None:
    """A better sentence finder is used as soon as an article is read again."""
    kept = brief(article(TEXT))
    await SqlLibrary(database, sentences).keep(DESK, kept, at=NOON)
    whole = SqlLibrary(database, lambda text: sentences(text)[:1])

    await whole.keep(DESK, kept, at=NOON)

    assert await whole.search(DESK, ["Yang"]) == ()
    assert len(await whole.search(DESK, ["Sullivan"])) == 1


async def test_a_text_made_to_share_a_short_id_takes_its_place(library: Library) -> None:
    """The id is the beginning of a digest and can be forged; spans must never meet other words."""
    real = brief(article(TEXT))
    await library.keep(DESK, real, at=NOON)
    forged = brief(_Forged("Nothing of the kind.", real.article.source))

    await library.keep(DESK, forged, at=NOON)

    assert forged.article.id == real.article.id
    assert [one.excerpt.text for one in await library.search(DESK, ["kind"])] == [
        "Nothing of the kind."
    ]
    assert await library.search(DESK, ["Sullivan"]) == ()


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(kept=briefs(), installation=st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_whatever_is_kept_comes_back_equal(
    new_address: Addresses, kept: Brief, installation: str
) -> None:
    """NUL, lone surrogates, any script: the text that comes back is the text that was kept."""

    async def there_and_back() -> Brief | None:
        async with Database(address) as database:
            library = SqlLibrary(database, sentences)
            workspace = Workspace("slack", installation)
            await library.keep(workspace, kept, at=NOON)
            found = await library.find_brief(workspace, kept.article.id)
            assert await library.forget(workspace, kept.article.id)
            return found

    address = new_address()

    assert asyncio.run(there_and_back()) == kept


class _Forged(Article):
    """An article whose digest begins like that of `TEXT`; a patient person can make one."""

    __slots__ = ()

    @property
    def id(self) -> ArticleId:
        return article(TEXT).id
