"""What was deleted goes from the digests that were posted, too."""

import logging
from dataclasses import dataclass

from bot.errors import PlatformRefused
from bot.journeys.digests.ports import Messenger, NotNowError, Slots, StaleMessage
from bot.journeys.ports import Clock

logger = logging.getLogger(__name__)

_AT_ONCE = 20  # messages a round; the rest comes with the next one


@dataclass(frozen=True, slots=True)
class MendDigests:
    """Edit messages that show what was forgotten; again until each is done or never can be."""

    slots: Slots
    clock: Clock

    async def __call__(self, messenger: Messenger) -> int:
        """Give how many messages show nothing forgotten any more."""
        mended = 0
        for stale in await self.slots.stale(messenger.platform, limit=_AT_ONCE):
            try:
                mended += await self._mend(messenger, stale)
            except NotNowError:
                break
        return mended

    async def _mend(self, messenger: Messenger, stale: StaleMessage) -> bool:
        part, place = stale.part, stale.place
        if part.number:
            place = messenger.following(place, stale.first)
        why_not = ""
        try:
            await messenger.edit(place, stale.digest, part.number, part.key, stale.message)
        except PlatformRefused as error:
            why_not = error.reason
        is_done = await self.slots.mended(stale, why_not=why_not, at=self.clock.now())
        if is_done and why_not:
            await self._tell(messenger, stale, why_not)
        return is_done and not why_not

    async def _tell(self, messenger: Messenger, stale: StaleMessage, why_not: str) -> None:
        """Say to whose digest it is what stays there to be seen."""
        logger.warning("a digest still shows what was deleted", extra={"reason": why_not})
        if not stale.owner:
            return
        digest = stale.digest
        told = (
            f"“{digest.title}” of {digest.day} shows an article that was deleted.",
            f"I could not edit the message: {why_not}",
            "Please delete it there.",
        )
        await messenger.tell(stale.place.workspace, stale.owner, told, f"{stale.part.key}e")
