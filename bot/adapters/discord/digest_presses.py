"""Presses and commands about digests: one answer for each verb, to the one who asked."""

from bot.adapters.cards.card import Action, Verb
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.digest_desk import DigestDesk, Ways
from bot.adapters.discord.layout import layout_of
from bot.adapters.discord.using import Using
from bot.adapters.wording import discord as wording
from bot.journeys.digests.subscribe import Asker

_WAYS = Ways(wording.DIGEST_WAYS, wording.CHANGE_DIGEST, wording.RESUME_DIGEST)
_PAGES = frozenset({Verb.DIGESTS, Verb.STORIES, Verb.LEFT_OUT})


def asker_of(using: Using) -> Asker:
    """Give who asks, and where."""
    return Asker(using.person, using.place(), is_admin=using.is_admin)


async def answer(using: Using, action: Action) -> None:
    """Show what comes of it; pages are turned in place. See `DigestDesk` for what is raised."""
    is_turning = action.verb in _PAGES and using.is_on_own_page()
    if not is_turning:
        await using.think()
    desk = DigestDesk(using.house.front.digests, asker_of(using), _WAYS)
    view = first_fitting(await desk.pressed(action), layout_of)
    await (using.turn_to(view) if is_turning else using.show_view(view))
