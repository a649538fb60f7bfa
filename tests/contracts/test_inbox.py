"""The port `Inbox`: each request once, and none lost."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.place import Destination, Workspace
from bot.core.request import Attachment, Form, Request, Wish
from bot.storage.database import Database
from bot.storage.inbox import SqlInbox
from tests.databases import Addresses
from tests.fakes import NOON

SLACK = Workspace("slack", "T1")
LATER = NOON + timedelta(seconds=30)
REQUEST = Request(
    id="Ev1",
    destination=Destination(SLACK.only_channel("G/1"), "G/1", "17.2"),
    person="U1",
    wish=Wish.BRIEF,
    text="a “question” 💡 \ud800",
    links=("https://kestrel.example/a?b=1",),
    files=(Attachment("a.pdf", "F1", "application/pdf", 12), Attachment("b", "F2")),
    form=Form.CLAIMS,
    is_private=True,
    handle={"team": "T1", "token": "xyz"},
)


@pytest.fixture
def inbox(database: Database) -> SqlInbox:
    return SqlInbox(database)


async def take(inbox: SqlInbox, request: Request, owner: str = "one") -> bool:
    return await inbox.take(request, owner=owner, at=NOON, until=LATER)


async def test_a_request_is_heard_once(inbox: SqlInbox) -> None:
    """Whoever delivers it again, behind whatever wall."""
    assert await take(inbox, REQUEST)
    again = replace(REQUEST, destination=Destination(SLACK, "C2"))
    assert not await take(inbox, REQUEST, "two")
    assert not await take(inbox, again)


async def test_other_installations_have_ids_of_their_own(inbox: SqlInbox) -> None:
    """The same number elsewhere is another request."""
    for place in (Workspace("slack", "T2"), Workspace("discord", "T1"), Workspace("slack", "T1/x")):
        assert await take(inbox, replace(REQUEST, destination=Destination(place, "C")))
    assert await take(inbox, REQUEST)


async def test_a_finished_request_leaves_its_id_only(inbox: SqlInbox, database: Database) -> None:
    """It is not heard again, and nothing of it is kept."""
    await take(inbox, REQUEST)
    await inbox.finish(REQUEST)

    assert not await take(inbox, REQUEST)
    assert await inbox.take_over("slack", owner="two", at=LATER, until=LATER) == ()
    async with database.reading() as connection:
        rows = (await connection.exec_driver_sql("SELECT * FROM requests")).all()
    assert "question" not in str(rows)
    assert "U1" not in str(rows)


async def test_what_is_held_is_nobody_elses(inbox: SqlInbox) -> None:
    """A lease that is renewed does not end."""
    await take(inbox, REQUEST)
    assert await inbox.take_over("slack", owner="two", at=NOON, until=LATER) == ()

    far = LATER + timedelta(minutes=5)
    await inbox.hold("one", until=far)

    assert await inbox.take_over("slack", owner="two", at=LATER, until=far) == ()


async def test_a_dead_owners_request_comes_back_whole(inbox: SqlInbox) -> None:
    """After its lease somebody else has it, with the count of attempts."""
    await take(inbox, REQUEST)

    (taken,) = await inbox.take_over("slack", owner="two", at=LATER, until=LATER)
    (again,) = await inbox.take_over("slack", owner="three", at=LATER, until=LATER)

    assert taken.request == REQUEST
    assert (taken.attempts, again.attempts) == (2, 3)
    assert await inbox.take_over("discord", owner="two", at=LATER, until=LATER) == ()


async def test_what_is_let_go_can_be_taken_at_once(inbox: SqlInbox) -> None:
    """A clean stop leaves its work to the next start."""
    await take(inbox, REQUEST)
    await inbox.let_go("one", at=NOON)

    assert len(await inbox.take_over("slack", owner="two", at=NOON, until=LATER)) == 1


async def test_an_event_that_is_no_request_is_heard_once(inbox: SqlInbox) -> None:
    """Nobody takes it over."""
    assert await inbox.first_time(SLACK, "Ev9", at=NOON)
    assert not await inbox.first_time(SLACK.only_person("U1"), "Ev9", at=NOON)
    assert await inbox.take_over("slack", owner="two", at=LATER, until=LATER) == ()


async def test_old_ids_are_cleared_and_open_requests_stay(inbox: SqlInbox) -> None:
    """An unanswered request is never too old."""
    await take(inbox, REQUEST)
    await inbox.first_time(SLACK, "Ev9", at=NOON)

    assert await inbox.clear(before=LATER) == 1
    assert not await take(inbox, REQUEST)


async def test_of_many_who_hear_it_at_once_one_has_it(new_address: Addresses) -> None:
    """Two processes, twenty deliveries, one winner; and orphans are shared without overlap."""
    address = new_address()
    async with Database(address) as first, Database(address) as second:
        shares_a_store = ":memory:" not in address
        inboxes = [SqlInbox(first), SqlInbox(second if shares_a_store else first)]

        heard = [take(inboxes[n % 2], REQUEST, f"owner {n % 2}") for n in range(20)]
        assert sum(await asyncio.gather(*heard)) == 1

        for number in range(12):
            await take(inboxes[0], replace(REQUEST, id=f"more {number}"))
        shares = await asyncio.gather(
            *(
                one.take_over("slack", owner=f"new {n}", at=LATER, until=LATER + LATER_STILL)
                for n, one in enumerate(inboxes)
            )
        )
        ids = [taken.request.id for share in shares for taken in share]
        assert len(ids) == len(set(ids)) == 13


LATER_STILL = timedelta(minutes=1)
