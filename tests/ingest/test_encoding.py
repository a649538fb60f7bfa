"""Bytes become the right letters, or nothing: quotation marks are the product."""

import pytest

from bot.ingest.encoding import decoded

ENGLISH = "The minister said: “We will not leave.” He’s sure — the others aren’t. "
FRENCH = "Le ministre a déclaré : « Nous resterons. » Il était sûr de lui. "
GERMAN = "Der Minister erklärte: „Wir bleiben“. Über die Gründe sagte er nichts. "
POLISH = "Minister powiedział, że nie odejdzie. „Zostajemy”, dodał. Żółć jest w domu. "
TURKISH = "Bakan ve sözcü başkentten ayrılmayacağını söyledi. Bu bir şey değil, dedi. "
RUSSIAN = "Министр сказал, что он не уйдет. Никто не спросил почему. "
CHINESE = "部长星期二说，他不会离开首都。没有人问为什么。"
JAPANESE = "大臣は火曜日に首都を離れないと述べた。"
KOREAN = "장관은 화요일에 수도를 떠나지 않겠다고 말했다. "
GREEK = "Ο υπουργός είπε ότι δεν θα φύγει. "


@pytest.mark.parametrize("times", [4, 20])
@pytest.mark.parametrize(
    ("words", "codec"),
    [
        (ENGLISH, "cp1252"),
        (ENGLISH, "utf-16"),
        (ENGLISH, "utf-16-le"),
        (ENGLISH, "utf-16-be"),
        (ENGLISH, "utf-32"),
        (ENGLISH, "utf-8-sig"),
        (FRENCH, "cp1252"),
        (FRENCH + "Cela coûte 5 €. ", "iso8859_15"),
        (GERMAN, "cp1252"),
        (POLISH, "cp1250"),
        (TURKISH, "cp1254"),
        (RUSSIAN, "koi8-r"),
        (RUSSIAN, "cp1251"),
        (CHINESE, "gb18030"),
        (CHINESE, "utf-8"),
        ("部長星期二說，他不會離開首都。沒有人問為什麼。", "big5"),
        (JAPANESE, "shift_jis"),
        (JAPANESE, "euc_jp"),
        (KOREAN, "euc_kr"),
        (GREEK, "cp1253"),
    ],
)
def test_undeclared_text_is_read_as_it_was_written(words: str, codec: str, times: int):
    """Words decide between Latin encodings, a detector between scripts."""
    assert decoded((words * times).encode(codec)) == words * times


@pytest.mark.parametrize(
    ("words", "codec"), [(FRENCH, "cp1252"), (JAPANESE, "euc_jp"), (POLISH, "cp1250")]
)
def test_a_short_text_is_read_rightly_or_not_at_all(words: str, codec: str):
    """One sentence is too little to guess from."""
    assert decoded(words.encode(codec)) in (None, words)


@pytest.mark.parametrize("label", ["windows-1252", "ISO-8859-1", "latin1", '"cp1252"'.strip('"')])
def test_a_declared_encoding_is_believed(label: str):
    """WHATWG reads Latin 1 as Windows-1252, as every browser does."""
    assert decoded(FRENCH.encode("cp1252"), label) == FRENCH


def test_bytes_that_are_utf8_are_utf8_whatever_the_label():
    """By chance that does not happen."""
    assert decoded(ENGLISH.encode(), "iso-8859-1") == ENGLISH


def test_a_page_may_declare_its_own_encoding():
    """The head of a page is read before anything is guessed."""
    page = f'<meta charset="koi8-r"><p>{RUSSIAN}</p>'

    assert decoded(page.encode("koi8-r")) == page


@pytest.mark.parametrize(
    "label",
    ["utf-7", "unicode_escape", "idna", "punycode", "zlib", "hz-gb-2312", "rot13", "x" * 40],
)
def test_codecs_that_are_no_encodings_are_not_used(label: str):
    """Only names of the WHATWG list are looked up; the bytes speak for themselves."""
    assert decoded(b"He said: +AGE-\\u0041", label) == "He said: +AGE-\\u0041"


def test_what_cannot_be_told_is_nothing():
    """No letter is guessed."""
    assert decoded(bytes(range(0x80, 0x100)) * 40) is None
    assert decoded("Он сказал: ".encode() + b"\xd0") is None
