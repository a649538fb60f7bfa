"""What a language model needs, and how halves of it are told."""

import pytest

from bot.errors import SettingsError
from bot.readers import budget_of, endpoint_of
from bot.settings import read_settings, variables


@pytest.fixture(autouse=True)
def _nothing_is_set(monkeypatch):
    for name in variables():
        monkeypatch.delenv(name, raising=False)


def problems(monkeypatch: pytest.MonkeyPatch, **given: str) -> tuple[str, ...]:
    for name, value in given.items():
        monkeypatch.setenv(f"BOT_{name}", value)
    with pytest.raises(SettingsError) as error:
        read_settings()
    return error.value.problems


def test_nothing_is_needed():
    assert not read_settings().has_model


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"MODEL": "m"}, "neither BOT_API_KEY nor BOT_BASE_URL"),
        ({"API_KEY": "sk-geheim"}, "BOT_MODEL is not"),
        ({"BASE_URL": "http://127.0.0.1/v1"}, "BOT_MODEL is not"),
        ({"MODEL": "m", "BASE_URL": "127.0.0.1:8080"}, "no http:// or https:// address"),
        ({"MODEL": "m", "BASE_URL": "http://me:geheim@host/v1"}, "more than an address"),
        ({"MODEL": "m", "API_KEY": "x", "MODEL_API": "batch"}, "not one of auto, responses, chat"),
        ({"MODEL": "m", "API_KEY": "x", "TOKENS_A_DAY": "-1"}, "greater than or equal to 0"),
        ({"MODEL": "m", "API_KEY": "x", "MODEL_SECONDS": "0"}, "greater than 0"),
    ],
)
def test_what_is_wrong_is_said_without_secrets(monkeypatch, given, said):
    (problem,) = problems(monkeypatch, **given)

    assert said in problem
    assert "geheim" not in problem


def test_the_endpoint_is_as_the_environment_says(monkeypatch):
    """The key is never shown."""
    for name, value in {
        "MODEL": "large", "MODEL_ANSWER": "small", "API_KEY": "sk-geheim", "TOKENS_A_DAY": "500",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"BOT_{name}", value)
    settings = read_settings()

    endpoint = endpoint_of(settings)

    assert (endpoint.base_url, endpoint.api_key) == (None, "sk-geheim")
    assert {task.value: endpoint.name_for(task) for task in endpoint.by_task} == {"answer": "small"}
    assert endpoint.first_api.value == "responses"
    assert "geheim" not in repr(settings) + repr(endpoint)
    assert budget_of(settings).a_day == 500
