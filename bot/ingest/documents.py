"""The text of a Word file, opened only after a look at what it would expand to."""

import io
import zipfile
import zlib
from collections.abc import Iterator

import docx
from docx.document import Document
from docx.table import Table

from bot.ingest import refusals
from bot.ingest.limits import Limits
from bot.ingest.wire import Extract

_ENCRYPTED = 0x1
_MOST_TAGS = 800_000  # 1.6 million empty paragraphs (in 14 KB) took more than 4 s
_MARKUP_ENDINGS = (".xml", ".rels")


def read_document(content: bytes, name: str, limits: Limits) -> Extract:
    """Give the paragraphs and table cells of a .docx in reading order."""
    _look_inside(content, name, limits)
    try:
        document = docx.Document(io.BytesIO(content))
        blocks = list(_blocks(document))
    except MemoryError:
        raise
    except Exception as error:  # lxml, zipfile, KeyError of missing parts
        raise refusals.damaged(name, "Word's own parts are missing or broken") from error
    text = "\n\n".join(block for block in blocks if block.strip())
    titled = next((block for block, style in _styled(document) if style == "Title"), None)
    return Extract(text + "\n" if text else "", title=titled)


def _look_inside(content: bytes, name: str, limits: Limits) -> None:
    """Refuse bombs, encrypted entries and document types before a parser sees them."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > limits.zip_entries:
                raise refusals.expands_too_much(name)
            if sum(entry.file_size for entry in entries) > limits.inflated_bytes:
                raise refusals.expands_too_much(name)
            if any(entry.flag_bits & _ENCRYPTED for entry in entries):
                raise refusals.encrypted(name)
            for entry in entries:
                if entry.filename.lower().endswith(_MARKUP_ENDINGS):
                    _look_at(archive.read(entry), name)
    except (
        zipfile.BadZipFile,
        OSError,
        EOFError,
        NotImplementedError,
        ValueError,
        zlib.error,
    ) as error:
        raise refusals.damaged(name, "its archive cannot be unpacked") from error


def _look_at(part: bytes, name: str) -> None:
    if part.count(b"<") > _MOST_TAGS:
        raise refusals.expands_too_much(name)
    if b"<!DOCTYPE" in part.replace(b"\x00", b"") or b"<!ENTITY" in part.replace(b"\x00", b""):
        raise refusals.damaged(name, "it declares entities, which a Word file never does")


def _blocks(document: Document) -> Iterator[str]:
    for block in document.iter_inner_content():
        if isinstance(block, Table):
            for row in block.rows:
                yield from (cell.text for cell in row.cells)
        else:
            yield block.text


def _styled(document: Document) -> Iterator[tuple[str, str]]:
    for paragraph in document.paragraphs[:20]:
        style = paragraph.style
        yield paragraph.text.strip(), (style.name or "") if style is not None else ""
