"""A store with something of every kind in it, each kind marked with a word of its own."""

import re
from dataclasses import replace
from datetime import datetime, time, timedelta

from sqlalchemy import Table, inspect

from bot.core.article import ArticleId, Source, SourceKind
from bot.core.brief import Brief, SummaryLine
from bot.core.budget import Budget
from bot.core.conversation import Conversation, Fault, Feedback, Posting, Rules, Shown
from bot.core.digests.delivery import PartState
from bot.core.digests.digest import Digest, DigestStory, LeftOut, Said
from bot.core.digests.digest import Source as Told
from bot.core.digests.subscription import Choice, Subscription
from bot.core.feed import Entry, Feed, items_of
from bot.core.feed_news import compare
from bot.core.feed_state import Read, after
from bot.core.place import Destination, Workspace
from bot.core.request import Request
from bot.core.schedule.schedule import Schedule
from bot.journeys.feed_ports import Looked
from bot.storage.conversations import SqlConversations
from bot.storage.database import Database
from bot.storage.followed_feeds import SqlFollowedFeeds
from bot.storage.inbox import SqlInbox
from bot.storage.installations import SqlInstallations
from bot.storage.library import SqlLibrary
from bot.storage.purse import SqlPurse
from bot.storage.readings import SqlReadings
from bot.storage.replies import SqlReplies
from bot.storage.slots import SqlSlots
from bot.storage.subscriptions import SqlSubscriptions
from bot.storage.tables import METADATA
from tests import builders
from tests.sentences import sentences

PERSON = "U1"
KEEP = Rules(keep_days=20)


def brief_of(mark: str) -> Brief:
    """Give a brief with a marked word wherever a word can stand."""
    read = builders.article(
        f"Minister Dorn said the {mark}text holds. The paper calls it {mark}own.",
        title=f"{mark}title",
        source=Source(SourceKind.LINK, f"https://kestrel.example/{mark}page"),
    )
    one = builders.claim(read, f"the {mark}text holds", speaker=f"{mark}speaker", cue="said")
    line = SummaryLine(f"{mark}summary", one.content, (one.id,))
    return builders.brief(read, one, summary=(line,), notes=(f"{mark}note",))


async def fill(database: Database, wall: Workspace, mark: str, at: datetime) -> ArticleId:
    """Keep one of everything behind a wall, as of a moment; give the id of the article."""
    article = await fill_chat(database, wall, mark, at)
    await fill_digest(database, wall, mark, at, article)
    await fill_feed(database, wall, mark, at)
    await fill_model(database, wall, mark, at, article)
    installations = SqlInstallations(database)
    await installations.keep_rules(wall, KEEP)
    await installations.keep_secret(wall, f"{mark}secret", b"sealed", at=at)
    return article


async def fill_chat(database: Database, wall: Workspace, mark: str, at: datetime) -> ArticleId:
    """Keep an article, a thread, a posting, feedback and a request that nobody finished."""
    brief, talks = brief_of(mark), SqlConversations(database)
    article, place = brief.article.id, Destination(wall, f"{mark}channel", "1")
    await SqlLibrary(database, sentences).keep(wall, brief, at=at)
    shown = (Shown(1, article, 0, 4, f"{mark}shown"),)
    question = f"What of the {mark}question?"
    await talks.keep(Conversation(place, (article,), at, shown, f"{mark}asked", question))
    # A thread that is about no article any more still holds what was asked.
    await talks.keep(Conversation(replace(place, thread="2"), (), at, (), None, f"{mark}bare?"))
    await talks.note_posting(Posting(f"{mark}posting", place, article, PERSON, at))
    fault = Feedback(place, article, PERSON, at, Fault.WORDS, 1, f"{mark}opinion")
    await talks.keep_feedback(fault)
    request = Request(f"{mark}request", place, PERSON, text=f"{mark}wish", handle={"token": mark})
    await SqlInbox(database).take(request, owner="gone", at=at, until=at)
    return article


