"""`briefing check`: what is there, what is missing, how to get it."""

import pytest

from bot.adapters.standing import Standing
from bot.errors import PlatformRefused, SettingsError, StoreUnavailable
from tests.adapters.command_line import Briefing
from tests.fakes import ScriptedEngine


@pytest.fixture
def briefing() -> Briefing:
    return Briefing(engine=ScriptedEngine())


def test_check_is_content_when_everything_is_there(briefing):
    """Each line says what was looked at and what was found."""
    ended = briefing("check")

    assert ended.code == 0
    assert "memory: schema 0001" in ended.out
    assert "scripted 1" in ended.out


def test_check_ends_with_3_when_the_store_is_away(briefing):
    """A container's health follows from it."""
    briefing.store.refuses = StoreUnavailable("Nobody answers at db:5432.", hint="Start it.")

    ended = briefing("check")

    assert ended.code == 3
    assert "broken  store" in ended.out
    assert "Start it." in ended.out


def test_check_finds_a_misspelled_setting(briefing):
    """An unknown BOT_ variable is a likely typo."""
    briefing.variables = ("BOT_LOGLEVEL", "HOME")

    ended = briefing("check")

    assert ended.code == 0
    assert "BOT_LOGLEVEL is not a setting" in ended.out
    assert "Did you mean BOT_LOG_LEVEL?" in ended.out


def test_check_says_how_the_bot_stands_on_each_platform(briefing):
    """What is lacking is broken; what is not configured names the guide."""

    async def look() -> Standing:
        return Standing("@brief in Newsroom", ("The install lacks “im:write”: answer.",), "Add it.")

    briefing.looks = {"slack": look, "discord": None}
    ended = briefing("check")

    assert ended.code == 3
    assert "ok      slack      @brief in Newsroom" in ended.out
    assert "broken  slack      The install lacks “im:write”: answer." in ended.out
    assert "note    discord    not configured" in ended.out
    assert "“Add it to Discord in five minutes”" in ended.out


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (
            PlatformRefused("Slack does not accept it.", hint="Copy it."),
            "Slack does not accept it.",
        ),
        (ConnectionError("xoxb-secret"), "cannot be asked (ConnectionError)"),
    ],
)
def test_check_tells_a_refusal_from_a_platform_that_is_away(briefing, error, said):
    """Either is in the way of working; no token is shown."""

    async def look() -> Standing:
        raise error

    briefing.looks = {"slack": look}
    ended = briefing("check")

    assert ended.code == 3
    assert f"broken  slack      {said}" in ended.out
    assert "xoxb" not in ended.out + ended.err


def test_check_offline_asks_nobody(briefing):
    """A container's health must not depend on others, nor bother them."""

    async def look() -> Standing:
        raise AssertionError("asked")

    briefing.looks = {"slack": look}
    ended = briefing("check", "--offline")

    assert ended.code == 0
    assert "configured; not asked" in ended.out


def test_check_lists_every_problem_of_the_settings(briefing):
    """Wrong settings do not keep check from running."""
    briefing.refuses_to_build = SettingsError(["BOT_A is wrong.", "BOT_B is wrong."])

    ended = briefing("check")

    assert ended.code == 3
    assert ended.out.count("broken  settings") == 2
