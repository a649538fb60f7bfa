"""Values for tests: a test names only what it is about, the builder fills in the rest."""

from bot.core.article import Article, Source, SourceKind
from bot.core.brief import FRAMING, OWN, Brief, Provenance, SummaryLine, VoiceSegment
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
from bot.core.place import Workspace
from bot.core.span import Span

TEXT = 'Sullivan said the alliance would "consult closely". The paper sees an expansion.'
DESK = Workspace("slack", "T-desk")
ELSEWHERE = Workspace("slack", "T-elsewhere")


def article(
    text: str = TEXT,
    *,
    title: str | None = "A headline",
    byline: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    language: str | None = "en",
    read_of: int | None = None,
    source: Source | None = None,
) -> Article:
    """Give an article."""
    return Article(
        text=text,
        source=source or Source(SourceKind.FILE, "article.txt"),
        title=title,
        byline=byline,
        publisher=publisher,
        published=published,
        language=language,
        read_of=read_of,
    )


def speaker(
    name: str, *, kind: SpeakerKind = SpeakerKind.PERSON, role: str | None = None
) -> Speaker:
    """Give a speaker whose id is made of the name."""
    return Speaker(name.casefold().replace(" ", "-"), name, kind, role)


def span_of(within: Article, words: str) -> Span:
    """Give where the words stand for the first time; the test is wrong if they do not."""
    start = within.text.index(words)
    return Span(start, start + len(words))


def claim(
    within: Article,
    *words: str,
    speaker: str | Speaker = "Sullivan",
    cue: str | None = None,
    mention: str | None = None,
    chain: tuple[str, ...] = (),
    kind: Kind = Kind.INDIRECT,
    force: Force = Force.NEUTRAL,
    negated: bool = False,
    hedged: bool = False,
    id: str | None = None,  # noqa: A002  (the name of the field)
) -> Claim:
    """Give a claim whose content is these words of the article, in their order."""
    content = tuple(within.excerpt(span_of(within, part)) for part in words)
    return Claim(
        id=id or f"c{content[0].span.start}",
        kind=kind,
        basis=Basis.STATED,
        state=State.EXACT,
        speaker=_speaker_named(speaker) if isinstance(speaker, str) else speaker,
        speaker_mention=None if mention is None else within.excerpt(span_of(within, mention)),
        cue=None if cue is None else Cue(within.excerpt(span_of(within, cue)), force),
        content=content,
        chain=tuple(Carrier(name, None) for name in chain),
        negated=negated,
        hedged=hedged,
        sentence=0,
        paragraph=0,
        confidence=0.9,
    )


def brief(
    within: Article | None = None,
    *claims: Claim,
    summary: tuple[SummaryLine, ...] = (),
    notes: tuple[str, ...] = (),
) -> Brief:
    """Give a brief of these claims; speakers and a valid partition of voices follow from them."""
    within = within or article()
    voices = _voices(within, claims)
    return Brief(
        article=within,
        summary=summary,
        claims=claims,
        speakers=tuple({one.speaker.id: one.speaker for one in claims}.values()),
        own_voice=tuple(within.excerpt(one.span) for one in voices if one.voice == OWN),
        distance_marks=(),
        voices=voices,
        provenance=Provenance("test", "1"),
        notes=notes,
    )


def _voices(within: Article, claims: tuple[Claim, ...]) -> tuple[VoiceSegment, ...]:
    """Give every character one voice: content before framing, framing before the paper's own."""
    voices = [OWN] * len(within.text)
    for one in claims:
        framing = (one.speaker_mention, one.cue.excerpt if one.cue else None)
        for excerpt in framing:
            if excerpt is not None:
                _paint(voices, excerpt.span, FRAMING)
    for one in claims:
        for part in one.content:
            _paint(voices, part.span, f"speaker:{one.speaker.id}")
    return _joined(voices)


def _paint(voices: list[str], span: Span, voice: str) -> None:
    voices[span.start : span.end] = [voice] * len(span)


def _joined(voices: list[str]) -> tuple[VoiceSegment, ...]:
    changes = [at for at in range(1, len(voices)) if voices[at] != voices[at - 1]]
    starts = [0, *changes]
    ends = [*changes, len(voices)]
    return tuple(
        VoiceSegment(Span(start, end), voices[start])
        for start, end in zip(starts, ends, strict=True)
    )


_speaker_named = speaker
