"""The same article in every format gives the same words, title, byline and date."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from bot.core.article import Article, SourceKind
from bot.core.upload import Upload
from bot.ingest.intake import SandboxedIntake
from bot.ingest.limits import Limits
from bot.journeys.ports import Intake
from tests.ingest import articles
from tests.ingest.articles import BYLINE, PARAGRAPHS, PLAIN, QUOTE, TITLE

_FILE = SourceKind.FILE


@dataclass(frozen=True, slots=True)
class Good:
    """One way to send the article."""

    name: str
    make: Callable[[], bytes]
    media_type: str | None = None
    kind: SourceKind = _FILE
    byline: str | None = BYLINE


GOOD = (
    Good("utf-8.txt", PLAIN.encode),
    Good("no-ending", PLAIN.encode),
    Good("mark.txt", lambda: PLAIN.encode("utf-8-sig")),
    Good("curly-cp1252.txt", lambda: PLAIN.encode("cp1252")),
    Good("wide.txt", lambda: PLAIN.encode("utf-16")),
    Good("wide-unmarked.txt", lambda: PLAIN.encode("utf-16-be")),
    Good("windows.txt", lambda: PLAIN.replace("\n", "\r\n").encode(), "text/plain"),
    Good("declared.txt", lambda: PLAIN.encode("cp1252"), "text/plain; charset=windows-1252"),
    Good("lying.txt", PLAIN.encode, "text/plain; charset=iso-8859-1"),
    Good("article.md", articles.MARKDOWN.encode, "text/plain"),
    Good("", PLAIN.encode, kind=SourceKind.STDIN),
    Good("", PLAIN.encode, kind=SourceKind.TEXT),
    Good("page.html", articles.page, "text/html", byline="Mara Tolen"),
    Good("old.htm", lambda: articles.page(encoding="windows-1252"), byline="Mara Tolen"),
    Good("", articles.page, kind=SourceKind.STDIN, byline="Mara Tolen"),
    Good("article.pdf", articles.pdf, "application/pdf"),
    Good("article.docx", articles.document),
    Good("plain.eml", articles.mail, "message/rfc822"),
    Good("base64.eml", lambda: articles.mail(cte="base64")),
    Good("quoted.eml", lambda: articles.mail(cte="quoted-printable")),
    Good("old.eml", lambda: articles.mail(cte="quoted-printable", charset="cp1252")),
    Good("html.eml", lambda: articles.mail(subtype="html"), byline="Mara Tolen"),
)


@pytest.mark.parametrize("good", GOOD, ids=lambda good: f"{good.name}-{good.kind}")
async def test_the_words_and_the_masthead_survive_every_format(good: Good):
    """Every paragraph is in the text as it was written, quotation marks included."""
    article = await _read(good.make(), good.name, good.media_type, good.kind)

    for paragraph in PARAGRAPHS:
        assert paragraph in article.text
    assert QUOTE in article.text
    assert article.title == TITLE
    assert article.byline == good.byline
    assert article.published == "2031-03-04"
    assert article.language == "en"
    assert article.read_of is None


async def test_a_text_file_is_its_own_text():
    """Offsets refer to the file: white space at the ends, tabs and odd spaces are left alone."""
    sent = f"  \n\t{PLAIN}\u00a0 \n\n"

    article = await _read(sent.encode(), "a.txt")

    assert article.text == sent


async def test_markdown_is_left_as_it_is():
    """Marks of emphasis stay, because offsets refer to the file."""
    article = await _read(articles.MARKDOWN.encode(), "a.md")

    assert article.text == articles.MARKDOWN


async def test_only_line_ends_mark_and_controls_change():
    """A byte order mark goes, CRLF becomes LF, NUL and control characters are removed."""
    sent = "\ufeff" + PLAIN.replace("\n", "\r\n").replace("Dorn", "Do\x00r\x07n")

    article = await _read(sent.encode(), "a.txt")

    assert article.text == PLAIN


async def test_towers_of_marks_are_cut():
    """Thirty marks on a letter stay, the rest would make normalisation quadratic."""
    sent = PLAIN + "a" + "\u0301" * 300_000 + "."

    article = await _read(sent.encode(), "a.txt")

    assert article.text == PLAIN + "a" + "\u0301" * 30 + "."


async def test_a_page_comes_without_its_surroundings():
    """Navigation, banner, related links, footer and hidden instructions are not the article."""
    article = await _read(articles.page(), "a.html")

    for stranger in ("cookies", "Most read", "All rights reserved", "Ignore all", "Politics"):
        assert stranger not in article.text
    assert article.text.startswith(TITLE)
    assert article.publisher == "Kestrel Herald"


async def test_a_mail_names_its_sender_as_publisher():
    """The display name of From is who publishes."""
    article = await _read(articles.mail(), "a.eml")

    assert article.publisher == "Kestrel Herald"


async def test_a_long_text_is_cut_after_a_line_and_says_so():
    """`read_of` tells how many characters there were."""
    sent = PLAIN * 3
    limits = Limits(characters=len(PLAIN) + 100)

    article = await _read(sent.encode(), "a.txt", limits=limits)

    assert len(article.text) <= limits.characters
    assert sent.startswith(article.text)
    assert article.text.endswith("\n")
    assert article.read_of == len(sent)


@pytest.mark.parametrize(
    ("words", "codec", "language"),
    [
        ("Министр сказал во вторник, что он не уйдёт. Никто не спросил почему.\n", "koi8-r", "ru"),
        ("部长星期二说，他不会离开首都。没有人问他为什么要留下来。\n", "gb18030", "zh"),
        (
            "Der Minister erklärte: „Wir bleiben.“ Über die Gründe sagte er nichts.\n",
            "cp1252",
            "de",
        ),
    ],
)
async def test_other_languages_are_read_and_named(words: str, codec: str, language: str):
    """The encoding is found without a declaration, and the language with it."""
    article = await _read((words * 6).encode(codec), "a.txt")

    assert article.text == words * 6
    assert article.language == language


async def _read(
    content: bytes,
    name: str,
    media_type: str | None = None,
    kind: SourceKind = _FILE,
    *,
    limits: Limits = Limits(),  # noqa: B008
) -> Article:
    sent = Upload(content, name, kind, media_type)
    intake: Intake = SandboxedIntake(limits=limits)
    return await intake.article_from(sent)
