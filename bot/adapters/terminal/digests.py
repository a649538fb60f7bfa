"""Digests at the terminal, for who runs the bot."""

from datetime import date

from bot.adapters.cards import digest_notices
from bot.adapters.cards.card import Card
from bot.adapters.cards.digest_card import digest_cards
from bot.adapters.terminal.card_view import card_view
from bot.adapters.terminal.screen import Screen
from bot.adapters.visible import visible
from bot.adapters.wording import digests as wording
from bot.errors import NotFound
from bot.journeys.digests.subscribe import Asker
from bot.journeys.front import Front


async def list_all(front: Front, screen: Screen) -> None:
    """List every digest with its place and whether it is paused."""
    every = await front.digests.every()
    if not every:
        screen.say(wording.NONE_YET)
    for one in every:
        place = one.destination
        state = wording.IS_PAUSED.format(why=visible(one.paused_why)) if one.paused_at else ""
        where = visible(f"{place.workspace.key} {place.channel}")
        screen.say(
            f"{one.id}  {visible(one.title)}  {digest_notices.when(one.schedule)}  {where}{state}"
        )


async def preview(front: Front, screen: Screen, name: str) -> None:
    """Show what would be posted now."""
    digest = await front.digests.preview(await _operator(front, name), name)
    _show(screen, next(digest_cards(digest, None)))


async def pause(front: Front, screen: Screen, name: str) -> None:
    """Stop a digest until it is resumed."""
    paused = await front.digests.pause(await _operator(front, name), name)
    _show(screen, digest_notices.paused_card(paused, wording.RESUME_COMMAND))


async def resume(front: Front, screen: Screen, name: str) -> None:
    """Let a digest go on."""
    resumed = await front.digests.resume(await _operator(front, name), name)
    _show(screen, digest_notices.resumed_card(*resumed))


async def now(front: Front, screen: Screen, name: str) -> None:
    """Have today's digest posted at once, by the process that serves its platform."""
    coming = await front.digests.now(await _operator(front, name), name)
    _show(screen, digest_notices.coming_card(coming))


async def remove(front: Front, screen: Screen, name: str) -> None:
    """Forget a digest."""
    removed = await front.digests.remove(await _operator(front, name), name)
    _show(screen, digest_notices.removed_card(removed))


async def why(front: Front, screen: Screen, name: str, day: date) -> None:
    """Tell the life of a slot, a step a line."""
    life = await front.digests.why(name, day)
    reason = f": {visible(life.reason)}" if life.reason else ""
    screen.say(f"{name} {day}  {life.state.value}{reason}")
    for event in life.events:
        screen.say(f"  {event.at:%Y-%m-%d %H:%M:%S}  {visible(event.what)}")
    for part in life.parts:
        told = wording.MESSAGE.format(
            number=part.number + 1, state=part.state.value, message=part.message or "-"
        )
        screen.say(f"  {visible(told)}")


async def _operator(front: Front, name: str) -> Asker:
    """Give whoever runs the bot, standing where the digest is posted."""
    for one in await front.digests.every():
        if one.id == name:
            return Asker(one.owner, one.destination, is_admin=True)
    raise NotFound(wording.NO_SUCH.format(id=visible(name)), hint=wording.LIST_COMMAND)


def _show(screen: Screen, card: Card) -> None:
    screen.show(*card_view(card))
