"""The ports `Conversations` and `Installations`: memory behind its wall, and nowhere else."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.article import Article, ArticleId, Source, SourceKind
from bot.core.conversation import Conversation, Fault, Feedback, Posting, Rules, Shown
from bot.core.place import Destination, Workspace
from bot.storage.conversations import SqlConversations
from bot.storage.database import Database
from bot.storage.installations import SqlInstallations
from bot.storage.library import SqlLibrary
from tests.fakes import NOON, empty_brief

SLACK = Workspace("slack", "T1")
PLACE = Destination(SLACK, "C1", "17.2")
ARTICLE = ArticleId("0123456789abcdef")
TALK = Conversation(
    PLACE, (ARTICLE,), NOON, (Shown(1, ARTICLE, 3, 9, None),), "Dorn", "When?", is_asleep=True
)
POSTING = Posting("p1", PLACE, ARTICLE, "U1", NOON, message="17.3", shared_by="U2")


@pytest.fixture
def talks(database: Database) -> SqlConversations:
    return SqlConversations(database)


@pytest.fixture
def installations(database: Database) -> SqlInstallations:
    return SqlInstallations(database)


async def test_a_thread_is_remembered_as_it_was(talks: SqlConversations) -> None:
    """Kept again, the later memory counts."""
    await talks.keep(TALK)
    assert await talks.find(PLACE) == TALK

    later = replace(TALK, articles=(), question=None, is_asleep=False)
    await talks.keep(later)
    assert await talks.find(PLACE) == later


@pytest.mark.parametrize(
    "place",
    [
        replace(PLACE, thread="17.4"),
        replace(PLACE, channel="C2"),
        replace(PLACE, workspace=SLACK.only_channel("C1")),
        replace(PLACE, workspace=Workspace("slack", "T2")),
        replace(PLACE, workspace=Workspace("discord", "T1")),
    ],
)
async def test_no_other_thread_remembers_it(talks: SqlConversations, place: Destination) -> None:
    """Not another channel, wall, installation or platform."""
    await talks.keep(TALK)

    assert await talks.find(place) is None


async def test_a_posting_is_found_by_its_id_in_its_installation(talks: SqlConversations) -> None:
    """And by its message; nowhere else."""
    await talks.note_posting(POSTING)

    assert await talks.find_posting(SLACK.only_person("U9"), "p1") == POSTING
    assert await talks.postings_at(SLACK, "17.3") == (POSTING,)
    assert await talks.find_posting(Workspace("slack", "T2"), "p1") is None
    assert await talks.postings_at(Workspace("discord", "T1"), "17.3") == ()


async def test_a_persons_postings_are_those_behind_the_walls_named(talks: SqlConversations) -> None:
    """Newest first; a private channel's stay out unless it is named."""
    private = Destination(SLACK.only_channel("G1"), "G1")
    await talks.note_posting(POSTING)
    await talks.note_posting(replace(POSTING, id="p2", posted_at=NOON + timedelta(hours=1)))
    await talks.note_posting(replace(POSTING, id="p3", destination=private))
    await talks.note_posting(replace(POSTING, id="p4", person="U2"))

    found = await talks.postings_of((SLACK, SLACK.only_person("U1")), "U1", limit=5)

    assert [posting.id for posting in found] == ["p2", "p1"]
    assert await talks.count_postings(SLACK, "U1", since=NOON) == 3
    assert await talks.count_postings(SLACK, "U1", since=NOON + timedelta(minutes=1)) == 1


async def test_a_removed_brief_leaves_a_mark(talks: SqlConversations) -> None:
    """Its buttons can say when it went; other walls' postings stay."""
    elsewhere = replace(POSTING, id="p2", destination=Destination(SLACK.only_channel("G1"), "G1"))
    await talks.note_posting(POSTING)
    await talks.note_posting(elsewhere)

    removed = await talks.mark_removed(SLACK, ARTICLE, at=NOON)

    assert [posting.id for posting in removed] == ["p1"]
    assert await talks.find_posting(SLACK, "p1") == replace(POSTING, removed_at=NOON)
    assert await talks.find_posting(SLACK, "p2") == elsewhere


