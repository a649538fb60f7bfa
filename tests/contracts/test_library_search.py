"""Searching a library: words in, sentences out, and no sign has a meaning."""

from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.core.article import ArticleId
from bot.journeys.ports import Library
from bot.storage.database import Database
from bot.storage.library import SqlLibrary
from tests.builders import DESK, article, brief
from tests.sentences import sentences

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
FIRST = article(
    "Jake Sullivan denied the expansion. Yang Xiyu, a diplomat, pointed to Tokyo."
    " Nobody expands an alliance in silence."
)
SECOND = article("Tokyo is silent. The weather is fine.")
HOSTILE = [
    '"',
    '""',
    "'",
    "*",
    "Sullivan*",
    "NEAR(Sullivan Tokyo)",
    "words:Sullivan",
    "- Sullivan",
    "Sullivan AND NOT Tokyo",
    "Sullivan OR",
    "(((",
    "^Sullivan",
    "{words} : Sullivan",
    "Sullivan & ! | <-> Tokyo",
    "Tokyo:*",
    "\\",
    "\0",
    "Tok\0yo",
    "\ud800",
    "%",
    "; DROP TABLE articles; --",
    ":key",
    "x" * 100_000,
    "日本語",
    "🦆",
    "\u202e\u200b",
]


@pytest.fixture
async def filled(library: SqlLibrary) -> SqlLibrary:
    """Give a library with two articles."""
    for one in (FIRST, SECOND):
        await library.keep(DESK, brief(one), at=NOON)
    return library


async def words_found(library: Library, *words: str, limit: int = 50) -> list[str]:
    """Give the sentences found, best first."""
    return [one.excerpt.text for one in await library.search(DESK, words, limit=limit)]


async def test_a_passage_is_a_sentence_of_a_brief(filled: Library) -> None:
    """It brings the brief it comes from, and its words are the article's."""
    (passage,) = await filled.search(DESK, ["diplomat"])

    assert passage.brief == brief(FIRST)
    assert passage.excerpt.text == "Yang Xiyu, a diplomat, pointed to Tokyo."
    span = passage.excerpt.span
    assert FIRST.text[span.start : span.end] == passage.excerpt.text
    assert passage.score > 0


async def test_words_are_found_in_their_other_forms(filled: Library) -> None:
    """English endings do not matter, and neither do capitals."""
    assert await words_found(filled, "DENIES") == ["Jake Sullivan denied the expansion."]
    assert await words_found(filled, "expanded") == ["Nobody expands an alliance in silence."]


async def test_any_of_the_words_is_enough_and_more_are_better(filled: Library) -> None:
    """The sentence with both words comes first."""
    found = await words_found(filled, "Yang", "Tokyo")

    assert found[0] == "Yang Xiyu, a diplomat, pointed to Tokyo."
    assert found[1:] == ["Tokyo is silent."]


async def test_scores_fall(filled: Library) -> None:
    """Best first, by the score that is shown."""
    scores = [one.score for one in await filled.search(DESK, ["Tokyo", "Yang", "silence"])]

    assert len(scores) > 1
    assert scores == sorted(scores, reverse=True)


async def test_the_search_can_be_kept_to_some_articles(filled: Library) -> None:
    """To those only; and to none if none of them is a possible one."""
    found = await filled.search(DESK, ["Tokyo"], articles=[SECOND.id])

    assert [one.brief.article.id for one in found] == [SECOND.id]
    assert len(await filled.search(DESK, ["Tokyo"], articles=[SECOND.id, FIRST.id])) == 2
    assert await filled.search(DESK, ["Tokyo"], articles=[ArticleId("' OR 1=1 --")]) == ()
    assert await filled.search(DESK, ["Tokyo"], articles=[ArticleId("0" * 16)]) == ()


async def test_the_number_of_passages_is_limited(filled: Library) -> None:
    """The best ones are kept; a limit of nothing gives nothing."""
    assert await words_found(filled, "Yang", "Tokyo", limit=1) == [
        "Yang Xiyu, a diplomat, pointed to Tokyo."
    ]
    assert await words_found(filled, "Tokyo", limit=0) == []
    assert await words_found(filled, "Tokyo", limit=-1) == []


async def test_no_words_find_nothing(filled: Library) -> None:
    """Neither do signs alone."""
    assert await words_found(filled) == []
    assert await words_found(filled, "", " ", "?!", "\0") == []


@pytest.mark.parametrize("words", HOSTILE)
async def test_signs_of_a_query_language_mean_nothing(filled: Library, words: str) -> None:
    """Alone they are no error; beside a word they change nothing of what that word finds."""
    await filled.search(DESK, [words])

    assert "Tokyo is silent." in await words_found(filled, words, "Tokyo")


async def test_operators_are_only_words(filled: Library) -> None:
    """NOT excludes nothing; a star, a colon and a bracket open nothing."""
    assert await words_found(filled, "Sullivan", "NOT", "Sullivan") == [
        "Jake Sullivan denied the expansion."
    ]
    assert await words_found(filled, "Sulli*") == []
    assert await words_found(filled, "Sulli:*") == []


async def test_a_question_of_ten_thousand_words_is_answered(filled: Library) -> None:
    """What is too much is left out."""
    many = ["Tokyo", *(f"word{number}" for number in range(10_000))]

    assert len(await filled.search(DESK, many)) == 2


async def test_a_sentence_of_a_million_words_can_be_kept(library: Library) -> None:
    """It is found by its beginning."""
    long = article("Beginning " + " ".join(f"w{number}" for number in range(300_000)))

    await library.keep(DESK, brief(long), at=NOON)

    assert len(await library.search(DESK, ["beginning"])) == 1
    assert await library.forget(DESK, long.id)
    assert await library.search(DESK, ["beginning"]) == ()


async def test_a_text_without_spaces_can_be_kept_and_asked(library: Library) -> None:
    """Known limit: a whole Chinese clause is one word, and only the whole of it is found."""
    await library.keep(DESK, brief(article("张三说,北约正在扩张。")), at=NOON)

    assert len(await library.search(DESK, ["北约正在扩张"])) == 1
    assert await library.search(DESK, ["北约"]) == ()


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.text(st.characters(), max_size=20), max_size=5))
async def test_no_words_break_the_search(filled: Library, words: list[str]) -> None:
    """Whatever is asked, what is found is a sentence that was kept."""
    kept = {FIRST.text[span.start : span.end] for span in sentences(FIRST.text)}
    kept |= {SECOND.text[span.start : span.end] for span in sentences(SECOND.text)}

    assert set(await words_found(filled, *words)) <= kept


async def test_searching_a_new_library_finds_nothing(database: Database) -> None:
    """And is no error."""
    assert await SqlLibrary(database, sentences).search(DESK, ["Tokyo"]) == ()
