"""The child that reads one untrusted input and dies: `python -m bot.ingest.child`.

It sets its own limits before it looks at a byte, refuses itself the network and other programs,
and imports a parser only for the format that needs it.
"""

import sys
from collections.abc import Callable
from dataclasses import replace

from bot.core.reading.masthead import read_masthead
from bot.errors import InputRefused
from bot.ingest import refusals
from bot.ingest.cleaning import cleaned, is_binary, is_blank
from bot.ingest.confining import allow_files, confine
from bot.ingest.encoding import decoded
from bot.ingest.formats import Format, format_of, media_type_and_charset
from bot.ingest.judging import judge
from bot.ingest.language import language_of
from bot.ingest.wire import Extract, Request, refusal, unpacked

_LANGUAGE_MODEL = 80_000_000  # bytes; the model is unpacked to a nameless temporary file of 68 MB


def main() -> None:
    """Read a request from standard input and write the answer to standard output."""
    memory, seconds = int(sys.argv[1]), int(sys.argv[2])
    confine(memory, seconds, largest_file=_LANGUAGE_MODEL)
    request = unpacked(sys.stdin.buffer.read())
    try:
        answer = read(request).answer()
    except InputRefused as refused:
        answer = refusal(refused)
    except (MemoryError, RecursionError):
        answer = refusal(refusals.expands_too_much(request.name))
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()


def read(request: Request) -> Extract:
    """Give the article in the request; raise `InputRefused` when there is none."""
    if not request.content:
        raise refusals.empty(request.name)
    if len(request.content) > request.limits.inflated_bytes:
        raise refusals.too_large(request.name, len(request.content), request.limits.inflated_bytes)
    form = format_of(request.content, request.name, request.media_type, request.kind)
    extract = _READERS[form](request)
    if is_blank(extract.text):
        raise refusals.blank(request.name)
    if form not in (Format.HTML, Format.EML):  # a page is judged together with what is around it
        judge(request.name, extract.text)
    return _completed(_shortened(extract, request.limits.characters))


def _read_text(request: Request) -> Extract:
    return Extract(_characters(request))


def _read_page(request: Request) -> Extract:
    from bot.ingest.pages import read_page

    return read_page(_characters(request), request.name, request.limits)


def _read_pdf(request: Request) -> Extract:
    from bot.ingest.pdfs import read_pdf

    extract = read_pdf(request.content, request.name, request.limits)
    return replace(extract, text=cleaned(extract.text))


def _read_document(request: Request) -> Extract:
    from bot.ingest.documents import read_document

    extract = read_document(request.content, request.name, request.limits)
    return replace(extract, text=cleaned(extract.text))


def _read_mail(request: Request) -> Extract:
    from bot.ingest.mails import read_mail

    extract = read_mail(request.content, request.name, request.limits)
    judge(request.name, extract.text)
    return extract


_READERS: dict[Format, Callable[[Request], Extract]] = {
    Format.TEXT: _read_text,
    Format.MARKDOWN: _read_text,
    Format.HTML: _read_page,
    Format.PDF: _read_pdf,
    Format.DOCX: _read_document,
    Format.EML: _read_mail,
}


def _characters(request: Request) -> str:
    _, charset = media_type_and_charset(request.media_type)
    text = decoded(request.content, charset)
    if text is None:
        if b"\x00" in request.content[:65_536]:
            raise refusals.binary(request.name)
        raise refusals.unreadable_encoding(request.name, charset)
    if is_binary(text):
        raise refusals.binary(request.name)
    return cleaned(text)


def _shortened(extract: Extract, most: int) -> Extract:
    """Cut a text beyond the cap after its last whole line, and say how long it was."""
    if len(extract.text) <= most:
        return extract
    end = extract.text.rfind("\n", most // 2, most) + 1 or most
    return replace(extract, text=extract.text[:end], read_of=len(extract.text))


def _completed(extract: Extract) -> Extract:
    """Fill what the format did not say from the masthead, and tell the language."""
    masthead = read_masthead(extract.text)
    return replace(
        extract,
        title=extract.title or masthead.title or None,
        byline=masthead.byline_text or extract.byline or None,
        publisher=extract.publisher or masthead.publisher,
        published=masthead.published or extract.published,
        language=_language(extract.text),
    )


def _language(text: str) -> str | None:
    """Tell the language, now that no parser runs any more; None where there is no room for it."""
    allow_files(_LANGUAGE_MODEL)
    try:
        return language_of(text)
    except (OSError, MemoryError):
        return None


if __name__ == "__main__":
    main()
