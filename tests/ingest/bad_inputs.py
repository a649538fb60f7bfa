"""What must be refused with a reason and a hint; every entry is made by code when it is asked for.

`BAD_FILES` are files (drive them through a command line as a path), `BAD_LINKS` are addresses
that are refused without a network. Answers of web servers are in `test_fetching.py`.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from tests.ingest import bombs
from tests.ingest.articles import PARAGRAPHS, PLAIN, TITLE, document, page, pdf, zipped


@dataclass(frozen=True, slots=True)
class BadFile:
    """A file, how to make its bytes, and a fragment of the reason it is refused for."""

    name: str
    make: Callable[[], bytes]
    reason: str
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class BadLink:
    """An address and a fragment of the reason it is refused for."""

    url: str
    reason: str


def _bytes(content: bytes) -> Callable[[], bytes]:
    return lambda: content


def _noise() -> bytes:
    return random.Random(7).randbytes(20_000)  # noqa: S311  noise, no secret


def _two_in_one() -> bytes:
    return pdf() + document()


_WALL = f"<p>{PARAGRAPHS[0]}</p><div class='wall'><p>Subscribe to continue reading.</p></div>"
_CONSENT = (
    "<html><head><title>Before you continue</title></head><body><h1>We value your privacy</h1>"
    "<p>We and our partners store cookies and process personal data with your consent.</p>"
    "<button>Accept all</button><button>Reject all</button><p>Manage options</p></body></html>"
)
_GONE = (
    "<html><head><title>Kestrel Herald</title></head><body><h1>404 Not Found</h1><p>Sorry, the"
    " page you requested does not exist. Try the search or go back.</p></body></html>"
)
_ROBOT = (
    "<html><head><title>Just a moment...</title></head><body><h2>Checking your browser before"
    " you can go on.</h2><p>Please enable JavaScript to continue to the site.</p></body></html>"
)
_LINKS_ONLY = "".join(f'<li><a href="/{at}">Section {at}</a></li>' for at in range(80))
_ATTACHED = (
    b"From: a@example.org\r\nSubject: For you\r\nMIME-Version: 1.0\r\nContent-Type:"
    b' application/pdf; name="x.pdf"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLjcK\r\n'
)
_SILENT_MAIL = b"From: a@example.org\r\nSubject: Nothing\r\nContent-Type: text/plain\r\n\r\n  \r\n"
_TEASER = f"{TITLE}\n\n{PARAGRAPHS[0]}\n\nSubscribe to continue reading\n"
_PLAIN = PLAIN.encode()

BAD_FILES: tuple[BadFile, ...] = (
    BadFile("empty.txt", _bytes(b""), "is empty"),
    BadFile("blank.txt", _bytes(b" \n\t\r\n  \n"), "white space only"),
    BadFile("mark-only.txt", _bytes(b"\xef\xbb\xbf"), "white space only"),
    BadFile("invisible.txt", _bytes("\u200b\u2060\u00ad\n".encode() * 40), "white space only"),
    BadFile("noise.txt", _noise, "binary"),
    BadFile("controls.txt", _bytes(b"\x01\x02The minister said.\x03\x04" * 9), "binary"),
    BadFile("nul.md", _bytes(b"\x00" * 4096), "binary"),
    BadFile("unknown-letters.txt", _bytes(bytes(range(0x80, 0x100)) * 40), "encoding"),
    BadFile("half-utf8.txt", _bytes("Он сказал: ".encode() + b"\xd0"), "encoding"),
    BadFile("picture.txt", _bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 99), "image (PNG)"),
    BadFile("photo.jpg", _bytes(b"\xff\xd8\xff\xe0" + b"\x00" * 99), "an image"),
    BadFile("drawing.svg", _bytes(b"<svg><text>The minister said so.</text></svg>"), "an image"),
    BadFile("letter.doc", _bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9), "old Word file"),
    BadFile("locked.docx", _bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9), "encrypted Office"),
    BadFile("letter.rtf", _bytes(b"{\\rtf1 The minister said so.}"), "rich text"),
    BadFile("rich.txt", _bytes(b"{\\rtf1 The minister said so.}"), "rich text"),
    BadFile("files.zip", lambda: zipped(a=b"x"), "an archive"),
    BadFile("packed.txt", _bytes(b"\x1f\x8b\x08\x00" + b"x" * 99), "archive (gzip)"),
    BadFile("speech.mp3", _bytes(b"ID3\x03" + b"\x00" * 99), "audio or video"),
    BadFile("speech.txt", _bytes(b"ID3\x03" + b"\x00" * 99), "audio"),
    BadFile("film.txt", _bytes(b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 99), "video"),
    BadFile("program.txt", _bytes(b"\x7fELF\x02\x01\x01" + b"\x00" * 99), "a program"),
    BadFile("store.txt", _bytes(b"SQLite format 3\x00" + b"\x00" * 99), "a database"),
    BadFile("book.epub", lambda: zipped(a=b"x"), "electronic book"),
    BadFile("table.csv", _bytes(b"name,said\nDorn,no\n"), "table"),
    BadFile("data.json", _bytes(b'{"said": "The minister said so."}'), "data or a program"),
    BadFile("laughs.xml", bombs.billion_laughs, "data or a program"),
    BadFile("declared.txt", _bytes(_PLAIN), "image/png", media_type="image/png"),
    BadFile("article.docx", pdf, "types disagree"),
    BadFile("article.pdf", document, "types disagree"),
    BadFile("words.pdf", _bytes(_PLAIN), "types disagree"),
    BadFile("words.docx", _bytes(_PLAIN), "types disagree"),
    BadFile("words.eml", _bytes(b"Just a few words. Nothing else.\n"), "types disagree"),
    BadFile("words.html", _bytes(_PLAIN), "types disagree"),
    BadFile("page.txt", page, "types disagree"),
    BadFile("declared-html.pdf", pdf, "types disagree", media_type="text/html"),
    BadFile("two-in-one.pdf", _two_in_one, "types disagree"),
    BadFile("scan.pdf", bombs.scan, "scan without text"),
    BadFile("locked.pdf", bombs.locked_pdf, "encrypted"),
    BadFile("broken.pdf", _bytes(b"%PDF-1.7\n" + b"garbage " * 60), "damaged"),
    BadFile("cut.pdf", lambda: pdf()[:400], "damaged"),
    BadFile("long.pdf", bombs.long_pdf, "301 pages"),
    BadFile("stream-bomb.pdf", bombs.stream_bomb, "expands too much"),
    BadFile("page-loop.pdf", bombs.page_loop, "damaged"),
    BadFile("bomb.docx", bombs.inflating_document, "expands too much"),
    BadFile("entries.docx", bombs.crowded_document, "expands too much"),
    BadFile("paragraphs.docx", bombs.endless_paragraphs, "expands too much"),
    BadFile("entities.docx", bombs.document_with_entities, "damaged"),
    BadFile("cut.docx", lambda: document()[:-900], "damaged"),
    BadFile("hollow.docx", lambda: zipped(word__document=b"<w/>"), "damaged"),
    BadFile("other.docx", lambda: zipped(xl__workbook=b"<x/>"), "an archive without"),
    BadFile("deep.html", bombs.deep_page, "nested too deeply"),
    BadFile("wide.html", bombs.wide_page, "nested too deeply"),
    BadFile("comments.html", _bytes(b"<html><body>" + b"<!--" * 300_000), "white space only"),
    BadFile("nothing.html", _bytes(b"<html><head></head><body></body></html>"), "white space only"),
    BadFile("links.html", lambda: _links(), "no "),
    BadFile("teaser.html", lambda: page(_WALL), "only a teaser"),
    BadFile("consent.html", _bytes(_CONSENT.encode()), "consent page"),
    BadFile("gone.html", _bytes(_GONE.encode()), "error page"),
    BadFile("robot.html", _bytes(_ROBOT.encode()), "error page"),
    BadFile("attachment.eml", _bytes(_ATTACHED), "without a text part"),
    BadFile("silent.eml", _bytes(_SILENT_MAIL), "without a text part"),
    BadFile(
        "teaser.txt",
        _bytes(_TEASER.encode()),
        "teaser",
    ),
    BadFile("title.txt", _bytes(f"{TITLE}\n".encode()), "no sentence"),
    BadFile("numbers.txt", _bytes(b"12.5 13.1 14.9\n" * 40), "no sentence"),
    BadFile("names.txt", _bytes(b"Dorn\nVoss\nTolen\n" * 12), "no sentence"),
    BadFile("blob.txt", _bytes(b"QUJDREVGR0hJSktMTU5PUA" * 400), "no sentence"),
    BadFile("large.txt", _bytes(b"The minister said so again. " * 380_000), "too large"),
)


def _links() -> bytes:
    return f"<html><body><ul>{_LINKS_ONLY}</ul></body></html>".encode()


BAD_LINKS: tuple[BadLink, ...] = (
    BadLink("", "not a web address"),
    BadLink("kestrel.example/article", "not a web address"),
    BadLink("file:///etc/passwd", "only http and https"),
    BadLink("ftp://kestrel.example/a.txt", "only http and https"),
    BadLink("javascript:alert(1)", "only http and https"),
    BadLink("http:///article", "not a web address"),
    BadLink("http://desk@kestrel.example/", "not a web address"),
    BadLink("http://kestrel.example\\@127.0.0.1/", "not a web address"),
    BadLink("http://kestrel.example/\r\nHost: x", "not a web address"),
    BadLink("http://127.0.0.1\0.kestrel.example/", "not a web address"),
    BadLink("http://kestrel.example:99999/", "not a web address"),
    BadLink("http://kestrel.example/" + "a" * 2048, "2048 is the limit"),
    BadLink("http://127.0.0.1/", "this address is not public"),
    BadLink("http://2130706433/", "not a web address"),
    BadLink("http://0x7f.1/", "this address is not public"),
    BadLink("http://①②⑦.⓪.⓪.①/", "this address is not public"),
    BadLink("http://10.0.0.1/", "this address is not public"),
    BadLink("http://192.168.1.1/admin", "this address is not public"),
    BadLink("http://169.254.169.254/latest/meta-data/", "this address is not public"),
    BadLink("http://[::1]/", "this address is not public"),
    BadLink("http://[::ffff:127.0.0.1]/", "this address is not public"),
    BadLink("http://[64:ff9b::7f00:1]/", "this address is not public"),
    BadLink("http://192.0.43.8:22/", "this address is not public"),
)
