"""From what somebody sent to a brief that is kept."""

import pytest

from bot.core.article import SourceKind
from bot.core.place import TERMINAL, Workspace
from bot.core.upload import Upload
from bot.errors import InputRefused
from bot.journeys.brief_article import BriefArticle
from bot.journeys.read_article import ReadArticle
from tests.fakes import NOON, FakeClock, FakeIntake, MemoryLibrary, ScriptedEngine

SENT = Upload(b"A headline\n\nSomebody said something.\n", "a.txt", SourceKind.FILE)


async def test_an_article_is_read_and_kept():
    """The brief is kept with the moment it was made."""
    library = MemoryLibrary()
    journey = BriefArticle(FakeIntake(), ScriptedEngine(), library, FakeClock())

    brief = await journey(TERMINAL, SENT)

    assert await library.find_brief(TERMINAL, brief.article.id) == brief
    assert library.kept == [(brief.article.id, NOON)]


async def test_a_known_article_is_not_read_twice():
    """The same text gives the kept brief, under the name it was sent with this time."""
    engine = ScriptedEngine()
    journey = BriefArticle(FakeIntake(), engine, MemoryLibrary(), FakeClock())
    await journey(TERMINAL, SENT)

    again = await journey(TERMINAL, Upload(SENT.content, "copy.txt", SourceKind.FILE))

    assert len(engine.has_read) == 1
    assert again.article.source.name == "copy.txt"


async def test_another_edition_of_the_engine_reads_again():
    """A brief made by an older engine is replaced."""
    library = MemoryLibrary()
    await BriefArticle(FakeIntake(), ScriptedEngine(), library, FakeClock())(TERMINAL, SENT)
    newer = ScriptedEngine(edition="scripted 2")

    brief = await BriefArticle(FakeIntake(), newer, library, FakeClock())(TERMINAL, SENT)

    assert len(newer.has_read) == 1
    assert brief.provenance.edition == "scripted 2"
    assert await library.find_brief(TERMINAL, brief.article.id) == brief


async def test_another_workspace_keeps_its_own():
    """What one workspace has read is read anew for another."""
    engine, library = ScriptedEngine(), MemoryLibrary()
    journey = BriefArticle(FakeIntake(), engine, library, FakeClock())
    await journey(TERMINAL, SENT)

    await journey(Workspace("slack", "T1"), SENT)

    assert len(engine.has_read) == 2
    assert len(library.brief_by_key) == 2


async def test_what_is_refused_is_not_kept():
    """A refusal goes up with its hint and leaves nothing behind."""
    library = MemoryLibrary()
    journey = BriefArticle(FakeIntake(), ScriptedEngine(), library, FakeClock())

    with pytest.raises(InputRefused, match="no article"):
        await journey(TERMINAL, Upload(b"REFUSE", "b.txt", SourceKind.FILE))

    assert not library.brief_by_key


async def test_reading_alone_needs_no_library():
    """An article can be read and nothing kept."""
    brief = await ReadArticle(FakeIntake(), ScriptedEngine())(SENT)

    assert brief.article.title == "A headline"
