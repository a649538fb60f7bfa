"""What holds for every question: numbers have citations, quoted words stand in the article."""

import re

from hypothesis import given
from hypothesis import strategies as st

from bot.core.answer import Answer, Outcome
from bot.core.answering.composing import answer_from
from tests.core.answering.town import TOWN, VALLEY, brief_of

INTERVIEW = """Cable News: Why did the bridge fail?

Aske: Because nobody looked. "It was cheap," they said.

Cable News: When will it open?

Aske: In May, I think. Not before.
"""
BRIEFS = [brief_of(text) for text in (TOWN, VALLEY, INTERVIEW)]
TEXT = " ".join(" ".join(brief.article.text for brief in BRIEFS).split())

OPENINGS = st.sampled_from(
    ["What did {} say about {}?", "Who said {} {}?", "Who denied that {} {}?", "When was {} {}?",
     "How many {} {}?", "Where is {} {}?", "Why did {} {}?", "Who reported {}'s {}?",
     "Who is {} {}?", "What is {} {}?", "Did {} {}?", "Who {} {}?", "{} {}",
     "Who is quoted?", "According to {}, {}?"]
)  # fmt: skip
WORDS = st.sampled_from(sorted({*re.findall(r"\w+", TEXT), "Putin", "sold", "99", "“", '"'}))
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
QUESTIONS = st.builds(lambda opening, x, y: opening.format(x, y), OPENINGS, PHRASES, PHRASES)
NUMBER = re.compile(r" \[(\d+)\]$", re.MULTILINE)
QUOTED = re.compile(r"“([^“”]*)”|\"([^\"]*)\"")


def hold(answer: Answer) -> None:
    """Check every promise of an answer."""
    numbers = [int(number) for number in NUMBER.findall(answer.text)]
    assert numbers == [citation.number for citation in answer.citations]
    assert (answer.outcome is Outcome.ANSWERED) == bool(answer.citations)
    assert len(answer.citations) <= 6
    assert len(answer.nearest) <= 3
    for citation in (*answer.citations, *answer.nearest):
        span = citation.excerpt.span
        assert citation.article in [brief.article for brief in BRIEFS]
        assert citation.article.text[span.start : span.end] == citation.excerpt.text
    for line in answer.text.splitlines():
        for words in (a or b for a, b in QUOTED.findall(line)):
            assert words in TEXT


@given(QUESTIONS)
def test_every_answer_keeps_its_promises(question: str):
    """Each number has its citation, each citation its excerpt, quoted words are the article's."""
    hold(answer_from(question, BRIEFS, []))


@given(st.text(max_size=300))
def test_any_text_may_be_a_question(question: str):
    """No text is an error."""
    hold(answer_from(question, BRIEFS, []))


@given(st.lists(st.text(alphabet="abc .?\"“”'A1\n", max_size=60), max_size=3), QUESTIONS)
def test_any_article_may_be_asked(texts: list[str], question: str):
    """Odd articles give a refusal or an answer, and its excerpts are cut from them."""
    briefs = [brief_of(text) for text in texts if text.strip()]

    answer = answer_from(question, briefs, [])

    for citation in answer.citations:
        span = citation.excerpt.span
        assert citation.article.text[span.start : span.end] == citation.excerpt.text
