"""No secret reaches a log line."""

import logging

import pytest

from bot.redaction import MASK, RedactingFormatter, redacted

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


def test_a_traceback_is_masked_too():
    """Libraries put addresses into their errors."""
    error = ValueError(SECRETS[0])
    record = logging.LogRecord(
        "x", logging.ERROR, "f", 1, "broke", None, (type(error), error, None)
    )

    line = RedactingFormatter("%(message)s").format(record)

    assert MASK in line
    assert SECRETS[0] not in line
