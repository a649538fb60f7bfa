"""What language models used, and what is left of the budget: for who runs the bot, and pays."""

from dataclasses import dataclass

from bot.core.usage import Terms, UsageReport, needed_since, report_of
from bot.journeys.model_ports import Purse
from bot.journeys.ports import Clock


@dataclass(frozen=True, slots=True)
class ReportUsage:
    """Give what every installation used. Nobody is asked whether they may."""

    purse: Purse
    clock: Clock
    terms: Terms

    async def __call__(self, days: int) -> UsageReport:
        """Report the last days, today included (UTC)."""
        today = self.clock.now().date()
        spent = await self.purse.spent(needed_since(today, days))
        return report_of(spent, self.terms, today=today, days=days)
