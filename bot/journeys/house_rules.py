"""The rules of an installation: what its admins decided, and whether a request keeps them."""

from dataclasses import dataclass
from datetime import timedelta

from bot.core.conversation import Rules
from bot.core.place import Destination, Workspace
from bot.errors import NotAllowed
from bot.journeys.chat_ports import Conversations, Installations
from bot.journeys.ports import Clock

_ADMINS = "An admin of this installation can change that in the settings."


@dataclass(frozen=True, slots=True)
class HouseRules:
    """Look rules up, change them, keep them."""

    installations: Installations
    conversations: Conversations
    clock: Clock

    async def of(self, workspace: Workspace) -> Rules:
        """Give the rules of an installation."""
        return await self.installations.rules(workspace)

    async def change(self, workspace: Workspace, rules: Rules, *, is_admin: bool) -> None:
        """Replace the rules; `NotAllowed` for anybody but an admin."""
        if not is_admin:
            raise NotAllowed("Only admins can change the settings.", hint=_ADMINS)
        await self.installations.keep_rules(workspace, rules)

    async def check_channel(self, place: Destination) -> None:
        """Raise `NotAllowed` where the bot is not wanted; one's own conversation always is."""
        workspace = place.workspace
        is_ones_own = workspace.audience.startswith("person:")
        if not is_ones_own and not (await self.of(workspace)).allow(place.channel):
            raise NotAllowed("I am not switched on in this channel.", hint=_ADMINS)

    async def check_allowance(self, workspace: Workspace, person: str) -> None:
        """Raise `NotAllowed` when this person has had the briefs of the last 24 hours."""
        most = (await self.of(workspace)).daily_briefs
        if most is None:
            return
        since = self.clock.now() - timedelta(days=1)
        had = await self.conversations.count_postings(workspace, person, since=since)
        if had >= most:
            raise NotAllowed(
                f"You have had {had} briefs in the last 24 hours, which is the limit here.",
                hint=f"Briefs that were made still open. {_ADMINS}",
            )
