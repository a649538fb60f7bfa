"""What language models used as plain JSON values, schema 1. Money is text: no digit is lost."""

from decimal import Decimal

from bot.core.budget import Spent
from bot.core.record_reading import SCHEMA
from bot.core.usage import InstallationUsage, Total, UsageReport


def usage_record(report: UsageReport) -> dict[str, object]:
    """Give a report as it is printed."""
    terms = report.terms
    return {
        "schema": SCHEMA,
        "since": report.since.isoformat(),
        "until": report.until.isoformat(),
        "model": terms.model,
        "tokens_a_day": terms.budget.a_day or None,
        "tokens_a_month": terms.budget.a_month or None,
        "price_read": _money(terms.prices.read),
        "price_written": _money(terms.prices.written),
        "installations": [_installation(report, one) for one in report.installations],
        "total": _counted(report, report.total),
    }


def _installation(report: UsageReport, one: InstallationUsage) -> dict[str, object]:
    return {
        "workspace": one.installation,
        "used": [
            {
                "day": spent.day.isoformat(),
                "task": spent.task,
                "model": spent.model,
                **_counted(report, spent),
            }
            for spent in one.spent
        ],
        "total": _counted(report, Total.of(one.spent)),
        "left_today": one.left_today,
        "left_this_month": one.left_this_month,
    }


def _counted(report: UsageReport, used: Spent | Total) -> dict[str, object]:
    return {
        "calls": used.calls,
        "read": used.read,
        "cached": used.cached,
        "written": used.written,
        "cost": _money(report.cost(used)),
    }


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else f"{amount:f}"
