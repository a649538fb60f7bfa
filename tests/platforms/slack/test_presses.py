"""Buttons, menus and modals below a brief (S3, S5, D1's In context, sharing, deleting)."""

import pytest

from bot.adapters.cards.claims_csv import NAME
from bot.core.place import Workspace
from tests.platforms.pages import DORN, KESTREL
from tests.platforms.slack_server import Channel, Person, Seen, SlackServer


async def briefed(ana: Person, room: Channel) -> Seen:
    """Have the article briefed in a channel."""
    said = await ana.mentions(room, KESTREL)
    return await ana.hears(room, thread=said.ts)


@pytest.fixture
def ana(slack: SlackServer) -> Person:
    return slack.person("ana")


@pytest.fixture
def room(slack: SlackServer, ana: Person) -> Channel:
    return slack.channel("news", ana)


async def test_all_claims_open_in_a_modal_with_filters(slack, bot, ana, room):
    """S5: every claim, own voice and mark; a menu narrows down in the same modal."""
    brief = await briefed(ana, room)
    await bot.settled()

    await ana.presses(brief, "All 4 claims")
    view = await ana.next_view()
    await ana.presses(view, "Speaker: Mira Vell")
    narrowed = await ana.next_view()

    assert "spokeswoman" in view.text
    assert "own voice" in view.text
    assert "page 1 of 1" in view.text
    assert "Mira Vell" in narrowed.text
    assert "single engineer" not in narrowed.text
    assert narrowed.json["id"] == view.json["id"]


async def test_a_claim_is_shown_in_its_context(slack, bot, ana, room):
    """The sentence before, the words, the sentence after, on top of the list."""
    brief = await briefed(ana, room)
    await bot.settled()
    await ana.presses(brief, "All 4 claims")
    view = await ana.next_view()

    await ana.presses(view, "In context")
    context = await ana.next_view()

    assert context.json["previous_view_id"] == view.json["id"]
    assert "The ministry confirmed that 40 drones" in context.text


async def test_a_mistake_can_be_reported(slack, bot, ana, room):
    """S12: what is wrong, about which claim; a number that is none is said beside the field."""
    brief = await briefed(ana, room)
    await bot.settled()
    await ana.presses(brief, "👎")
    form = await ana.next_view()

    wrong = await ana.submits(form, fault="wrong speaker", claim="9")
    right = await ana.submits(form, fault="wrong speaker", claim="2", note="It was VSA.")
    thanks = await ana.next_view()

    (posting,) = await bot.front.conversations.postings_at(*_workspace_and(brief))
    (kept,) = await bot.front.conversations.feedback_on(
        posting.destination.workspace, posting.article
    )
    assert wrong.answer["response_action"] == "errors"
    assert right.answer["response_action"] == "update"
    assert "Thank you" in thanks.text
    assert (kept.fault, kept.claim, kept.note) == ("wrong speaker", 2, "It was VSA.")


async def test_praise_is_thanked_for_to_one_person_only(slack, bot, ana, room):
    """A thumb up is kept; only who pressed sees the thanks, in the thread."""
    ben = slack.person("ben")
    room.members.add(ben.id)
    brief = await briefed(ana, room)
    await bot.settled()

    await ana.presses(brief, "👍")
    thanks = await ana.hears(room, thread=brief.json["thread_ts"])

    assert "Thank you" in thanks.text
    assert "Thank you" not in "\n".join(ben.sees(room))


async def test_who_asked_deletes_a_brief_and_others_cannot(slack, bot, ana, room):
    """The message and the article go; another member is told who may."""
    ben = slack.person("ben")
    room.members.add(ben.id)
    brief = await briefed(ana, room)
    await bot.settled()

    await ben.presses(brief, "Delete this brief")
    await ben.submits(await ben.next_view())
    refusal = await ben.next_view()
    await ana.presses(brief, "Delete this brief")
    await ana.submits(await ana.next_view())
    done = await ana.next_view()

    assert "Only who asked" in refusal.text
    assert "Deleted" in done.text
    assert "single engineer" not in "\n".join(ana.sees(room))


async def test_an_admin_deletes_what_others_asked_for(slack, bot, ana, room):
    """Admins decide for the workspace."""
    eve = slack.person("eve", is_admin=True)
    room.members.add(eve.id)
    brief = await briefed(ana, room)
    await bot.settled()

    await eve.presses(brief, "Delete this brief")
    await eve.submits(await eve.next_view())

    assert "Deleted" in (await eve.next_view()).text


async def test_a_button_of_a_deleted_brief_says_so(slack, bot, ana, room):
    """D8: never "interaction failed"."""
    brief = await briefed(ana, room)
    await bot.settled()
    await ana.presses(brief, "Delete this brief")
    await ana.submits(await ana.next_view())
    ana.closes_everything()

    await ana.presses(brief, "All 4 claims")
    view = await ana.next_view()

    assert "This brief was deleted on" in view.text


