"""B-cubed on clusterings small enough to count by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.quality.stories.bcubed import bcubed

CLUSTERINGS = st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from("pqr")), min_size=1)


def named(*groups: str) -> dict[str, str]:
    return {item: group for group in groups for item in group}


def test_the_same_clustering_is_perfect():
    """Whatever the clusters are called."""
    value = bcubed(named("ab", "c"), {"a": "one", "b": "one", "c": "two"})

    assert (value.precision, value.recall, value.f1) == (1.0, 1.0, 1.0)


def test_one_heap_of_two_pairs_costs_half_the_precision():
    """Each of four has two of four right."""
    value = bcubed(named("ab", "cd"), named("abcd"))

    assert (value.precision, value.recall) == (0.5, 1.0)
    assert value.f1 == pytest.approx(2 / 3)


def test_loners_cost_recall():
    """Each of three finds one of three."""
    value = bcubed(named("abc"), named("a", "b", "c"))

    assert value.precision == 1.0
    assert value.recall == pytest.approx(1 / 3)


def test_the_heap_and_the_tail_as_counted_by_hand():
    """Wanted abc de, found ab cde: precision (1+1+1/3+2/3+2/3)/5, recall (2/3+2/3+1/3+1+1)/5."""
    value = bcubed(named("abc", "de"), named("ab", "cde"))

    assert value.precision == pytest.approx(11 / 15)
    assert value.recall == pytest.approx(11 / 15)


@pytest.mark.parametrize("found", [{}, {"a": "x"}, {"a": "x", "b": "x", "c": "x"}])
def test_other_items_are_refused(found):
    """Nothing may be left out or added."""
    with pytest.raises(ValueError, match="same items"):
        bcubed(named("ab"), found)


@given(CLUSTERINGS)
def test_precision_and_recall_change_places_with_the_clusterings(pairs):
    """What is recall one way is precision the other way; both stay in (0, 1]."""
    wanted = {str(at): one for at, (one, _) in enumerate(pairs)}
    found = {str(at): other for at, (_, other) in enumerate(pairs)}
    there, back = bcubed(wanted, found), bcubed(found, wanted)

    assert (there.precision, there.recall) == (back.recall, back.precision)
    assert 0 < there.precision <= 1
