"""Which story comes first, with the reason in numbers."""

from bot.core.stories.grouping import Story
from bot.core.stories.importance import order
from tests.core.stories.accounts import CHESS, FIRE, FIRE_AGAIN, bare, read_aloud


def firsts(*stories: Story) -> list[str]:
    return [one.story.first.id for one in order(stories)]


def test_two_origins_stand_before_two_copies():
    """Who copies adds less than who looks."""
    copied = Story((bare("copied", CHESS), bare("copy", CHESS)))
    confirmed = Story((bare("seen", FIRE), bare("seen too", FIRE_AGAIN)))

    assert firsts(copied, confirmed) == ["seen", "copied"]


def test_today_stands_before_last_week():
    """Age counts from the newest article, there is no clock."""
    old, new = Story((bare("old", CHESS, on=3),)), Story((bare("new", CHESS, on=9),))
    first, second = order([old, new])

    assert (first.story, first.reason.age) == (new, 0.0)
    assert second.reason.age == 6.0


def test_a_denial_with_numbers_stands_before_the_weather():
    """All else being equal."""
    calm = Story((read_aloud("calm", "Farmer Otto Brandt said the winter was cold."),))
    row = Story((read_aloud("row", "Mayor Tove Lind denied that 9 men were hurt."),))

    assert firsts(calm, row) == ["row", "calm"]


def test_the_reason_says_what_was_counted():
    """A view can put it into words."""
    story = Story((read_aloud("fire", FIRE), bare("own", FIRE_AGAIN)))
    reason = order([story])[0].reason

    assert (reason.articles, reason.origins) == (2, 2)
    assert (reason.numbers, reason.denials) == (1, 1)
    assert reason.newest == story.first.at


def test_stories_without_dates_can_be_ordered():
    """They count as old, and have no age to show."""
    undated, dated = Story((bare("a", FIRE, on=None),)), Story((bare("b", FIRE),))

    assert firsts(undated, dated) == ["b", "a"]
    assert order([undated])[0].reason.age is None


def test_the_order_does_not_depend_on_the_input():
    """Equals are ordered by the id of the first article."""
    stories = [Story((bare(name, CHESS),)) for name in "edcba"]

    assert order(stories) == order(stories[::-1])
    assert firsts(*stories) == [*"abcde"]


def test_no_stories_no_order():
    """An empty digest."""
    assert order([]) == ()
