"""Which format something is: bytes and claimed type must agree, else it is refused."""

import io
import re
import zipfile
from enum import StrEnum
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from bot.core.article import SourceKind
from bot.ingest import refusals


class Format(StrEnum):
    """The formats that are read, in the words a person knows."""

    TEXT = "plain text"
    MARKDOWN = "Markdown"
    HTML = "HTML"
    PDF = "PDF"
    DOCX = "Word (.docx)"
    EML = "an e-mail"


_BY_ENDING = {
    "txt": Format.TEXT,
    "text": Format.TEXT,
    "md": Format.MARKDOWN,
    "markdown": Format.MARKDOWN,
    "html": Format.HTML,
    "htm": Format.HTML,
    "xhtml": Format.HTML,
    "pdf": Format.PDF,
    "docx": Format.DOCX,
    "eml": Format.EML,
}
_BY_MEDIA_TYPE = {
    "text/plain": Format.TEXT,
    "text/markdown": Format.MARKDOWN,
    "text/x-markdown": Format.MARKDOWN,
    "text/html": Format.HTML,
    "application/xhtml+xml": Format.HTML,
    "application/pdf": Format.PDF,
    "application/x-pdf": Format.PDF,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": Format.DOCX,
    "message/rfc822": Format.EML,
}
_SILENT_MEDIA_TYPES = frozenset(
    ("", "application/octet-stream", "binary/octet-stream", "application/zip", "text/*")
)
_NOT_READ = {
    ending: what
    for what, endings in {
        "an old Word file (.doc)": "doc dot",
        "a rich text file (.rtf)": "rtf",
        "an OpenDocument file": "odt ods odp",
        "an archive": "zip gz tgz tar bz2 xz 7z rar",
        "an electronic book": "epub mobi azw3",
        "an image": "png jpg jpeg gif webp svg bmp tif tiff heic ico avif",
        "audio or video": "mp3 wav ogg flac m4a mp4 mov avi mkv webm",
        "a table or a presentation": "xls xlsx csv tsv ppt pptx",
        "data or a program": "json xml yaml yml js css py exe dll so sqlite db parquet rss atom",
    }.items()
    for ending in endings.split()
}
_MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Word file (.doc) or an encrypted Office file"),
    (b"{\\rtf", "a rich text file (.rtf)"),
    (b"\x1f\x8b", "an archive (gzip)"),
    (b"7z\xbc\xaf\x27\x1c", "an archive (7z)"),
    (b"Rar!\x1a\x07", "an archive (rar)"),
    (b"BZh", "an archive (bzip2)"),
    (b"\xfd7zXZ\x00", "an archive (xz)"),
    (b"\x89PNG\r\n", "an image (PNG)"),
    (b"\xff\xd8\xff", "an image (JPEG)"),
    (b"GIF8", "an image (GIF)"),
    (b"II*\x00", "an image (TIFF)"),
    (b"MM\x00*", "an image (TIFF)"),
    (b"RIFF", "audio, video or an image (RIFF)"),
    (b"ID3", "audio (MP3)"),
    (b"OggS", "audio (Ogg)"),
    (b"fLaC", "audio (FLAC)"),
    (b"\x1a\x45\xdf\xa3", "video (Matroska)"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3\x00", "a database"),
    (b"%!PS", "PostScript"),
)
_MARKUP = re.compile(rb"<(?:!doctype html|html|head|body|meta|title)\b", re.IGNORECASE)
_ANY_TAG = re.compile(rb"<[a-zA-Z!/][^<>]{0,500}>")
_MAIL_HEADER = re.compile(rb"(?im)^(?:from|subject|date|received|return-path|mime-version):")
_TEXTUAL = frozenset((Format.TEXT, Format.MARKDOWN))


def format_of(content: bytes, name: str, media_type: str | None, kind: SourceKind) -> Format:
    """Decide the format; raise `InputRefused` when bytes, name and declared type disagree."""
    claims = [_claimed_by_media_type(name, media_type)]
    if kind is not SourceKind.LINK or claims == [None]:
        claims.insert(0, _claimed_by_ending(name, kind))
    found = _found(content, name)

    fits = [_agreed(claim, found, content) for claim in claims if claim is not None]
    if None in fits:
        claimed = next(claim for claim in claims if claim and not _agreed(claim, found, content))
        raise refusals.types_disagree(name, claimed.value, (found or Format.TEXT).value)
    return next((fit for fit in fits if fit), None) or found or Format.TEXT


def media_type_and_charset(media_type: str | None) -> tuple[str, str | None]:
    """Split `text/html; charset=utf-8` into the bare type in small letters and the charset."""
    bare, _, parameters = (media_type or "").partition(";")
    charset = re.search(r"charset\s*=\s*[\"']?([\w:.-]{1,40})", parameters, re.IGNORECASE)
    return bare.strip().lower(), charset[1] if charset else None


def _claimed_by_media_type(name: str, media_type: str | None) -> Format | None:
    bare, _ = media_type_and_charset(media_type)
    if bare in _SILENT_MEDIA_TYPES:
        return None
    claimed = _BY_MEDIA_TYPE.get(bare)
    if claimed is None and not bare.startswith("text/x-"):
        raise refusals.unsupported(name, f"of the type {bare[:60]}")
    return claimed


def _claimed_by_ending(name: str, kind: SourceKind) -> Format | None:
    if kind in (SourceKind.TEXT, SourceKind.STDIN):
        return None
    path = urlsplit(name).path if kind is SourceKind.LINK else name
    ending = PurePosixPath(path).suffix[1:].lower()
    if ending in _NOT_READ:
        raise refusals.unsupported(name, _NOT_READ[ending])
    return _BY_ENDING.get(ending)


def _found(content: bytes, name: str) -> Format | None:
    """Tell the format from the bytes; None for text without any mark of a format."""
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise refusals.unsupported(name, what)
    if content[4:8] == b"ftyp":
        raise refusals.unsupported(name, "video or an image (MP4)")
    if b"%PDF-" in content[:1024]:
        if _is_zip(content):
            raise refusals.types_disagree(name, Format.PDF.value, "a PDF and an archive at once")
        return Format.PDF
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content, name)
    head = content[:2048].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return Format.HTML if head[:1] == b"<" and _MARKUP.search(head) else None


def _zipped(content: bytes, name: str) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.NameToInfo
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise refusals.damaged(name, "its archive directory cannot be read") from error
    if "word/document.xml" not in names:
        raise refusals.unsupported(name, "an archive without a Word document in it")
    return Format.DOCX


def _is_zip(content: bytes) -> bool:
    return zipfile.is_zipfile(io.BytesIO(content))


def _agreed(claim: Format, found: Format | None, content: bytes) -> Format | None:
    """Give the format both speak of; None when they contradict each other.

    `text/plain` from a sender is a family name: it goes with Markdown and with mail.
    """
    if claim is found:
        return claim
    if found is not None:
        return None
    if claim in _TEXTUAL:
        return claim
    if claim is Format.HTML and _ANY_TAG.search(content[:65_536].replace(b"\x00", b"")):
        return claim
    return claim if claim is Format.EML and _MAIL_HEADER.search(content[:8192]) else None
