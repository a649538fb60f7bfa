"""Briefs that were posted: open one from its button, share it, delete it, list one's own."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from bot.core.brief import Brief
from bot.core.conversation import Conversation, Posting
from bot.core.place import Destination, Workspace
from bot.errors import NotAllowed, NotFound
from bot.journeys.chat_ports import Conversations
from bot.journeys.ports import Clock, Library

_ID_LENGTH = 16  # hexadecimal; buttons have 100 characters for everything
_NOT_HERE = "This brief is not here any more."
SEND_AGAIN = "Send the link or the file again to brief it anew."


def posting_id(key: str, article: str) -> str:
    """Give the id of a posting: the same when the same request is worked on again."""
    return sha256(f"{key}/{article}".encode()).hexdigest()[:_ID_LENGTH]


@dataclass(frozen=True, slots=True)
class Opened:
    """A posting and the brief behind it."""

    posting: Posting
    brief: Brief


@dataclass(frozen=True, slots=True)
class OpenPosting:
    """From a button back to the brief, for whoever may see it."""

    library: Library
    conversations: Conversations

    async def __call__(self, name: str, *, seen_at: Destination, person: str) -> Opened:
        """Give the brief; `NotFound` in the same words for what was never there and what is shut.

        Who presses where the posting stands may see it, and who asked for it in public anywhere.
        """
        posting = await self.conversations.find_posting(seen_at.workspace, name)
        if posting is None or not _may_see(posting, seen_at, person):
            raise NotFound(_NOT_HERE, hint=SEND_AGAIN)
        if posting.removed_at is not None:
            day = f"{posting.removed_at:%d %B %Y}".lstrip("0")
            raise NotFound(f"This brief was deleted on {day}.", hint=SEND_AGAIN)
        brief = await self.library.find_brief(posting.destination.workspace, posting.article)
        if brief is None:
            raise NotFound(_NOT_HERE, hint=SEND_AGAIN)
        return Opened(posting, brief)


@dataclass(frozen=True, slots=True)
class ShareBrief:
    """Carry a brief through a wall, because somebody who may see it decided so."""

    library: Library
    conversations: Conversations
    clock: Clock

    async def __call__(self, opened: Opened, to: Destination, *, by: str, key: str) -> Opened:
        """Keep the brief where it is shared, and give the posting to put under it."""
        shared = self.prepared(opened, to, by=by, key=key)
        await self.keep(shared)
        return shared

    def prepared(self, opened: Opened, to: Destination, *, by: str, key: str) -> Opened:
        """Give the posting to put under a shared brief; nothing is kept there yet."""
        shared = Posting(
            id=posting_id(key, opened.posting.article),
            destination=to,
            article=opened.posting.article,
            person=opened.posting.person,
            posted_at=self.clock.now(),
            shared_by=by,
        )
        return Opened(shared, opened.brief)

    async def keep(self, shared: Opened, message: str | None = None) -> None:
        """Keep a brief where it is shared, once it stands there: what failed leaves nothing."""
        posting, now = shared.posting, shared.posting.posted_at
        to = posting.destination
        await self.library.keep(to.workspace, shared.brief, at=now)
        await self.conversations.note_posting(replace(posting, message=message))
        await self.conversations.keep(Conversation(to, (posting.article,), last_at=now))


@dataclass(frozen=True, slots=True)
class PlacePosting:
    """Remember which message a posting became."""

    conversations: Conversations

    async def __call__(self, posting: Posting, message: str) -> None:
        """Keep the platform's name of the message."""
        await self.conversations.note_posting(replace(posting, message=message))


@dataclass(frozen=True, slots=True)
class DeleteBrief:
    """Take a brief back."""

    library: Library
    conversations: Conversations
    clock: Clock

    async def __call__(self, opened: Opened, *, by: str, is_admin: bool) -> tuple[Posting, ...]:
        """Forget the article behind this wall; give the postings whose messages must go.

        `NotAllowed` unless `by` asked for it, shared it, or is an admin.
        """
        posting = opened.posting
        if not is_admin and by not in {posting.person, posting.shared_by}:
            raise NotAllowed(
                "Only who asked for a brief can delete it.", hint="An admin can delete it too."
            )
        workspace = posting.destination.workspace
        await self.library.forget(workspace, posting.article)
        return await self.conversations.mark_removed(
            workspace, posting.article, at=self.clock.now()
        )


@dataclass(frozen=True, slots=True)
class YourBriefs:
    """What one person asked for and may still see."""

    library: Library
    conversations: Conversations

    async def __call__(
        self, workspaces: Sequence[Workspace], person: str, *, limit: int = 5
    ) -> tuple[Opened, ...]:
        """Give the newest briefs this person asked for behind these walls, each article once."""
        postings = await self.conversations.postings_of(workspaces, person, limit=4 * limit)
        found: dict[str, Opened] = {}
        for posting in postings:
            if posting.removed_at or posting.article in found or len(found) == limit:
                continue
            brief = await self.library.find_brief(posting.destination.workspace, posting.article)
            if brief is not None:
                found[posting.article] = Opened(posting, brief)
        return tuple(found.values())


def _may_see(posting: Posting, seen_at: Destination, person: str) -> bool:
    """Tell who may see a posting: its person, the people of its private channel, or those there."""
    wall = posting.destination.workspace
    if wall.audience == wall.only_person(posting.person).audience:
        return person == posting.person
    is_there = posting.destination.channel == seen_at.channel
    return is_there or (not wall.audience and person == posting.person)
