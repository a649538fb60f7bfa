"""The front desk: everything a chat platform's door is handed, as one value."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.upload import Upload
from bot.journeys.ask_in_chat import AskInChat
from bot.journeys.brief_in_chat import BriefInChat
from bot.journeys.chat_ports import Conversations, Eraser, Inbox, Installations
from bot.journeys.desk import Desk
from bot.journeys.digests.compose import ComposeDigest
from bot.journeys.digests.gathering import Gather
from bot.journeys.digests.opening import OpenStories, RememberDigest
from bot.journeys.digests.ports import Alarm, Slots, Subscriptions
from bot.journeys.digests.round import DigestRound
from bot.journeys.digests.subscribe import ManageDigests
from bot.journeys.export import Archive, ExportWorkspace
from bot.journeys.feed_ports import (
    FeedLists,
    FeedWeb,
    FollowedFeeds,
    Leases,
    Notices,
    Readings,
)
from bot.journeys.feed_round import FeedDesk, FeedRound
from bot.journeys.feedback import NoteFeedback
from bot.journeys.house_rules import HouseRules
from bot.journeys.leaving import Leaving
from bot.journeys.measures import UNMEASURED, Measures
from bot.journeys.model_ports import Purse, Replies
from bot.journeys.ports import Clock, Library
from bot.journeys.postings import DeleteBrief, OpenPosting, PlacePosting, ShareBrief, YourBriefs
from bot.journeys.serve_request import ServeRequest
from bot.journeys.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Shelves:
    """Everything the store keeps, as the ports that journeys in a chat need."""

    library: Library
    inbox: Inbox
    conversations: Conversations
    installations: Installations
    eraser: Eraser
    subscriptions: Subscriptions
    slots: Slots
    feeds: FollowedFeeds
    readings: Readings
    feed_leases: Leases
    notices: Notices
    archive: Archive
    purse: Purse
    replies: Replies


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works: this process's name, how many requests at a time, what wakes it, who counts."""

    owner: str
    at_once: int
    alarm: Alarm
    measures: Measures = UNMEASURED


@dataclass(frozen=True, slots=True)
class Front:
    """What the bot does for people in a chat. Requests go over the `bench`; presses do not."""

    desk: Desk
    bench: Workbench
    inbox: Inbox
    conversations: Conversations
    installations: Installations
    clock: Clock
    open: OpenPosting
    share: ShareBrief
    placed: PlacePosting
    delete: DeleteBrief
    yours: YourBriefs
    feedback: NoteFeedback
    rules: HouseRules
    leaving: Leaving
    digests: ManageDigests
    digest_round: DigestRound
    feed_round: FeedRound
    feed_lists: FeedLists
    export: ExportWorkspace
    alarm: Alarm


def front_of(
    desk: Desk,
    shelves: Shelves,
    clock: Clock,
    crew: Crew,
    *,
    web: FeedWeb,
    sample: Callable[[], Upload],
) -> Front:
    """Give the front desk that works with these; `sample` gives the article to try the bot on."""
    library, talks = shelves.library, shelves.conversations
    rules = HouseRules(shelves.installations, talks, clock)
    serve = _serve(desk, shelves, rules, clock, sample)
    compose = _compose(shelves, clock)
    return Front(
        desk=desk,
        bench=Workbench(shelves.inbox, clock, serve, crew.owner, crew.at_once, crew.measures),
        inbox=shelves.inbox,
        conversations=talks,
        installations=shelves.installations,
        clock=clock,
        open=OpenPosting(library, talks),
        share=ShareBrief(library, talks, clock),
        placed=PlacePosting(talks),
        delete=DeleteBrief(library, talks, clock),
        yours=YourBriefs(library, talks),
        feedback=NoteFeedback(talks, clock),
        rules=rules,
        leaving=Leaving(shelves.eraser, shelves.installations, shelves.inbox, shelves.feeds, clock),
        digests=ManageDigests(shelves.subscriptions, shelves.slots, rules, compose, clock),
        digest_round=_digest_round(shelves, compose, clock, crew),
        feed_round=_feed_round(shelves, desk, web, clock, crew),
        feed_lists=web.lists,
        export=ExportWorkspace(shelves.archive, clock),
        alarm=crew.alarm,
    )


def _serve(
    desk: Desk, shelves: Shelves, rules: HouseRules, clock: Clock, sample: Callable[[], Upload]
) -> ServeRequest:
    library, talks = shelves.library, shelves.conversations
    brief = BriefInChat(desk.brief, talks, rules, clock)
    return ServeRequest(brief, AskInChat(desk.answer, library, talks, clock), rules, sample)


def _compose(shelves: Shelves, clock: Clock) -> ComposeDigest:
    gather = Gather(shelves.library, shelves.conversations, shelves.feeds, shelves.readings)
    return ComposeDigest(gather, shelves.slots, clock)


def _digest_round(
    shelves: Shelves, compose: ComposeDigest, clock: Clock, crew: Crew
) -> DigestRound:
    return DigestRound(
        shelves.subscriptions,
        shelves.slots,
        OpenStories(compose, shelves.conversations),
        shelves.notices,
        clock,
        crew.owner,
        RememberDigest(shelves.conversations, clock),
        crew.measures,
    )


def _feed_round(shelves: Shelves, desk: Desk, web: FeedWeb, clock: Clock, crew: Crew) -> FeedRound:
    return FeedRound(
        FeedDesk(shelves.feeds, shelves.readings, shelves.feed_leases),
        web.feeds,
        web.pages,
        desk.brief,
        clock,
        crew.owner,
        crew.measures,
    )
