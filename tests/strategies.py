"""Hypothesis strategies: any article and any brief the values allow."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from bot.core.article import Article, Excerpt, Source, SourceKind
from bot.core.brief import (
    BOILERPLATE,
    BYLINE,
    FRAMING,
    HEADLINE,
    OWN,
    Brief,
    Finding,
    FindingKind,
    Provenance,
    SummaryLine,
    VoiceSegment,
    Withheld,
)
from bot.core.claim import (
    Basis,
    Carrier,
    Claim,
    Cue,
    Force,
    Kind,
    Speaker,
    SpeakerKind,
    State,
)
from bot.core.span import Span

ANY_CHARACTER = st.characters()  # NUL, lone surrogates and all: a store may not choke on them
ANY_TEXT = st.text(ANY_CHARACTER, min_size=1, max_size=80).filter(lambda text: bool(text.strip()))
NAMES = st.text(ANY_CHARACTER, max_size=12)
MAYBE_NAMES = st.none() | NAMES


@st.composite
def articles(draw: DrawFn, texts: SearchStrategy[str] = ANY_TEXT) -> Article:
    """Give any article."""
    text = draw(texts)
    return Article(
        text=text,
        source=Source(draw(st.sampled_from(SourceKind)), draw(NAMES)),
        title=draw(MAYBE_NAMES),
        byline=draw(MAYBE_NAMES),
        publisher=draw(MAYBE_NAMES),
        published=draw(MAYBE_NAMES),
        language=draw(MAYBE_NAMES),
        read_of=draw(st.none() | st.integers(len(text) + 1, len(text) + 9)),
    )


@st.composite
def spans(draw: DrawFn, article: Article) -> Span:
    """Give any span of the article."""
    start = draw(st.integers(0, len(article.text) - 1))
    return Span(start, draw(st.integers(start + 1, len(article.text))))


def excerpts(article: Article) -> SearchStrategy[Excerpt]:
    """Give any excerpt of the article."""
    return spans(article).map(article.excerpt)


@st.composite
def claims(draw: DrawFn, article: Article, speakers: Sequence[Speaker], name: str) -> Claim:
    """Give any claim of one of the speakers."""
    mentions = st.none() | excerpts(article)
    edges = sorted(draw(st.sets(st.integers(0, len(article.text)), min_size=2, max_size=6)))
    content = [Span(*pair) for pair in zip(edges[::2], edges[1::2], strict=False)]
    cue = draw(mentions)
    return Claim(
        id=name,
        kind=draw(st.sampled_from(Kind)),
        basis=draw(st.sampled_from(Basis)),
        state=draw(st.sampled_from(State)),
        speaker=draw(st.sampled_from(speakers)),
        speaker_mention=draw(mentions),
        cue=Cue(cue, draw(st.sampled_from(Force))) if cue and cue.text.split() else None,
        content=tuple(article.excerpt(span) for span in content),
        chain=tuple(Carrier(draw(NAMES), draw(mentions)) for _ in range(draw(st.integers(0, 2)))),
        negated=draw(st.booleans()),
        hedged=draw(st.booleans()),
        sentence=draw(st.integers(0, 9)),
        paragraph=draw(st.integers(0, 9)),
        confidence=draw(st.floats(0, 1)),
    )


@st.composite
def briefs(draw: DrawFn, of: SearchStrategy[Article] | None = None) -> Brief:
    """Give any brief of any article."""
    article = draw(articles() if of is None else of)
    speakers = tuple(
        Speaker(
            f"s{at}",
            draw(NAMES),
            draw(st.sampled_from(SpeakerKind)),
            draw(MAYBE_NAMES),
            tuple(draw(st.lists(NAMES, max_size=2))),
        )
        for at in range(draw(st.integers(1, 3)))
    )
    some_excerpts = st.lists(excerpts(article), max_size=2).map(tuple)
    return Brief(
        article=article,
        summary=draw(_summaries(article)),
        claims=tuple(
            draw(claims(article, speakers, f"c{at}")) for at in range(draw(st.integers(0, 3)))
        ),
        speakers=speakers,
        own_voice=draw(some_excerpts),
        distance_marks=draw(some_excerpts),
        voices=draw(_voices(article, speakers)),
        provenance=Provenance(
            draw(NAMES),
            draw(NAMES),
            draw(MAYBE_NAMES),
            tuple(draw(st.lists(NAMES, max_size=2))),
            draw(st.floats(0, 1000)),
        ),
        findings=tuple(
            Finding(draw(st.sampled_from(FindingKind)), draw(spans(article)), draw(NAMES))
            for _ in range(draw(st.integers(0, 2)))
        ),
        withheld=tuple(draw(st.lists(st.builds(Withheld, NAMES, NAMES), max_size=2))),
    )


@st.composite
def _summaries(draw: DrawFn, article: Article) -> tuple[SummaryLine, ...]:
    support = st.lists(excerpts(article), min_size=1, max_size=2).map(tuple)
    return tuple(
        SummaryLine(f"line {at}", draw(support), tuple(draw(st.lists(NAMES, max_size=2))))
        for at in range(draw(st.integers(0, 2)))
    )


@st.composite
def _voices(
    draw: DrawFn, article: Article, speakers: Sequence[Speaker]
) -> tuple[VoiceSegment, ...]:
    inner = draw(st.sets(st.integers(0, len(article.text)), max_size=4))
    edges = sorted(inner | {0, len(article.text)})
    names = [OWN, FRAMING, HEADLINE, BYLINE, BOILERPLATE, *(f"speaker:{s.id}" for s in speakers)]
    return tuple(
        VoiceSegment(Span(start, end), draw(st.sampled_from(names)))
        for start, end in pairwise(edges)
    )
