"""An answer on the terminal."""

from bot.adapters.terminal.answer_view import answer_view
from bot.core.answer import Answer, Citation, Outcome
from tests.adapters.sample_brief import ARTICLE, words
from tests.adapters.test_brief_view import drawn

QUOTE = words("“We will not withdraw a single engineer,”")


def test_every_citation_names_speaker_and_paragraph():
    """The text comes first, then what stands behind each number."""
    cited = Citation(1, ARTICLE, QUOTE, "Ilya Dorn")
    answer = Answer("Who?", Outcome.ANSWERED, "Ilya Dorn says so [1].", (cited,))

    assert drawn(*answer_view(answer)).splitlines() == [
        "Ilya Dorn says so [1].",
        "",
        "  [1] “We will not withdraw a single engineer,”",
        "      Ilya Dorn · para 2",
    ]


def test_the_papers_own_voice_is_named_as_such():
    """A citation without a speaker is not left without a voice."""
    cited = Citation(1, ARTICLE, words("It rained."), None)
    answer = Answer("Weather?", Outcome.ANSWERED, "It rained [1].", (cited,))

    assert "own voice of the article · para 4" in drawn(*answer_view(answer))


def test_a_refusal_shows_the_nearest_words():
    """Nearest words are marked as no answer."""
    near = Citation(1, ARTICLE, QUOTE, "Ilya Dorn")
    answer = Answer("When?", Outcome.NOT_IN_THE_ARTICLE, "Not in this article.", (), (near,))

    text = drawn(*answer_view(answer))

    assert text.startswith("Not in this article.\n\nThe nearest words:\n  -   “We will not")
    assert "[1]" not in text
