"""The hard article: machine-translated, heavily quoted, through other media."""

from functools import cache
from pathlib import Path

import pytest

from bot.core.answer import Answer, Outcome
from bot.core.answering.composing import answer_from
from bot.core.article import Article, Source, SourceKind
from bot.core.brief import Brief
from bot.core.reading.pipeline import read

SEEDS = Path(__file__).parents[4] / "shared" / "data" / "seed"
FOUND = sorted(SEEDS.glob("*.txt"))
pytestmark = pytest.mark.skipif(not FOUND, reason="../shared/data/seed holds no article here")


@cache
def seed() -> Brief:
    text = FOUND[0].read_text(encoding="utf-8")
    return read(Article(text, Source(SourceKind.FILE, FOUND[0].name)))


def ask(question: str) -> Answer:
    return answer_from(question, [seed()], [])


def test_the_carrier_of_a_remark_is_named_with_a_citation():
    """Sullivan spoke through a newspaper."""
    answer = ask("Who reported Sullivan's remark?")

    assert answer.outcome is Outcome.ANSWERED
    assert "Asahi Shimbun" in answer.text
    assert "Asahi Shimbun" in answer.citations[0].excerpt.text


def test_two_refusals_have_two_reasons():
    """One is not in the article; the other is, and is silent."""
    absent = ask("What did Putin say about NATO expansion?")
    silent = ask("What did Truss say about Taiwan?")

    assert absent.text == "Putin is not mentioned in this article."
    assert silent.text == "Truss is quoted in this article, but says nothing about Taiwan."
    assert {citation.speaker for citation in silent.nearest} == {"Truss"}


def test_a_president_who_is_only_mentioned_is_not_quoted():
    """Biden travels in the article and says nothing in it."""
    assert ask("What did Biden say?").text == "Biden is mentioned but not quoted in this article."


def test_all_of_a_researchers_words_on_security():
    """Every line is his, and about it."""
    answer = ask("What does Yang Xiyu say about security?")

    assert len(answer.citations) >= 3
    assert {citation.speaker for citation in answer.citations} == {"Yang Xiyu"}
    assert all("security" in citation.excerpt.text for citation in answer.citations)


def test_a_role_as_printed():
    """Who is Xu Xiujun."""
    assert "researcher" in ask("Who is Xu Xiujun?").citations[0].excerpt.text


def test_a_date_in_the_outlets_own_voice():
    """When a ship docked."""
    answer = ask("When did the USS Abraham Lincoln dock at Yokosuka?")

    assert "May 21" in answer.citations[0].excerpt.text
    assert answer.citations[0].speaker is None


def test_a_number_that_only_a_speaker_gives():
    """How long an alliance has been established, and who says so."""
    answer = ask("How many years has NATO been established?")

    assert "more than 70 years" in answer.citations[0].excerpt.text
    assert answer.text.startswith("Yang Xiyu")


@pytest.mark.parametrize(
    "question",
    [
        "What is the capital of France?",
        "How many sailors are aboard the USS Abraham Lincoln?",
        "When did Sullivan resign?",
        "What did Boris Johnson say about China?",
        "Who is the president of Taiwan?",
    ],
)
def test_what_is_not_in_the_article_is_refused(question: str):
    """Neither general knowledge nor names alone make an answer."""
    assert ask(question).outcome is Outcome.NOT_IN_THE_ARTICLE
