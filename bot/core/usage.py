"""What language models used, for who pays: by installation, day, task and model."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal

from bot.core.budget import Budget, Prices, Spent


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a language model is used; no model: none is configured."""

    model: str | None = None
    budget: Budget = field(default_factory=Budget)
    prices: Prices = field(default_factory=Prices)


@dataclass(frozen=True, slots=True)
class Total:
    """Calls, and tokens read in all, of those cached, and written."""

    calls: int
    read: int
    cached: int
    written: int

    @classmethod
    def of(cls, spent: Iterable[Spent]) -> "Total":
        """Add up."""
        every = tuple(spent)
        return cls(
            sum(one.calls for one in every),
            sum(one.read for one in every),
            sum(one.cached for one in every),
            sum(one.written for one in every),
        )

    @property
    def tokens(self) -> int:
        """Give what counts against a budget."""
        return self.read + self.written


@dataclass(frozen=True, slots=True)
class InstallationUsage:
    """What one installation used in the days asked for, oldest first, and what it has left.

    Tokens left today and this month (UTC); None where there is no limit.
    """

    installation: str
    spent: tuple[Spent, ...]
    left_today: int | None
    left_this_month: int | None


@dataclass(frozen=True, slots=True)
class UsageReport:
    """What was used from a day to a day, both included (UTC), by each installation that used any.

    With a budget those are named, too, that used something this month, but before these days.
    """

    since: date
    until: date
    terms: Terms
    installations: tuple[InstallationUsage, ...]

    @property
    def total(self) -> Total:
        """Give what all installations used in these days."""
        return Total.of(spent for one in self.installations for spent in one.spent)

    def cost(self, used: Spent | Total) -> Decimal | None:
        """Give what this costs at the prices of today; None if none is set."""
        return self.terms.prices.of(used.read, used.written)


def needed_since(today: date, days: int) -> date:
    """Give the first day that a report needs: of its days, or of the month."""
    return min(_since(today, days), today.replace(day=1))


def report_of(spent: Iterable[Spent], terms: Terms, *, today: date, days: int) -> UsageReport:
    """Sum up the last days, today included, from what was used since `needed_since`."""
    by_installation: dict[str, list[Spent]] = {}
    for one in spent:
        by_installation.setdefault(one.installation, []).append(one)
    since = _since(today, days)
    every = (
        _usage_of(name, used, terms.budget, since=since, today=today)
        for name, used in sorted(by_installation.items())
    )
    has_budget = bool(terms.budget.a_day or terms.budget.a_month)
    return UsageReport(since, today, terms, tuple(one for one in every if one.spent or has_budget))


def _since(today: date, days: int) -> date:
    return today - timedelta(days=days - 1)


def _usage_of(
    name: str, spent: Iterable[Spent], budget: Budget, *, since: date, today: date
) -> InstallationUsage:
    ordered = sorted(spent, key=lambda one: (one.day, one.task, one.model))
    of_today = Total.of(one for one in ordered if one.day == today)
    of_this_month = Total.of(one for one in ordered if one.day >= today.replace(day=1))
    return InstallationUsage(
        name,
        tuple(one for one in ordered if one.day >= since),
        _left(budget.a_day, of_today),
        _left(budget.a_month, of_this_month),
    )


def _left(limit: int, used: Total) -> int | None:
    return max(0, limit - used.tokens) if limit else None
