"""The masthead: what stands before the prose, and nothing that is prose."""

import pytest

from bot.core.reading.masthead import read_masthead

PROSE = "The minister said on Tuesday that he would not leave the capital. Nobody asked him why.\n"
SEED_START = (
    "Creating Conflict Confrontation Serving U.S. Hegemony\n\n"
    '  "Asia-Pacific NATO" Seriously Threats Regional Security (Global Hotspot)\n\n'
    "  Our reporter Li Jiabao\n\n"
    "  The US-ASEAN Leaders' Meeting has just ended, and the president has embarked on a trip.\n\n"
    "In this regard, countries in the region need to be highly vigilant.\n\n"
    "  Accelerate the pace of expansion\n\n"
    "The outside world also noticed that a carrier docked in the morning.\n"
)


def _headlines(text: str) -> list[str]:
    return [text[span.start : span.end] for span in read_masthead(text).headlines]


def test_title_subtitle_and_byline_of_a_translated_commentary_are_found():
    """Indented lines are found, section headings in the body are not headlines."""
    masthead = read_masthead(SEED_START)

    assert _headlines(SEED_START) == [
        "Creating Conflict Confrontation Serving U.S. Hegemony",
        '"Asia-Pacific NATO" Seriously Threats Regional Security (Global Hotspot)',
    ]
    assert masthead.title == "Creating Conflict Confrontation Serving U.S. Hegemony"
    assert masthead.byline_text == "Our reporter Li Jiabao"
    assert masthead.byline is not None
    assert SEED_START[masthead.byline.end :].lstrip().startswith("The US-ASEAN")


@pytest.mark.parametrize(
    "line",
    [
        "By Mara Tolen",
        "BY MARA TOLEN",
        "By Mara Tolen and Ivo Brandt in Port Ellin",
        "Mara Tolen, Staff Writer",
        "Mara Tolen, diplomatic correspondent",
        "Our reporter Li Jiabao",
        "Written by Mara Tolen",
        "Author: Mara Tolen",
    ],
)
def test_a_byline_is_kept_as_printed(line: str):
    """The words of the byline are the article's, label included."""
    masthead = read_masthead(f"Minister stays\n\n{line}\n\n{PROSE}")

    assert masthead.byline_text == line
    assert masthead.title == "Minister stays"


@pytest.mark.parametrize(
    "line",
    [
        "By 2030 nobody will remember the harbour",
        "By the end of the year the engineers will leave",
    ],
)
def test_a_line_that_begins_with_by_may_be_a_headline(line: str):
    """A byline names somebody."""
    masthead = read_masthead(f"{line}\n\n{PROSE}")

    assert masthead.byline is None
    assert masthead.title == line


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("Published 4 March 2031 10:42", "2031-03-04"),
        ("Friday, July 21, 2017", "2017-07-21"),
        ("Last updated: March 4, 2031 at 10:42 a.m. GMT", "2031-03-04"),
        ("2031-03-04T10:42:00Z", "2031-03-04"),
        ("4. 3. 2031", "2031-03-04"),
        ("2031年3月4日", "2031-03-04"),
        ("Published 31 February 2031", None),
    ],
)
def test_a_date_line_gives_an_iso_date(line: str, published: str | None):
    """A date that does not exist is no date."""
    assert read_masthead(f"Minister stays\n{line}\n\n{PROSE}").published == published


@pytest.mark.parametrize(
    ("prefix", "publisher", "published"),
    [
        ("PORT ELLIN, 4 March (VSA) -", "VSA", None),
        ("PORT ELLIN, 4 March 2031 (VSA) -", "VSA", "2031-03-04"),
        ("WASHINGTON (AP) —", "AP", None),
        ("Port Ellin, March 4 (Kestrel Wire) --", "Kestrel Wire", None),
        ("Taipei, Taiwan —", None, None),
        ("PORT ELLIN, March 4. /VSA/.", "VSA", None),
        ("(VSA) -", "VSA", None),
    ],
)
def test_a_dateline_is_the_prefix_alone(prefix: str, publisher: str | None, published: str | None):
    """The prose behind the dash is not part of it."""
    text = f"Minister stays\n\n{prefix} {PROSE}"

    masthead = read_masthead(text)

    assert masthead.dateline is not None
    assert text[masthead.dateline.start : masthead.dateline.end] == prefix
    assert masthead.publisher == publisher
    assert masthead.published == published
    assert masthead.title == "Minister stays"


