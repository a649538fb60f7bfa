"""Articles of one event stand together, whatever the order in which they come."""

from datetime import datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.stories.grouping import Story, group
from bot.core.stories.linking import average_link
from bot.core.stories.told import Told, told, told_of
from tests import builders
from tests.core.stories.accounts import CHESS, FIRE, FIRE_AGAIN, bare, day, ids

WORDS = st.sampled_from("fire Quernmouth rope 40 alarm Vane chess title nine Holmrath".split())
TEXTS = st.lists(WORDS, max_size=12).map(" ".join)
DATES = st.none() | st.integers(1, 28).map(day)
BATCHES = st.lists(
    st.builds(
        lambda number, title, text, published: told(number, title, text, published=published),
        st.integers(0, 99).map(str), TEXTS, TEXTS, DATES,
    ),
    unique_by=lambda one: one.id, max_size=9,
)  # fmt: skip


def test_two_accounts_of_one_event_are_one_story():
    """With no sentence in common; another event stands alone."""
    items = [bare("chess", CHESS), bare("later", FIRE_AGAIN), bare("first", FIRE, on=3)]

    assert ids(group(items)) == [["first", "later"], ["chess"]]


def test_the_same_words_a_week_later_are_another_event():
    """Time apart tells events from each other."""
    assert len(group([bare("first", FIRE, on=3), bare("later", FIRE_AGAIN, on=17)])) == 2


def test_articles_without_a_date_are_grouped_by_their_words():
    """An unknown time speaks neither for nor against."""
    items = [bare("b", FIRE_AGAIN, on=None), bare("a", FIRE, on=None), bare("c", CHESS)]

    assert ids(group(items)) == [["c"], ["a", "b"]]


def test_nothing_makes_no_story():
    """An empty digest."""
    assert group([]) == ()


def test_one_article_is_a_story():
    """Alone, however short."""
    only = bare("only", "")

    assert group([only]) == (Story((only,)),)


def test_two_items_of_one_name_are_refused():
    """One article stands in one story."""
    with pytest.raises(ValueError, match="one id"):
        group([bare("same", FIRE), bare("same", CHESS)])


def test_dates_with_and_without_a_zone_stand_side_by_side():
    """Without a zone it is UTC."""
    plain = Told("plain", "", FIRE, published=datetime(2031, 3, 4, 11))  # noqa: DTZ001

    assert ids(group([bare("zoned", FIRE), plain])) == [["plain", "zoned"]]


def test_a_chain_of_follow_ups_does_not_become_one_story():
    """Each is like the one before; the ends are not alike, and the mean falls under the bar."""
    rows = [{1: 0.6}, {0: 0.6, 2: 0.5}, {1: 0.5, 3: 0.6}, {2: 0.6}]

    assert average_link(rows, 0.4) == [[0, 1], [2, 3]]


def test_equally_alike_pairs_are_joined_from_the_lower_numbers():
    """Ties are settled the same way each time: the mean of 0 and 0.5 is too little for the last."""
    rows = [{1: 0.5}, {0: 0.5, 2: 0.5}, {1: 0.5}]

    assert average_link(rows, 0.4) == [[0, 1], [2]]


@given(BATCHES, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(items: list[Told], random: Random):
    """Groups and their order are the same for every permutation."""
    shuffled = list(items)
    random.shuffle(shuffled)

    assert group(shuffled) == group(items)


@given(BATCHES)
def test_every_article_stands_in_exactly_one_story(items: list[Told]):
    """Nothing is lost, nothing is told twice."""
    placed = [one.id for story in group(items) for one in story.articles]

    assert sorted(placed) == sorted(one.id for one in items)


@given(BATCHES)
def test_stories_begin_in_the_order_of_publication(items: list[Told]):
    """Inside a story too; what has no date comes last."""
    dates = [story.first.at for story in group(items)]
    known = [one for one in dates if one is not None]

    assert known == sorted(known)
    assert dates[: len(known)] == known


@given(st.text(), st.text(), DATES)
def test_any_text_can_be_told(title: str, text: str, published: datetime | None):
    """Whatever a page holds."""
    assert group([told("any", title, text, published=published)])


def test_a_brief_tells_names_agencies_and_claims():
    """What grouping needs follows from a brief, and an ISO date printed in the article counts."""
    article = builders.article(
        "PORT ELLIN, 4 March (VSA) - Judith Kaye said 14 men had left.", published="2031-03-04"
    )
    brief = builders.brief(article, builders.claim(article, "14 men had left"))
    one = told_of(brief)

    assert one.at == day(4, hour=0)
    assert {"judith", "kaye"} <= {*one.names}
    assert (one.agencies, one.claims) == (("vsa",), brief.claims)


def test_a_speaker_who_opens_a_sentence_is_a_name():
    """The brief knows that a person speaks where capitals alone do not."""
    text = "Sullivan said nothing."
    article = builders.article(text)
    brief = builders.brief(article, builders.claim(article, "nothing"))

    assert told("bare", "", text).names == ()
    assert told_of(brief).names == ("sullivan",)


@pytest.mark.parametrize("printed", [None, "yesterday", "2031-13-40", "0001-01-01T00:00+14:00"])
def test_a_date_that_cannot_be_read_is_no_date(printed):
    """The caller may know better."""
    brief = builders.brief(builders.article(published=printed))

    assert told_of(brief).published is None
    assert told_of(brief, published=day(4)).published == day(4)


def test_background_does_not_make_a_story():
    """What two articles share far below the lead is not their event."""
    background = " The town has 9,000 people, a rope works and a chess club." * 8
    items = [bare("fire", FIRE * 3 + background), bare("chess", CHESS * 5 + background)]

    assert len(group(items)) == 2
