"""The build of an article: masthead, paragraphs, sentences, quotations, headings, turns."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from bot.core.article import Article
from bot.core.reading.boilerplate import boilerplate_in, flags_in, times_in
from bot.core.reading.lines import Line, lines_of
from bot.core.reading.masthead import Masthead, read_masthead
from bot.core.reading.paragraphs import is_heading, paragraph_spans
from bot.core.reading.quotations import Quotations, find_quotations
from bot.core.reading.sentences import sentences_in
from bot.core.reading.turns import Turn, turns_of
from bot.core.span import Span, SpanSet, trimmed


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands before anybody is credited with anything.

    `paragraphs` begin behind datelines, times and the outlet's own labels. `breaks` are the numbers
    of paragraphs at which a speaker's turn ends; `skipped` those in which nobody speaks.
    """

    masthead: Masthead
    paragraphs: tuple[Span, ...]
    sentences: tuple[Span, ...]
    quotations: Quotations
    lines: list[Line]
    turns: tuple[Turn, ...]
    headings: tuple[Span, ...]
    bylines: tuple[Span, ...]
    labels: tuple[Span, ...]
    boilerplate: tuple[Span, ...]
    breaks: frozenset[int]
    skipped: frozenset[int]
    own_names: tuple[str, ...]


def layout_of(article: Article) -> Layout:
    """Take an article's build apart."""
    text = article.text
    masthead = read_masthead(text)
    whole = paragraph_spans(text)
    own_names = tuple(name for name in (article.publisher, masthead.publisher) if name)
    headings = _headings(text, whole, masthead.headlines)
    times = times_in(text, whole)
    flags = flags_in(text, whole)
    heads = [*masthead.headlines, *([masthead.byline] if masthead.byline else [])]
    prose = max((span.end for span in heads), default=0)
    outlet = own_names[0] if own_names else None
    turns = () if times else turns_of(text, whole, headings, outlet, prose)
    prefixes = {turn.first_paragraph: turn.before_words for turn in turns if turn.is_outlet}
    prefixes |= times | flags
    paragraphs = _behind(text, whole, prefixes, masthead.dateline)
    sentences = sentences_in(text, paragraphs)
    quotations = find_quotations(text, paragraphs)
    boilerplate = boilerplate_in(text, whole)
    bylines = [masthead.byline, masthead.dateline, *times.values(), *flags.values()]
    kept = tuple(span for span in bylines if span)
    return Layout(
        masthead=masthead,
        paragraphs=paragraphs,
        sentences=sentences,
        quotations=quotations,
        lines=lines_of(text, paragraphs, sentences, quotations.outer),
        turns=turns,
        headings=tuple(whole[number] for number in sorted(headings)),
        bylines=kept,
        labels=tuple(turn.before_words for turn in turns if turn.is_outlet),
        boilerplate=tuple(whole[number] for number in boilerplate),
        breaks=headings | times.keys() | frozenset(boilerplate),
        skipped=_inside(whole, kept) | frozenset(boilerplate),
        own_names=own_names,
    )


def _headings(text: str, paragraphs: Sequence[Span], headlines: Sequence[Span]) -> frozenset[int]:
    last = len(paragraphs) - 1
    return frozenset(
        number for number, span in enumerate(paragraphs)
        if number < last and is_heading(text, span)
        and not any(headline.overlaps(span) for headline in headlines)
    )  # fmt: skip


def _behind(
    text: str, paragraphs: Sequence[Span], prefixes: Mapping[int, Span], dateline: Span | None
) -> tuple[Span, ...]:
    """Let paragraphs begin behind a dateline, a time or a label."""
    found: list[Span] = []
    for number, span in enumerate(paragraphs):
        prefix = prefixes.get(number)
        if dateline is not None and span.covers(dateline):
            prefix = dateline
        rest = trimmed(text, prefix.end, span.end) if prefix else None
        found.append(rest or span)
    return tuple(found)


def _inside(paragraphs: Sequence[Span], spans: Sequence[Span]) -> frozenset[int]:
    """Give the numbers of the paragraphs that are bylines from their first mark to their last."""
    taken = SpanSet(spans)
    return frozenset(
        number for number, paragraph in enumerate(paragraphs)
        if taken.holds(paragraph.start) and taken.holds(paragraph.end - 1)
    )  # fmt: skip
