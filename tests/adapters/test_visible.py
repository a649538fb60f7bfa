"""Article text cannot steer a terminal."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.visible import visible


@given(st.text(st.characters(codec=None)))
def test_no_control_character_survives(text):
    """Whatever the text holds, nothing of it is a control, a bidi mark or half a character."""
    categories = {unicodedata.category(character) for character in visible(text)}

    assert not categories & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(visible(text)) & set("\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff")


def test_an_escape_sequence_becomes_a_mark():
    """The reader sees that something stood there."""
    assert visible("\x1b[31mred\x1b]0;title\x07") == "␛[31mred␛]0;title␇"


def test_a_turned_direction_becomes_a_mark():
    """Bidi controls, C1 controls and hidden tags are written as their numbers."""
    assert visible("a\u202eb\x9bc\U000e0041") == "a‹U+202E›b‹U+009B›c‹U+E0041›"


def test_line_breaks_are_folded_and_paragraphs_marked():
    """A wrapped line is one line; a new paragraph inside a quote stays visible."""
    assert visible("one\n two\n\n  three") == "one two ¶ three"


def test_ordinary_text_of_any_script_is_untouched():
    """Quotation marks, accents, joiners and spaces stay as printed."""
    text = "“Größe”  « été » 中文 می\u200cخواهم 👩\u200d🚒"

    assert visible(text) == text
