"""Lines of a PDF become paragraphs; hyphens at line ends go only when that is safe."""

from bot.ingest.lines import paragraphs_of
from tests.growth import grows_no_faster

FULL = "The minister said on Tuesday that he would not leave the ministry before the vote"


def test_lines_are_joined_and_a_short_last_line_ends_the_paragraph():
    """The width of the column says where a paragraph ends."""
    page = f"{FULL}\r\nand that the engineers would stay.\r\nThe opposition said nothing\r\n{FULL}."

    assert paragraphs_of([page]).split("\n\n")[0] == f"{FULL} and that the engineers would stay."


def test_a_title_stands_alone():
    """A short line without a full stop before a capital is not the beginning of the prose."""
    assert paragraphs_of([f"Minister stays\n{FULL}\nand more."]).startswith("Minister stays\n\nThe")


def test_a_hyphen_goes_when_the_whole_word_is_in_the_article():
    """The article itself shows how the word is written."""
    page = f"{FULL}, the harbour.\n{FULL} about the har-\nbour again and again."

    assert "the harbour again" in paragraphs_of([page])


def test_a_hyphen_stays_when_the_article_writes_it_so():
    """A long-term plan is not a longterm plan."""
    page = f"{FULL}, long-term.\n{FULL} for a long-\nterm plan."

    assert "a long-term plan" in paragraphs_of([page])


def test_a_hyphen_nobody_can_judge_stays():
    """Rather one hyphen too many than a word that nobody wrote."""
    assert "a vote-winner" in paragraphs_of([f"{FULL} for a vote-\nwinner and more."])


def test_a_second_half_that_is_no_word_is_joined():
    """ "govern-ment" is a printer's hyphen."""
    assert "the government" in paragraphs_of([f"{FULL} of the govern-\nment and more."])


def test_the_mark_of_pdfium_counts_as_a_hyphen():
    """PDFium writes U+FFFE where it found a hyphen at the end of a line."""
    assert "the government" in paragraphs_of([f"{FULL} of the govern\ufffement and more."])


def test_running_heads_and_page_numbers_go():
    """What three pages share at their edges is not the article."""
    pages = [f"Kestrel Herald\n{FULL} {word}.\nPage {at}" for at, word in enumerate("abc")]

    text = paragraphs_of(pages)

    assert "Kestrel" not in text
    assert "Page" not in text
    assert text.count(FULL) == 3


def test_a_sentence_goes_on_over_the_page():
    """A page break is no paragraph."""
    assert f"{FULL} and on it goes." in paragraphs_of([FULL, "and on it goes."])


def test_no_line_is_no_text():
    """A scan has no text, not a paragraph without words."""
    assert paragraphs_of(["", " \r\n "]) == ""


def test_a_long_paragraph_costs_no_more_than_its_lines():
    """A book without a paragraph took more than four seconds of a child."""
    assert grows_no_faster(lambda count: paragraphs_of([FULL for _ in range(count)]), 20_000)
