"""A subscription and a day -> the digest: gather, leave out with a reason, group, order."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.claim import Kind
from bot.core.digests.delivery import SlotName
from bot.core.digests.digest import Digest, DigestStory, LeftOut, Said, Source
from bot.core.digests.subscription import Choice, Subscription
from bot.core.schedule.schedule import Slot, missed_before
from bot.core.stories.choosing import choose_claims
from bot.core.stories.grouping import Story, group
from bot.core.stories.importance import Ranked, Reason, order
from bot.core.stories.news import Continued, news_in
from bot.core.stories.sides import Said as Chosen
from bot.core.stories.told import Told
from bot.journeys.digests.gathering import Found, Gather, url_of
from bot.journeys.digests.plan import next_due_of
from bot.journeys.digests.ports import Slots
from bot.journeys.ports import Clock

_FIRST_PERIOD = timedelta(days=1)  # before it was set: what the first digest looks back on
_REMEMBERED = timedelta(days=14)
_LATE = timedelta(minutes=5)
_CLAIMS = 3  # a story
_OFF_TOPIC, _NO_TOPIC = "topic: {topic}", "none of your topics"
_OTHER_LANGUAGE = "its language is {language}"
_REPEATED = "told on {day}, nothing new"
_GOES_ON = "told on {day}; new: {what}"
_SPEAKS, _AND = "{speaker} speaks", " and "


@dataclass(frozen=True, slots=True)
class Before:
    """The newest earlier digest that showed each article, and all that the last one looked at."""

    shown: dict[str, Digest]
    seen: frozenset[str]

    @classmethod
    def of(cls, digests: Sequence[Digest]) -> "Before":
        """Gather from digests, newest first."""
        shown: dict[str, Digest] = {}
        seen: set[str] = set()
        for at, digest in enumerate(digests):
            for article in _articles(digest.stories):
                shown.setdefault(article, digest)
            if at == 0:
                seen.update(_articles((*digest.stories, *digest.more)))
                for one in digest.left_out:
                    seen.update((one.article, one.url or one.title))
        return cls(shown, frozenset(seen))


@dataclass(slots=True)
class _Sheet:
    """A digest in the making: what is in it and why the rest is not."""

    found: dict[str, Found]
    before: Before
    left: list[LeftOut] = field(default_factory=list)
    goes_on: dict[str, str] = field(default_factory=dict)

    def leave(self, article: str, why: str) -> None:
        """Note that an article is not in it."""
        one = self.found[article]
        name = one.brief.article.name_for_people()
        self.left.append(LeftOut(name, why, article, one.url))


@dataclass(frozen=True, slots=True)
class ComposeDigest:
    """Make the digest of a slot; it may be empty, and says so then."""

    gather: Gather
    slots: Slots
    clock: Clock

    async def __call__(self, subscription: Subscription, name: SlotName, due: datetime) -> Digest:
        """Give the digest of a slot."""
        earlier = await self.slots.recent(name, since=name.day - _REMEMBERED)
        last = await self.slots.previous(name)
        since = last.made_at if last else subscription.created_at - _FIRST_PERIOD
        before = Before.of(earlier)
        gathered = await self.gather(subscription, since, seen=before.seen)
        sheet = _Sheet({one.told.id: one for one in gathered.found}, before)
        wanted = [one for one in gathered.found if _is_wanted(one, subscription.choice, sheet)]
        stories = await self._stories(subscription, wanted, sheet)
        made = tuple(_story(one, sheet) for one in order(stories))
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
            left_out=(*sheet.left, *gathered.unread),
            articles=len(gathered.found),
            origins=sum(story.origins for story in made),
            planned_for=due if is_late else None,
            missed=_missed(subscription, Slot(name.day, due), last) if is_late else 0,
            next_due=next_due_of(subscription.schedule, max(now, due)),
            topics=_topics(subscription.choice, stories, sheet),
        )

    async def _stories(
        self, subscription: Subscription, wanted: Sequence[Found], sheet: _Sheet
    ) -> list[Story]:
        """Group what is wanted with what was told before; of what goes on, give what is new."""
        new = {one.told.id for one in wanted}
        told = [one.told for one in wanted]
        moments = {name: digest.made_at for name, digest in sheet.before.shown.items()}
        known = await self.gather.told(subscription, moments, besides=new)
        stories: list[Story] = []
        for story in group([*told, *known]):
            names = {one.id for one in story.articles}
            if not names & new:
                continue
            shown = names & sheet.before.shown.keys()
            fresh = _fresh(story, sheet, shown) if shown else story
            if fresh is not None:
                stories.append(fresh)
        return stories


def _is_wanted(one: Found, choice: Choice, sheet: _Sheet) -> bool:
    """Tell whether it may be in this digest; note why not."""
    article = one.brief.article
    text = _text(one)
    unwanted = next((topic for topic in choice.topics_out if _speaks_of(text, topic)), None)
    if unwanted is not None:
        sheet.leave(one.told.id, _OFF_TOPIC.format(topic=unwanted))
    elif choice.topics_in and not any(_speaks_of(text, topic) for topic in choice.topics_in):
        sheet.leave(one.told.id, _NO_TOPIC)
    elif choice.languages and article.language and article.language not in choice.languages:
        sheet.leave(one.told.id, _OTHER_LANGUAGE.format(language=article.language))
    else:
        return True
    return False


def _speaks_of(text: str, topic: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(topic)}(?!\w)", text, re.IGNORECASE) is not None


def _fresh(story: Story, sheet: _Sheet, shown: set[str]) -> Story | None:
    """Give what is new in a story that was told before; note why there is nothing to tell."""
    day = max(sheet.before.shown[name].day for name in shown)
    told = f"{day:%A} {day.day} {day:%B}"
    continued = news_in(story, shown)
    if continued is None:
        for one in story.articles:
            if one.id in sheet.found:
                sheet.leave(one.id, _REPEATED.format(day=told))
        return None
    what = _news(continued)
    sheet.goes_on[continued.story.first.id] = _GOES_ON.format(day=told, what=what)
    return continued.story


def _news(continued: Continued) -> str:
    if continued.speakers:
        return _SPEAKS.format(speaker=_AND.join(continued.speakers[:2]))
    return f"{continued.claims} claim{'' if continued.claims == 1 else 's'}"


def _articles(stories: Sequence[DigestStory]) -> list[str]:
    return [article.id for story in stories for article in story.articles]


def _missed(subscription: Subscription, slot: Slot, before: Digest | None) -> int:
    last_day = before.day if before else None
    return missed_before(subscription.schedule, slot, last_day, subscription.created_at)


def _topics(choice: Choice, stories: Sequence[Story], sheet: _Sheet) -> tuple[str, ...]:
    """Give the wanted topics that the stories speak of."""
    texts = [_text(sheet.found[one.id]) for story in stories for one in story.articles]
    spoken = (one for one in choice.topics_in if any(_speaks_of(text, one) for text in texts))
    return tuple(spoken)


def _text(one: Found) -> str:
    return f"{one.brief.article.name_for_people()} {one.brief.article.text}"


def _story(ranked: Ranked, sheet: _Sheet) -> DigestStory:
    story, why = ranked.story, ranked.reason
    first = sheet.found[story.first.id]
    return DigestStory(
        title=first.brief.article.name_for_people(),
        articles=tuple(_source(one, sheet) for one in story.articles),
        origins=why.origins,
        reason=_reason(why, sheet.goes_on.get(story.first.id)),
        claims=tuple(_said(one, sheet) for one in choose_claims(story, _CLAIMS)),
        posting=first.posting,
    )


def _reason(why: Reason, goes_on: str | None) -> str:
    """Say why a story stands where it stands, beside what is counted anyway."""
    counted = (("act", why.acts), ("number", why.numbers), ("denial", why.denials))
    told = ", ".join(
        f"{count} {name}{'' if count == 1 else 's'}" for name, count in counted if count
    )
    return " · ".join(filter(None, (goes_on, told)))


def _source(one: Told, sheet: _Sheet) -> Source:
    article = sheet.found[one.id].brief.article
    return Source(article.id, article.name_for_people(), article.publisher, url_of(article))


def _said(one: Chosen, sheet: _Sheet) -> Said:
    claim = one.claim
    return Said(
        speaker=claim.speaker.name,
        role=claim.speaker.role,
        words=" […] ".join(part.text for part in claim.content),
        is_quotation=claim.kind is Kind.DIRECT,
        chain=tuple(carrier.name for carrier in claim.chain),
        article=sheet.found[one.article].brief.article.id,
        denied=claim.cue.excerpt.text if claim.negated and claim.cue else None,
    )
