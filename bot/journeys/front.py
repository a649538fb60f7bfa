"""The front desk: everything a chat platform's door is handed, as one value."""

from dataclasses import dataclass

from bot.journeys.chat_ports import Inbox, Installations
from bot.journeys.desk import Desk
from bot.journeys.feedback import NoteFeedback
from bot.journeys.house_rules import HouseRules
from bot.journeys.leaving import Leaving
from bot.journeys.ports import Clock
from bot.journeys.postings import DeleteBrief, OpenPosting, PlacePosting, ShareBrief, YourBriefs
from bot.journeys.workbench import Workbench


@dataclass(frozen=True, slots=True)
class Front:
    """What the bot does for people in a chat. Requests go over the `bench`; presses do not."""

    desk: Desk
    bench: Workbench
    inbox: Inbox
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
