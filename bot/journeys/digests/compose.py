"""A subscription and a day -> the digest: what was briefed in its place since the last one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.core.article import Article, SourceKind
from bot.core.brief import Brief
from bot.core.claim import Kind
from bot.core.conversation import Posting
from bot.core.digests.delivery import SlotName
from bot.core.digests.digest import Digest, DigestStory, LeftOut, Said, Source
from bot.core.digests.subscription import Choice, Subscription
from bot.core.schedule.schedule import Slot, missed_before
from bot.core.stories.choosing import choose_claims
from bot.core.stories.grouping import Story, group
from bot.core.stories.importance import Ranked, Reason, order
from bot.core.stories.sides import Said as Chosen
from bot.core.stories.told import Told, told_of
from bot.journeys.chat_ports import Conversations
from bot.journeys.digests.plan import next_due_of
from bot.journeys.digests.ports import Slots
from bot.journeys.ports import Clock, Library

_FIRST_PERIOD = timedelta(days=1)  # before it was set: what the first digest looks back on
_LATE = timedelta(minutes=5)
_CLAIMS = 3  # a story
_OFF_TOPIC, _NO_TOPIC = "topic: {topic}", "none of your topics"
_REPEATED = "in an earlier digest, nothing new"


@dataclass(frozen=True, slots=True)
class Found:
    """A brief that could be in the digest, and the posting that opens it."""

    brief: Brief
    posting: Posting
    told: Told


@dataclass(frozen=True, slots=True)
class ComposeDigest:
    """Gather, leave out with a reason, group, order."""

    library: Library
    conversations: Conversations
    slots: Slots
    clock: Clock

    async def __call__(self, subscription: Subscription, name: SlotName, due: datetime) -> Digest:
        """Give the digest of a slot; it may be empty, and says so then."""
        before = await self.slots.previous(name)
        since = before.made_at if before else subscription.created_at - _FIRST_PERIOD
        found = await self._found(subscription, since)
        left: list[LeftOut] = []
        wanted = [one for one in found if not _off_topic(one, subscription.choice, left)]
        earlier = _earlier(before)
        by_id = {one.told.id: one for one in wanted}
        stories = group([one.told for one in wanted])
        fresh = [story for story in stories if not _repeated(story, earlier, by_id, left)]
        made = _made(fresh, by_id)
        now, most = self.clock.now(), subscription.choice.stories
        is_late = now - due > _LATE
        return Digest(
            title=subscription.title,
            day=name.day,
            zone=subscription.schedule.zone,
            since=since,
            made_at=now,
            stories=made[:most],
            more=made[most:],
            left_out=tuple(left),
            articles=len(found),
            origins=sum(story.origins for story in made),
            planned_for=due if is_late else None,
            missed=_missed(subscription, Slot(name.day, due), before) if is_late else 0,
            next_due=next_due_of(subscription.schedule, max(now, due)),
            topics=_topics(subscription.choice, fresh, by_id),
        )

    async def _found(self, subscription: Subscription, since: datetime) -> tuple[Found, ...]:
        """Give the briefs of the period, each article once, by its first posting."""
        place = subscription.destination
        first: dict[str, Posting] = {}
        for posting in await self.conversations.postings_in(place, since=since):
            first.setdefault(posting.article, posting)
        found: list[Found] = []
        for posting in first.values():
            brief = await self.library.find_brief(place.workspace, posting.article)
            if brief is not None:
                # Without a date of its own an article counts as of when it was sent.
                published = None if brief.article.published else posting.posted_at
                found.append(Found(brief, posting, told_of(brief, published=published)))
        return tuple(found)


def _missed(subscription: Subscription, slot: Slot, before: Digest | None) -> int:
    last_day = before.day if before else None
    return missed_before(subscription.schedule, slot, last_day, subscription.created_at)


def _left(one: Found, why: str) -> LeftOut:
    article = one.brief.article
    return LeftOut(article.name_for_people(), why, article.id, _url(article))


def _off_topic(one: Found, choice: Choice, left: list[LeftOut]) -> bool:
    """Tell whether nobody wants it here, and note why."""
    text = _text(one)
    unwanted = next((topic for topic in choice.topics_out if _speaks_of(text, topic)), None)
    if unwanted is not None:
        left.append(_left(one, _OFF_TOPIC.format(topic=unwanted)))
        return True
    if choice.topics_in and not any(_speaks_of(text, topic) for topic in choice.topics_in):
        left.append(_left(one, _NO_TOPIC))
        return True
    return False


def _topics(choice: Choice, stories: Sequence[Story], found: dict[str, Found]) -> tuple[str, ...]:
    """Give the wanted topics that the stories speak of."""
    texts = [_text(found[one.id]) for story in stories for one in story.articles]
    spoken = (one for one in choice.topics_in if any(_speaks_of(text, one) for text in texts))
    return tuple(spoken)


def _text(one: Found) -> str:
    return f"{one.brief.article.name_for_people()} {one.brief.article.text}"


def _speaks_of(text: str, topic: str) -> bool:
    return re.search(rf"\b{re.escape(topic)}\b", text, re.IGNORECASE) is not None


def _earlier(before: Digest | None) -> frozenset[str]:
    if before is None:
        return frozenset()
    stories = (*before.stories, *before.more)
    return frozenset(article.id for story in stories for article in story.articles)


def _repeated(
    story: Story, earlier: frozenset[str], found: dict[str, Found], left: list[LeftOut]
) -> bool:
    """Tell whether every article of it was in the digest before, and note it."""
    if not all(one.id in earlier for one in story.articles):
        return False
    left.extend(_left(found[one.id], _REPEATED) for one in story.articles)
    return True


def _made(stories: Sequence[Story], found: dict[str, Found]) -> tuple[DigestStory, ...]:
    return tuple(_story(one, found) for one in order(stories))


def _story(ranked: Ranked, found: dict[str, Found]) -> DigestStory:
    story, why = ranked.story, ranked.reason
    first = found[story.first.id]
    return DigestStory(
        title=first.brief.article.name_for_people(),
        articles=tuple(_source(found[one.id].brief) for one in story.articles),
        origins=why.origins,
        reason=_reason(why),
        claims=tuple(_said(one, found) for one in choose_claims(story, _CLAIMS)),
        posting=first.posting.id,
    )


def _reason(why: Reason) -> str:
    """Say why a story stands where it stands, beside what is counted anyway."""
    counted = (("act", why.acts), ("number", why.numbers), ("denial", why.denials))
    return ", ".join(
        f"{count} {name}{'' if count == 1 else 's'}" for name, count in counted if count
    )


def _source(brief: Brief) -> Source:
    article = brief.article
    return Source(article.id, article.name_for_people(), article.publisher, _url(article))


def _url(article: Article) -> str | None:
    return article.source.name if article.source.kind is SourceKind.LINK else None


def _said(one: Chosen, found: dict[str, Found]) -> Said:
    claim = one.claim
    return Said(
        speaker=claim.speaker.name,
        role=claim.speaker.role,
        words=" […] ".join(part.text for part in claim.content),
        is_quotation=claim.kind is Kind.DIRECT,
        chain=tuple(carrier.name for carrier in claim.chain),
        article=found[one.article].brief.article.id,
        denied=claim.cue.excerpt.text if claim.negated and claim.cue else None,
    )
