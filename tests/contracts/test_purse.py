"""What a model uses is counted once, and a budget is never passed by more than one call."""

import asyncio
from datetime import timedelta

import pytest

from bot.core.article import ArticleId
from bot.core.budget import Budget
from bot.core.place import Workspace
from bot.storage.database import Database
from bot.storage.purse import STALE, SqlPurse
from bot.storage.replies import SqlReplies
from tests.fakes import NOON

TEAM, OTHER = Workspace("slack", "T1"), Workspace("slack", "T2")
ARTICLE, ANOTHER = ArticleId("a" * 16), ArticleId("b" * 16)


@pytest.fixture
def purse(database: Database) -> SqlPurse:
    return SqlPurse(database)


async def use(purse: SqlPurse, read: int, written: int, *, budget: Budget, at=NOON) -> bool:
    reservation = await purse.reserve(TEAM.only_person("U1"), read + written, budget, at=at)
    if reservation is None:
        return False
    await purse.settle(reservation, "answer", "m", read, 1, written, at=at)
    return True


async def test_what_is_used_is_counted_by_day_task_and_model(purse):
    """For a whole installation, whoever in it asked."""
    for _ in range(2):
        assert await use(purse, 10, 5, budget=Budget())
    await use(purse, 1, 1, budget=Budget(), at=NOON + timedelta(days=1))

    first, second = await purse.spent(NOON.date(), TEAM)

    assert (first.calls, first.read, first.cached, first.written) == (2, 20, 2, 10)
    assert (first.installation, first.task, first.model) == (TEAM.key, "answer", "m")
    assert second.day == first.day + timedelta(days=1)
    assert await purse.spent(second.day) == (second,)
    assert await purse.spent(NOON.date(), OTHER) == ()


async def test_a_day_and_a_month_have_their_limits(purse):
    """The call that passes a limit is the last one; another day begins anew, the month does not."""
    budget = Budget(a_day=20, a_month=50)
    assert await use(purse, 15, 0, budget=budget)
    assert await use(purse, 15, 0, budget=budget)
    assert not await use(purse, 1, 0, budget=budget)
    tomorrow = NOON + timedelta(days=1)
    assert await use(purse, 25, 0, budget=budget, at=tomorrow)

    assert not await use(purse, 1, 0, budget=budget, at=NOON + timedelta(days=2))
    assert await use(purse, 1, 0, budget=budget, at=NOON + timedelta(days=31))


async def test_callers_at_once_pass_a_budget_by_one_call_at_most(purse):
    """Each sets aside the most it can use before it begins."""
    budget, most = Budget(a_day=1000), 90

    async def call(number: int) -> int:
        reservation = await purse.reserve(TEAM, most, budget, at=NOON)
        if reservation is None:
            return 0
        await asyncio.sleep(0)
        used = most - number % 7
        await purse.settle(reservation, "answer", "m", used, 0, 0, at=NOON)
        return used

    used = [n for n in await asyncio.gather(*(call(at) for at in range(60))) if n]

    assert sum(used) == sum(one.read for one in await purse.spent(NOON.date()))
    assert 1000 - most < sum(used) < 1000 + most


async def test_what_is_set_aside_counts_until_it_is_freed(purse):
    budget = Budget(a_day=10)
    held = await purse.reserve(TEAM, 10, budget, at=NOON)
    assert held is not None
    assert await purse.reserve(TEAM, 1, budget, at=NOON) is None
    assert await purse.reserve(OTHER, 1, budget, at=NOON) is not None

    await purse.release(held)

    assert await purse.reserve(TEAM, 1, budget, at=NOON) is not None


async def test_what_a_dead_process_set_aside_is_forgotten(purse):
    """And books nothing if it was not dead after all."""
    budget = Budget(a_day=10)
    held = await purse.reserve(TEAM, 10, budget, at=NOON)
    later = NOON + STALE + timedelta(seconds=1)
    assert await purse.reserve(TEAM, 10, budget, at=later) is not None

    await purse.settle(held, "answer", "m", 7, 0, 0, at=later)

    assert await purse.spent(NOON.date()) == ()


async def test_a_reply_is_found_behind_its_wall_alone(database):
    replies = SqlReplies(database)
    await replies.keep(TEAM, ARTICLE, "k", '{"claims": ["\\u0000"]}\0', at=NOON)
    await replies.keep(TEAM, ARTICLE, "k", "newer \0", at=NOON)

    assert await replies.find(TEAM, ARTICLE, "k") == "newer \0"
    assert await replies.find(TEAM, ARTICLE, "other") is None
    assert await replies.find(TEAM, ANOTHER, "k") is None
    assert await replies.find(TEAM.only_person("U1"), ARTICLE, "k") is None
    assert await replies.find(OTHER, ARTICLE, "k") is None
