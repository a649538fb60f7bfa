"""The brief: summary, claims, voices, findings; every word of it points into the article."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum

from bot.core.article import Article, Excerpt
from bot.core.claim import Claim, FoundBy, Speaker
from bot.core.span import Span

OWN, FRAMING, HEADLINE, BYLINE, BOILERPLATE = "own", "framing", "headline", "byline", "boilerplate"


@dataclass(frozen=True, slots=True)
class Translation:
    """Words of ours beside the article's, in another language (ISO 639-1). Never a quotation."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class SummaryLine:
    """One line of the summary with the excerpts that carry it and the claims it retells."""

    text: str
    support: tuple[Excerpt, ...]
    claims: tuple[str, ...] = ()
    translation: Translation | None = None

    def __post_init__(self) -> None:
        if not self.support:
            raise ValueError("a summary line stands on at least one excerpt")


@dataclass(frozen=True, slots=True)
class VoiceSegment:
    """A stretch of text and whose voice it is: `speaker:<id>`, own, framing, headline, …"""

    span: Span
    voice: str


class FindingKind(StrEnum):
    """What a careful reader should know about a text."""

    UNBALANCED = "unbalanced quotation mark"
    DAMAGED = "damaged sentence"
    AIMED_AT_MACHINES = "text addressed to AI readers"
    HIDDEN = "hidden characters"
    TEASER = "teaser"


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a careful reader should know, and where."""

    kind: FindingKind
    span: Span
    note: str


@dataclass(frozen=True, slots=True)
class Withheld:
    """Something that was proposed and is not shown as a claim, with the reason.

    What a language model proposed is nobody's words: it is shown to nobody in a chat.
    """

    reason: str
    proposed: str
    by: FoundBy = FoundBy.EMBEDDED


@dataclass(frozen=True, slots=True)
class Provenance:
    """Who read, with what, in how many seconds; `fallback` says why the model did not."""

    engine: str
    version: str
    model: str | None = None
    prompts: tuple[str, ...] = ()
    seconds: float = 0.0
    fallback: str | None = None

    @property
    def edition(self) -> str:
        """Name engine, version, model and prompts; what another edition read is read again."""
        return " ".join((self.engine, self.version, *filter(None, (self.model,)), *self.prompts))


@dataclass(frozen=True, slots=True)
class Brief:
    """Everything that one reading of one article gives. `voices` partition the text."""

    article: Article
    summary: tuple[SummaryLine, ...]
    claims: tuple[Claim, ...]
    speakers: tuple[Speaker, ...]
    own_voice: tuple[Excerpt, ...]
    distance_marks: tuple[Excerpt, ...]
    voices: tuple[VoiceSegment, ...]
    provenance: Provenance
    findings: tuple[Finding, ...] = ()
    withheld: tuple[Withheld, ...] = ()
    notes: tuple[str, ...] = field(default=())

    def __post_init__(self) -> None:
        at = 0
        for segment in self.voices:
            if segment.span.start != at:
                raise ValueError(f"the voices leave a gap or overlap at {at}")
            at = segment.span.end
        if at != len(self.article.text):
            raise ValueError(f"the voices end at {at} of {len(self.article.text)}")

    def claims_of(self, speaker: Speaker) -> Iterator[Claim]:
        """Give the claims of one speaker in the order of the article."""
        return (claim for claim in self.claims if claim.speaker.id == speaker.id)
