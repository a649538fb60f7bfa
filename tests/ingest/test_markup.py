"""The look before the parser: depth, width and visible words, in one walk."""

import pytest

from bot.ingest.markup import scan
from tests.growth import grows_no_faster


def test_visible_words_are_kept_and_the_rest_is_not():
    """Scripts, styles and comments are nobody's words."""
    seen = scan(
        "<p>He <b>said</b> &amp; left.</p><script>x = '<p>';</script><!-- <p>no --><style>p{}"
    )

    assert seen.visible.startswith("He said & left.")
    assert "no" not in seen.visible.split()
    assert "x =" not in seen.visible


def test_depth_counts_what_is_open_at_once():
    """Paragraphs and list items that are never closed are ordinary pages."""
    assert scan("<div>" * 300).depth == 300
    assert scan("<div></div>" * 300).depth == 1
    assert scan("<ul>" + "<li>one<p>two<br>" * 500).depth == 1


def test_width_counts_the_attributes_of_one_tag():
    """Many tags with few attributes are fine, one tag with many is not."""
    assert scan("<p a=1 b=2>" * 500).widest == 2
    assert scan("<p " + "a=1 " * 5000 + ">").widest == 5000


@pytest.mark.parametrize(
    "piece", ["<!--", "</a ", "<?", "<![CDATA[", "<!", "<script", "<a b='", "<", "<style>", "&#"]
)
def test_hostile_markup_is_walked_in_linear_time(piece: str):
    """These made a standard parser run for more than 45 s."""
    assert grows_no_faster(lambda count: scan(piece * count), 100_000)
