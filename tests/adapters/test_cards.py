"""Cards: what stands in the first message, what a press carries, what a table holds."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.cards.card import Action, Verb
from bot.adapters.cards.claims_csv import claims_csv
from bot.adapters.cards.claims_view import ClaimsView
from bot.adapters.cards.ranking import MOST_SHOWN, first_claims
from bot.core.article import Article, Source, SourceKind
from bot.core.brief import Brief
from bot.core.reading.pipeline import read
from tests import builders

TALKATIVE = "\n\n".join(
    [
        *(f"“We signed {number} orders,” minister Ilya Dorn said." for number in range(1, 9)),
        "“I was not asked,” mayor Tove Lind said.",
        "Farmer Otto Brandt said the winter was cold.",
    ]
)


def brief_of(text: str) -> Brief:
    return read(Article(text, Source(SourceKind.TEXT, "pasted"), language="en"))


def speakers_shown(brief: Brief, count: int = MOST_SHOWN) -> list[str]:
    return [claim.speaker.name for _, claim in first_claims(brief, count)]


def test_who_is_quoted_once_is_not_crowded_out():
    """At most five; every side before anybody's second claim; in the order of the article."""
    shown = speakers_shown(brief_of(TALKATIVE))

    assert len(shown) == MOST_SHOWN
    assert shown[-2:] == ["Tove Lind", "Otto Brandt"]
    assert set(shown[:-2]) == {"Ilya Dorn"}


def test_a_denial_stands_before_the_weather():
    """With room for one of two that are equal otherwise."""
    brief = brief_of(
        "“The winter was cold,” mayor Tove Lind said.\n\n“I did not order it,” Ilya Dorn said."
    )

    assert speakers_shown(brief, 1) == ["Ilya Dorn"]


@pytest.mark.parametrize("beginning", list("=+-@\t\r\n＝＋－＠"))
def test_a_table_runs_no_formula(beginning):
    """OWASP, CSV injection: a cell that would be a formula begins with an apostrophe."""
    article = builders.article(f"Sullivan said {beginning}1 is what we want.")
    claim = builders.claim(article, f"{beginning}1 is what", speaker=f"{beginning}Sullivan")
    table = claims_csv(builders.brief(article, claim)).decode("utf-8-sig")
    (row,) = csv.DictReader(io.StringIO(table))

    assert row["words"] == f"'{beginning}1 is what"
    assert row["speaker"] == f"'{beginning}Sullivan"


def test_a_table_holds_the_words_and_their_place():
    """What is cut from the article can be found in it again."""
    brief = brief_of(TALKATIVE)
    rows = list(csv.DictReader(io.StringIO(claims_csv(brief).decode("utf-8-sig"))))

    assert [row["words"] for row in rows] == [
        " […] ".join(part.text for part in claim.content) for claim in brief.claims
    ]
    for row, claim in zip(rows, brief.claims, strict=True):
        cut = brief.article.text[int(row["start"]) : int(row["end"])]
        assert cut.startswith(claim.content[0].text)


@given(
    st.sampled_from(Verb),
    st.lists(st.text(st.characters(exclude_characters=":"), max_size=16), max_size=3),
)
def test_a_press_carries_what_it_is_about(verb, about):
    """Written into a button and read again it is the same."""
    action = Action(verb, tuple(about))

    assert Action.of(action.token) == action


@pytest.mark.parametrize("token", ["", "b", "b:", "b:nothing", "x:claims:1", "claims"])
def test_what_is_none_of_ours_is_no_press(token):
    """Buttons of other apps, and of a time to come."""
    assert Action.of(token) is None


def test_a_view_of_claims_survives_its_button():
    """Filters and page go along with every press; nonsense narrows nothing down."""
    view = ClaimsView("4f1c").only(voice="c", state="1").on(3)

    assert ClaimsView.of(view.action()) == view
    assert ClaimsView.of(Action(Verb.CLAIMS, ("4f1c", "x", "?", "99", "he"))) == ClaimsView("4f1c")
