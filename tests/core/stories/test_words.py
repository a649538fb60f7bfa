"""The traits: names and stems, as a reader would note them."""

from hypothesis import given
from hypothesis import strategies as st

from bot.core.stories.words import names_in, stems_in, words_of_name


def test_a_word_that_opens_a_sentence_is_no_name_for_that():
    """Capitals count inside a sentence."""
    found = names_in("Flames rose. Chief Ada Brook’s men came. “Run,” said Bo Sill.")

    assert found == ("ada", "bo", "brook", "sill")


def test_offices_and_days_are_nobodys_name():
    """Any country has a prime minister, and Mondays."""
    assert words_of_name("Prime Minister Marsk of Brenland") == ("marsk", "brenland")
    assert names_in("then on Monday President Aldane went") == ("aldane",)


def test_stems_leave_out_names_and_reporting():
    """What is left is what happened."""
    assert set(stems_in("Oskune said the strikes spread", frozenset({"oskune"}))) == {
        "strike",
        "spread",
    }


@given(st.text())
def test_traits_of_any_text_are_folded(text: str):
    """Names compare without case; nothing fails on odd characters."""
    assert all(name == name.casefold() for name in names_in(text))
    assert all(word for word in stems_in(text))
