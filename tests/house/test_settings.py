"""What an operator can choose, and how mistakes are told."""

import pytest

from bot.app import SqlStore
from bot.errors import SettingsError
from bot.settings import Settings, read_settings, unknown_variables, variables


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch):
    for name in variables():
        monkeypatch.delenv(name, raising=False)


def test_nothing_needs_to_be_set():
    """With an empty environment briefs are kept in a file of the user's data folder."""
    settings = read_settings()

    assert settings.database_url.get_secret_value().endswith("briefing-bot/briefing.db")
    assert settings.fetch_allow == ()


def test_an_empty_variable_is_as_good_as_none(monkeypatch):
    """docker compose passes empty values for what is not set."""
    monkeypatch.setenv("BOT_LOG_LEVEL", "")
    monkeypatch.setenv("BOT_FETCH_ALLOW", "")

    assert read_settings().log_level == "warning"


def test_every_problem_is_reported_at_once(monkeypatch):
    """Three mistakes are three sentences; each has its value unless that is secret."""
    monkeypatch.setenv("BOT_DATABASE_URL", "mysql://me:geheim@host/db")
    monkeypatch.setenv("BOT_LOG_LEVEL", "loud")
    monkeypatch.setenv("BOT_FETCH_ALLOW", "10.0.0.0/8")

    with pytest.raises(SettingsError) as error:
        read_settings()

    assert len(error.value.problems) == 3
    assert "geheim" not in str(error.value)
    assert "“loud”" in str(error.value)
    assert "“10.0.0.0/8”" in str(error.value)


def test_a_password_is_never_shown(monkeypatch):
    """Neither the settings nor the name of the store hold it."""
    url = "postgresql://me:ge@heim@db.example:5432/briefs?password=geheim2"
    monkeypatch.setenv("BOT_DATABASE_URL", url)

    settings = read_settings()

    assert "heim" not in repr(settings) + str(settings)
    assert SqlStore(url).place == "postgresql://db.example:5432/briefs"
    assert SqlStore("sqlite:////data/briefing.db").place == "/data/briefing.db"


def test_a_store_does_not_show_its_address_by_accident():
    """A store in a log line holds no password."""
    assert "geheim" not in repr(SqlStore("postgresql://me:geheim@host/db"))


@pytest.mark.parametrize(
    ("written", "address", "port", "permitted"),
    [
        ("127.0.0.1:8080", "127.0.0.1", 8080, True),
        ("127.0.0.1:8080", "127.0.0.1", 80, False),
        ("10.1.0.0/16:443", "10.1.2.3", 443, True),
        ("10.1.0.0/16:443", "10.2.2.3", 443, False),
        ("10.1.0.0/16:443", "::ffff:10.1.2.3", 443, True),
        ("[::1]:8080", "::1", 8080, True),
        ("[fd00::]/8:80, 10.0.0.1:80", "fd12::1", 80, True),
        ("[fd00::/8]:80", "10.0.0.1", 80, False),
        ("10.0.0.1:80", "no address", 80, False),
    ],
)
def test_only_what_is_listed_may_be_fetched(monkeypatch, written, address, port, permitted):
    """An address or a network, each with one port."""
    monkeypatch.setenv("BOT_FETCH_ALLOW", written)

    allowed = read_settings().fetch_allow

    assert any(one.permits(address, port) for one in allowed) is permitted


def test_settings_do_not_change():
    """What was read stays."""
    with pytest.raises(ValueError, match="frozen"):
        Settings().log_level = "debug"


def test_a_misspelled_variable_is_recognised():
    """The nearest setting is named; a stranger has none."""
    found = unknown_variables(["BOT_DATABSE_URL", "BOT_XYZZY", "BOT_LOG_LEVEL", "PATH"])

    assert found == {"BOT_DATABSE_URL": "BOT_DATABASE_URL", "BOT_XYZZY": None}
