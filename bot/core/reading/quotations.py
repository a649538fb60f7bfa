"""Which quotation mark closes which: quotation marks as a small grammar.

Every style nests in every other. A straight or curly apostrophe inside a word is no mark. A
paragraph that ends with a quotation still open and is followed by one that opens with the same
mark is one quotation over several paragraphs (the way newspapers set them).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.span import Span, SpanSet

# Opening mark -> the marks that close it. Sources: Unicode Standard 6.2 (General Punctuation),
# CLDR quotation delimiters for English, German, French, Chinese and Japanese.
_CLOSED_BY = {
    "“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "‚": "‘’",
    "‹": "›", "《": "》", '"': '"', "'": "'", "＂": "＂", "`": "'",
}  # fmt: skip
# Quoted words from this length on are somebody's words, not a name or a distance mark.
SENTENCE_WORDS = 7
# With a capital at their beginning, so few do.
_FEWEST = 5
# No article nests deeper; a pile of openers without partners is damage, not nesting.
_DEEPEST = 6
_MARKS = frozenset("".join(_CLOSED_BY) + "".join(_CLOSED_BY.values()))
_SINGLE = frozenset("'‘’‚`")
_SYMMETRIC = frozenset("\"'＂")
_OPENERS_BEFORE = frozenset("([{—–-/:…=") | frozenset("“„«「『‘‚‹《\"'")


@dataclass(frozen=True, slots=True)
class Quotation:
    """One quoted stretch with its marks inside `span`; `part` counts on over several paragraphs.

    `closed` is False where the article forgot the closing mark and the paragraph's end stands in.
    """

    span: Span
    depth: int
    closed: bool = True
    part: int = 0

    def inner(self, text: str) -> str:
        """Give the words between the marks."""
        end = self.span.end - 1 if self.closed and self.ends_with_mark(text) else self.span.end
        return text[self.span.start + 1 : end]

    def ends_with_mark(self, text: str) -> bool:
        """Tell whether the last code point is the closing mark."""
        return len(self.span) > 1 and text[self.span.end - 1] in _MARKS


@dataclass(frozen=True, slots=True)
class Quotations:
    """All quotations of a text in order, those that stand in no other, and marks left over."""

    all: tuple[Quotation, ...]
    outer: tuple[Quotation, ...]
    quoted: SpanSet
    strays: list[int]


def find_quotations(text: str, paragraphs: Sequence[Span]) -> Quotations:
    """Pair the quotation marks of a text, paragraph by paragraph."""
    found: list[Quotation] = []
    strays: list[int] = []
    running = ""  # the mark of a quotation that is open across paragraphs
    part = 0
    for number, paragraph in enumerate(paragraphs):
        following = paragraphs[number + 1] if number + 1 < len(paragraphs) else None
        goes_on = bool(running) and text[paragraph.start] == running
        pairs, open_at, orphans = _pair(text, paragraph)
        strays.extend(orphans)
        part = part + 1 if goes_on else 0
        found.extend(_with_depth(pairs, part if goes_on else 0, paragraph.start))
        running = ""
        for start in open_at:
            if following is not None and _continues(text, start, paragraph, following):
                found.append(
                    Quotation(Span(start, paragraph.end), 0, part=_part(part, start, paragraph))
                )
                running = text[start]
            elif text[start] not in _SINGLE:
                strays.append(start)
    found = _levels(found)
    outer = tuple(quotation for quotation in found if quotation.depth == 0)
    quoted = SpanSet(quotation.span for quotation in outer)
    return Quotations(tuple(found), outer, quoted, sorted(strays))


def _continues(text: str, start: int, paragraph: Span, following: Span) -> bool:
    """Tell whether an open quotation goes on with the same opening mark in the next paragraph."""
    words = text[start + 1 : paragraph.end].strip()
    return (
        text[following.start] == text[start]
        and (text[start] not in _SINGLE or (text[start] == "‘" and start == paragraph.start))
        and len(words.split()) >= 4
        and words[-1] in ".!?…,;:—-"
    )


def _pair(text: str, paragraph: Span) -> tuple[list[Span], list[int], list[int]]:
    """Pair marks inside one paragraph: pairs, openers without partner, closers without partner."""
    stack: list[int] = []
    pairs: list[Span] = []
    orphans: list[int] = []
    for at in range(paragraph.start, paragraph.end):
        mark = text[at]
        if mark not in _MARKS or _is_inside_word(text, at):
            continue
        opener = _partner(text, stack, at)
        if opener is not None and not (mark in _SYMMETRIC and _must_open(text, at, paragraph)):
            start = stack[opener]
            pairs.append(Span(start, at + 1))
            _drop(stack, opener, text, orphans)
        elif _can_open(text, at, paragraph):
            stack.append(at)
        elif mark not in _SINGLE:
            orphans.append(at)
    openers = [at for at in stack if text[at] not in _SINGLE or at == paragraph.start]
    return pairs, openers, orphans


def _drop(stack: list[int], opener: int, text: str, orphans: list[int]) -> None:
    """Take the closed opener off the stack, and what was opened inside it and never closed."""
    orphans.extend(at for at in stack[opener + 1 :] if text[at] not in _SINGLE)
    del stack[opener:]


def _is_inside_word(text: str, at: int) -> bool:
    """Tell an apostrophe or a prime from a quotation mark."""
    before = text[at - 1] if at else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if text[at] in "'’‘":
        return (before.isalnum() and after.isalnum()) or (text[at] != "‘" and after.isdigit())
    return text[at] == '"' and before.isdigit() and after in "xX×"


def _partner(text: str, stack: list[int], at: int) -> int | None:
    """Find the innermost open mark that this one can close."""
    mark = text[at]
    before = text[at - 1] if at else " "
    if mark in "'’" and before.isspace():
        return None
    for level in range(len(stack) - 1, max(-1, len(stack) - 1 - _DEEPEST), -1):
        if mark in _CLOSED_BY[text[stack[level]]] and at > stack[level] + 1:
            return level
        if text[stack[level]] not in _SINGLE and mark in _SINGLE:
            return None
    return None


def _must_open(text: str, at: int, paragraph: Span) -> bool:
    """Tell a straight mark that can only open: white space before it and a word after it."""
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    return (before.isspace() or before in "([{") and not after.isspace() and after not in ".,;:!?)"


def _can_open(text: str, at: int, paragraph: Span) -> bool:
    """Tell whether a mark may open a quotation where it stands."""
    mark = text[at]
    before = text[at - 1] if at > paragraph.start else " "
    after = text[at + 1] if at + 1 < paragraph.end else " "
    if mark not in _CLOSED_BY or after.isspace():
        return False
    if mark in "“„«「『《‹‚":
        return True
    return before.isspace() or before in _OPENERS_BEFORE


def _with_depth(pairs: list[Span], part: int, paragraph_start: int) -> list[Quotation]:
    return [
        Quotation(span, 0, part=part if span.start == paragraph_start else 0)
        for span in sorted(pairs, key=lambda span: (span.start, -span.end))
    ]


def _levels(found: list[Quotation]) -> list[Quotation]:
    """Give every quotation its depth: how many others it stands in."""
    found.sort(key=lambda quotation: (quotation.span.start, -quotation.span.end))
    out: list[Quotation] = []
    around: list[Quotation] = []
    for quotation in found:
        while around and around[-1].span.end <= quotation.span.start:
            around.pop()
        out.append(Quotation(quotation.span, len(around), quotation.closed, quotation.part))
        around.append(quotation)
    return out


def _part(part: int, start: int, paragraph: Span) -> int:
    """Count on only where the quotation opens with the paragraph."""
    return part if start == paragraph.start else 0


def is_sentence_like(quoted: str) -> bool:
    """Tell quoted words that somebody must have said from a name or a distance mark."""
    words = quoted.strip("\"“”'‘’«»„ ").split()
    if len(words) >= SENTENCE_WORDS or quoted.rstrip("\"”'’»").endswith(("!", "?")):
        return True
    begins = len(words) >= _FEWEST and words[0][0].isupper()
    return begins and any(word[0].islower() and len(word) > 3 for word in words)