async def test_feedback_goes_with_its_article(talks: SqlConversations, library: SqlLibrary) -> None:
    """So does what the thread remembered of it."""
    brief = empty_brief(Article("Drought in Velmara.\n", Source(SourceKind.FILE, "a.txt")))
    article = brief.article.id
    opinion = Feedback(PLACE, article, "U1", NOON, Fault.SPEAKER, 2, "it was Karel")
    await library.keep(SLACK, brief, at=NOON)
    await talks.keep(replace(TALK, articles=(ARTICLE, article)))
    await talks.keep_feedback(opinion)
    await talks.keep_feedback(replace(opinion, fault=None, claim=None, note=""))

    assert [one.fault for one in await talks.feedback_on(SLACK, article)] == [Fault.SPEAKER, None]
    assert await talks.feedback_on(SLACK.only_channel("C1"), article) == ()
    await library.forget(SLACK, article)

    assert await talks.feedback_on(SLACK, article) == ()
    memory = await talks.find(PLACE)
    assert memory is not None
    assert memory.articles == (ARTICLE,)
    assert (memory.shown, memory.speaker, memory.question) == ((), None, None)


async def test_rules_are_the_usual_ones_until_somebody_decides(
    installations: SqlInstallations,
) -> None:
    """They are the installation's, whatever the wall."""
    decided = Rules(("C1",), only_admins_post=True, daily_briefs=3, keep_days=7)
    assert await installations.rules(SLACK) == Rules()

    await installations.keep_rules(SLACK.only_person("U1"), decided)

    assert await installations.rules(SLACK.only_channel("C9")) == decided
    assert await installations.rules(Workspace("slack", "T2")) == Rules()


async def test_secrets_are_kept_as_they_are_given(installations: SqlInstallations) -> None:
    """Bytes in, bytes out; dropped by name or all together."""
    await installations.keep_secret(SLACK, "bot", b"\x00\xff", at=NOON)
    await installations.keep_secret(SLACK, "bot", b"sealed", at=NOON)
    await installations.keep_secret(SLACK, "other", b"x", at=NOON)

    await installations.drop_secrets(SLACK, ("other",))
    assert await installations.secrets(SLACK) == {"bot": b"sealed"}
    assert await installations.secrets(Workspace("slack", "T2")) == {}
    await installations.drop_secrets(SLACK)
    assert await installations.secrets(SLACK) == {}


async def test_a_departure_is_due_when_its_time_has_come(installations: SqlInstallations) -> None:
    """Unless the installation came back."""
    server, other = Workspace("discord", "9"), Workspace("discord", "10")
    await installations.plan_departure(server, due=NOON)
    await installations.plan_departure(other, due=NOON)
    await installations.cancel_departure(other)

    assert await installations.due_departures("discord", at=NOON - timedelta(1)) == ()
    assert await installations.due_departures("discord", at=NOON) == (server,)
    assert await installations.due_departures("slack", at=NOON) == ()


async def test_every_installation_that_anything_is_kept_of_is_known(
    installations: SqlInstallations, library: SqlLibrary, talks: SqlConversations
) -> None:
    """By an article, a posting, rules or a secret."""
    brief = empty_brief(Article("Drought.\n", Source(SourceKind.FILE, "a.txt")))
    await library.keep(Workspace("slack", "A", "channel:G"), brief, at=NOON)
    await talks.note_posting(
        replace(POSTING, destination=Destination(Workspace("slack", "B"), "C"))
    )
    await installations.keep_rules(Workspace("slack", "C/%"), Rules())
    await installations.keep_secret(Workspace("slack", "D"), "bot", b"x", at=NOON)
    await installations.keep_rules(Workspace("discord", "E"), Rules())

    found = await installations.all("slack")

    assert [one.installation for one in found] == ["A", "B", "C/%", "D"]
