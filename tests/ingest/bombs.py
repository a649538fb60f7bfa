"""Files made to hurt a parser; each is small on disk and made in a moment."""

import functools
import io
import zipfile
import zlib

from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfgen.canvas import Canvas

from tests.ingest.articles import PLAIN, document, zipped


def scan() -> bytes:
    """A page with a drawing and no character."""
    target = io.BytesIO()
    canvas = Canvas(target)
    canvas.rect(50, 50, 400, 600, fill=1)
    canvas.showPage()
    canvas.save()
    return target.getvalue()


def locked_pdf() -> bytes:
    """A PDF that asks for a password."""
    target = io.BytesIO()
    canvas = Canvas(target, encrypt=StandardEncryption("secret", canPrint=0))
    canvas.drawString(72, 720, "The minister said that he would stay.")
    canvas.save()
    return target.getvalue()


@functools.cache
def long_pdf() -> bytes:
    """301 pages."""
    target = io.BytesIO()
    canvas = Canvas(target)
    for _ in range(301):
        canvas.drawString(72, 720, "The minister said that he would stay.")
        canvas.showPage()
    canvas.save()
    return target.getvalue()


def _pdf(*objects: bytes) -> bytes:
    body = b"%PDF-1.7\n"
    offsets = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return body + table + trailer % (len(objects) + 1, len(body))


@functools.cache
def stream_bomb() -> bytes:
    """One gigabyte of page content, packed three times into a few hundred bytes."""
    packer = zlib.compressobj(9)
    megabyte = b"BT ET " * 174_763
    packed = b"".join(packer.compress(megabyte) for _ in range(1_000)) + packer.flush()
    for _ in range(2):
        packed = zlib.compress(packed, 9)
    filters = b"/Filter [/FlateDecode /FlateDecode /FlateDecode]"
    return _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
        b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(packed), filters, packed),
    )


def page_loop() -> bytes:
    """A page tree that contains itself."""
    return _pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>",
    )


def inflating_document() -> bytes:
    """A Word file whose text is 60 MB of blanks."""
    return zipped(word__document=b"<w:t>" + b" " * 60_000_000 + b"</w:t>")


def crowded_document() -> bytes:
    """A Word file with 2,500 parts."""
    parts = {f"part{number}": b"<x/>" for number in range(2_500)}
    return zipped(word__document=b"<x/>", **parts)


@functools.cache
def endless_paragraphs() -> bytes:
    """A Word file of 1.6 million paragraphs, just below the cap on bytes."""
    return _with_body(b"<w:p/>" * 1_600_000)


def document_with_entities() -> bytes:
    """A Word file that declares an entity for a file of ours."""
    declared = b'<!DOCTYPE w:document [<!ENTITY secret SYSTEM "file:///etc/hostname">]>'
    return _with_body(b"<w:p><w:r><w:t>&secret;</w:t></w:r></w:p>", declared)


def _with_body(body: bytes, declared: bytes = b"") -> bytes:
    source = zipfile.ZipFile(io.BytesIO(document()))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename == "word/document.xml":
                head, _, rest = part.partition(b"<w:body>")
                start = head.find(b"<w:document")
                part = head[:start] + declared + head[start:] + b"<w:body>" + body
                part += b"</w:body></w:document>" if rest else b""
            archive.writestr(entry.filename, part)
    return target.getvalue()


def billion_laughs() -> bytes:
    """Entities of entities of entities."""
    lines = "".join(
        f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' if at else '<!ENTITY l0 "ha">' for at in range(9)
    )
    return f"<?xml version='1.0'?><!DOCTYPE x [{lines}]><x>&l8;</x>".encode()


def deep_page() -> bytes:
    """100,000 nested elements around an article."""
    return b"<html><body>" + b"<div>" * 100_000 + PLAIN.encode() + b"</body></html>"


def wide_page() -> bytes:
    """One tag with 500,000 attributes."""
    attributes = b" ".join(b"a%d=1" % number for number in range(500_000))
    return b"<html><body><p " + attributes + b">" + PLAIN.encode() + b"</p></body></html>"
