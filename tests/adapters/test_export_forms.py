"""In every form of an export, places still point at the words, and words are shown as they are."""

import asyncio
import csv
import io
import json
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.cards.phrases import words_of
from bot.adapters.export.files import write_claims, write_json, write_pages, write_tables
from bot.adapters.export.markdown import plain, quoted
from bot.adapters.export.pages import folder_of
from bot.adapters.visible import visible
from bot.core.brief import Brief
from bot.core.digests.delivery import Event, Part, PartState, SlotName, SlotState
from bot.core.place import Workspace
from bot.journeys.digests.ports import SlotLife
from bot.journeys.export import KeptDigest
from tests import builders
from tests.adapters.kept import export_of
from tests.contracts.test_slots import DAY, DIGEST
from tests.core.test_schema import VALIDATORS
from tests.fakes import NOON
from tests.strategies import articles, briefs

# Two halves of one character are one character to every reader of JSON and of UTF-8; no article
# has halves, they are decoded from bytes.
WHOLE = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=80).filter(str.strip)
HOSTILE = "# *a* [b](c) <img src=x> `d` & \\e | ~f~ #"
SPANS = re.compile(r"(\d+) to (\d+)")


def written_json(*found: Brief):
    """Give the JSON export of briefs, read again."""
    file = io.BytesIO()
    asyncio.run(write_json(export_of(*found), file))
    return json.loads(file.getvalue())


def excerpts(value: object):
    """Give every span with its words, wherever in a record it stands."""
    if isinstance(value, list):
        for one in value:
            yield from excerpts(one)
    if isinstance(value, dict):
        if {"start", "end", "text"} <= value.keys():
            yield value["start"], value["end"], value["text"]
        for one in value.values():
            yield from excerpts(one)


@given(st.lists(briefs(articles(WHOLE)), max_size=3))
def test_every_excerpt_in_the_json_stands_where_it_says(found: list[Brief]) -> None:
    """Claims, cues, chains, own voice: code points of the text that comes along."""
    record = written_json(*found)

    VALIDATORS["export"].validate(record)
    assert len(record["articles"]) == len(found)
    for entry, brief in zip(record["articles"], found, strict=True):
        text = entry["brief"]["article"]["text"]
        assert text == brief.article.text
        places = list(excerpts(entry["brief"]))
        assert all(text[start:end] == words for start, end, words in places)
        assert sum(len(one.content) for one in brief.claims) <= len(places)


@given(briefs(articles(WHOLE)))
def test_every_claim_on_a_page_stands_where_it_says_in_the_text_beside_it(brief: Brief) -> None:
    """The text beside the page is the article's, byte for byte."""
    with TemporaryDirectory() as folder:
        asyncio.run(write_pages(export_of(brief), Path(folder)))
        room = Path(folder) / "articles/everybody"
        page = (room / f"{brief.article.id}.md").read_bytes().decode()
        text = (room / f"{brief.article.id}.txt").read_bytes().decode()

    assert text == brief.article.text
    shown = re.findall(r"(?m)^### .*\n\n> (.*)\n\n.*· characters (.*)$", page)
    assert len(shown) == len(brief.claims)
    for (words, places), claim in zip(shown, brief.claims, strict=True):
        parts = [text[int(start) : int(end)] for start, end in SPANS.findall(places)]
        assert parts == [one.text for one in claim.content]
        assert unmarked(words) == words_of(claim)


@given(briefs(articles(WHOLE)))
def test_every_row_of_the_claims_says_where_they_begin_and_end(brief: Brief) -> None:
    """And no cell of any table is a formula."""
    file = io.BytesIO()
    asyncio.run(write_claims(export_of(brief), file))

    rows = list(csv.DictReader(io.StringIO(file.getvalue().decode("utf-8-sig"), newline="")))
    text = brief.article.text
    assert len(rows) == len(brief.claims)
    for row, claim in zip(rows, brief.claims, strict=True):
        words = text[int(row["start"]) : int(row["end"])]
        assert words.startswith(claim.content[0].text)
        assert words.endswith(claim.content[-1].text)
    cells = [cell for row in rows for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(tuple("=+-@\t\r\n＝＋－＠"))]


