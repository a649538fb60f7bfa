"""Which claims stand in the first message: acts, numbers, promises, denials; every side once."""

from bot.core.brief import Brief
from bot.core.claim import Claim
from bot.core.weighing import weight

MOST_SHOWN = 5


def first_claims(brief: Brief, count: int = MOST_SHOWN) -> tuple[tuple[int, Claim], ...]:
    """Give at most `count` claims with their numbers, in the order of the article.

    Each speaker's strongest claim comes before anybody's second, so that a side that is quoted
    once is not crowded out by one that is quoted ten times.
    """
    ranked = sorted(enumerate(brief.claims, start=1), key=lambda pair: (-weight(pair[1]), pair[0]))
    turns: dict[str, int] = {}
    in_turn: list[tuple[int, int, tuple[int, Claim]]] = []
    for place, pair in enumerate(ranked):
        turn = turns.get(pair[1].speaker.id, 0)
        turns[pair[1].speaker.id] = turn + 1
        in_turn.append((turn, place, pair))
    chosen = [pair for _, _, pair in sorted(in_turn, key=lambda one: one[:2])[:count]]
    return tuple(sorted(chosen, key=lambda pair: pair[0]))
