"""An export of things that are at hand, without a store."""

from collections.abc import AsyncGenerator, Iterable
from dataclasses import dataclass
from typing import Never

from bot.core.brief import Brief
from bot.core.conversation import Conversation, Feedback, Posting, Rules
from bot.core.digests.subscription import Subscription
from bot.core.place import TERMINAL, Workspace
from bot.journeys.export import Export, KeptArticle, KeptDigest, KeptReading
from tests.fakes import NOON


@dataclass
class AtHand:
    """The port `Kept` over tuples."""

    articles_: Iterable[KeptArticle] = ()
    digests_: Iterable[KeptDigest] = ()

    async def rules(self) -> Rules:
        return Rules()

    async def articles(self) -> AsyncGenerator[KeptArticle, None]:
        for one in self.articles_:
            yield one

    async def digests(self) -> AsyncGenerator[KeptDigest, None]:
        for one in self.digests_:
            yield one

    def postings(self) -> AsyncGenerator[Posting, None]:
        return _none()

    def conversations(self) -> AsyncGenerator[Conversation, None]:
        return _none()

    def feedback(self) -> AsyncGenerator[Feedback, None]:
        return _none()

    def subscriptions(self) -> AsyncGenerator[Subscription, None]:
        return _none()

    def readings(self) -> AsyncGenerator[KeptReading, None]:
        return _none()


async def _none() -> AsyncGenerator[Never, None]:
    return
    yield


def export_of(*briefs: Brief, wall: Workspace = TERMINAL, digests: Iterable[KeptDigest] = ()):
    """Give an export of these briefs."""
    articles = [KeptArticle(wall, one, NOON, NOON) for one in briefs]
    kept = AtHand(articles, digests)
    return Export(wall, with_private=False, made_at=NOON, rules=None, kept=kept)
