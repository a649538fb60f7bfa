"""Digests whose process is killed while the platform answers badly; `bench crashes` is the rest."""

import pytest

from bot.core.digests.delivery import SlotState
from tests.platforms.digest_trials import ANSWERS, PLATFORMS, Tally, Trial, tried, victims


@pytest.mark.parametrize("platform", PLATFORMS)
async def test_whatever_is_answered_a_killed_digest_is_there_once(platform, tmp_path):
    """Each answer once; killed twice when the post is made, before anybody could note it."""
    tally, url = Tally(), f"sqlite:///{tmp_path}/bot.db"
    async with PLATFORMS[platform]() as opened, victims() as program:
        for number, answer in enumerate(ANSWERS):
            trial = Trial(number, answer, "post", "after", late=0.3, waits=0.1)
            await tried(opened, url, program, trial, tally)

    assert tally.once == tally.digests == len(ANSWERS) + 1
    assert tally.ends == {SlotState.DONE: tally.digests}
    assert tally.kills >= len(ANSWERS)
