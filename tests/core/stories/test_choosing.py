"""Every side once before any side twice; the dispute first; no words twice."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.claim import SpeakerKind
from bot.core.stories.choosing import choose_claims
from bot.core.stories.grouping import Story
from bot.core.stories.sides import disputes, side_of
from bot.core.weighing import words_of
from tests import builders
from tests.core.stories.accounts import FIRE, FIRE_AGAIN, read_aloud

DISPUTE = Story((read_aloud("fire", FIRE), read_aloud("again", FIRE_AGAIN)))
TALK = (
    "“We signed 8 orders,” minister Ilya Dorn said. “We will close 3 yards,” Dorn said. “Nobody"
    " asked us,” Dorn said. Mayor Tove Lind said the winter was cold."
)


def speakers(story: Story, count: int) -> list[str]:
    return [one.claim.speaker.name for one in choose_claims(story, count)]


def test_who_denies_and_who_is_denied_come_first():
    """Though one stands in another article than the other."""
    assert set(speakers(DISPUTE, 2)) == {"Quern Cordage", "Cass Orme"}


def test_a_statement_and_its_denial_are_not_the_same_words():
    """The very claim that is denied is shown, though its speaker has stronger ones."""
    claims = "Cass Orme said the alarm had been switched off. “We will sue 9 men,” Orme said."
    answer = "Quern Cordage denied that the alarm had been switched off."
    story = Story((read_aloud("claims", claims), read_aloud("answer", answer)))

    assert {words_of(one.claim) for one in choose_claims(story, 2)} == {
        "the alarm had been switched off"
    }
    assert len(choose_claims(story, 2)) == 2


def test_a_denial_of_what_nobody_claims_stands_alone():
    """There may be no other side in these articles."""
    (only,) = disputes(choose_claims(Story((read_aloud("x", FIRE),)), 9))

    assert only.denial.claim.speaker.name == "Quern Cordage"
    assert only.answered is None


def test_every_side_is_heard_before_any_is_heard_twice():
    """Who is quoted once is not crowded out."""
    story = Story((read_aloud("talk", TALK),))

    assert speakers(story, 2) == ["Ilya Dorn", "Tove Lind"]
    assert speakers(story, 9) == ["Ilya Dorn", "Tove Lind", "Ilya Dorn", "Ilya Dorn"]


def test_the_same_quotation_in_two_papers_is_given_once():
    """Cut in one of them, credited in other words."""
    story = Story(
        (
            read_aloud(
                "whole", "“The gate is open to any man who wants to work,” Halvor Mink said."
            ),
            read_aloud("cut", "Minister Halvor Mink said “the gate is open to any man”."),
        )
    )

    assert len(choose_claims(story, 5)) == 1


def test_a_person_is_one_side_in_all_articles():
    """By the last name; organisations by their words, the nameless stay with their article."""
    person = builders.speaker("Brann Sorel")
    agency = builders.speaker("the Port Authority", kind=SpeakerKind.ORGANIZATION)
    nobody = builders.speaker("an official", kind=SpeakerKind.UNNAMED)

    assert side_of("a", person) == side_of("b", builders.speaker("Sorel"))
    assert side_of("a", agency) == side_of(
        "b", builders.speaker("Port Authority", kind=SpeakerKind.ORGANIZATION)
    )
    assert side_of("a", nobody) != side_of("b", nobody)


def test_a_claim_says_where_it_stands():
    """Article and number there, so that a press can open it."""
    for one in choose_claims(DISPUTE, 9):
        article = next(each for each in DISPUTE.articles if each.id == one.article)
        assert article.claims[one.number - 1] is one.claim


def test_a_negative_number_of_claims_is_refused():
    """A slip of the caller."""
    with pytest.raises(ValueError, match="-1"):
        choose_claims(DISPUTE, -1)


def test_a_story_without_claims_gives_none():
    """Photographs, say."""
    assert choose_claims(Story((read_aloud("quiet", "It rained."),)), 5) == ()


@given(st.integers(0, 12))
def test_fewer_are_the_beginning_of_more(count: int):
    """Never more than asked for; a longer list begins with the shorter one."""
    chosen = choose_claims(DISPUTE, count)

    assert len(chosen) <= count
    assert choose_claims(DISPUTE, 12)[: len(chosen)] == chosen


@given(st.permutations(TALK.split(". ")))
def test_no_words_are_given_twice(sentences: list[str]):
    """Whatever the order of the sentences."""
    text = ". ".join(one.rstrip(".") for one in sentences) + "."
    story = Story((read_aloud("one", text), read_aloud("two", text)))
    words = [words_of(one.claim) for one in choose_claims(story, 20)]

    assert len(words) == len(set(words))
