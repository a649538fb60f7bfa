"""The text of a PDF: PDFium first, pypdf for a second opinion."""

import io

import pypdfium2

from bot.ingest import refusals
from bot.ingest.limits import Limits
from bot.ingest.lines import paragraphs_of
from bot.ingest.wire import Extract

_PASSWORD = 4  # FPDF_ERR_PASSWORD


def read_pdf(content: bytes, name: str, limits: Limits) -> Extract:
    """Give the text of all pages; the metadata of a PDF names its software, so it is not used."""
    pages = _by_pdfium(content, name, limits)
    text = paragraphs_of(pages or [])
    if not text.strip():
        pages = _by_pypdf(content, name, limits)
        text = paragraphs_of(pages)
    if not text.strip():
        raise refusals.scan(name, len(pages or []))
    return Extract(text)


def _by_pdfium(content: bytes, name: str, limits: Limits) -> list[str] | None:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if error.err_code == _PASSWORD:
            raise refusals.encrypted(name) from error
        return None
    if len(document) > limits.pages:
        raise refusals.too_many_pages(name, len(document), limits.pages)
    try:
        return [page.get_textpage().get_text_bounded() for page in document]
    except pypdfium2.PdfiumError:
        return None


def _by_pypdf(content: bytes, name: str, limits: Limits) -> list[str]:
    from pypdf import PdfReader  # 0.4 s and 50 MB that most files do not need

    try:
        reader = PdfReader(io.BytesIO(content))
        locked = reader.is_encrypted and not reader.decrypt("")
        count = 0 if locked else len(reader.pages)
        pages = [page.extract_text() for page in reader.pages] if 0 < count <= limits.pages else []
    except MemoryError:
        raise
    except Exception as error:  # pypdf lets KeyError, TypeError … of bad files out
        raise refusals.damaged(name, "it is no complete PDF") from error
    if locked:
        raise refusals.encrypted(name)
    if count > limits.pages:
        raise refusals.too_many_pages(name, count, limits.pages)
    return pages