async def test_a_private_brief_is_shared_to_a_channel(slack, bot, ana, room):
    """The shared brief says who shared it, and its buttons work there for everybody."""
    ben = slack.person("ben")
    room.members.add(ben.id)
    sent = await ana.says(ana.dm, KESTREL)
    brief = await ana.hears(ana.dm, thread=sent.ts)
    await bot.settled()

    await ana.presses(brief, "Share")
    await ana.submits(await ana.next_view(), channel=room.id)
    shared = await ben.hears(room)
    await ben.presses(shared, "All 4 claims")
    view = await ben.next_view()

    assert shared.lines[0] == "Shared by ana"
    assert "single engineer" in view.text


async def test_sharing_where_the_bot_is_not_leaves_nothing_there(slack, bot, ana, room):
    """What could not be posted is not kept for the others either."""
    room.members.discard(slack.home.bot_user)
    sent = await ana.says(ana.dm, KESTREL)
    brief = await ana.hears(ana.dm, thread=sent.ts)
    await bot.settled()

    await ana.presses(brief, "Share")
    ack = await ana.submits(await ana.next_view(), channel=room.id)

    (private,) = await bot.front.conversations.postings_at(*_workspace_and(brief))
    public = private.destination.workspace.for_everybody()
    assert "Invite me" in ack.answer["errors"]["channel"]
    assert await bot.front.desk.articles(public) == ()


async def test_a_failed_sharing_does_not_touch_what_is_public_already(slack, bot, ana, room):
    """A brief of the same article that others asked for keeps its buttons."""
    nowhere = slack.channel("nowhere", ana)
    nowhere.members.discard(slack.home.bot_user)
    public = await briefed(ana, room)
    sent = await ana.says(ana.dm, KESTREL)
    private = await ana.hears(ana.dm, thread=sent.ts)
    await bot.settled()

    await ana.presses(private, "Share")
    await ana.submits(await ana.next_view(), channel=nowhere.id)
    ana.closes_everything()
    await ana.presses(public, "All 4 claims")

    assert "single engineer" in (await ana.next_view()).text


async def test_the_claims_come_as_a_table_in_private(slack, bot, ana, room):
    """Claims as CSV is sent to who asked, not to the channel."""
    brief = await briefed(ana, room)
    await bot.settled()

    await ana.presses(brief, "Claims as CSV")
    table = await ana.hears(ana.dm)

    assert f"({NAME})" in table.lines
    assert f"({NAME})" not in ana.sees(room)


async def test_labels_are_explained(slack, bot, ana, room):
    """Once, in a modal."""
    brief = await briefed(ana, room)
    await bot.settled()

    await ana.presses(brief, "What do these labels mean?")

    assert "Distance marks" in (await ana.next_view()).text


async def test_a_page_is_read_again_below_its_brief(slack, bot, ana, room):
    """What changed on the page is in the new brief."""
    brief = await briefed(ana, room)
    await bot.settled()
    bot.pages.pages[KESTREL] = DORN.replace("single engineer", "single soldier")

    await ana.presses(brief, "Read it again")
    again = await ana.hears(room, thread=brief.json["thread_ts"])

    assert "single soldier" in again.text


async def test_one_press_delivered_twice_acts_once(slack, bot, ana, room):
    """A press is repeated by nobody, but a socket may."""
    brief = await briefed(ana, room)
    await bot.settled()
    before = len(slack.calls_of("chat.postMessage"))

    ack = await ana.presses(brief, "Read it again", delivered=3)
    await ana.hears(room, thread=brief.json["thread_ts"])
    # A later press is heard after the earlier ones: when it is answered, they were, too.
    await ana.presses(brief, "All 4 claims")
    await ana.next_view()
    await bot.settled()

    assert ack.status == 200
    assert len(slack.calls_of("chat.postMessage")) == before + 1


async def test_other_articles_are_searched_on_request(slack, bot, ana, room):
    """S2: the refusal offers to look further, behind the same wall."""
    other = "https://kestrel.example/harvest"
    bot.pages.pages[other] = "Harvest\n\n“The wheat is lost,” farmer Otto Brandt said on Friday.\n"
    first = await ana.mentions(room, other)
    await ana.hears(room, thread=first.ts)
    brief = await briefed(ana, room)
    await bot.settled()
    thread = brief.json["thread_ts"]

    await ana.says(room, "What did Otto Brandt say?", thread=thread)
    refusal = await ana.hears(room, thread=thread)
    await bot.settled()
    await ana.presses(refusal, "Search our other articles")
    answer = await ana.hears(room, thread=thread)

    assert "is not mentioned in this article" in refusal.text
    assert "The wheat is lost" in answer.text


def _workspace_and(brief: Seen) -> tuple[Workspace, str]:
    return Workspace("slack", "T1"), brief.ts
