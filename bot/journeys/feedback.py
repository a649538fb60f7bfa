"""What people think of a brief: kept beside it, and forgotten with it."""

from dataclasses import dataclass

from bot.core.brief import Brief
from bot.core.conversation import Fault, Feedback
from bot.core.place import Destination
from bot.journeys.chat_ports import Conversations
from bot.journeys.ports import Clock

_LONGEST_NOTE = 2_000  # characters


@dataclass(frozen=True, slots=True)
class NoteFeedback:
    """Listen."""

    conversations: Conversations
    clock: Clock

    async def __call__(
        self,
        brief: Brief,
        at: Destination,
        person: str,
        *,
        fault: Fault | None = None,
        claim: int | None = None,
        note: str = "",
    ) -> Feedback:
        """Keep praise (no fault) or what is wrong with a brief, said behind a wall (`at`).

        A claim number is one of this brief.
        """
        if claim is not None and not 1 <= claim <= len(brief.claims):
            claim = None
        feedback = Feedback(
            at,
            brief.article.id,
            person,
            self.clock.now(),
            fault,
            claim,
            note.strip()[:_LONGEST_NOTE],
        )
        await self.conversations.keep_feedback(feedback)
        return feedback
