"""From a question to an answer with evidence, or an honest no."""

import pytest

from bot.core.answer import Outcome
from bot.core.answering.terms import search_words
from bot.core.article import Article, Source, SourceKind
from bot.core.place import TERMINAL, Workspace
from bot.errors import InputRefused, NotFound
from bot.journeys.answer_question import AnswerQuestion
from tests.fakes import NOON, MemoryLibrary, ScriptedEngine, empty_brief

DROUGHT = Article("Drought in Velmara\n", Source(SourceKind.FILE, "a.txt"))
STRIKE = Article("Strike at the harbour\n", Source(SourceKind.FILE, "b.txt"))


@pytest.fixture
async def library() -> MemoryLibrary:
    kept = MemoryLibrary()
    await kept.keep(TERMINAL, empty_brief(DROUGHT), at=NOON)
    await kept.keep(TERMINAL, empty_brief(STRIKE), at=NOON)
    return kept


@pytest.mark.parametrize("question", ["", "  \n "])
async def test_an_empty_question_is_refused(library, question):
    """Nothing asked is nothing answered, with an example of a question."""
    with pytest.raises(InputRefused) as refusal:
        await AnswerQuestion(ScriptedEngine(), library)(TERMINAL, question)

    assert "?" in refusal.value.hint


async def test_with_nothing_kept_there_is_nothing_to_answer_from(library):
    """A workspace that keeps nothing is told to brief an article first."""
    with pytest.raises(NotFound, match="Nothing was read"):
        await AnswerQuestion(ScriptedEngine(), library)(Workspace("slack", "T1"), "Who?")


async def test_an_answer_cites_what_the_library_found(library):
    """The best passage stands behind the answer."""
    answer = await AnswerQuestion(ScriptedEngine(), library)(TERMINAL, "What of the harbour?")

    assert answer.outcome is Outcome.ANSWERED
    assert answer.citations[0].article == STRIKE


async def test_the_engine_sees_every_kept_reading_those_that_fit_first(library):
    """Without a choice of articles all are readable, the ones with a hit in front."""
    engine = ScriptedEngine()

    await AnswerQuestion(engine, library)(TERMINAL, "Drought?")

    assert engine.was_asked == [(DROUGHT.id, STRIKE.id)]


async def test_only_the_chosen_articles_are_asked(library):
    """With a choice nothing else is searched or read."""
    engine = ScriptedEngine()

    answer = await AnswerQuestion(engine, library)(TERMINAL, "Harbour?", [DROUGHT.id, DROUGHT.id])

    assert answer.outcome is Outcome.NOT_IN_THE_ARTICLE
    assert engine.was_asked == [(DROUGHT.id,)]


def test_words_that_ask_are_not_searched_for():
    """What remains are the names and things, each once."""
    assert search_words("What did Dorn say about Dorn's harbour?") == ("dorn", "harbour")
