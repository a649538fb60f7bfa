"""One small brief with everything a view must show."""

from dataclasses import replace

from bot.core.article import Article, Excerpt, Source, SourceKind
from bot.core.brief import (
    FRAMING,
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

TEXT = """Engineers stay put

“We will not withdraw a single engineer,” Ilya Dorn claimed, VSA reported.

He added that the works would go on. The “flood engineers” have long been a nuisance.

A spokesman denied that talks took place. Nobody asked why. It rained. It rained again.
"""
ARTICLE = Article(
    TEXT,
    Source(SourceKind.FILE, "kestrel.txt"),
    title="Engineers stay put",
    publisher="Daily Kestrel",
    published="2031-03-04",
    language="en",
)
DORN = Speaker("s1", "Ilya Dorn", SpeakerKind.PERSON, role="defence minister")
SPOKESMAN = Speaker("s2", "A spokesman", SpeakerKind.UNNAMED)


def words(wanted: str) -> Excerpt:
    """Give the first place of these words in the sample article."""
    start = TEXT.index(wanted)
    return ARTICLE.excerpt(Span(start, start + len(wanted)))


def claim(number: int, *content: str, speaker: Speaker = DORN) -> Claim:
    """Give a plain claim of the sample article: indirect, stated, by Dorn."""
    return Claim(
        id=f"c{number}",
        kind=Kind.INDIRECT,
        basis=Basis.STATED,
        state=State.EXACT,
        speaker=speaker,
        speaker_mention=None,
        cue=None,
        content=tuple(words(part) for part in content),
        chain=(),
        negated=False,
        hedged=False,
        sentence=number,
        paragraph=number,
        confidence=0.9,
    )


QUOTED = replace(
    claim(1, "“We will not withdraw a single engineer,”"),
    kind=Kind.DIRECT,
    cue=Cue(words("claimed"), Force.DISTANCING),
    chain=(Carrier("VSA", words("VSA")),),
)
CARRIED = replace(claim(2, "the works would go on"), basis=Basis.CARRIED, hedged=True)
DENIED = replace(claim(3, "talks took place", speaker=SPOKESMAN), negated=True)


def sample_brief(*claims: Claim) -> Brief:
    """Give the brief of the sample article, with these claims if any are given."""
    framed = words("Ilya Dorn claimed, VSA reported.").span
    return Brief(
        article=ARTICLE,
        summary=(SummaryLine("Ilya Dorn (via VSA) refuses.", (words("“We will"),), ("c1",)),),
        claims=claims or (QUOTED, CARRIED, DENIED),
        speakers=(DORN, SPOKESMAN),
        own_voice=tuple(
            words(sentence)
            for sentence in ("have long been a nuisance.", "Nobody asked why.", "It rained.",
                             "It rained again.")
        ),
        distance_marks=(words("“flood engineers”"),),
        voices=(
            VoiceSegment(Span(0, framed.start), "speaker:s1"),
            VoiceSegment(framed, FRAMING),
            VoiceSegment(Span(framed.end, len(TEXT)), OWN),
        ),
        provenance=Provenance("scripted", "1", seconds=0.25),
        findings=(Finding(FindingKind.DAMAGED, words("It rained.").span, "a word may be missing"),),
        withheld=(Withheld("it is not clear who speaks", "a nuisance"),),
    )  # fmt: skip
