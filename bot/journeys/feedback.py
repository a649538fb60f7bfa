"""What people think of a brief: kept beside it, and forgotten with it."""

from dataclasses import dataclass

from bot.core.conversation import Fault, Feedback
from bot.journeys.chat_ports import Conversations
from bot.journeys.ports import Clock
from bot.journeys.postings import Opened

_LONGEST_NOTE = 2_000  # characters


@dataclass(frozen=True, slots=True)
class NoteFeedback:
    """Listen."""

    conversations: Conversations
    clock: Clock

    async def __call__(
        self,
        opened: Opened,
        person: str,
        *,
        fault: Fault | None = None,
        claim: int | None = None,
        note: str = "",
    ) -> Feedback:
        """Keep praise (no fault) or what is wrong; a claim number is one of this brief."""
        if claim is not None and not 1 <= claim <= len(opened.brief.claims):
            claim = None
        feedback = Feedback(
            opened.posting.destination,
            opened.posting.article,
            person,
            self.clock.now(),
            fault,
            claim,
            note.strip()[:_LONGEST_NOTE],
        )
        await self.conversations.keep_feedback(feedback)
        return feedback
