"""What every part of the Discord door needs: the front desk, the client, the files."""

from dataclasses import dataclass, field
from typing import TypeVar

import discord

from bot.adapters.cards.brief_card import Manner
from bot.adapters.cards.card import Card
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.discord.files import Files
from bot.adapters.discord.layout import View, layout_of
from bot.adapters.wording import discord as wording
from bot.core.request import Attachment
from bot.journeys.front import Front

MANNER = Manner(share=wording.POST_HERE, has_ask=True)
NOBODY = discord.AllowedMentions.none()


_MOST_REMEMBERED = 500

Kept = TypeVar("Kept")
Thing = str | Attachment  # a link, a text or a file that could be briefed


@dataclass(slots=True)
class House:
    """Discord as this process sees it. What is remembered here only makes things nicer."""

    front: Front
    client: discord.Client
    files: Files
    follows_threads: bool = False
    offers: dict[str, tuple[Thing, ...]] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)

    def note_offer(self, name: str, things: tuple[Thing, ...]) -> None:
        """Remember what somebody may choose from."""
        self.offers[name] = things
        _forget_oldest(self.offers)

    def note_about(self, posting: str, message: str) -> None:
        """Remember which message a private brief is about, so that it is posted below it."""
        self.about[posting] = message
        _forget_oldest(self.about)


def drawn(card: Card) -> View:
    """Give a card that is made to fit."""
    return first_fitting((card,), layout_of)


def _forget_oldest(remembered: dict[str, Kept]) -> None:
    while len(remembered) > _MOST_REMEMBERED:
        del remembered[next(iter(remembered))]
