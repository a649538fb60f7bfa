"""Digests at the terminal, for who runs the bot."""

from datetime import date

from bot.adapters.cards.digest_notices import when
from bot.adapters.terminal.screen import Screen
from bot.adapters.visible import visible
from bot.adapters.wording import digests as wording
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
        screen.say(f"{one.id}  {visible(one.title)}  {when(one.schedule)}  {where}{state}")


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
