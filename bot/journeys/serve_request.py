"""A request from a chat -> briefs, answers or a reason, delivered to whoever asked."""

from collections.abc import Callable
from dataclasses import dataclass

from bot.core.answering.follow_up import is_question
from bot.core.request import Request, Wish
from bot.core.upload import Upload
from bot.errors import InputRefused, NotAllowed, NotFound, StoreUnavailable
from bot.journeys.ask_in_chat import AskInChat
from bot.journeys.brief_in_chat import BriefInChat
from bot.journeys.caller import Caller, Helped, Refused, Remedy
from bot.journeys.house_rules import HouseRules

# A question is short; whoever sends this much, or several paragraphs, sends an article.
LONGEST_QUESTION = 400  # characters
_SHORTEST_IN_PARAGRAPHS = 200
_GREETINGS = frozenset("help hi hello hey start ?".split())


@dataclass(frozen=True, slots=True)
class ServeRequest:
    """Whoever addressed the bot gets an answer or a reason."""

    brief: BriefInChat
    ask: AskInChat
    rules: HouseRules
    sample: Callable[[], Upload]

    async def __call__(self, request: Request, caller: Caller) -> None:
        """Do what was asked for; every refusal reaches the person as a sentence."""
        try:
            request = await caller.complete(request)
            if request.wish is not Wish.FOLLOW:
                await self.rules.check_channel(request.destination)
            await self._serve(request, caller)
        except (InputRefused, NotFound, NotAllowed, StoreUnavailable) as error:
            refused = Refused(error.reason, error.hint, remedy=_remedy(error, request))
            await caller.deliver(refused, request.key("refused"))

    async def _serve(self, request: Request, caller: Caller) -> None:
        wish = meant_by(request)
        if wish is Wish.FOLLOW:
            await self.ask.follow(request, caller)
        elif wish in {Wish.ASK, Wish.ASK_ALL}:
            await self.ask(request, caller, everywhere=wish is Wish.ASK_ALL)
        elif wish is Wish.HEAR:
            await caller.deliver(Helped(), request.key("help"))
        elif wish is Wish.SAMPLE:
            await self.brief.of_upload(request, caller, self.sample())
        else:
            await self._brief(request, caller)

    async def _brief(self, request: Request, caller: Caller) -> None:
        count = await self.brief(request, caller)
        question = request.text.strip()
        has_sent = request.links or request.files
        if count and has_sent and request.wish is Wish.HEAR and is_question(question):
            await self.ask(request, caller, everywhere=False)


def meant_by(request: Request) -> Wish:
    """Tell what is wanted: what was sent is briefed, a question answered, else help is offered."""
    if request.wish is not Wish.HEAR:
        return request.wish
    text = request.text.strip()
    if request.links or request.files or _is_article(text):
        return Wish.BRIEF
    return Wish.HEAR if not text or text.lower().strip("!. ") in _GREETINGS else Wish.ASK


def _is_article(text: str) -> bool:
    has_paragraphs = "\n\n" in text and len(text) >= _SHORTEST_IN_PARAGRAPHS
    return has_paragraphs or len(text) > LONGEST_QUESTION


def _remedy(error: Exception, request: Request) -> Remedy:
    is_about_reading = isinstance(error, InputRefused) and bool(request.links or request.files)
    return Remedy.PASTE_THE_TEXT if is_about_reading else Remedy.NONE
