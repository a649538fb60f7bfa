"""The first of ever smaller cards that a platform can draw."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from bot.adapters.cards.card import Card

Drawn = TypeVar("Drawn")


def first_fitting(cards: Iterable[Card], draw: Callable[[Card], Drawn | None]) -> Drawn:
    """Give the first card as drawn; `draw` gives None for what does not fit.

    `ValueError` if none fits: the smallest card of every kind must.
    """
    for card in cards:
        drawn = draw(card)
        if drawn is not None:
            return drawn
    raise ValueError("not even the smallest card fits")
