"""`/brief digest …`: set, change, list, pause, resume, now, preview, remove; to who asked alone."""

from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass

from bot.adapters.cards import digest_notices
from bot.adapters.cards.card import Action, Card, Verb
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.cards.notices import note_card
from bot.adapters.digest_desk import DigestDesk
from bot.adapters.slack import views
from bot.adapters.slack.blocks import Message, message_of
from bot.adapters.slack.digest_setting import WAYS, asker_at, changed_form, new_form, zone_of
from bot.adapters.slack.press import Press
from bot.adapters.slack.rich_text import Block
from bot.adapters.wording import digests as common
from bot.adapters.wording import slack as wording
from bot.core.digests.subscription import DigestSettings
from bot.core.schedule.schedule import Schedule
from bot.core.schedule.typed import days_from, time_from
from bot.errors import InputRefused, NotAllowed, NotFound

WORD = "digest"
_CHANGE = "change"


@dataclass(frozen=True, slots=True)
class DigestCommand:
    """One `/brief digest …`: who, where, and the words after it."""

    press: Press

    @property
    def words(self) -> list[str]:
        """Give what stands after `digest`."""
        return self.press.body.text("text").split()[1:]

    @property
    def name(self) -> str:
        """Give the digest that is meant, "" for the only one here."""
        return self.words[1] if len(self.words) > 1 else ""

    async def form(self) -> Block | None:
        """Give the form that is asked for; None if an answer is."""
        try:
            if not self.words:
                return await new_form(self.press)
            if self.words[0].lower() == _CHANGE:
                return await changed_form(self.press, self.name)
        except (NotAllowed, NotFound) as error:
            return views.said_view(wording.TITLE_SORRY, f"{error.reason} {error.hint}")
        return None

    async def answered(self) -> Message:
        """Do what was asked for; give what to show. A refusal is a sentence, too."""
        try:
            cards = await _BY_WORD.get(self.words[0].lower(), _help)(self)
        except (InputRefused, NotAllowed, NotFound) as error:
            cards = iter((note_card(f"{error.reason} {error.hint}"),))
        except ValueError as error:  # what was typed is no time, no days, no zone
            cards = iter((note_card(f"{error} {wording.DIGEST_WAYS}"),))
        return first_fitting(cards, message_of)

    async def desk(self) -> DigestDesk:
        """Give the desk that answers this person here."""
        asker = await asker_at(self.press, self.press.seen_at.channel)
        return DigestDesk(self.press.house.front.digests, asker, WAYS)


async def _set(command: DigestCommand) -> Iterator[Card]:
    typed, zone = command.words[1:], ""
    at = time_from(typed[0] if typed else "")
    days, rest = "weekdays", typed[1:]
    if rest and _is_days(rest[0]):
        days, rest = rest[0], rest[1:]
    if rest and "/" in rest[0]:
        zone, rest = rest[0], rest[1:]
    schedule = Schedule(at, zone or await zone_of(command.press), days_from(days))
    title = " ".join(rest) or common.TITLE
    desk = await command.desk()
    made, ahead = await desk.manage.set(desk.asker, DigestSettings(title, schedule))
    return iter((digest_notices.set_card(made, ahead, wording.CHANGE_DIGEST),))


async def _list(command: DigestCommand) -> Iterator[Card]:
    return await (await command.desk()).listed()


def _acting(verb: Verb) -> Callable[[DigestCommand], Awaitable[Iterator[Card]]]:
    async def act(command: DigestCommand) -> Iterator[Card]:
        return await (await command.desk()).pressed(Action(verb, (command.name,)))

    return act


async def _help(_: DigestCommand) -> Iterator[Card]:
    return iter((note_card(f"{wording.CHANGE_DIGEST} {wording.DIGEST_WAYS}"),))


def _is_days(word: str) -> bool:
    try:
        days_from(word)
    except ValueError:
        return False
    return True


_BY_WORD: dict[str, Callable[[DigestCommand], Awaitable[Iterator[Card]]]] = {
    "set": _set,
    "list": _list,
    "pause": _acting(Verb.PAUSE),
    "resume": _acting(Verb.RESUME),
    "now": _acting(Verb.NOW),
    "remove": _acting(Verb.REMOVE),
    "preview": _acting(Verb.PREVIEW),
}
WORDS = (*_BY_WORD, _CHANGE)
