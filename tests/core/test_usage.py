"""What was used is summed up by days and months (UTC), and what is left is told."""

import json
from datetime import date, timedelta
from decimal import Decimal

from bot.core.budget import Budget, Prices, Spent
from bot.core.usage import Terms, Total, needed_since, report_of
from bot.core.usage_record import usage_record
from tests.core.test_schema import VALIDATORS

TODAY = date(2031, 3, 4)
FREE = Terms("gpt-m")
MONEY = Terms("gpt-m", Budget(100, 1000), Prices(Decimal("1.25"), Decimal(10)))


def spent(ago: int = 0, read: int = 10, written: int = 5, *, by: str = "slack/T1/") -> Spent:
    """Give what was used so many days ago."""
    return Spent(by, TODAY - timedelta(days=ago), "answer", "gpt-m", 2, read, 3, written)


def test_a_report_needs_its_days_and_the_month():
    """Whichever began first."""
    assert needed_since(TODAY, 1) == date(2031, 3, 1)
    assert needed_since(TODAY, 30) == date(2031, 2, 3)


def test_today_is_the_last_of_the_days():
    """One day is today; what is older is left out."""
    every = (spent(0), spent(1), spent(2))

    one, two = (report_of(every, FREE, today=TODAY, days=days) for days in (1, 2))

    assert [used.day for used in one.installations[0].spent] == [TODAY]
    assert [used.day for used in two.installations[0].spent] == [TODAY - timedelta(days=1), TODAY]
    assert (two.since, two.until) == (TODAY - timedelta(days=1), TODAY)
    assert two.total == Total(4, 20, 6, 10)


def test_each_installation_has_its_own_limits():
    """What it read and wrote today, and since the first of the month, whatever days are asked."""
    every = (
        spent(0, 60, 20),
        spent(3, 300, 100),  # the first of March
        spent(4, 5000, 5000),  # in February
        spent(0, 99, 2, by="discord/G1/"),
    )

    guild, team = report_of(every, MONEY, today=TODAY, days=1).installations

    assert (guild.installation, guild.left_today, guild.left_this_month) == ("discord/G1/", 0, 899)
    assert (team.installation, team.left_today, team.left_this_month) == ("slack/T1/", 20, 520)


def test_who_used_something_earlier_this_month_is_named_only_where_there_is_a_limit():
    """For what is left; else there is nothing to say."""
    early = (spent(2, 30, 0),)

    (limited,) = report_of(early, MONEY, today=TODAY, days=1).installations

    assert (limited.spent, limited.left_today, limited.left_this_month) == ((), 100, 970)
    assert report_of(early, FREE, today=TODAY, days=1).installations == ()


def test_there_is_no_left_without_a_limit():
    """None is not zero."""
    (one,) = report_of((spent(),), FREE, today=TODAY, days=1).installations

    assert (one.left_today, one.left_this_month) == (None, None)


def test_costs_add_up():
    """The cost of the sum is the sum of the costs, to the last digit."""
    every = tuple(spent(ago, 33_333 * ago + 1, 7 * ago) for ago in range(4))

    report = report_of(every, MONEY, today=TODAY, days=4)

    costs = [report.cost(used) for used in report.installations[0].spent]
    assert None not in costs
    assert sum(filter(None, costs)) == report.cost(report.total) == Decimal("0.2504225")


def test_the_record_is_what_the_schema_says():
    """With everything and with nothing."""
    every = (spent(0), spent(3, by="discord/G1/"))

    full = usage_record(report_of(every, MONEY, today=TODAY, days=1))
    empty = usage_record(report_of((), Terms(), today=TODAY, days=30))

    for record in (full, empty):
        VALIDATORS["usage"].validate(json.loads(json.dumps(record)))
    assert full["total"] == {
        "calls": 2, "read": 10, "cached": 3, "written": 5, "cost": "0.0000625",
    }  # fmt: skip
    assert empty["installations"] == []
    assert (empty["model"], empty["tokens_a_day"], empty["price_read"]) == (None, None, None)


def test_tiny_amounts_are_written_without_an_exponent():
    """A cent of a cent is 0.0001, never 1E-4."""
    cheap = Terms("m", prices=Prices(Decimal("0.000001")))

    record = usage_record(report_of((spent(0, 1, 0),), cheap, today=TODAY, days=1))

    VALIDATORS["usage"].validate(json.loads(json.dumps(record)))
    assert '"cost": "0.000000000001"' in json.dumps(record)
