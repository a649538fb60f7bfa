"""Quality may rise; it may not fall."""

import pytest

from tests.quality import floors


@pytest.mark.parametrize("part", floors.PARTS)
@pytest.mark.parametrize("name", floors.PINNED)
def test_no_measure_falls_under_its_floor(part, name):
    """F1 over the gold, in percent; see CONTRIBUTING for how to raise a floor."""
    assert floors.measured(part).tally(name).f1 >= floors.pinned(part)[name]


def test_no_distance_mark_of_the_seeds_is_taken_for_a_claim():
    """Scare quotes are nobody's words."""
    assert floors.measured("seeds").tally("distance marks taken for claims").hits == 0


@pytest.mark.parametrize("part", floors.PARTS)
def test_floors_belong_to_this_gold(part):
    """Changed gold asks for a look at the floors: `python -m tests.quality floors`."""
    assert floors.pinned_digest(part) == floors.digest_of_gold(part)
