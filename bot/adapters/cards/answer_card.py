"""An answer in a thread: the sentences, what stands behind each number, or an honest no."""

from collections.abc import Iterator, Sequence

from bot.adapters.cards import phrases
from bot.adapters.cards.card import (
    Action,
    Button,
    Buttons,
    Card,
    Entry,
    Part,
    Prose,
    Run,
    Small,
    Verb,
    line,
)
from bot.adapters.cards.claims_card import Room
from bot.adapters.cards.splitting import pieces
from bot.adapters.visible import visible
from bot.adapters.wording import CITED_OWN_VOICE, PARAGRAPH
from bot.adapters.wording import cards as wording
from bot.core.answer import Citation
from bot.core.article import Article, Excerpt
from bot.core.reading.paragraphs import paragraph_spans
from bot.journeys.caller import Answered

_FALLBACK_LENGTH = 300


def answer_cards(
    answered: Answered, room: Room, *, asked_about: str | None = None
) -> tuple[Card, ...]:
    """Give the answer in as many messages as it takes; nothing is cut, no quotation broken."""
    groups: list[list[Part]] = [[]]
    used = 0
    for part in (*_parts(answered, room), *_ways_on(answered, asked_about)):
        size = _drawn(part, room)
        if groups[-1] and (used + size > room.characters or len(groups[-1]) >= room.entries):
            groups.append([])
            used = 0
        groups[-1].append(part)
        used += size
    fallback = wording.ANSWER_FALLBACK.format(text=visible(answered.answer.text)[:_FALLBACK_LENGTH])
    return tuple(Card(fallback, tuple(group)) for group in groups)


def _parts(answered: Answered, room: Room) -> Iterator[Part]:
    answer = answered.answer
    for number, paragraph in enumerate(answer.text.splitlines()):
        is_first = number == 0 and answered.meant is not None
        told = f" {wording.UNDERSTOOD.format(meant=answered.meant)}" if is_first else ""
        for piece in pieces(visible(paragraph) + told, room.text, room.drawn):
            yield Prose(line(piece))
    if answer.nearest:
        yield Small(line(wording.NEAREST))
    several = len({one.article.id for one in (*answer.citations, *answer.nearest)}) > 1
    for citation in answer.citations:
        yield from _cited(f"[{citation.number}]  ", citation, room, several=several)
    for citation in answer.nearest:
        yield from _cited("", citation, room, several=several)


def _ways_on(answered: Answered, asked_about: str | None) -> Iterator[Part]:
    if answered.has_others and not answered.answer.citations:
        about = (asked_about,) if asked_about else ()
        yield Buttons((Button(wording.ELSEWHERE, Action(Verb.ELSEWHERE, about)),))


def _cited(mark: str, citation: Citation, room: Room, *, several: bool) -> Iterator[Entry]:
    who = visible(citation.speaker or CITED_OWN_VOICE)
    where = [
        PARAGRAPH.format(number=paragraph_of(citation.article, citation.excerpt)),
        *([visible(citation.article.name_for_people())] if several else []),
    ]
    link = phrases.link_to(citation.article, citation.excerpt)
    opening = (" · ", Run(wording.OPEN_AT_SENTENCE, url=link)) if link else ()
    small = line(" · ".join(where), *opening)
    for number, piece in enumerate(pieces(visible(citation.excerpt.text), room.text, room.drawn)):
        head = line(Run(mark + who if number == 0 else f"{mark}…", is_bold=True))
        yield Entry(head, line(piece), small, is_set_apart=True)


def paragraph_of(article: Article, excerpt: Excerpt) -> int:
    """Give the number of the paragraph an excerpt begins in, from 1, as briefs count them."""
    spans = paragraph_spans(article.text)
    return sum(span.start <= excerpt.span.start for span in spans) or 1


def _drawn(part: Part, room: Room) -> int:
    lines: Sequence[tuple[Run, ...]] = ()
    if isinstance(part, Entry):
        lines = (part.head, part.words, part.small)
    elif isinstance(part, Prose | Small):
        lines = (part.line,)
    runs = [run for one in lines for run in one]
    return sum(room.drawn(run.text) + len(run.url or "") + 8 for run in runs)
