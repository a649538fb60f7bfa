"""Words of articles in Discord: they show as they are, and come to life nowhere."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.discord import markup
from bot.adapters.visible import visible
from tests.platforms.discord_server import markdown

# Discord takes a backslash away before ASCII punctuation, and before nothing else.
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
HOSTILE = (
    "@everyone",
    "@here and now",
    "<@123456789012345678>",
    "<@!123456789012345678>",
    "<@&123456789012345678>",
    "<#123456789012345678>",
    "</brief:123456789012345678>",
    "<t:1700000000:R>",
    "<t:1700000000>",
    "<id:guide>",
    "<id:customize>",
    "<:smile:123456789012345678>",
    "<a:smile:123456789012345678>",
    ":smile:",
    "[click me](https://evil.example/?q=secret)",
    "[click me](<https://evil.example>)",
    "[https://good.example](https://evil.example)",
    "https://evil.example/a_b?c=d#e",
    "<https://evil.example>",
    "HTTPS://EVIL.EXAMPLE",
    "discord://invite/abc",
    "steam://run/1",
    "discord.gg/abcdef",
    "https://discord.gg/abcdef",
    "discord.com/invite/abcdef",
    "<mailto:someone@evil.example>",
    "someone@evil.example",
    "<tel:+4912345>",
    "<+4912345>",
    "# heading",
    "### heading",
    "-# small",
    "- a list",
    "* a list",
    "+ a list",
    "1. a list",
    "  2. a list",
    "3) a list",
    "> quoted",
    ">>> quoted",
    "||spoiler||",
    "**bold** __under__ ~~gone~~ *it* _it_",
    "***",
    "___",
    "`code` ``code``",
    "```py\nprint('@everyone')\n```",
    "\\@everyone \\\\ \\* \\",
    "snake_case_name and 2*3*4",
    "¯\\_(ツ)_/¯",
    "\u202eenoyreve@\u202c",
    "a\u200bb\u2066c\u2069",
    "“We *will* not” <b>bold</b> &lt;@1&gt;",
    "_ _ __ * ** ~ ~~ | || ` `` ``` > # @ <",
    "//evil.example",
    "::evil::",
    "x:y.z/a",
)


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_show_as_they_are_wherever_they_stand(text):
    """In every place of a message: as a paragraph, in bold, as heading, quotation, small print."""
    words = visible(text).strip()

    for drawn, before in (
        (markup.plain(words), ""),
        (markup.bold(words), ""),
        (markup.heading(words), ""),
        (markup.quoted(markup.plain(words)), "> "),
        (markup.small(markup.plain(words)), ""),
        (f"> {markup.bold(words)} {markup.plain(words)}", "> "),
    ):
        assert markdown.live(drawn) == [], drawn
        assert markdown.shown(drawn).startswith(before + words), drawn


@given(st.text())
def test_any_text_shows_exactly_and_does_nothing(text):
    """What a person reads is the text, character by character."""
    words = visible(text)

    assert markdown.shown(markup.plain(words)) == words
    assert markdown.live(markup.plain(words)) == []


@given(st.text(alphabet="<@#!&:/-*_~`|[]()>\\.+ \nat1ehrvyonhps", max_size=60))
def test_any_mixture_of_marks_shows_exactly_and_does_nothing(text):
    """The same for the characters that mean something, in lines and in bold."""
    words = visible(text)

    for drawn in (markup.plain(words), markup.plain(text), markup.heading(words)):
        assert markdown.live(drawn) == []
    assert markdown.shown(markup.plain(words)) == words
    if words.strip():
        assert markdown.shown(markup.bold(words)) == words


@given(st.text())
def test_nothing_is_inserted_that_stays(text):
    """Without the backslashes that were put before a mark, it is the text again."""
    escaped = markup.plain(text)

    assert _ESCAPED.sub(r"\1", escaped) == text


def test_a_link_shows_our_words_and_leads_where_the_article_is():
    """An address cannot end the link early and begin another."""
    nasty = "https://kestrel.example/a)[b](https://evil.example)<@1>?q=1 2\\#:~:text=a,b"

    drawn = markup.link("Open at sentence", nasty)

    assert markdown.shown(drawn) == "Open at sentence"
    assert len(markdown.live(drawn)) == 1
    assert "](https://evil" not in drawn
