"""What was sent in a chat -> briefs that are posted, and remembered where they were posted."""

from dataclasses import dataclass, replace

from bot.core.article import Article, ArticleId, SourceKind
from bot.core.brief import Brief
from bot.core.claim import Kind, SpeakerKind
from bot.core.conversation import Conversation, Posting, Shown
from bot.core.proofreading import unfounded
from bot.core.request import Attachment, Request
from bot.core.upload import Link, Upload
from bot.errors import InputRefused, NotAllowed
from bot.journeys.brief_article import BriefArticle
from bot.journeys.caller import Briefed, Caller, Noted, Refused, Remedy, Step
from bot.journeys.chat_ports import Conversations
from bot.journeys.house_rules import HouseRules
from bot.journeys.ports import Clock
from bot.journeys.postings import posting_id

_MOST_AT_ONCE = 3
MOST_IN_MEMORY = 5  # articles a thread is asked about
_PASTED = "pasted text"


@dataclass(frozen=True, slots=True)
class BriefInChat:
    """Read what was sent, one after the other, and post each brief as it is ready."""

    brief: BriefArticle
    conversations: Conversations
    rules: HouseRules
    clock: Clock

    async def __call__(self, request: Request, caller: Caller) -> int:
        """Brief what was sent; give how many briefs were posted. The others got their reason."""
        sent = _sent(request)
        if not sent:
            raise InputRefused(
                "There is nothing to brief in this message.",
                hint="Send a link, a file or the text of an article.",
            )
        posted = 0
        for part, one in enumerate(sent[:_MOST_AT_ONCE]):
            posted += await self._one(request, caller, part, one, is_alone=len(sent) == 1)
        if len(sent) > _MOST_AT_ONCE:
            text = f"I read the first {_MOST_AT_ONCE} of {len(sent)}. Send me the others again."
            await caller.deliver(Noted(text), request.key("rest"))
        return posted

    async def of_upload(self, request: Request, caller: Caller, upload: Upload) -> None:
        """Brief something that is at hand already."""
        await self._allow(request, caller)
        await self._post(request, caller, 0, upload)

    async def _one(
        self,
        request: Request,
        caller: Caller,
        part: int,
        one: Link | Upload | Attachment,
        *,
        is_alone: bool,
    ) -> bool:
        try:
            await self._allow(request, caller)
            await caller.step(Step.READING, "" if is_alone else _name(one))
            sent = await caller.fetch(one) if isinstance(one, Attachment) else one
            await self._post(request, caller, part, sent)
        except InputRefused as error:
            about = None if is_alone else _name(one)
            refused = Refused(error.reason, error.hint, about, Remedy.PASTE_THE_TEXT)
            await caller.deliver(refused, request.key(f"refused {part}"))
            return False
        return True

    async def _allow(self, request: Request, caller: Caller) -> None:
        workspace = request.destination.workspace
        await self.rules.check_allowance(workspace, request.person)
        is_public = not workspace.audience.startswith("person:")
        only_admins = is_public and (await self.rules.of(workspace)).only_admins_post
        if only_admins and not await caller.is_admin():
            raise NotAllowed(
                "Only admins may have briefs posted in channels here.",
                hint="Ask me in a direct message instead.",
            )

    async def _post(self, request: Request, caller: Caller, part: int, sent: Link | Upload) -> None:
        async def found(_article: Article) -> None:
            await caller.step(Step.FINDING)

        place = request.destination
        anew = request.handle.get("anew") == "yes"
        # Without a model nothing is translated, so nobody's language need be asked for.
        language = await caller.language() if self.brief.engine.model else None
        brief = await self.brief(
            place.workspace, sent, anew=anew, language=language, on_article=found
        )
        await caller.step(Step.CHECKING, str(_check(brief)))

        key = request.key(part)
        now = self.clock.now()
        named = posting_id(key, brief.article.id)
        posting = Posting(named, place, brief.article.id, request.person, now)
        await self.conversations.note_posting(posting)
        # First: a question may follow sooner than the platform tells us that the brief is there.
        await self.remember(posting, brief)
        message = await caller.deliver(Briefed(brief, posting, request.form), key)
        await self.conversations.note_posting(replace(posting, message=message))

    async def remember(self, posting: Posting, brief: Brief) -> None:
        """Make the brief what its thread is about."""
        place = posting.destination
        before = await self.conversations.find(place)
        earlier = before.articles if before else ()
        articles = (*(one for one in earlier if one != brief.article.id), brief.article.id)
        await self.conversations.keep(
            Conversation(
                place,
                articles[-MOST_IN_MEMORY:],
                last_at=self.clock.now(),
                shown=shown_of(brief),
                speaker=_only_person(brief),
            )
        )


def shown_of(brief: Brief) -> tuple[Shown, ...]:
    """Give what the numbers of a brief mean."""
    article = ArticleId(brief.article.id)
    return tuple(
        Shown(
            number,
            article,
            claim.content[0].span.start,
            claim.content[-1].span.end,
            claim.speaker.name,
        )
        for number, claim in enumerate(brief.claims, start=1)
    )


def _check(brief: Brief) -> int:
    """Hold every quotation against the text once more; give how many there are."""
    if wrong := unfounded(brief):
        raise AssertionError(f"{len(wrong)} excerpts are not in the text")
    return sum(claim.kind is not Kind.INDIRECT for claim in brief.claims)


def _only_person(brief: Brief) -> str | None:
    """Give whom "he" or "she" can mean before anybody was asked about: the only person quoted."""
    people = [one.name for one in brief.speakers if one.kind is SpeakerKind.PERSON]
    return people[0] if len(people) == 1 else None


def _sent(request: Request) -> list[Link | Upload | Attachment]:
    sent: list[Link | Upload | Attachment] = [Link(url) for url in request.links]
    sent.extend(request.files)
    text = request.text.strip()
    if not sent and text:
        sent.append(Upload(text.encode("utf-8", "surrogatepass"), _PASTED, SourceKind.TEXT))
    return sent


def _name(one: Link | Upload | Attachment) -> str:
    return one.url if isinstance(one, Link) else one.name
