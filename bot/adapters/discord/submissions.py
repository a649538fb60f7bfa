"""Forms that were sent off: what is done with what was written in them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.adapters.cards import notices
from bot.adapters.cards.card import Card, Verb
from bot.adapters.discord import digest_setting
from bot.adapters.discord.forms import Fields, rules_in
from bot.adapters.discord.presses import Press
from bot.adapters.discord.replied import place_about
from bot.adapters.discord.translate import links_in, request_from_use
from bot.adapters.discord.using import Using
from bot.adapters.wording import cards as common
from bot.core.conversation import Fault
from bot.core.request import Wish
from bot.errors import InputRefused, NotAllowed, NotFound


@dataclass(frozen=True, slots=True)
class Submission(Press):
    """A form: a press with fields."""

    fields: Fields

    def word(self, name: str) -> str:
        """Give what was written or chosen in a field; nothing if it was left empty."""
        return next(iter(self.fields.get(name, ())), "").strip()


async def on_submission(sent: Submission) -> None:
    """Do what a form asks for; a refusal is shown to the one who sent it."""
    try:
        await _BY_VERB[sent.action.verb](sent)
    except (NotFound, NotAllowed, InputRefused) as error:
        await sent.say(f"{error.reason} {error.hint}")


async def begin_question(using: Using, posting: str, question: str, *, is_private: bool) -> None:
    """Ask about exactly one brief; `NotFound` if it is gone or not this person's."""
    front, seen_at = using.house.front, using.place()
    opened = await front.open(posting, seen_at=seen_at, person=using.person)
    place = await place_about(using.house, opened, seen_at)
    request = request_from_use(
        using.use,
        place,
        wish=Wish.ASK,
        text=question,
        is_private=is_private,
        posting=posting,
    )
    await using.begin(request)


async def _question(sent: Submission) -> None:
    posting, question = sent.action.about[0], sent.word("question")
    await begin_question(sent, posting, question, is_private=sent.is_on_own_page())


async def _text(sent: Submission) -> None:
    place, text = sent.place(is_private=sent.is_on_own_page()), sent.word("text")
    links = links_in(text) if len(text.split()) == 1 else ()
    words = "" if links else text
    await sent.begin(request_from_use(sent.use, place, wish=Wish.BRIEF, text=words, links=links))


async def _wrong(sent: Submission) -> None:
    opened, number = await sent.opened(), sent.word("claim")
    await sent.house.front.feedback(
        opened.brief,
        opened.posting.destination,
        sent.person,
        fault=Fault(sent.word("fault")),
        claim=int(number) if number.isdecimal() else None,
        note=sent.word("note"),
    )
    await sent.say(common.THANKS)


async def _settings(sent: Submission) -> None:
    rules = rules_in(sent.fields)
    await sent.house.front.rules.change(sent.workspace, rules, is_admin=sent.is_admin)
    await sent.show(Card(common.SAVED_SETTINGS, notices.rules_parts(rules)[1:-1]))


async def _digest(sent: Submission) -> None:
    await digest_setting.set_up(sent, sent.fields)


async def _digest_changed(sent: Submission) -> None:
    await digest_setting.change(sent, sent.action.about, sent.fields)


_BY_VERB: dict[Verb, Callable[[Submission], Awaitable[None]]] = {
    Verb.ASK: _question,
    Verb.PASTE: _text,
    Verb.BAD: _wrong,
    Verb.SETTINGS: _settings,
    Verb.DIGEST: _digest,
    Verb.CHANGE: _digest_changed,
}
HEARD = frozenset(_BY_VERB)
