"""A claim where it stands: the sentence before, its own with the words in bold, the one after."""

from collections.abc import Iterator

from bot.adapters import wording as common
from bot.adapters.cards import phrases
from bot.adapters.cards.brief_card import small_of
from bot.adapters.cards.card import Card, Entry, Heading, Line, Part, Prose, Run, line
from bot.adapters.cards.claims_card import Room
from bot.adapters.cards.splitting import pieces
from bot.adapters.visible import visible
from bot.adapters.wording import cards as wording
from bot.core.article import Article
from bot.core.brief import Brief
from bot.core.claim import Claim
from bot.core.reading.sentences import sentence_spans
from bot.core.span import Span
from bot.errors import NotFound

_DIGITS = 9  # a number with more is none of a claim


def claim_numbered(brief: Brief, number: str) -> Claim:
    """Give the claim a button names; `NotFound` if the brief has none of this number."""
    if number.isdecimal() and 1 <= int(number[:_DIGITS]) <= len(brief.claims):
        return brief.claims[int(number[:_DIGITS]) - 1]
    written = visible(number) or common.NO_NUMBER
    reason = common.NO_SUCH_NUMBER.format(number=written, last=len(brief.claims))
    raise NotFound(reason, hint=common.CLAIM_NUMBERS)


def context_card(brief: Brief, number: int, claim: Claim, room: Room) -> Card:
    """Give the surroundings; at the ends of the article a neighbour is missing.

    Where the three sentences are too long for one message, the neighbours are left out first.
    """
    before, stretch, after = _surroundings(brief.article, claim)
    own = _with_bold(brief.article, stretch, claim)
    head = Entry(phrases.head_of(number, claim, brief.article), (), small_of(claim, brief))
    whole = [*_prose(brief.article, before), Prose(own), *_prose(brief.article, after)]
    is_small = sum(room.drawn(run.text) for part in whole for run in part.line) < room.characters
    parts: list[Part] = [Heading(wording.IN_CONTEXT), head]
    parts.extend(whole if is_small else _in_pieces(own, room))
    return Card(wording.IN_CONTEXT, tuple(parts))


def _surroundings(article: Article, claim: Claim) -> tuple[Span | None, Span, Span | None]:
    whole = Span(claim.content[0].span.start, claim.content[-1].span.end)
    sentences = sentence_spans(article.text)
    before = [span for span in sentences if span.end <= whole.start]
    own = [span for span in sentences if span.overlaps(whole)]
    after = [span for span in sentences if span.start >= whole.end]
    first = min(own[0].start, whole.start) if own else whole.start
    last = max(own[-1].end, whole.end) if own else whole.end
    return (before[-1] if before else None), Span(first, last), (after[0] if after else None)


def _prose(article: Article, span: Span | None) -> Iterator[Prose]:
    if span is not None:
        yield Prose(line(visible(article.excerpt(span).text)))


def _with_bold(article: Article, stretch: Span, claim: Claim) -> Line:
    runs: list[Run] = []
    at = stretch.start
    for part in claim.content:
        runs.append(Run(visible(article.text[at : part.span.start])))
        runs.append(Run(visible(part.text), is_bold=True))
        at = part.span.end
    runs.append(Run(visible(article.text[at : stretch.end])))
    return tuple(run for run in runs if run.text)


def _in_pieces(own: Line, room: Room) -> Iterator[Prose]:
    """Give as much as one message holds, and say where the rest is."""
    words = "".join(run.text for run in own)
    first = next(pieces(words, min(room.text, room.characters), room.drawn))
    yield Prose(line(first))
    if first != words:
        yield Prose(line(wording.GOES_ON.format(shown=len(first), of=len(words))))
