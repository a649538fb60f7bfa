"""What is forgotten is in no table and in no byte of the files, whatever the way it went."""

from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import timedelta
from pathlib import Path

import pytest

from bot.core.conversation import Conversation, Rules
from bot.core.digests.delivery import SlotName
from bot.core.place import Destination, Workspace
from bot.journeys.leaving import Leaving
from bot.storage.conversations import SqlConversations
from bot.storage.database import Database
from bot.storage.eraser import SqlEraser
from bot.storage.followed_feeds import SqlFollowedFeeds
from bot.storage.inbox import SqlInbox
from bot.storage.installations import SqlInstallations
from bot.storage.library import SqlLibrary
from bot.storage.slots import SqlSlots
from bot.storage.subscriptions import SqlSubscriptions
from tests.chat_desk import MovableClock
from tests.contracts.everything import KEEP, PERSON, fill, rows, tables, tables_with, words
from tests.databases import Addresses
from tests.fakes import NOON
from tests.sentences import sentences

TEAM, OTHER = Workspace("slack", "T1"), Workspace("slack", "t1")
OLD, NEW, STRANGE = "zqold", "xjnew", "vkstrange"
# What stays until people go: digests that are set, what their feeds show now, what they are told.
STAYS = {"subscriptions", "follows", "feeds", "feed_items", "readings", "secrets", "notices"}
STAYS |= {"model_usage"}  # numbers by day
WORDS_THAT_STAY = set(
    "channel digest morning topic feed key item words trouble secret task model".split()
)


@pytest.fixture
async def database(new_address: Addresses) -> AsyncIterator[Database]:
    async with Database(new_address()) as database:
        yield database


def leaving(database: Database, clock: MovableClock) -> Leaving:
    return Leaving(
        SqlEraser(database),
        SqlInstallations(database),
        SqlInbox(database),
        SqlFollowedFeeds(database),
        clock,
    )


async def test_every_table_is_seeded(database):
    """A new table without a word of its own in `fill` fails here, not unseen in the others."""
    await fill(database, TEAM, OLD, NOON)
    await SqlInstallations(database).plan_departure(TEAM, due=NOON)

    held = await rows(database)
    assert [name for name in tables() if held[name] == "[]"] == []
    marked = await tables_with(database, OLD)
    assert set(tables()) - marked == {
        "passages", "rules", "departures", "model_reservations",
    }  # offsets, numbers, keys  # fmt: skip


async def test_after_the_days_nothing_old_is_in_any_table(database):
    """Of what was asked, thought, heard, read and posted; what is younger stays whole."""
    clock = MovableClock()
    await fill(database, TEAM, OLD, clock.now())
    clock.forward(days=KEEP.keep_days, seconds=1)
    await fill(database, TEAM, NEW, clock.now() - timedelta(days=1))
    before = await words(database, NEW)

    assert await leaving(database, clock).tidy("slack") == 1

    # For as long again, the buttons under a brief can say that it was deleted.
    assert await tables_with(database, OLD) == STAYS | {"postings"}
    assert await words(database, NEW) == before
    await SqlEraser(database).forget_before(TEAM, clock.now() + timedelta(seconds=1), at=NOON)
    assert await tables_with(database, OLD) == STAYS
    assert await words(database, OLD) == {OLD + word for word in WORDS_THAT_STAY}
    assert [one.id for one in await SqlSubscriptions(database).of(TEAM)] == [
        "zqolddigest",
        "xjnewdigest",
    ]


async def test_a_late_digest_is_as_old_as_its_last_step(database):
    """Else what it told would count as new again."""
    await fill(database, TEAM, OLD, NOON)
    slots = SqlSlots(database)

    await SqlEraser(database).forget_before(TEAM, NOON, at=NOON)
    name = SlotName(f"{OLD}digest", NOON.date())
    assert await slots.life(name) is not None
    await SqlEraser(database).forget_before(TEAM, NOON + timedelta(seconds=1), at=NOON)
    assert await slots.life(name) is None


