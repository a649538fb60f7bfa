"""What language models used, as tables for a terminal."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from bot.adapters.visible import visible
from bot.adapters.wording import usage as wording
from bot.core.budget import Budget, Spent
from bot.core.usage import InstallationUsage, Total, UsageReport


def usage_view(report: UsageReport) -> Iterator[RenderableType]:
    """Give a table for each workspace, the sum of several, and what is left of the budget."""
    days = {"since": report.since.isoformat(), "until": report.until.isoformat()}
    model = report.terms.model
    if not report.installations:
        said = wording.NONE_USED if model else wording.NO_MODEL_NONE_USED
        yield Text(said.format(model=visible(model or ""), **days))
        yield from _limits(report.terms.budget)
        return
    yield Text(wording.USED.format(**days))
    if model is None:
        yield Text(wording.NO_MODEL_NOW)
    for one in report.installations:
        yield from _installation(report, one)
    if len(report.installations) > 1:
        yield Text(f"\n{wording.ALL}", style="bold")
        yield _indented(_table(report, (), report.total))
    if report.cost(report.total) is not None:
        yield Text(f"\n{wording.COST}", style="dim")


def _limits(budget: Budget) -> Iterator[RenderableType]:
    limits = [
        *([wording.A_DAY.format(tokens=budget.a_day)] if budget.a_day else []),
        *([wording.A_MONTH.format(tokens=budget.a_month)] if budget.a_month else []),
    ]
    if limits:
        yield Text(wording.LIMITS.format(limits=wording.AND.join(limits)))


def _installation(report: UsageReport, one: InstallationUsage) -> Iterator[RenderableType]:
    yield Text(f"\n{visible(one.installation.removesuffix('/'))}", style="bold")
    if one.spent:
        yield _indented(_table(report, one.spent, Total.of(one.spent)))
    else:
        yield _indented(Text(wording.NOT_IN_THESE_DAYS))
    if left := _left(report.terms.budget, one):
        yield _indented(Text(wording.LEFT.format(left=", ".join(left))))


def _left(budget: Budget, one: InstallationUsage) -> list[str]:
    limits = (
        (wording.TODAY, one.left_today, budget.a_day),
        (wording.THIS_MONTH, one.left_this_month, budget.a_month),
    )
    return [said.format(left=left, limit=limit) for said, left, limit in limits if left is not None]


def _table(report: UsageReport, spent: tuple[Spent, ...], total: Total) -> Table:
    """Give days with their tasks below them, and the sum. Too narrow, it folds and cuts nothing."""
    has_cost = report.cost(total) is not None
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in (wording.TASK, wording.MODEL):
        table.add_column(name, overflow="fold")
    numbers = (wording.CALLS, wording.READ, wording.CACHED, wording.WRITTEN)
    for name in (*numbers, *([wording.COSTS] if has_cost else [])):
        table.add_column(name, justify="right", overflow="fold")
    for day, used in groupby(spent, key=lambda one: one.day):
        table.add_row(day.isoformat())
        for one in used:
            task = visible(one.task.replace("_", " "))
            table.add_row(f"  {task}", visible(one.model), *_numbers(report, one))
    table.add_row(wording.TOTAL, "", *_numbers(report, total), style="bold")
    return table


def _numbers(report: UsageReport, used: Spent | Total) -> list[str]:
    counted = [f"{number:,}" for number in (used.calls, used.read, used.cached, used.written)]
    cost = report.cost(used)
    return counted if cost is None else [*counted, _money(cost)]


def _money(amount: Decimal) -> str:
    return f"{amount:,.4f}"


def _indented(drawn: RenderableType) -> Padding:
    return Padding(drawn, (0, 0, 0, 2))
