"""A question in a chat: answered from what its thread is about, with "he" and "[2]" understood."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.core.answer import Answer
from bot.core.answering.follow_up import (
    answer_about,
    is_question,
    needs_a_name,
    points_at_nothing,
    resolve,
    shown_in,
)
from bot.core.article import ArticleId
from bot.core.brief import Brief
from bot.core.conversation import Conversation, Shown
from bot.core.request import Request
from bot.errors import InputRefused, NotFound
from bot.journeys.answer_question import AnswerQuestion
from bot.journeys.brief_in_chat import MOST_IN_MEMORY
from bot.journeys.caller import Answered, Caller, Noted, Step
from bot.journeys.chat_ports import Conversations
from bot.journeys.ports import Clock, Library
from bot.journeys.postings import SEND_AGAIN

QUIET = timedelta(hours=24)
_ASLEEP = "It has been quiet here for a day, so I no longer follow this thread. Mention me to ask."
_NAMES_OFFERED = 4


@dataclass(frozen=True, slots=True)
class AskInChat:
    """Answer where the question was asked, and remember what the answer showed."""

    answer: AnswerQuestion
    library: Library
    conversations: Conversations
    clock: Clock

    async def __call__(self, request: Request, caller: Caller, *, everywhere: bool) -> None:
        """Answer from the thread's articles; `everywhere`: from all kept behind this wall."""
        await caller.step(Step.LOOKING)
        place = request.destination
        memory = await self.conversations.find(place)
        if memory is None:
            memory = Conversation(place, (), last_at=self.clock.now())
        asked = request.text.strip() or (memory.question or "")
        asked_of = replace(memory, articles=()) if everywhere else memory
        answered = await self._answered(asked, asked_of)
        await caller.deliver(answered, request.key("answer"))
        await self.conversations.keep(_remembering(memory, asked, answered, self.clock))

    async def follow(self, request: Request, caller: Caller) -> None:
        """Answer what is said in a thread of ours without a mention, if it is a question.

        After a day of quiet the thread is people's own again; that is said once.
        """
        memory = await self.conversations.find(request.destination)
        if memory is None or memory.is_asleep or not is_question(request.text):
            return
        if self.clock.now() - memory.last_at > QUIET:
            await caller.deliver(Noted(_ASLEEP), request.key("asleep"))
            await self.conversations.keep(replace(memory, is_asleep=True))
            return
        await self(request, caller, everywhere=False)

    async def _answered(self, asked: str, memory: Conversation) -> Answered:
        briefs = await self._briefs(memory)
        titles = tuple(brief.article.name_for_people() for brief in briefs)
        has_others = bool(memory.articles) and await self._keeps_others(memory)
        if about := _about_shown(asked, memory, briefs):
            return Answered(about, None, titles, has_others)
        question, meant = _resolved(asked, memory, briefs)
        articles = [ArticleId(brief.article.id) for brief in briefs]
        answer = await self.answer(memory.destination.workspace, question, articles)
        return Answered(replace(answer, question=asked), meant, titles, has_others)

    async def _briefs(self, memory: Conversation) -> tuple[Brief, ...]:
        workspace = memory.destination.workspace
        found = [await self.library.find_brief(workspace, one) for one in memory.articles]
        briefs = tuple(brief for brief in found if brief is not None)
        if memory.articles and not briefs:
            raise NotFound("What this thread was about is not here any more.", hint=SEND_AGAIN)
        return briefs

    async def _keeps_others(self, memory: Conversation) -> bool:
        shelf = await self.library.shelf(memory.destination.workspace)
        return any(shelved.id not in memory.articles for shelved in shelf)


def _about_shown(asked: str, memory: Conversation, briefs: Sequence[Brief]) -> Answer | None:
    """Answer a question about "[2]" or "that claim"; `InputRefused` if that was never shown."""
    if points_at_nothing(asked, memory.shown):
        raise InputRefused(
            "I showed nothing with that number here.",
            hint="Use a number that stands in brackets in my last message.",
        )
    pointed = shown_in(asked, memory.shown)
    brief_by_article = {brief.article.id: brief for brief in briefs}
    if pointed is None or pointed.article not in brief_by_article:
        return None
    return answer_about(asked, pointed, brief_by_article[pointed.article])


def _resolved(asked: str, memory: Conversation, briefs: Sequence[Brief]) -> tuple[str, str | None]:
    """Give the question with names for pronouns; `InputRefused` where "he" could be anybody."""
    speakers = [speaker for brief in briefs for speaker in brief.speakers]
    names = list(dict.fromkeys(speaker.name for speaker in speakers))
    about = next((one for one in speakers if one.name == memory.speaker), None)
    resolved = resolve(asked, about, names)
    pronoun = needs_a_name(asked, names)
    if resolved.meant is None and pronoun and len(names) > 1:
        offered = ", ".join(names[:_NAMES_OFFERED])
        raise InputRefused(
            f"I do not know whom “{pronoun}” means here.",
            hint=f"Say the name, for example {offered}.",
        )
    return resolved.question, resolved.meant


def _remembering(
    memory: Conversation, asked: str, answered: Answered, clock: Clock
) -> Conversation:
    """Give the memory after an answer: its numbers, and the one person it was about."""
    answer = answered.answer
    speakers = {one.speaker for one in answer.citations if one.speaker}
    cited = (ArticleId(one.article.id) for one in answer.citations)
    articles = tuple(dict.fromkeys((*memory.articles, *cited)))
    return replace(
        memory,
        articles=articles[-MOST_IN_MEMORY:],
        last_at=clock.now(),
        shown=_shown(answer) or memory.shown,
        speaker=speakers.pop() if len(speakers) == 1 else memory.speaker,
        question=asked,
        is_asleep=False,
    )


def _shown(answer: Answer) -> tuple[Shown, ...]:
    return tuple(
        Shown(
            one.number,
            ArticleId(one.article.id),
            one.excerpt.span.start,
            one.excerpt.span.end,
            one.speaker,
        )
        for one in answer.citations
    )
