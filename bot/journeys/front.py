"""The front desk: everything a chat platform's door is handed, as one value."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.upload import Upload
from bot.journeys.ask_in_chat import AskInChat
from bot.journeys.brief_in_chat import BriefInChat
from bot.journeys.chat_ports import Conversations, Eraser, Inbox, Installations
from bot.journeys.desk import Desk
from bot.journeys.digests.compose import ComposeDigest
from bot.journeys.digests.ports import Alarm, Slots, Subscriptions
from bot.journeys.digests.round import DigestRound
from bot.journeys.digests.subscribe import ManageDigests
from bot.journeys.feed_ports import FeedLists
from bot.journeys.feedback import NoteFeedback
from bot.journeys.house_rules import HouseRules
from bot.journeys.leaving import Leaving
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


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works: the name of this process, how many requests at a time, and what wakes it."""

    owner: str
    at_once: int
    alarm: Alarm


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
    feed_lists: FeedLists
    alarm: Alarm


def front_of(
    desk: Desk,
    shelves: Shelves,
    clock: Clock,
    crew: Crew,
    *,
    sample: Callable[[], Upload],
    feed_lists: FeedLists,
) -> Front:
    """Give the front desk that works with these; `sample` gives the article to try the bot on."""
    library, talks = shelves.library, shelves.conversations
    rules = HouseRules(shelves.installations, talks, clock)
    serve = ServeRequest(
        BriefInChat(desk.brief, talks, rules, clock),
        AskInChat(desk.answer, library, talks, clock),
        rules,
        sample,
    )
    compose = ComposeDigest(library, talks, shelves.slots, clock)
    return Front(
        desk=desk,
        bench=Workbench(shelves.inbox, clock, serve, crew.owner, crew.at_once),
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
        leaving=Leaving(shelves.eraser, shelves.installations, shelves.inbox, clock),
        digests=ManageDigests(shelves.subscriptions, shelves.slots, rules, compose, clock),
        digest_round=DigestRound(shelves.subscriptions, shelves.slots, compose, clock, crew.owner),
        feed_lists=feed_lists,
        alarm=crew.alarm,
    )