async def test_an_installation_with_a_thread_and_nothing_else_is_tidied(database):
    """What its articles left behind grows old too."""
    clock = MovableClock()
    place = Destination(TEAM, "C1")
    await SqlConversations(database).keep(Conversation(place, (), NOON, question=f"{OLD}word?"))
    clock.forward(days=Rules().keep_days, seconds=1)

    await leaving(database, clock).tidy("slack")

    assert await words(database, OLD) == set()


async def test_an_installation_that_left_is_in_no_table(database):
    """Walls, digests and feeds and all; one whose name differs in case alone stays whole."""
    await fill(database, TEAM, OLD, NOON)
    await fill(database, TEAM.only_channel("G1"), NEW, NOON)
    await fill(database, OTHER, STRANGE, NOON)
    before = await words(database, STRANGE)

    assert await leaving(database, MovableClock()).now(TEAM) == 2

    assert await words(database, OLD) | await words(database, NEW) == set()
    assert await words(database, STRANGE) == before


async def test_a_person_who_wants_to_be_forgotten_is_in_no_table(database):
    """All behind the person's wall; elsewhere the name, the requests, the note on a brief."""
    await fill(database, TEAM.only_person(PERSON), OLD, NOON)
    await fill(database, TEAM, STRANGE, NOON)

    assert await leaving(database, MovableClock()).person(TEAM, PERSON) == 1

    # The keys of the house are no person's, nor is what its model cost.
    assert await words(database, OLD) == {f"{OLD}{one}" for one in ("secret", "task", "model")}
    left = await words(database, STRANGE)
    assert f"{STRANGE}text" in left
    assert left.isdisjoint({f"{STRANGE}opinion", f"{STRANGE}wish", f"{STRANGE}trouble"})
    assert f"'{PERSON}'" not in str(await rows(database))


async def test_a_forgotten_article_is_in_no_table(database):
    """Nor what was said in it: not in a thread, a digest, a reading, an opinion, an index."""
    article = await fill(database, TEAM, OLD, NOON)
    about = {"text", "own", "title", "page", "speaker", "summary", "note"}
    about |= {"shown", "asked", "question", "opinion", "left"}
    assert {OLD + word for word in about} <= await words(database, OLD)

    assert await SqlLibrary(database, sentences).forget(TEAM, article)

    assert (await words(database, OLD)).isdisjoint({OLD + word for word in about})
    assert article not in "".join(
        text for name, text in (await rows(database)).items() if name != "postings"
    )


EVERYWHERE = ("text", "summary", "bare", "opinion", "wish", "unread", "event", "refusal")
FORGETTING: dict[str, Callable[[Leaving], Awaitable[object]]] = {
    "the days": lambda leaving: leaving.tidy("slack"),
    "an installation": lambda leaving: leaving.now(TEAM),
    "a wall": lambda leaving: leaving.channel(TEAM, "G1"),
}


@pytest.mark.parametrize("way", FORGETTING)
async def test_what_is_in_no_table_is_in_no_byte_of_the_files(way, tmp_path):
    """Neither in the database, opened again or not, nor in the log beside it."""
    clock = MovableClock()
    async with Database(f"sqlite:///{tmp_path}/store.db") as database:
        await fill(database, TEAM.only_channel("G1"), OLD, clock.now())
    async with Database(f"sqlite:///{tmp_path}/store.db") as database:
        clock.forward(days=KEEP.keep_days, seconds=1)
        await fill(database, OTHER, STRANGE, clock.now())
        known = await words(database, OLD)
        assert in_bytes(tmp_path, known) == known >= {f"{OLD}{one}" for one in EVERYWHERE}

        await FORGETTING[way](leaving(database, clock))

        left = await words(database, OLD)
        assert left <= {OLD + word for word in WORDS_THAT_STAY | {"posting", "wish", "request"}}
        assert in_bytes(tmp_path, known) == left
        assert in_bytes(tmp_path, {f"{STRANGE}text"})


def in_bytes(folder: Path, wanted: set[str]) -> set[str]:
    """Give the words that stand in any byte of any file."""
    held = b"".join(one.read_bytes() for one in sorted(folder.iterdir()))
    return {word for word in wanted if word.encode() in held}
