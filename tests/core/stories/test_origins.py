"""Four articles, two origins: copies and one agency's wire count once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.stories.copies import are_copies, containment, resemblance, shingles_of
from bot.core.stories.grouping import Story
from bot.core.stories.origins import Origin, origins
from bot.core.stories.wire import agencies_of, agency_key
from tests.core.stories.accounts import FIRE, FIRE_AGAIN, bare, read_aloud

WORDS = st.lists(st.sampled_from("fire rope alarm roof men dawn".split()), max_size=9).map(" ".join)


def names(story: Story) -> list[list[str]]:
    return [[one.id for one in origin.articles] for origin in origins(story)]


def test_copies_share_an_origin_under_any_headline():
    """Cut, and with another first word; a separate account is an origin of its own."""
    copy = bare("copy", "A " + FIRE[: FIRE.index("The owner")], title="Night of flames")
    story = Story((bare("wire", FIRE), copy, bare("own", FIRE_AGAIN)))

    assert names(story) == [["wire", "copy"], ["own"]]


def test_rewritten_wire_shares_the_agencys_origin():
    """Other words, same agency in the dateline; the agency's own text belongs to it too."""
    story = Story(
        (
            bare("agency", FIRE, publisher="Velmaran State Agency"),
            bare("paper", f"QUERNMOUTH (VSA) - {FIRE_AGAIN}"),
        )
    )

    assert names(story) == [["agency", "paper"]]
    assert origins(story)[0].agency == "vsa"


def test_an_agency_that_carries_the_claims_is_the_origin():
    """Named in the text with each claim, not in the dateline."""
    text = (
        "The dam broke at noon, mayor Tove Lind said, VSA reported. “We ran,” farmer Otto Brandt"
        " said, VSA reported. Nine were missing, police said, VSA reported."
    )

    assert read_aloud("retold", text).agencies == ("vsa",)


def test_an_agency_named_once_among_many_is_no_origin():
    """The paper asked people of its own."""
    text = (
        "The dam broke at noon, mayor Tove Lind said, VSA reported. “We ran,” farmer Otto Brandt"
        " said. Engineer Pia Holt said nobody had looked. Captain Rosa Felke said men searched on."
    )

    assert read_aloud("own", text).agencies == ()


def test_two_texts_of_one_paper_are_two_accounts():
    """A paper is not an agency that it hands on."""
    story = Story(
        (
            bare("news", FIRE, publisher="Anvil Gazette"),
            bare("essay", FIRE_AGAIN, publisher="Anvil Gazette"),
        )
    )

    assert len(origins(story)) == 2


def test_an_origin_has_an_article():
    """Nothing comes from nowhere."""
    with pytest.raises(ValueError, match="has an article"):
        Origin(())


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("VSA", "vsa"),
        ("the Velmaran State Agency", "vsa"),
        ("Corvin Press", "corvin press"),
        ("Northwire", "northwire"),
    ],
)
def test_an_agency_has_one_key_in_all_its_names(name, key):
    """Initials stand for three words and more."""
    assert agency_key(name) == key


def test_a_credit_line_names_the_agency():
    """As papers print it under the text."""
    assert agencies_of("It burned. With material from Northwire.", ()) == ("northwire",)


def test_shingles_of_two_texts_as_counted_by_hand():
    """Runs of two words: ab bc cd and bc cd de share two of four."""
    one, other = shingles_of("a b c d", 2), shingles_of("B c d e", 2)

    assert resemblance(one, other) == 0.5
    assert containment(one, other) == 2 / 3


def test_texts_without_words_are_no_copies():
    """Two empty pages say nothing of each other."""
    assert not are_copies(shingles_of(""), shingles_of("…"))


@given(WORDS, WORDS)
def test_being_a_copy_goes_both_ways(one: str, other: str):
    """And resemblance stays between 0 and containment."""
    mine, theirs = shingles_of(one), shingles_of(other)

    assert are_copies(mine, theirs) == are_copies(theirs, mine)
    assert 0 <= resemblance(mine, theirs) <= containment(mine, theirs) <= 1


@given(st.lists(WORDS, min_size=1, max_size=6))
def test_every_article_has_exactly_one_origin(texts: list[str]):
    """Nothing is counted twice, the first told comes first."""
    story = Story(tuple(bare(str(number), text) for number, text in enumerate(texts)))
    placed = [name for origin in names(story) for name in origin]

    assert sorted(placed) == sorted(one.id for one in story.articles)
    assert placed[0] == story.first.id
