"""Not one lie about a gold article becomes a claim, and not one truth is held back."""

import pytest

from bot.core.claim import FoundBy
from bot.core.two_readings import agreed_share, join
from tests.quality.liars import leaks, lies, truths
from tests.quality.markup import GoldArticle, load_all
from tests.quality.reading import brief_of

FEWEST = 500
GOLD = load_all()


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.name)
def test_every_lie_is_withheld_with_its_reason(gold: GoldArticle):
    """The claims stay as they were; what was proposed stands among what is withheld."""
    before = brief_of(gold.text)

    for lie in lies(gold, before):
        after = join(before, [lie.point])
        assert not leaks(gold, before, after), lie
        told = [one for one in after.withheld if one.by is FoundBy.MODEL]
        assert told, lie
        assert told[-1].reason
        assert after.claims == before.claims, lie


@pytest.mark.parametrize("gold", load_all("dev"), ids=lambda gold: gold.name)
def test_no_lie_comes_through_where_the_gate_was_not_made(gold: GoldArticle):
    """Articles that were written after the gate: nothing false becomes a claim there either."""
    before = brief_of(gold.text)

    assert not [lie for lie in lies(gold, before) if leaks(gold, before, join(before, [lie.point]))]


@pytest.mark.parametrize("gold", GOLD, ids=lambda gold: gold.name)
def test_no_truth_is_held_back(gold: GoldArticle):
    """What a person marked in the article passes, all of it."""
    before = brief_of(gold.text)

    after = join(before, [point for _, point in truths(gold, before)])

    assert set(after.withheld) <= set(before.withheld)
    assert not leaks(gold, before, after)
    assert agreed_share(after.claims)[0] > 0.75 * len(before.claims)
    assert any(FoundBy.MODEL in claim.found_by for claim in after.claims)


def test_there_are_lies_enough():
    """All sorts of them, from all gold articles."""
    told = [lie for gold in GOLD for lie in lies(gold, brief_of(gold.text))]

    assert len(told) >= FEWEST
    assert len({lie.sort for lie in told}) >= 15
