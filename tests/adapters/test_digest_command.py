"""`briefing digest`: what is set, and what became of it."""

import asyncio
from dataclasses import replace

import pytest

from bot.app import App, SqlStore
from bot.core.digests.delivery import PartState, SlotState
from bot.engines.embedded import EmbeddedEngine
from tests.adapters.command_line import Briefing, Ended
from tests.contracts.test_slots import DAY, DIGEST, SUBSCRIPTION
from tests.fakes import NOON, FakeClock, FakeIntake


class Operating(Briefing):
    """`briefing` on a store that is really kept."""

    url = ""

    def _build(self) -> App:
        return App(FakeClock(), FakeIntake, lambda: EmbeddedEngine(FakeClock()), SqlStore(self.url))


@pytest.fixture
def briefing(tmp_path) -> Operating:
    made = Operating()
    made.url = f"sqlite:///{tmp_path / 'bot.db'}"
    asyncio.run(_posted(made.url))
    return made


async def _posted(url: str) -> None:
    """Have a digest set and posted, as a process would."""
    async with SqlStore(url).open_all() as shelves:
        await shelves.subscriptions.keep(SUBSCRIPTION, next_due=NOON)
        await shelves.subscriptions.plan(SUBSCRIPTION, DAY, NOON, next_due=None, at=NOON)
        (held,) = await shelves.slots.take("slack", owner="a", at=NOON, until=NOON, limit=1)
        await shelves.slots.freeze(held, DIGEST, 1, at=NOON)
        (part,) = await shelves.slots.parts(held.name)
        sent = replace(part, state=PartState.SENT, message="17.2")
        await shelves.slots.change(held, PartState.PENDING, sent, at=NOON)
        await shelves.slots.finish(held, SlotState.DONE, "", at=NOON)


def test_every_digest_is_listed_with_its_place(briefing):
    """Id, title, time, place."""
    ended: Ended = briefing("digest", "list")

    assert ended.code == 0
    assert "s1  Northern desk  07:30 Europe/Zurich, Mon Tue Wed" in ended.out
    assert "C1" in ended.out


def test_the_life_of_a_day_is_told(briefing):
    """Each step with its time, each message with its state."""
    ended = briefing("digest", "why", "s1", DAY.isoformat())

    assert ended.code == 0
    assert "s1 2031-03-04  done" in ended.out
    assert "content frozen, messages: 1" in ended.out
    assert "message 1: sent, 17.2" in ended.out


@pytest.mark.parametrize(
    ("given", "code", "said"),
    [
        (("s1", "2031-03-05"), 3, "There is no slot of s1 on 2031-03-05."),
        (("s1", "Tuesday"), 2, "is no day; write it like 2031-03-04."),
    ],
)
def test_a_day_that_is_none_is_refused_with_what_would_help(briefing, given, code, said):
    """One line each."""
    ended = briefing("digest", "why", *given)

    assert ended.code == code
    assert said in ended.err


def test_a_digest_is_paused_and_resumed(briefing):
    """As its owner would; the next times are said."""
    assert "is paused" in briefing("digest", "pause", "s1").out
    assert "paused: paused" in briefing("digest", "list").out
    assert "goes on. Next: Wed 5 March 07:30" in briefing("digest", "resume", "s1").out


def test_todays_digest_is_made_once(briefing):
    """It was posted already."""
    ended = briefing("digest", "now", "s1")

    assert ended.code == 3
    assert "Today's digest was made already." in ended.err


def test_a_preview_shows_what_would_be_posted(briefing):
    """Nothing has come since."""
    assert "no new stories since" in briefing("digest", "preview", "s1").out


def test_a_removed_digest_is_gone(briefing):
    assert "is removed" in briefing("digest", "remove", "s1").out
    assert "No digest is set here yet." in briefing("digest", "list").out


@pytest.mark.parametrize("what", ["preview", "now", "pause", "resume", "remove"])
def test_an_id_that_is_none_is_refused(briefing, what):
    """With the way to the right one."""
    ended = briefing("digest", what, "s9")

    assert ended.code == 3
    assert "There is no digest “s9”." in ended.err
    assert "briefing digest list" in ended.err
