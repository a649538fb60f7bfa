"""The traits: names, figures and days, as a reader would note them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.stories.words import days_in, figures_in, names_in, stems_in, words_of_name
from tests.core.stories.accounts import day

TUESDAY = day(4)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("It burned on Monday.", {"2031-03-03"}),
        ("It burned on Tuesday.", {"2031-03-04"}),
        ("It burned on Wednesday.", {"2031-02-26"}),
        ("They meet next Tuesday.", {"2031-03-11"}),
        ("It is closed until Thursday.", {"2031-03-06"}),
        ("It came yesterday and goes tomorrow.", {"2031-03-03", "2031-03-05"}),
        ("He left on 28 December.", {"2030-12-28"}),
        ("Signed on Aug 29.", {"2031-08-29"}),
        ("On 31 February it rained.", set()),
        ("The Mayor may go.", set()),
    ],
)
def test_a_day_is_counted_from_publication(text, days):
    """Weekdays lie behind unless a word says ahead; dates take the nearest year."""
    assert days_in(text, TUESDAY) == days


def test_no_day_is_told_without_a_date_of_publication():
    """Nothing to count from."""
    assert days_in("It burned on Monday.", None) == frozenset()


def test_figures_are_digits_whatever_the_spelling():
    """Thousands, decimals, words; a year is a date."""
    assert figures_in("Four of 4,600 men, 2.3% in 2019") == ("2.3", "4", "4600")


def test_a_word_that_opens_a_sentence_is_no_name_for_that():
    """Capitals count inside a sentence."""
    found = names_in("Big Fire", "Flames rose. Chief Ada Brook’s men came. “Run,” said Bo Sill.")

    assert found == ("ada", "bo", "brook", "sill")


def test_offices_and_days_are_nobodys_name():
    """Any country has a prime minister, and Mondays."""
    assert words_of_name("Prime Minister Marsk of Brenland") == ("marsk", "brenland")
    assert names_in("", "then on Monday President Aldane went") == ("aldane",)


def test_stems_leave_out_names_and_reporting():
    """What is left is what happened."""
    assert set(stems_in("Oskune said the strikes spread", frozenset({"oskune"}))) == {
        "strike",
        "spread",
    }


@given(st.text())
def test_traits_of_any_text_are_folded(text: str):
    """Names compare without case; nothing fails on odd characters."""
    assert all(name == name.casefold() for name in names_in("", text))
    assert all(word for word in stems_in(text))
    figures_in(text)
    days_in(text, TUESDAY)
