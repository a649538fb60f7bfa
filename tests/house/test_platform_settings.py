"""What the chat platforms need, and how halves of it are told."""

import pytest

from bot.errors import SettingsError
from bot.platform_settings import Listen, key_of
from bot.settings import read_settings, variables

KEY = key_of(bytes(range(32)))


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch):
    for name in variables():
        monkeypatch.delenv(name, raising=False)


def settings_with(monkeypatch, **values: str):
    for name, value in values.items():
        monkeypatch.setenv(f"BOT_{name.upper()}", value)
    return read_settings()


def problems_with(monkeypatch, **values: str) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as error:
        settings_with(monkeypatch, **values)
    return error.value.problems


def test_without_tokens_there_is_no_platform(monkeypatch):
    """The terminal needs nothing."""
    settings = settings_with(monkeypatch)

    assert not settings.has_slack
    assert not settings.has_discord


def test_two_tokens_are_slack_by_socket_mode(monkeypatch):
    """No public address, no secret, no key."""
    settings = settings_with(monkeypatch, slack_token="xoxb-1", slack_app_token="xapp-1")

    assert settings.has_slack
    assert "xoxb-1" not in repr(settings)


def test_a_token_alone_is_half_of_something(monkeypatch):
    """The sentence names what is missing."""
    (problem,) = problems_with(monkeypatch, slack_token="xoxb-1")

    assert "BOT_SLACK_TOKEN is set" in problem
    assert "BOT_SLACK_APP_TOKEN" in problem


def test_swapped_tokens_are_noticed_and_not_shown(monkeypatch):
    """The most common mistake of the first five minutes."""
    problems = problems_with(
        monkeypatch, slack_token="xapp-9secret", slack_app_token="xoxb-9secret"
    )

    assert len(problems) == 2
    assert all("swapped" in problem for problem in problems)
    assert "9secret" not in " ".join(problems)


@pytest.mark.parametrize(
    ("there", "value", "lacks"),
    [
        ("slack_token", "xoxb-1", "BOT_SLACK_APP_TOKEN"),
        ("slack_app_token", "xapp-1", "BOT_SLACK_TOKEN"),
    ],
)
def test_half_of_slack_names_the_other_half(monkeypatch, there, value, lacks):
    """Each of the two tokens alone is a step of the guide, not a configuration."""
    (problem,) = problems_with(monkeypatch, **{there: value})

    assert lacks in problem.partition(" is set, and ")[2]


def test_http_needs_the_signing_secret(monkeypatch):
    """Without it anybody could speak in anybody's name."""
    (problem,) = problems_with(monkeypatch, slack_token="xoxb-1", slack_listen="127.0.0.1:3000")

    assert "BOT_SLACK_SIGNING_SECRET" in problem


def test_many_workspaces_need_everything_of_oauth(monkeypatch):
    """All that is missing is said at once."""
    problems = problems_with(monkeypatch, slack_client_id="1.2")

    assert len(problems) == 4
    assert {"BOT_SEAL_KEY", "BOT_SLACK_PUBLIC_URL"} <= set(" ".join(problems).split())


def test_many_workspaces(monkeypatch):
    """The whole set is accepted."""
    settings = settings_with(
        monkeypatch,
        slack_client_id="1.2",
        slack_client_secret="s",
        slack_signing_secret="t",
        slack_listen="0.0.0.0:3000",
        slack_public_url="https://briefs.example.org/",
        seal_key=KEY,
    )

    assert settings.has_slack
    assert settings.slack_listen == Listen("0.0.0.0", 3000)
    assert settings.slack_public_url == "https://briefs.example.org"


@pytest.mark.parametrize("written", ["3000", "host:", ":80", "host:port", "host:70000"])
def test_where_to_listen_is_a_host_and_a_port(monkeypatch, written):
    """The example shows how."""
    (problem,) = problems_with(monkeypatch, slack_listen=written)

    assert f"“{written}”" in problem
    assert "127.0.0.1:3000" in problem


@pytest.mark.parametrize("written", ["", "geheim", KEY[:-4], "ü" * 44])
def test_a_seal_key_is_32_bytes(monkeypatch, written):
    """A short key is refused, and never shown."""
    if not written:
        assert settings_with(monkeypatch, seal_key=written).seal_key is None
        return
    (problem,) = problems_with(monkeypatch, seal_key=written)

    assert "briefing key" in problem
    assert written not in problem
