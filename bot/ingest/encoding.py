"""From bytes to characters without guessing letters: quotation marks are our product.

The order is fixed: byte order mark, declared label (WHATWG names only), strict UTF-8, obvious
UTF-16, and only then the words and a detector on the first 64 KB. A declared label that the bytes
contradict is not believed; neither is a detector's Latin answer (English with curly quotes in
Windows-1252 was called MacLatin2, Windows-1250 and Windows-1251).
"""

import codecs
import re

import webencodings

from bot.ingest.latin import latin_codec

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?([A-Za-z0-9_:.-]{1,40})"
    rb"|<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([A-Za-z0-9_:.-]{1,40})"
)
_SAMPLE = 65_536
_SURE = 0.6
_FEWEST_HIGH_BYTES = 48  # one Japanese sentence of 38 bytes in EUC was taken for Big5
_DETECTOR_NAMES = {"uhc": "cp949", "gb18030": "gb18030", "johab": "johab"}
_NOT_FROM_A_DETECTOR = re.compile(
    r"windows-125[0478]|iso-8859-(?:1|2|3|4|9|10|13|14|15|16)|mac|ascii|viscii|cp8|ibm8|utf-[78]",
    re.IGNORECASE,
)


def decoded(content: bytes, declared: str | None = None) -> str | None:
    """Give the characters of the bytes; None when no reading of them can be trusted."""
    for mark, name in _MARKS:
        if content.startswith(mark):
            return _strictly(content[len(mark) :], name)
    for label in (declared, declared_in_markup(content)):
        text = _by_label(content, label)
        if text is not None:
            return text
    text = _strictly(content, "utf-8") if not _looks_like_utf16(content) else None
    if text is not None:
        return text
    wide = _looks_like_utf16(content)
    return _strictly(content, wide) if wide else _detected(content)


def declared_in_markup(content: bytes) -> str | None:
    """Give the encoding an HTML or XML head declares for itself."""
    head = content[:4096]
    if b"<" not in head:
        return None
    found = _META.search(head.lower())
    return (found[1] or found[2]).decode("ascii") if found else None


def _by_label(content: bytes, label: str | None) -> str | None:
    """Decode by a WHATWG label. A wrong label fails here and the bytes speak for themselves.

    Single-byte encodings never fail, so bytes that are valid UTF-8 with non-ASCII in it are taken
    for UTF-8 whatever the label says: by chance that does not happen.
    """
    encoding = webencodings.lookup(label) if label else None
    if encoding is None or encoding.name in ("x-user-defined", "replacement"):
        return None
    as_utf8 = None if content.isascii() else _strictly(content, "utf-8")
    if as_utf8 is not None and not encoding.name.startswith("utf-16"):
        return as_utf8
    return _strictly(content, encoding.codec_info.name)


def _looks_like_utf16(content: bytes) -> str | None:
    """Recognise UTF-16 without its mark: every second byte of Latin text is zero."""
    sample = content[:_SAMPLE]
    if len(sample) < 8 or len(content) % 2:
        return None
    half = len(sample) // 2
    if sample[1::2].count(0) > 0.7 * half and sample[0::2].count(0) < 0.05 * half:
        return "utf-16-le"
    if sample[0::2].count(0) > 0.7 * half and sample[1::2].count(0) < 0.05 * half:
        return "utf-16-be"
    return None


def _detected(content: bytes) -> str | None:
    """Ask the words first, then the detector; its Latin answers are not believed."""
    sample = content[:_SAMPLE]
    codec = latin_codec(sample)
    if codec is not None:
        return _strictly(content, codec)
    if sum(byte >= 0x80 for byte in sample) < _FEWEST_HIGH_BYTES:
        return None
    import cchardet  # only this rare path pays for it

    guess = cchardet.detect(sample)
    name = (guess["encoding"] or "").lower()
    if not name or (guess["confidence"] or 0.0) < _SURE or _NOT_FROM_A_DETECTOR.match(name):
        return None
    encoding = webencodings.lookup(name)
    named = encoding.codec_info.name if encoding else None
    return _strictly(content, _DETECTOR_NAMES.get(name) or named or name)


def _strictly(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except (UnicodeDecodeError, LookupError):
        return None
