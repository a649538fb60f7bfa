"""What came of a request -> the messages to show, whatever it was."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from bot.adapters.cards.answer_card import answer_cards
from bot.adapters.cards.brief_card import Manner, brief_cards
from bot.adapters.cards.card import Card
from bot.adapters.cards.claims_card import Room
from bot.adapters.cards.fitting import first_fitting
from bot.adapters.cards.notices import help_card, note_card, refusal_card
from bot.journeys.caller import Answered, Briefed, Noted, Outcome, Refused

Drawn = TypeVar("Drawn")


def messages_of(
    outcome: Outcome,
    draw: Callable[[Card], Drawn | None],
    *,
    room: Room,
    manner: Manner,
    ways: Sequence[str],
) -> tuple[Drawn, ...]:
    """Give the messages as drawn: one, or as many as a long answer takes."""
    if isinstance(outcome, Briefed):
        return (first_fitting(brief_cards(outcome, manner), draw),)
    if isinstance(outcome, Answered):
        cards = answer_cards(outcome, room, asked_about=manner.asked_about)
        return tuple(first_fitting((card,), draw) for card in cards)
    if isinstance(outcome, Refused):
        return (first_fitting((refusal_card(outcome),), draw),)
    if isinstance(outcome, Noted):
        return (first_fitting((note_card(outcome.text),), draw),)
    return (first_fitting((help_card(ways),), draw),)
