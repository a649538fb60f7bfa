"""Forgetting at large: an installation that left, a channel, a person, what is too old."""

from dataclasses import dataclass
from datetime import timedelta

from bot.core.place import Workspace
from bot.journeys.chat_ports import Eraser, Inbox, Installations
from bot.journeys.feed_ports import FollowedFeeds
from bot.journeys.ports import Clock

_IDS_ARE_REMEMBERED = timedelta(days=3)  # Slack may repeat an event for a day

_ITEMS_ARE_REMEMBERED = timedelta(days=30)  # after they have left their feed: some come back


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who goes is forgotten."""

    eraser: Eraser
    installations: Installations
    inbox: Inbox
    feeds: FollowedFeeds
    clock: Clock

    async def now(self, workspace: Workspace) -> int:
        """Forget an installation at once; give how many articles went."""
        return await self.eraser.forget_installation(workspace)

    async def later(self, workspace: Workspace, *, days: int) -> None:
        """Forget an installation after so many days, unless it comes back."""
        await self.installations.plan_departure(
            workspace, due=self.clock.now() + timedelta(days=days)
        )

    async def back(self, workspace: Workspace) -> None:
        """Keep an installation that came back."""
        await self.installations.cancel_departure(workspace)

    async def channel(self, workspace: Workspace, channel: str) -> int:
        """Forget what was read behind the wall of a channel."""
        return await self.eraser.forget_audience(workspace.only_channel(channel))

    async def person(self, workspace: Workspace, person: str) -> int:
        """Forget what a person sent alone, and the name on what is shared."""
        return await self.eraser.forget_person(workspace, person)

    async def tidy(self, platform: str) -> int:
        """Forget what is due: departures, what is too old, the ids of old events."""
        now = self.clock.now()
        gone = 0
        for workspace in await self.installations.due_departures(platform, at=now):
            gone += await self.eraser.forget_installation(workspace)
        for workspace in await self.installations.all(platform):
            rules = await self.installations.rules(workspace)
            oldest = now - timedelta(days=rules.keep_days)
            gone += await self.eraser.forget_before(workspace, oldest, at=now)
        await self.inbox.clear(before=now - _IDS_ARE_REMEMBERED)
        await self.feeds.clear(before=now - _ITEMS_ARE_REMEMBERED)
        return gone
