"""The rules of the house that a machine can check."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
import yaml

from bot.cli import cli
from bot.resources import seed_articles
from bot.settings import variables

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for room in ("bot", "tests") for path in (ROOT / room).rglob("*.py"))
COMMANDS = sorted(
    one.name or one.callback.__name__ for one in cli.registered_commands if one.callback
)
LONGEST_FILE, LONGEST_FUNCTION, LONGEST_HANDLER = 300, 40, 15
HANDLING = ("client", "commands", "items", "listeners", "presses", "submissions", "home")


def readme() -> str:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    if not text.strip():
        pytest.skip("the README is not written yet")
    return text


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_is_longer_than_300_lines(path):
    """A longer file is two ideas."""
    assert len(path.read_text(encoding="utf-8").splitlines()) <= LONGEST_FILE


def test_no_function_of_the_terminal_is_longer_than_40_lines():
    """A longer function is two steps."""
    rooms = [ROOT / "bot/journeys", ROOT / "bot/adapters", *(ROOT / "bot").glob("*.py")]
    files = [file for room in rooms for file in (room.rglob("*.py") if room.is_dir() else [room])]
    functions = [
        (f"{file.relative_to(ROOT)}: {node.name}", (node.end_lineno or 0) - node.lineno + 1)
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]

    assert functions
    assert [name for name, lines in functions if lines > LONGEST_FUNCTION] == []


def test_handlers_of_the_chat_platforms_are_under_15_lines():
    """A handler translates in, calls, and translates out; signature and docstring not counted."""
    doors = (ROOT / "bot/adapters/slack", ROOT / "bot/adapters/discord")
    files = [door / f"{name}.py" for door in doors for name in HANDLING]
    handlers = [
        (f"{file.relative_to(ROOT)}: {node.name}", _body_lines(node))
        for file in files
        if file.exists()
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.AsyncFunctionDef)
    ]

    assert len(handlers) > 60
    assert [name for name, lines in handlers if lines >= LONGEST_HANDLER] == []


def _body_lines(node: ast.AsyncFunctionDef) -> int:
    has_docstring = ast.get_docstring(node) is not None
    body = node.body[1:] if has_docstring else node.body
    return (node.end_lineno or 0) - body[0].lineno + 1 if body else 0


def test_every_setting_stands_in_the_readme_and_no_other():
    """The table of settings and the fields of Settings are one list."""
    assert set(re.findall(r"`(BOT_[A-Z_]+)`", readme())) == set(variables())


def test_every_setting_stands_in_the_example():
    """`.env.example` names each setting and no other."""
    example = (ROOT / ".env.example").read_text(encoding="utf-8")

    assert set(re.findall(r"^#?(BOT_[A-Z_]+)=", example, re.MULTILINE)) == set(variables())


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_stands_in_the_readme(command):
    """What can be typed is documented."""
    assert f"briefing {command}" in readme()


def test_every_command_and_option_has_help():
    """The first sentence fits the list of commands whole."""
    helps = [
        (one.callback.__doc__ or "").splitlines() for one in cli.registered_commands if one.callback
    ]

    assert len(helps) == len(COMMANDS) >= 10
    assert all(lines and lines[0].endswith(".") and len(lines[0]) <= 62 for lines in helps)


def test_the_lock_names_no_host():
    """Whoever installs chooses where from."""
    assert "://" not in (ROOT / "requirements.lock").read_text(encoding="utf-8")


def test_seeds_are_found_in_a_checkout_and_in_a_wheel(tmp_path):
    """Beside the package, or inside it when it was installed; inside wins."""
    for folder in ("seeds/articles", "bot/seeds/articles"):
        (tmp_path / folder).mkdir(parents=True)
    (tmp_path / "seeds/articles/a.txt").write_text("beside")
    beside = seed_articles(tmp_path / "elsewhere")
    (tmp_path / "bot/seeds/articles/b.txt").write_text("inside")
    inside = seed_articles(tmp_path / "bot")

    assert [path.read_text() for path in beside] == ["beside"]
    assert [path.read_text() for path in inside] == ["inside"]


def test_what_the_wheel_carries_is_there():
    """A fresh clone can be built: every included folder exists and holds a file."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    included = project["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]

    assert "seeds" in included
    assert all(any(path.is_file() for path in (ROOT / name).rglob("*")) for name in included)


def test_compose_names_existing_settings_and_waits_for_a_healthy_database():
    """The bot needs no database server; with the profile it waits for one."""
    compose = yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))
    bot, postgres = compose["services"]["bot"], compose["services"]["postgres"]

    only_for_tests = {"BOT_SLACK_API_URL", "BOT_DISCORD_API_URL", "BOT_DISCORD_GATEWAY_URL"}
    assert set(bot["environment"]) == set(variables()) - only_for_tests
    assert bot["depends_on"]["postgres"] == {"condition": "service_healthy", "required": False}
    assert "profiles" not in bot
    assert postgres["profiles"] == ["postgres"]
    assert postgres["image"] == "postgres:18"
    assert "pg_isready" in postgres["healthcheck"]["test"]
    assert any(volume.endswith(":/var/lib/postgresql") for volume in postgres["volumes"])
    more = compose["services"]["more-bots"]
    assert {name: more[name] for name in ("image", "build", "environment", "volumes")} == {
        name: bot[name] for name in ("image", "build", "environment", "volumes")
    }
    assert more["profiles"] == ["postgres"]
    assert more["deploy"] == {"replicas": 2}  # three with the one that needs no profile
    assert more["depends_on"]["postgres"] == {"condition": "service_healthy"}
    used = {v.partition(":")[0] for service in (bot, postgres) for v in service["volumes"]}
    assert used == set(compose["volumes"])
