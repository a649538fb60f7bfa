"""No secret reaches a log line."""

import json
import logging

import pytest

from bot.logs import TextFormatter
from bot.logs_as_json import JsonFormatter
from bot.redaction import MASK, redacted

# Made up, in the shapes that the platforms give theirs; split so that no scanner takes fright.
SECRETS = (
    "xoxb-" + "1234567890-abcdefGHIJKL",
    "xoxe.xoxp-" + "1-Mi0yLTEyMzQ1Njc4OTA",
    "xapp-" + "1-A0123-456-abcdef0123456789",
    "sk-" + "proj-abcdefghijklmnop",
    "MTIzNDU2Nzg5MDEyMzQ1Njc4" + ".GabcdE." + "abcdefghijklmnopqrstuvwxyz_0123456789-",
)


@pytest.mark.parametrize("secret", SECRETS)
def test_a_token_is_masked_wherever_it_stands(secret):
    """In a sentence, in an address, in a header."""
    for line in (f"sent {secret} away", f"https://x.example/?token={secret}&a=1", f"Bot {secret}"):
        assert secret not in redacted(line)


@pytest.mark.parametrize(
    ("line", "left"),
    [
        ("POST /api/v10/webhooks/123/aW50ZXJhY3Rpb24 done", "/api/v10/webhooks/[secret] done"),
        ("POST /interactions/123/abc.def/callback", "/interactions/[secret]/callback"),
        ("https://hooks.slack.com/actions/T1/2/abc", "https://hooks.slack.com/[secret]"),
        ("GET /slack/oauth_redirect?code=12.34&state=abc", "?code=[secret]&state=[secret]"),
        ("Authorization: Bearer abcdefghijklmnopqrst", "Bearer [secret]"),
    ],
)
def test_addresses_that_carry_a_secret_are_masked(line, left):
    """An interaction's token is as good as a password for fifteen minutes."""
    assert left in redacted(line)


def test_plain_sentences_stay_as_they_are():
    """A log must remain readable."""
    line = "a request failed: request=4f1c9a00 platform=slack in 0.25 s"

    assert redacted(line) == line


@pytest.mark.parametrize("formatter", [TextFormatter(), JsonFormatter()])
def test_of_an_error_only_its_kind_and_place_are_told(formatter):
    """Libraries put addresses into their errors, and ours quote what somebody sent."""
    with pytest.raises(ValueError, match="words of an article") as caught:
        int(f"{SECRETS[0]} and the words of an article")
    error = caught.value
    told = (type(error), error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, "f", 1, "broke", None, told)

    line = formatter.format(record)

    assert "ValueError" in line
    assert "test_redaction.py" in line
    assert SECRETS[0] not in line
    assert "article" not in line


def test_json_has_the_fields_that_were_given_along():
    """And a secret in one of them is masked."""
    record = logging.LogRecord("bot.x", logging.WARNING, "f", 1, "a post is late", None, None)
    record.platform, record.token = "slack", SECRETS[0]

    told = json.loads(JsonFormatter().format(record))

    assert told["event"] == "a post is late"
    assert (told["level"], told["logger"], told["platform"]) == ("warning", "bot.x", "slack")
    assert told["token"] == MASK
    assert told["time"].endswith("Z")
