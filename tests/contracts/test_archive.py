"""The port `Archive`: all that is kept of a workspace, as it was kept, and nothing of others."""

import json
from collections.abc import AsyncGenerator
from dataclasses import replace
from io import BytesIO
from typing import TypeVar

import pytest

from bot.adapters.export.files import write_json
from bot.core.place import TERMINAL, Workspace
from bot.errors import InputRefused, NotFound
from bot.journeys.export import ExportWorkspace
from bot.storage.archive import SqlArchive
from bot.storage.database import Database
from bot.storage.eraser import SqlEraser
from bot.storage.library import SqlLibrary
from bot.storage.subscriptions import SqlSubscriptions
from tests.contracts.everything import KEEP, brief_of, digest_of, fill, subscription_of, words
from tests.core.test_schema import VALIDATORS
from tests.fakes import NOON, FakeClock
from tests.sentences import sentences

TEAM, OTHER = Workspace("slack", "T1"), Workspace("slack", "t1")
ROOM = TEAM.only_channel("G1")
LISTS = "articles postings conversations feedback subscriptions digests feed_items".split()
# Sealed, in hand, about to be told, what a model was asked and what it cost.
NEVER = ("secret", "request", "wish", "trouble", "reply", "task", "model")


@pytest.fixture
def archive(database: Database) -> ExportWorkspace:
    return ExportWorkspace(SqlArchive(database), FakeClock())


One = TypeVar("One")


async def exported(archive: ExportWorkspace, wall: Workspace, *, private: bool = False):
    """Give an export as JSON, read again."""
    file = BytesIO()
    async with archive(wall, with_private=private) as export:
        await write_json(export, file)
    return json.loads(file.getvalue())


async def every(things: AsyncGenerator[One, None]) -> list[One]:
    return [one async for one in things]


async def test_everything_comes_back_as_it_was_kept(archive, database):
    """Values, not only words."""
    article = await fill(database, TEAM, "zq", NOON)

    async with archive(TEAM, with_private=False) as export:
        kept = export.kept
        (found,) = await every(kept.articles())
        (day,) = await every(kept.digests())
        assert export.rules == KEEP
        assert (found.wall, found.brief, found.added_at) == (TEAM, brief_of("zq"), NOON)
        assert await every(kept.subscriptions()) == [
            replace(subscription_of(TEAM, "zq", NOON), last_day=NOON.date())
        ]
        assert day.digest == digest_of("zq", NOON, article)
        assert [one.message for one in day.life.parts] == ["zqmessage"]
        assert "zqevent" in [one.what for one in day.life.events]
        assert [one.id for one in await every(kept.postings())] == ["zqposting"]
        assert [one.question for one in await every(kept.conversations())] == [
            "What of the zqquestion?",
            "zqbare?",
        ]
        assert [one.note for one in await every(kept.feedback())] == ["zqopinion"]
        assert [one.reading.reason for one in await every(kept.readings())] == ["zqrefusal"]


async def test_the_export_has_every_word_that_is_kept_but_secrets_and_work_in_hand(
    archive, database
):
    """What the tables hold and the export lacks is named here."""
    await fill(database, TEAM, "zq", NOON)

    record = await exported(archive, TEAM)

    VALIDATORS["export"].validate(record)
    assert all(len(record[name]) >= 1 for name in LISTS)
    lacking = {word for word in await words(database, "zq") if word not in json.dumps(record)}
    # The summary of an item stands in its feed, and so does the name of the feed.
    assert lacking == {f"zq{one}" for one in (*NEVER, "words")}


@pytest.mark.parametrize(
    ("asked", "private", "seen"),
    [
        (TEAM, False, {"zq"}),
        (TEAM, True, {"zq", "xj", "vk"}),
        (ROOM, True, {"xj"}),
        (TEAM.only_person("U1"), True, {"vk"}),
        (OTHER, True, {"jw"}),
    ],
)
async def test_walls_hold(archive, database, asked, private, seen):
    """Private places only when asked for; other installations never, not even t1 for T1."""
    walls = {"zq": TEAM, "xj": ROOM, "vk": TEAM.only_person("U1"), "jw": OTHER}
    for mark, wall in walls.items():
        await fill(database, wall, mark, NOON)

    record = await exported(archive, asked, private=private)

    text = json.dumps(record)
    assert {mark for mark in walls if f"{mark}text" in text} == seen
    assert all(len(record[name]) >= len(seen) for name in LISTS)
    assert not [mark for mark in walls.keys() - seen if f'"{mark}' in text or f" {mark}" in text]


async def test_a_private_place_is_exported_only_when_asked_for(archive, database):
    await fill(database, ROOM, "zq", NOON)

    with pytest.raises(InputRefused, match="slack/T1/channel:G1 is private"):
        await exported(archive, ROOM)


async def test_a_workspace_of_which_nothing_is_kept_is_named_with_those_that_are(archive, database):
    """One that left, too."""
    await fill(database, TEAM, "zq", NOON)
    await fill(database, OTHER, "xj", NOON)
    await SqlEraser(database).forget_installation(TEAM)

    with pytest.raises(NotFound, match=r"Nothing is kept of slack/T1/\.") as refused:
        await exported(archive, TEAM)
    assert refused.value.hint == "What is kept: slack/t1/."


async def test_the_library_of_a_terminal_may_be_empty(archive):
    """A backup of nothing is a backup."""
    record = await exported(archive, TERMINAL)

    VALIDATORS["export"].validate(record)
    assert record["settings"] is None
    assert all(record[name] == [] for name in LISTS)


async def test_an_export_left_half_way_leaves_the_store_usable(archive, database):
    """Somebody's disk is full."""
    library = SqlLibrary(database, sentences)
    for number in range(50):
        await library.keep(TEAM, brief_of(f"zq{number}x"), at=NOON)

    with pytest.raises(OSError, match="full"):
        await exported_to_a_full_disk(archive)

    assert len((await exported(archive, TEAM))["articles"]) == 50


async def exported_to_a_full_disk(archive: ExportWorkspace) -> None:
    async with archive(TEAM, with_private=False) as export:
        await write_json(export, FullDisk())


class FullDisk(BytesIO):
    """A file that takes ten thousand bytes."""

    def write(self, content) -> int:
        if self.tell() > 10_000:
            raise OSError("full")
        return super().write(content)


async def test_a_day_that_was_planned_and_not_made_is_there_without_content(archive, database):
    """And says how far it is."""
    one = subscription_of(TEAM, "zq", NOON)
    await SqlSubscriptions(database).keep(one, next_due=NOON)
    await SqlSubscriptions(database).plan(one, NOON.date(), NOON, next_due=None, at=NOON)

    (day,) = (await exported(archive, TEAM))["digests"]

    assert (day["state"], day["digest"], day["messages"]) == ("planned", None, [])
    assert len(day["events"]) == 1
