"""From the printed lines of a PDF to paragraphs; hyphens at line ends go only when that is safe."""

import re
from collections import Counter
from collections.abc import Sequence

_BROKEN = "\ufffe\u00ad\x02"  # how PDFium and typesetters mark a hyphen of their own
_ENDS = re.compile(r"[.!?…:。！？][\"”’'»)\]]*$")
_BEGINS = re.compile(r"[\"“‘«(\[]?[^\Wa-z_]")
_DIGITS = re.compile(r"\d+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_TAIL = re.compile(r"([^\W\d_]+)-$")
_HEAD = re.compile(r"[^\W\d_]+")
# A second half that is no word of its own: here the hyphen was the printer's.
_ENDINGS = re.compile(
    r"(?:ment|tion|sion|ing|ity|ness|able|ible|ance|ence|ally|ously|tive|ture|ized?|ised?|ated?"
    r"|ations?|tional|ical|ers?|ed|ly|cial|tial|ister|isters|ernment|cally)s?"
)
_SHORT_LINE = 0.75
_PAGES_FOR_RUNNING_HEADS = 3


def paragraphs_of(pages: Sequence[str]) -> str:
    """Give the text of the pages with an empty line between paragraphs."""
    kept = _without_running_heads([_rows(page) for page in pages])
    rows = [row for page in kept for row in page]
    words = Counter(word.lower() for row in rows for word in _WORD.findall(row))
    width = _usual_width(rows)

    paragraphs: list[list[str]] = []
    last = ""
    for row in rows:
        if last and row and _continues(last, row, width):
            paragraphs[-1].extend(_joined(paragraphs[-1].pop(), row, words))
        elif row:
            paragraphs.append([row])
        last = row
    return "\n\n".join("".join(parts) for parts in paragraphs) + "\n" if paragraphs else ""


def _rows(page: str) -> list[str]:
    marked = page.replace("\r\n", "\n").replace("\r", "\n")
    for mark in _BROKEN:
        marked = re.sub(f"{mark}\n?", "-\n", marked)
    return [" ".join(row.split()) for row in marked.strip().split("\n")]


def _without_running_heads(pages: list[list[str]]) -> list[list[str]]:
    """Drop first and last lines that most pages share (page numbers counted as equal)."""
    if len(pages) < _PAGES_FOR_RUNNING_HEADS:
        return pages
    edges = Counter(_shape(row) for page in pages for row in {page[0], page[-1]})
    common = {shape for shape, count in edges.items() if count * 2 > len(pages)}
    return [
        [
            row
            for at, row in enumerate(page)
            if at not in (0, len(page) - 1) or _shape(row) not in common
        ]
        for page in pages
    ]


def _shape(row: str) -> str:
    return _DIGITS.sub("0", row)


def _usual_width(rows: Sequence[str]) -> int:
    widths = sorted(len(row) for row in rows if row)
    return widths[len(widths) * 9 // 10] if widths else 0


def _continues(last: str, row: str, width: int) -> bool:
    """Tell whether a line goes on with the sentence or paragraph of the line before it."""
    if last.endswith("-") or row[:1].islower():
        return True
    if len(last) >= _SHORT_LINE * width:
        return not (_ENDS.search(last) and len(last) < 0.9 * width and _BEGINS.match(row))
    return not _ENDS.search(last) and not _BEGINS.match(row)


def _joined(last: str, row: str, words: Counter[str]) -> tuple[str, str]:
    """Join two lines; a hyphen between them stays unless the article shows the whole word."""
    tail, head = _TAIL.search(last[-60:]), _HEAD.match(row)
    if not tail or not head:
        return last, row if last.endswith(("-", "—", "–")) else f" {row}"
    whole, hyphened = f"{tail[1]}{head[0]}".lower(), f"{tail[1]}-{head[0]}".lower()
    safe = words[whole] > 0 or (words[hyphened] == 0 and _ENDINGS.fullmatch(head[0]))
    return (last[:-1] if safe and head[0][0].islower() else last), row
