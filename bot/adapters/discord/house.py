"""What every part of the Discord door needs: the front desk, the client, the files."""

from dataclasses import dataclass

import discord

from bot.adapters.cards.brief_card import Manner
from bot.adapters.cards.card import Card
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.discord.files import Files
from bot.adapters.discord.layout import View, layout_of
from bot.adapters.wording import discord as wording
from bot.journeys.front import Front

MANNER = Manner(share=wording.POST_HERE, has_ask=True)
NOBODY = discord.AllowedMentions.none()


@dataclass(slots=True)
class House:
    """Discord as this process sees it."""

    front: Front
    client: discord.Client
    files: Files
    follows_threads: bool = False


def drawn(card: Card) -> View:
    """Give a card that is made to fit."""
    return first_fitting((card,), layout_of)