@pytest.mark.parametrize(
    "text",
    [
        PROSE,
        f"It was raining.\n\n{PROSE}",
        "The minister said on Tuesday that he would not leave the\ncapital. Nobody asked.\n",
        "The minister told the Kestrel Herald that he would not leave.\n" * 3,
        "Minister stays",
        "",
        " \n\n",
        f"Dear readers:\n\n{PROSE}",
        f"“We stay,” he said. “We always did.”\n\n{PROSE}",
        f"{'word ' * 30}\n\n{PROSE}",
    ],
)
def test_what_is_not_surely_a_headline_is_none(text: str):
    """A text that begins with prose, a wrapped line, or a line with nothing after it."""
    masthead = read_masthead(text)

    assert masthead.headlines == ()
    assert masthead.title == ""


def test_an_outlet_over_the_title_is_the_publisher():
    """The name of the paper is not its headline."""
    masthead = read_masthead(f"The Kestrel Herald\n\nMinister stays\n\n{PROSE}")

    assert (masthead.publisher, masthead.title) == ("The Kestrel Herald", "Minister stays")


def test_one_line_may_hold_byline_and_date():
    """Bars part a byline from a date; the span covers the byline alone."""
    masthead = read_masthead(f"Minister stays\nMara Tolen, Staff Writer | 4 March 2031\n\n{PROSE}")

    assert masthead.byline_text == "Mara Tolen, Staff Writer"
    assert masthead.published == "2031-03-04"


def test_an_outlet_with_a_date_is_publisher_and_date():
    """Clippings say it in one line."""
    masthead = read_masthead(f"Minister stays\nKestrel Herald, 4 March 2031\n\n{PROSE}")

    assert (masthead.publisher, masthead.published) == ("Kestrel Herald", "2031-03-04")


def test_marks_of_markdown_are_not_in_the_headline():
    """The span covers the words only."""
    text = f"# Minister stays in the U.S.\n\n**By Mara Tolen**\n\n{PROSE}"

    assert _headlines(text) == ["Minister stays in the U.S."]
    assert read_masthead(text).byline_text == "By Mara Tolen"


def test_a_headline_in_a_script_without_spaces_is_found():
    """Full stops of all scripts end a sentence."""
    assert _headlines("部长说他不会离开\n\n部长星期二说，他不会离开首都。\n") == [
        "部长说他不会离开"
    ]
    assert _headlines("部长说他不会离开。\n\n部长星期二说，他不会离开首都。\n") == []


def test_no_headline_follows_the_byline():
    """What stands between byline and prose is a caption or a section, not the title."""
    text = f"Minister stays\n\nBy Mara Tolen\n\nA harbour at night\n\n{PROSE}"

    assert _headlines(text) == ["Minister stays"]


@pytest.mark.parametrize(
    "title",
    [
        "Who is fishing in the Tesharn? The corridor runs over other people’s orchards",
        "Halvern and the St. Orlan Foundation to build an array in the Narrows",
        "Sunniva Brakk: “The river does not read our maps”",
    ],
)
def test_a_title_may_hold_a_question_an_abbreviation_or_a_quotation(title: str):
    """Only a full stop that ends a sentence makes a line prose."""
    assert _headlines(f"{title}\n\nFOR IMMEDIATE RELEASE\n\n{PROSE}") == [title]


def test_a_standfirst_that_stands_alone_is_a_headline():
    """It may be longer than a title, but it does not end as sentences end."""
    standfirst = f"The hydrologist who warned of the flood talks about {'dykes and ' * 8}her boat"

    assert _headlines(f"Her maps\n\n{standfirst}\n\n{PROSE}") == ["Her maps", standfirst]
    assert _headlines(f"Her maps\n\n{standfirst}.\n\n{PROSE}") == ["Her maps"]


@pytest.mark.parametrize(
    ("line", "publisher"),
    [
        ("By Osric Valen, commentator of The Velmara Standard", "The Velmara Standard"),
        ("Interview: Caspar Wynne, The Tarn Review", "The Tarn Review"),
        ("Lorne Askwith in Varrick and Pia Demmel in Holmrath", None),
    ],
)
def test_a_byline_may_name_its_outlet_or_its_places(line: str, publisher: str | None):
    """The byline stays whole; the outlet in it is the publisher."""
    masthead = read_masthead(f"Minister stays\n\n{line}\n\n{PROSE}")

    assert masthead.byline_text == line
    assert masthead.publisher == publisher
    assert masthead.title == "Minister stays"


def test_a_date_without_a_year_is_no_date():
    """The outlet of such a line is known, the day is not."""
    masthead = read_masthead(f"Minister stays\n\nThe Tollmark Dispatch, 3 February\n\n{PROSE}")

    assert (masthead.publisher, masthead.published) == ("The Tollmark Dispatch", None)
    assert len(masthead.headlines) == 1


@pytest.mark.parametrize("hostile", ["A" * 10**6, "A. " * 10**5, ". " * 10**5, "By " * 10**5])
def test_hostile_lines_cost_little(hostile: str):
    """A line of a megabyte is prose, whatever is in it."""
    assert read_masthead(hostile + "\n\n" + PROSE).headlines == ()