@given(st.text(st.characters(), max_size=30))
def test_words_of_others_are_no_markup(text: str) -> None:
    """Everything that could begin markup is escaped; unescaped, it is what is shown elsewhere."""
    escaped = plain(text)

    assert unmarked(escaped) == visible(text)
    assert not re.search(r"(?<!\\)(?:\\\\)*[*_`\[\]<>|~$]", escaped)
    assert not re.match(r"[ #+=-]|\d+[.)]", escaped)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("- a list", r"\- a list"),
        ("12. of June", r"12\. of June"),
        ("![x](http://e.example/y)", r"!\[x\](http://e.example/y)"),
        ("    code", "&#32;   code"),
        ("two\n\nparagraphs", "two ¶ paragraphs"),
    ],
)
def test_what_begins_a_line_begins_no_block(given, shown):
    assert quoted(given) == f"> {shown}"


def unmarked(escaped: str) -> str:
    """Give what a reader of Markdown shows."""
    return re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped.replace("&#32;", " "))


def test_titles_and_names_are_no_markup_on_a_page(tmp_path):
    """Not in a heading, a link or a list either."""
    read = builders.article(f"{HOSTILE} said the words.", title=HOSTILE, publisher=HOSTILE)
    claim = builders.claim(read, "the words", speaker=HOSTILE, chain=(HOSTILE,))

    asyncio.run(write_pages(export_of(builders.brief(read, claim)), tmp_path))

    pages = [page.read_text("utf-8") for page in tmp_path.rglob("*.md")]
    assert sum("img src=x" in page for page in pages) == 2
    assert not [page for page in pages if re.search(r"(?<!\\)(<img|\[b\]|`d`|\*a\*)", page)]


def test_a_day_of_a_digest_is_told_in_every_form(tmp_path):
    """What was posted, who said what, what was left out and why, what became of it."""
    wall = Workspace("slack", "T1")
    key = SlotName("s1", DAY).key(0)
    part = Part(key, 0, PartState.SENT, message="17.2")
    steps = (Event(NOON, "planned"),)
    life = SlotLife(SlotName("s1", DAY), NOON, SlotState.DONE, "", (part,), steps)
    export = export_of(wall=wall, digests=(KeptDigest(wall, life, DIGEST),))
    file = io.BytesIO()

    asyncio.run(write_json(export, file))
    asyncio.run(write_tables(export, tmp_path))
    asyncio.run(write_pages(export, tmp_path))

    record = json.loads(file.getvalue())
    VALIDATORS["export"].validate(record)
    (day,) = record["digests"]
    assert day["messages"] == [{"number": 0, "state": "sent", "message": "17.2"}]
    assert day["digest"]["left_out"][0]["why"] == "topic: sport"
    page = (tmp_path / "digests.md").read_text("utf-8")
    assert "## 2031-03-04 · Northern desk (s1) · done" in page
    assert "Ilya Dorn ← VSA (denied):\n\n> “no”" in page
    assert "- Sports (topic: sport)" in page
    table = (tmp_path / "digests.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table, newline="")))
    assert [(one["item"], one["title"], one["why"]) for one in rows] == [
        ("story", "Engineers stay", "2 origins"),
        ("further story", "More", "2 origins"),
        ("left out", "Sports", "topic: sport"),
    ]


def test_walls_are_folders_of_their_own():
    """Names of places cannot lead elsewhere, and different places never share a folder."""
    everybody = Workspace("slack", "T1")
    names = ("G1", "../..", "a/b", "a_b", "a%2Fb", "a=2Fb")
    strange = Workspace("slack", "T1", "..")
    walls = [everybody, everybody.only_person("G1"), strange, *map(everybody.only_channel, names)]

    folders = [folder_of(one) for one in walls]
    assert len({one.casefold() for one in folders}) == len(walls)
    assert all(re.fullmatch(r"[\w.=~-]+", one) and one not in {".", ".."} for one in folders)
