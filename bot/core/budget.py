"""What a language model may cost: tokens a day and a month, and what they come to in money."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

_MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Budget:
    """The most tokens of one installation in a day and in a month (UTC); 0 is no limit."""

    a_day: int = 0
    a_month: int = 0

    def is_open(self, today: int, this_month: int) -> bool:
        """Tell whether another call may begin, where so many tokens are spent or reserved."""
        return (not self.a_day or today < self.a_day) and (
            not self.a_month or this_month < self.a_month
        )


@dataclass(frozen=True, slots=True)
class Prices:
    """What a million tokens cost, in the currency of whoever sends the bill."""

    read: Decimal | None = None
    written: Decimal | None = None

    def of(self, read: int, written: int) -> Decimal | None:
        """Give what these tokens cost; nothing if no price is known."""
        if self.read is None and self.written is None:
            return None
        total = read * (self.read or 0) + written * (self.written or 0)
        return Decimal(total) / _MILLION


@dataclass(frozen=True, slots=True)
class Spent:
    """What one installation used on one day (UTC) for one task with one model."""

    installation: str
    day: date
    task: str
    model: str
    calls: int
    read: int
    cached: int
    written: int
