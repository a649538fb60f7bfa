"""`/brief digest …`: set, list, pause, resume, remove, preview; answered to who asked alone."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.cards import digest_notices
from bot.adapters.cards.card import Card
from bot.adapters.cards.digest_card import digest_cards
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.cards.notices import note_card
from bot.adapters.slack.blocks import Message, message_of
from bot.adapters.slack.house import House
from bot.adapters.slack.payload import Payload
from bot.adapters.slack.translate import Installation
from bot.adapters.wording import digests as common
from bot.adapters.wording import slack as wording
from bot.core.digests.subscription import DigestSettings
from bot.core.place import Destination
from bot.core.schedule.schedule import Schedule
from bot.core.schedule.typed import days_from, time_from
from bot.errors import InputRefused, NotAllowed, NotFound
from bot.journeys.digests.subscribe import Asker

WORD = "digest"


@dataclass(frozen=True, slots=True)
class DigestCommand:
    """One `/brief digest …`: who, where, and the words after it."""

    house: House
    client: AsyncWebClient
    at: Installation
    body: Payload

    @property
    def words(self) -> list[str]:
        """Give what stands after `digest`."""
        return self.body.text("text").split()[1:]

    async def answered(self) -> Message:
        """Do what was asked for; give what to show. A refusal is a sentence, too."""
        word = self.words[0].lower() if self.words else "list"
        try:
            return await _BY_WORD.get(word, _help)(self)
        except (InputRefused, NotAllowed, NotFound) as error:
            return _drawn(note_card(f"{error.reason} {error.hint}"))
        except ValueError as error:  # what was typed is no time, no days, no zone
            return _drawn(note_card(f"{error} {wording.DIGEST_WAYS}"))

    async def asker(self) -> Asker:
        """Give who asks, with the wall around the channel."""
        channel, person = self.body.text("channel_id"), self.body.text("user_id")
        places = self.house.places
        wall = await places.wall(self.client, self.at.workspace, channel, person)
        is_admin = await places.is_admin(self.client, person)
        return Asker(person, Destination(wall, channel), is_admin=is_admin)

    async def zone(self) -> str:
        """Give the time zone of the person's profile."""
        told = await self.client.users_info(user=self.body.text("user_id"))
        return Payload.of(told.data).text("user", "tz") or "UTC"


async def _set(command: DigestCommand) -> Message:
    typed, zone = command.words[1:], ""
    at = time_from(typed[0] if typed else "")
    days, rest = "weekdays", typed[1:]
    if rest and _is_days(rest[0]):
        days, rest = rest[0], rest[1:]
    if rest and "/" in rest[0]:
        zone, rest = rest[0], rest[1:]
    schedule = Schedule(at, zone or await command.zone(), days_from(days))
    title = " ".join(rest) or common.TITLE
    manage = command.house.front.digests
    made, ahead = await manage.set(await command.asker(), DigestSettings(title, schedule))
    return _drawn(digest_notices.set_card(made, ahead, wording.CHANGE_DIGEST))


async def _list(command: DigestCommand) -> Message:
    found = await command.house.front.digests.list(await command.asker())
    return first_fitting(digest_notices.list_cards(found, wording.DIGEST_WAYS), message_of)


async def _pause(command: DigestCommand) -> Message:
    paused = await command.house.front.digests.pause(await command.asker(), _name(command))
    return _drawn(digest_notices.paused_card(paused, wording.RESUME_DIGEST))


async def _resume(command: DigestCommand) -> Message:
    resumed = await command.house.front.digests.resume(await command.asker(), _name(command))
    return _drawn(digest_notices.resumed_card(*resumed))


async def _remove(command: DigestCommand) -> Message:
    removed = await command.house.front.digests.remove(await command.asker(), _name(command))
    return _drawn(digest_notices.removed_card(removed))


async def _preview(command: DigestCommand) -> Message:
    digest = await command.house.front.digests.preview(await command.asker(), _name(command))
    return first_fitting(digest_cards(digest, None), message_of)


async def _help(command: DigestCommand) -> Message:
    return _drawn(note_card(f"{wording.CHANGE_DIGEST} {wording.DIGEST_WAYS}"))


def _name(command: DigestCommand) -> str:
    return command.words[1] if len(command.words) > 1 else ""


def _is_days(word: str) -> bool:
    try:
        days_from(word)
    except ValueError:
        return False
    return True


def _drawn(card: Card) -> Message:
    return first_fitting((card,), message_of)


_BY_WORD: dict[str, Callable[[DigestCommand], Awaitable[Message]]] = {
    "set": _set,
    "list": _list,
    "pause": _pause,
    "resume": _resume,
    "remove": _remove,
    "preview": _preview,
}
WORDS = tuple(_BY_WORD)
