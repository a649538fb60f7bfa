"""`briefing usage`: what language models used, by whom, what it cost and what is left."""

import asyncio
import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

import pytest
from rich.console import Console

from bot.adapters.terminal.usage_view import usage_view
from bot.app import App, SqlStore, app_of
from bot.core.budget import Budget, Prices, Spent
from bot.core.place import Workspace
from bot.core.usage import Terms, report_of
from bot.engines.embedded import EmbeddedEngine
from bot.settings import read_settings
from tests.adapters.command_line import Briefing
from tests.fakes import NOON, FakeClock, FakeIntake

TEAM, GUILD = Workspace("slack", "T1"), Workspace("discord", "G1")
PAID = Terms("gpt-m", Budget(50_000, 900_000), Prices(Decimal(2), Decimal(8)))


@dataclass(frozen=True)
class Call:
    """One call to a model."""

    workspace: Workspace
    task: str
    read: int
    cached: int
    written: int
    days_ago: int = 0
    model: str = "gpt-m"


CALLS = (
    Call(TEAM, "find_claims", 12_000, 4_000, 1_500),
    Call(TEAM.only_person("U1"), "find_claims", 8_000, 0, 500),
    Call(TEAM, "answer", 700, 0, 300, days_ago=1, model="gpt-\x1b[2Jlarge"),
    Call(GUILD, "summarize", 3_000, 0, 100, days_ago=9),
)


class Paying(Briefing):
    """`briefing` on a store that is really kept, on these terms."""

    url = ""
    terms = Terms()

    def _build(self) -> App:
        return App(
            FakeClock(), FakeIntake, lambda: EmbeddedEngine(FakeClock()), SqlStore(self.url),
            terms=self.terms,
        )  # fmt: skip

    def used(self, calls: Iterable[Call]) -> None:
        """Have these calls booked, as a process would."""
        asyncio.run(self._book(calls))

    async def _book(self, calls: Iterable[Call]) -> None:
        async with SqlStore(self.url).open_all() as shelves:
            for call in calls:
                at, most = NOON - timedelta(days=call.days_ago), call.read + call.written
                held = await shelves.purse.reserve(call.workspace, most, Budget(), at=at)
                assert held is not None
                await shelves.purse.settle(
                    held, call.task, call.model, call.read, call.cached, call.written, at=at
                )


@pytest.fixture
def briefing(tmp_path) -> Paying:
    made = Paying()
    made.url = f"sqlite:///{tmp_path / 'bot.db'}"
    return made


def rows(out: str) -> list[list[str]]:
    """Give the cells of each line."""
    return [line.split() for line in out.splitlines() if line.strip()]


def test_without_a_model_and_without_use_it_says_so(briefing):
    """And nothing else."""
    ended = briefing("usage")

    assert (ended.code, ended.err) == (0, "")
    assert ended.out == (
        "No language model is configured, and none was used from 2031-02-03 to 2031-03-04.\n"
    )


def test_a_model_that_was_not_used_is_named_with_its_limits(briefing):
    """What may be used is all there is to say."""
    briefing.terms = PAID

    assert briefing("usage", "--days", "1").out.splitlines() == [
        "gpt-m is configured; no language model was used from 2031-03-04 to 2031-03-04.",
        "A workspace may use 50,000 tokens a day and 900,000 tokens a month (UTC).",
    ]


def test_use_is_told_by_workspace_day_task_and_model(briefing):
    """Calls of everybody in a workspace are one line; sums below each and of all."""
    briefing.terms = PAID
    briefing.used(CALLS)

    ended = briefing("usage")

    assert ended.code == 0
    told = rows(ended.out)
    guild, team = told.index(["discord/G1"]), told.index(["slack/T1"])
    header = ["day,", "task", "model", "calls", "read", "cached", "written", "cost"]
    assert guild < team
    assert told[guild + 1] == told[team + 1] == header
    assert told[guild + 2 : guild + 5] == [
        ["2031-02-23"],
        ["summarize", "gpt-m", "1", "3,000", "0", "100", "0.0068"],
        ["total", "1", "3,000", "0", "100", "0.0068"],
    ]
    assert told[team + 4 : team + 7] == [
        ["2031-03-04"],
        ["find", "claims", "gpt-m", "2", "20,000", "4,000", "2,000", "0.0560"],
        ["total", "3", "20,700", "4,000", "2,300", "0.0598"],
    ]
    assert ["total", "4", "23,700", "4,000", "2,400", "0.0666"] in told[team + 7 :]
    assert "Left: 50,000 of 50,000 tokens today, 900,000 of 900,000 tokens this month" in ended.out
    assert "Left: 28,000 of 50,000 tokens today, 877,000 of 900,000 tokens this month" in ended.out


