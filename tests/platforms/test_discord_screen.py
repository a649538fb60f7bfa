"""What a client shows of a text and what it brings to life."""

import pytest

from tests.platforms.discord_server import markdown, screen

SHOWN = {
    "**bold** *it* _it_ __under__ ~~gone~~ ||secret||": "bold it it under gone secret",
    r"\*\*not bold\*\* \_\_": "**not bold** __",
    r"snake_case_word 2 * 3 * 4": "snake_case_word 2 * 3 * 4",
    "# Title\nbody": "Title\nbody",
    "-# small": "small",
    "- one\n* two": "• one\n• two",
    "> said": "> said",
    r"\> said": "> said",
    r"\# no title": "# no title",
    "`code *x*` and ```py\nprint()\n```": "code *x* and print()",
    "[words](https://example.org/a_(b))": "words",
    r"1\. no list": "1. no list",
    "**a *b* c**": "a b c",
    r"\\": "\\",
    "<@7> and <#8>": "@ana and #general",
}
LIVE = [
    "<@1>",
    "<@!1>",
    "<@&1>",
    "@everyone",
    "@here",
    "<#1>",
    "</brief:1>",
    "<t:1700000000:R>",
    "<id:customize>",
    "<:name:1>",
    "<a:name:1>",
    "[words](https://example.org)",
    "[words](<https://example.org>)",
    "https://example.org/path",
    "HTTPS://EXAMPLE.ORG",
    "<https://example.org>",
    "discord.gg/abc",
    "<mailto:a@example.org>",
]
DEAD = [
    r"\<@1>",
    r"\<@&1>",
    r"\<#1>",
    r"\@everyone",
    r"\</brief:1>",
    r"\<t:1700000000:R>",
    r"\<id:customize>",
    r"\<:name:1>",
    r"https\://example.org",
    r"\[words](https\://example.org)",
    r"discord\.gg/abc",
    "`<@1> @everyone https://example.org`",
    "somebody@everyones.org",
    "[words](not a link)",
    "@everyone_else",
]


@pytest.mark.parametrize(("written", "shown"), SHOWN.items(), ids=list(SHOWN))
def test_markdown_is_shown_as_a_client_shows_it(written, shown):
    """Marks vanish, escapes stand for themselves."""
    assert markdown.shown(written, {"7": "@ana", "8": "#general"}) == shown


@pytest.mark.parametrize("text", LIVE)
def test_what_is_alive_is_found(text):
    """Alone, and in the middle of bold words."""
    assert markdown.live(text) == [text]
    assert markdown.live(f"**so {text} so**") == [text]


@pytest.mark.parametrize("text", DEAD)
def test_what_is_not_alive_is_left(text):
    """Escapes and code bring nothing to life."""
    assert markdown.live(text) == []


def test_embeds_and_pictures_are_looked_at_too():
    """Every text a client reads as Markdown, and every address it would open."""
    message = {
        "content": "<@1>",
        "embeds": [{"description": "<@2>", "url": "https://example.org/e"}],
        "components": [
            {"type": 17, "components": [{"type": 10, "content": "<@3>"}]},
            {"type": 12, "items": [{"media": {"url": "https://example.org/p.png"}}]},
            {"type": 1, "components": [{"type": 2, "style": 5, "url": "https://example.org"}]},
        ],
    }

    assert screen.live_tokens(message) == [
        "<@1>",
        "<@2>",
        "<@3>",
        "https://example.org/e",
        "https://example.org/p.png",
    ]
