"""Quality may rise; it may not fall."""

import tomllib

import pytest

from tests.quality import floors


@pytest.fixture(scope="module")
def measured():
    return floors.measured()


@pytest.mark.parametrize("name", floors.PINNED)
def test_no_measure_falls_under_its_floor(measured, name):
    """F1 over the gold, in percent; see CONTRIBUTING for how to raise a floor."""
    assert measured.tally(name).f1 >= floors.pinned()[name]


def test_no_distance_mark_is_taken_for_a_claim(measured):
    """Scare quotes are nobody's words."""
    assert measured.tally("distance marks taken for claims").hits == 0


def test_floors_belong_to_this_gold():
    """Changed gold asks for a look at the floors: `python -m tests.quality floors`."""
    pinned = tomllib.loads(floors.FILE.read_text(encoding="utf-8"))

    assert pinned["gold"] == floors.digest_of_gold()