def test_the_name_of_a_model_cannot_steer_a_terminal(briefing):
    """It is whatever the endpoint says."""
    briefing.used(CALLS)

    shown = briefing("usage").out

    assert "\x1b" not in shown
    assert "large" in shown


def test_without_prices_and_limits_neither_is_mentioned(briefing):
    """And a model that was taken away is said to be."""
    briefing.used(CALLS)

    shown = briefing("usage").out

    assert "No language model is configured now." in shown
    assert "cost" not in shown.lower()
    assert "Left" not in shown


def test_a_workspace_without_use_in_these_days_still_has_something_left(briefing):
    """It used something earlier this month."""
    briefing.terms = PAID
    briefing.used([Call(GUILD, "answer", 40_000, 0, 10_000, days_ago=2)])

    shown = briefing("usage", "--days", "1").out

    assert "Nothing in these days." in shown
    assert "Left: 50,000 of 50,000 tokens today, 850,000 of 900,000 tokens this month" in shown


def test_json_holds_the_same(briefing):
    """Keys of workspaces as in an export; money as text."""
    briefing.terms = PAID
    briefing.used(CALLS)

    ended = briefing("usage", "--days", "2", "--json")

    record = json.loads(ended.out)
    assert (record["since"], record["until"], record["model"]) == (
        "2031-03-03", "2031-03-04", "gpt-m",
    )  # fmt: skip
    (team,) = [one for one in record["installations"] if one["used"]]
    assert (team["workspace"], team["left_today"], team["left_this_month"]) == (
        TEAM.key, 28_000, 877_000,
    )  # fmt: skip
    assert [(one["day"], one["task"], one["cost"]) for one in team["used"]] == [
        ("2031-03-03", "answer", "0.0038"),
        ("2031-03-04", "find_claims", "0.056"),
    ]
    assert record["total"]["cost"] == "0.0598"


@pytest.mark.parametrize("days", ["0", "-1", "3651", "week"])
def test_days_that_are_none_are_refused(briefing, days):
    """Wrong usage, and nothing is opened."""
    ended = briefing("usage", "--days", days)

    assert ended.code == 2
    assert "--days" in ended.err


def test_the_terms_are_those_of_the_environment(monkeypatch, tmp_path):
    """Limits, prices and the model stand in the settings."""
    for name, value in {
        "DATABASE_URL": f"sqlite:///{tmp_path / 'bot.db'}",
        "MODEL": "gpt-m",
        "API_KEY": "k",
        "TOKENS_A_DAY": "50000",
        "TOKENS_A_MONTH": "900000",
        "PRICE_READ": "2",
        "PRICE_WRITTEN": "8",
    }.items():
        monkeypatch.setenv(f"BOT_{name}", value)

    assert app_of(read_settings()).terms == PAID


def test_a_narrow_terminal_cuts_no_figure():
    """A figure without its last digits would be another one."""
    spent = Spent(TEAM.key, NOON.date(), "translate", "m" * 60, 1, 3_456_789, 1_234_567, 456_789)
    report = report_of([spent], PAID, today=NOON.date(), days=1)

    console = Console(file=io.StringIO(), width=70)
    with console.capture() as captured:
        console.print(*usage_view(report))

    shown = captured.get()
    figures = ("3,456,789", "1,234,567", "456,789", "10.5679")
    assert [one for one in figures if one not in shown] == []
    assert "…" not in shown
