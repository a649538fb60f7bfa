"""What Discord's own schema and the unwritten limits let through and what they stop."""

import pytest

from tests.platforms.discord_limits import problems_by_limits
from tests.platforms.discord_schema import problems_by_schema

MESSAGES = "/channels/1/messages"
ANSWER = "/interactions/1/token/callback"
V2 = 1 << 15


def text(length: int) -> dict[str, object]:
    return {"type": 10, "content": "x" * length}


def row(*buttons: dict[str, object]) -> dict[str, object]:
    return {"components": [{"type": 1, "components": list(buttons)}]}


def button(custom_id: str = "b", label: str = "a") -> dict[str, object]:
    return {"type": 2, "style": 1, "label": label, "custom_id": custom_id}


FINE = {
    "content": (MESSAGES, {"content": "x" * 2000}),
    "a nonce": (MESSAGES, {"content": "x", "nonce": "n" * 25, "enforce_nonce": True}),
    "a button": (MESSAGES, row(button())),
    "components v2": (MESSAGES, {"flags": V2, "components": [text(10)]}),
    "what discord.py sends": (
        MESSAGES,
        {
            "content": "x",
            "tts": False,
            "attachments": [{"id": 0, "filename": "a.txt"}],
            "message_reference": {"message_id": 1, "channel_id": 2, "guild_id": 3},
        },
    ),
    "a deferred answer": (ANSWER, {"type": 5, "data": {"flags": 64}}),
    "no mention": (MESSAGES, {"content": "x", "allowed_mentions": {"parse": []}}),
    "a thread": ("/channels/1/messages/2/threads", {"name": "t", "auto_archive_duration": 1440}),
}
BROKEN = {
    "content": (MESSAGES, {"content": "x" * 2001}),
    "an unknown field": (MESSAGES, {"contents": "x"}),
    "a wrong type": (MESSAGES, {"content": 5}),
    "a long nonce": (MESSAGES, {"content": "x", "nonce": "n" * 26}),
    "all embeds": (MESSAGES, {"embeds": [{"description": "a" * 3001}] * 2}),
    "a label": (MESSAGES, row(button(label="a" * 81))),
    "a custom_id": (MESSAGES, row(button("b" * 101))),
    "the same custom_id": (MESSAGES, row(button("b"), button("b"))),
    "six buttons": (MESSAGES, row(*(button(str(one)) for one in range(6)))),
    "v2 with content": (MESSAGES, {"flags": V2, "content": "x", "components": [text(10)]}),
    "v2 without the flag": (MESSAGES, {"components": [text(10)]}),
    "v2 text together": (MESSAGES, {"flags": V2, "components": [text(2001), text(2000)]}),
    "41 components": (MESSAGES, {"flags": V2, "components": [text(1)] * 41}),
    "a thread's name": ("/channels/1/messages/2/threads", {"name": "t" * 101}),
    "a mention kind": (MESSAGES, {"content": "x", "allowed_mentions": {"parse": ["all"]}}),
    "an answer": (ANSWER, {"type": 99}),
    "a modal's title": (ANSWER, {"type": 9, "data": {"custom_id": "m", "title": "t" * 46}}),
    "no such route": ("/channels/1/nonsense", {}),
}


@pytest.mark.parametrize(("path", "body"), FINE.values(), ids=FINE)
def test_what_discord_takes_passes(path, body):
    """No problem is invented, and what discord.py always sends is no problem."""
    assert problems_by_schema("POST", path, body) + problems_by_limits(body) == ()


@pytest.mark.parametrize(("path", "body"), BROKEN.values(), ids=BROKEN)
def test_what_discord_refuses_is_found(path, body):
    """Limits written in the schema and unwritten ones alike."""
    assert problems_by_schema("POST", path, body) + problems_by_limits(body)


def test_an_edit_keeps_the_flag_of_its_message():
    """Content cannot come beside Components V2 by a later edit."""
    assert problems_by_limits({"content": "x"}, flags=V2)
    assert problems_by_limits({"components": [text(10)]}, flags=V2) == ()


def test_eleven_files_are_one_too_many():
    """Files are counted beside the body."""
    assert problems_by_limits({}, files=11)


def test_what_the_library_sends_hides_nothing_else():
    """A tolerated number beside a real problem leaves the problem."""
    body = {"content": 5, "attachments": [{"id": 0, "filename": "a.txt"}]}

    assert problems_by_schema("POST", MESSAGES, body)