async def fill_digest(
    database: Database, wall: Workspace, mark: str, at: datetime, article: ArticleId
) -> None:
    """Set a digest and have one posted."""
    subscriptions, slots = SqlSubscriptions(database), SqlSlots(database)
    one = subscription_of(wall, mark, at)
    await subscriptions.keep(one, next_due=at)
    await subscriptions.plan(one, at.date(), at, next_due=None, at=at)
    (held,) = await slots.take("slack", owner=mark, at=at, until=at, limit=1)
    await slots.freeze(held, digest_of(mark, at, article), 1, at=at)
    (part,) = await slots.parts(held.name)
    sent = replace(part, state=PartState.SENT, message=f"{mark}message")
    await slots.put_off(held, until=at, why=f"{mark}event", at=at)
    await slots.change(held, PartState.PENDING, sent, at=at)  # the last message ends the slot


def subscription_of(wall: Workspace, mark: str, at: datetime) -> Subscription:
    """Give a digest of a feed, for one place."""
    return Subscription(
        f"{mark}digest",
        Destination(wall, f"{mark}channel"),
        PERSON,
        f"{mark}morning",
        Schedule(time(7, 30), "Europe/Zurich"),
        at,
        Choice(feeds=(feed_of(mark),), topics_in=(f"{mark}topic",)),
    )


def digest_of(mark: str, at: datetime, article: ArticleId) -> Digest:
    """Give a digest of one story of the article, and of a page that could not be read."""
    words = f"the {mark}text holds"
    said = Said(f"{mark}speaker", None, words, is_quotation=False, chain=(), article=article)
    story = DigestStory(
        f"{mark}title", (Told(article, f"{mark}title", None, None),), 1, "1 act", (said,), "p"
    )
    left = (
        LeftOut(f"{mark}left", "in an earlier digest", article),
        LeftOut(f"{mark}unread", "cannot be read"),
    )
    return Digest(
        f"{mark}morning", at.date(), "Europe/Zurich", at - timedelta(days=1), at, (story,), (), left
    )


async def fill_feed(database: Database, wall: Workspace, mark: str, at: datetime) -> None:
    """Read the feed of the digest; one item could not be read, and its owner is to be told."""
    feeds, readings = SqlFollowedFeeds(database), SqlReadings(database)
    (held,) = await feeds.take(owner=mark, at=at, until=at + timedelta(minutes=1), limit=1)
    url = f"{feed_of(mark)}/item"
    entry = Entry(guid=url, url=url, title=f"{mark}item", summary=f"{mark}words", published=at)
    read = Read(Feed(feed_of(mark), title=f"{mark}feed"), items_of((entry,)))
    state, _ = after(held.state, read, at)
    news = compare(held.known, read.items, held.previous)
    next_look = at + timedelta(days=3650)
    await feeds.note(held, Looked(state, next_look, news, (f"{mark}trouble",)), at=at)
    (reading,) = await readings.take(owner=mark, at=at, until=at, limit=1)
    await readings.refuse(reading, f"{mark}refusal", at=at)


async def fill_model(
    database: Database, wall: Workspace, mark: str, at: datetime, article: ArticleId
) -> None:
    """Have a model asked about the article, and asked again by a process that died."""
    purse, replies = SqlPurse(database), SqlReplies(database)
    one, budget = f"{mark}model", Budget()
    paid = await purse.reserve(wall, 100, budget, at=at)
    assert paid is not None
    await purse.settle(paid, f"{mark}task", one, 70, 10, 20, at=at)
    await purse.reserve(wall, 100, budget, at=at)
    await replies.keep(wall, article, f"{mark}key", f"{mark}reply", at=at)


def feed_of(mark: str) -> str:
    """Give the address of the feed; a key in it, as private feeds have."""
    return f"https://kestrel.example/{mark}feed?key={mark}key"


async def rows(database: Database) -> dict[str, str]:
    """Give everything that each table holds, as text; an index of words too."""
    async with database.reading() as connection:
        names = await connection.run_sync(lambda one: inspect(one).get_table_names())
        found = {
            name: (await connection.exec_driver_sql(f'SELECT * FROM "{name}"')).all()  # noqa: S608
            for name in names
        }
    # A row as text leaves out the middle of what is long.
    return {name: str([tuple(row) for row in held]) for name, held in found.items()}


async def tables_with(database: Database, mark: str) -> set[str]:
    """Give the tables that hold a mark."""
    return {name for name, text in (await rows(database)).items() if mark in text}


async def words(database: Database, mark: str) -> set[str]:
    """Give the marked words that stand anywhere."""
    return set(re.findall(rf"{mark}[a-z]+", "".join((await rows(database)).values())))


def tables() -> dict[str, Table]:
    """Give every table of the store by its name."""
    return dict(METADATA.tables)
