"""Logs without secrets: whatever looks like a token is masked when a line is written."""

import re

_SECRETS = re.compile(
    r"""
    x(?:ox[a-z]|app)-[\w.-]{6,}                          # Slack
    | \bsk-[\w-]{12,}                                    # OpenAI-compatible keys
    | \b[\w-]{23,28}\.[\w-]{6,7}\.[\w-]{27,}             # Discord
    | (?<=/webhooks/)[^/\s]+/[\w.-]+                     # interaction answers
    | (?<=/interactions/)[^/\s]+/[\w.-]+
    | (?<=hooks\.slack\.com/)[\w/.-]+                    # response addresses
    | (?<=[?&]code=)[\w.-]+                              # an installation in progress
    | (?<=[?&]state=)[\w.-]+
    | (?i:(?<=bearer\ )|(?<=bot\ ))[\w.~+/-]{16,}=*      # authorization headers
    """,
    re.VERBOSE,
)
MASK = "[secret]"


def redacted(text: str) -> str:
    """Give the text with everything that looks like a secret masked."""
    return _SECRETS.sub(MASK, text)
