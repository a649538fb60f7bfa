"""Messages that show what was forgotten are found until they are done with."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.article import ArticleId
from bot.core.digests.delivery import PartState, SlotName
from bot.core.digests.digest import Digest
from bot.core.place import Workspace
from bot.storage.eraser import SqlEraser
from bot.storage.slots import SqlSlots
from bot.storage.subscriptions import SqlSubscriptions
from tests import builders
from tests.contracts.test_slots import DAY, DIGEST, SUBSCRIPTION
from tests.fakes import NOON

WALL = SUBSCRIPTION.destination.workspace
FIRST, SECOND = (builders.brief(builders.article(text)) for text in ("One said.", "Two said."))


@pytest.fixture
def slots(database) -> SqlSlots:
    return SqlSlots(database)


def digest_of(*articles: ArticleId) -> Digest:
    """Give a digest of one story for each article."""
    (story,) = DIGEST.stories
    (source,), (said,) = story.articles, story.claims
    stories = [
        replace(story, articles=(replace(source, id=one),), claims=(replace(said, article=one),))
        for one in articles
    ]
    return replace(DIGEST, stories=tuple(stories), more=(), left_out=())


async def post(slots: SqlSlots, subscriptions: SqlSubscriptions, digest: Digest) -> None:
    """Have a digest posted in two messages."""
    await subscriptions.keep(SUBSCRIPTION, next_due=NOON)
    await subscriptions.plan(SUBSCRIPTION, DAY, NOON, next_due=None, at=NOON)
    (held,) = await slots.take("slack", owner="one", at=NOON, until=NOON, limit=1)
    await slots.freeze(held, digest, 2, at=NOON)
    for part in await slots.parts(held.name):
        sent = replace(part, state=PartState.SENT, message=f"17.{part.number}")
        await slots.change(held, PartState.PENDING, sent, at=NOON)


@pytest.fixture
async def posted(library, slots, subscriptions) -> None:
    for one in (FIRST, SECOND):
        await library.keep(WALL, one, at=NOON)
    await post(slots, subscriptions, digest_of(FIRST.article.id, SECOND.article.id))


async def test_a_forgotten_article_makes_every_message_of_its_digest_stale(posted, slots, library):
    """With what is left, and where it stands."""
    assert await slots.stale("slack", limit=9) == ()
    await library.forget(WALL, FIRST.article.id)

    found = await slots.stale("slack", limit=9)
    assert [(one.part.number, one.message, one.first) for one in found] == [
        (0, "17.0", "17.0"),
        (1, "17.1", "17.0"),
    ]
    assert {(one.place, one.owner) for one in found} == {(SUBSCRIPTION.destination, "U1")}
    assert found[0].digest == digest_of(SECOND.article.id)
    assert await slots.stale("discord", limit=9) == ()


async def test_a_message_that_is_done_with_is_not_found_again(posted, slots, library):
    """What could not be edited is noted in the life of the day."""
    await library.forget(WALL, FIRST.article.id)
    first, second = await slots.stale("slack", limit=9)

    assert await slots.mended(first, why_not="", at=NOON)
    assert await slots.mended(second, why_not="locked", at=NOON)

    assert await slots.stale("slack", limit=9) == ()
    life = await slots.life(SlotName("s1", DAY))
    assert life is not None
    assert [one.state for one in life.parts] == [PartState.SENT, PartState.SENT]
    assert life.events[-1].what == "message 2 could not be edited: locked"


async def test_what_is_forgotten_during_an_edit_makes_it_stale_again(posted, slots, library):
    """The edit showed too much already."""
    await library.forget(WALL, FIRST.article.id)
    before, _ = await slots.stale("slack", limit=9)
    await library.forget(WALL, SECOND.article.id)

    assert not await slots.mended(before, why_not="", at=NOON)
    after, _ = await slots.stale("slack", limit=9)
    assert after.digest.stories == ()
    assert await slots.mended(after, why_not="", at=NOON)


async def test_what_is_only_too_old_is_not_taken_back(posted, slots, database):
    """Nobody asked for it, and the channel would see every digest change."""
    later = NOON + timedelta(days=1)

    assert await SqlEraser(database).forget_before(WALL, later, at=later) == 2

    assert await slots.stale("slack", limit=9) == ()


async def test_only_digests_that_show_it_are_stale(slots, library, subscriptions):
    """Not one that only named it as left out of nothing, and none behind another wall."""
    elsewhere = Workspace("slack", "T2")
    empty = replace(digest_of(), left_out=(replace(DIGEST.left_out[0], article="x"),))
    left = replace(empty.left_out[0], article=FIRST.article.id)
    for wall in (WALL, elsewhere):
        await library.keep(wall, FIRST, at=NOON)
    await post(slots, subscriptions, replace(empty, left_out=(left,)))

    assert await library.forget(elsewhere, FIRST.article.id)
    assert await library.forget(WALL, FIRST.article.id)

    assert await slots.stale("slack", limit=9) == ()
