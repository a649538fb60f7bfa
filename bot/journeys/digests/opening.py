"""Digests that open: every story leads to its brief, and below the message one can ask."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.core.article import ArticleId
from bot.core.conversation import Conversation, Posting
from bot.core.digests.delivery import SlotName
from bot.core.digests.digest import Digest, DigestStory
from bot.core.digests.subscription import Subscription
from bot.journeys.chat_ports import Conversations
from bot.journeys.digests.deliver import Compose
from bot.journeys.ports import Clock
from bot.journeys.postings import posting_id


@dataclass(frozen=True, slots=True)
class OpenStories:
    """Make a digest, and note a posting for each story that nobody had briefed in its place."""

    compose: Compose
    conversations: Conversations

    async def __call__(self, subscription: Subscription, name: SlotName, due: datetime) -> Digest:
        """Give the digest of a slot with a posting in every story; the same again when repeated."""
        digest = await self.compose(subscription, name, due)
        stories = await self._opened(subscription, name, digest, digest.stories)
        more = await self._opened(subscription, name, digest, digest.more)
        return replace(digest, stories=stories, more=more)

    async def _opened(
        self,
        subscription: Subscription,
        name: SlotName,
        digest: Digest,
        stories: Iterable[DigestStory],
    ) -> tuple[DigestStory, ...]:
        opened: list[DigestStory] = []
        for story in stories:
            if not story.posting:
                article = story.articles[0].id
                posting = Posting(
                    id=posting_id(name.key(0), article),
                    destination=subscription.destination,
                    article=ArticleId(article),
                    person="",  # nobody asked for it
                    posted_at=digest.made_at,
                )
                await self.conversations.note_posting(posting)
                story = replace(story, posting=posting.id)
            opened.append(story)
        return tuple(opened)


@dataclass(frozen=True, slots=True)
class RememberDigest:
    """Let the thread below a digest be about its articles."""

    conversations: Conversations
    clock: Clock

    async def __call__(self, subscription: Subscription, digest: Digest, message: str) -> None:
        """Keep what the thread of a message is about, unless it is one in somebody's thread."""
        place = subscription.destination
        if place.thread or not digest.stories:
            return
        articles = (one.id for story in digest.stories for one in story.articles)
        about = tuple(ArticleId(name) for name in dict.fromkeys(articles))
        thread = replace(place, thread=message)
        if await self.conversations.find(thread) is None:
            await self.conversations.keep(Conversation(thread, about, last_at=self.clock.now()))
