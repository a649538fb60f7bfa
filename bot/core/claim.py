"""A claim: who said what, through whom, in which words."""

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.core.article import Excerpt


class SpeakerKind(StrEnum):
    """What sort of somebody is credited."""

    PERSON = "person"
    ORGANIZATION = "organization"
    PUBLICATION = "publication"
    DOCUMENT = "document"
    GROUP = "group"
    UNNAMED = "unnamed"


class Kind(StrEnum):
    """All of it, some of it, or none of it stands inside quotation marks."""

    DIRECT = "direct"
    MIXED = "mixed"
    INDIRECT = "indirect"


class Basis(StrEnum):
    """Whether speaker and cue stand with the words or were carried over from before."""

    STATED = "stated"
    CARRIED = "carried"


class Force(StrEnum):
    """What the cue adds to "said"; always the outlet's choice of word."""

    NEUTRAL = "neutral"
    DISTANCING = "distancing"
    ENDORSING = "endorsing"


class FoundBy(StrEnum):
    """Who found a claim: our rules, a language model whose proposal the text bore out, or both."""

    EMBEDDED = "embedded"
    MODEL = "model"


class State(StrEnum):
    """How the words shown relate to the words in the article."""

    EXACT = "exact"
    TYPOGRAPHY = "exact, typography differs"
    FRAGMENT = "fragment"
    CUT = "cut by the article"
    UNBALANCED = "unbalanced"


@dataclass(frozen=True, slots=True)
class Speaker:
    """Somebody who is credited, with the role as printed and every name the article uses."""

    id: str
    name: str
    kind: SpeakerKind
    role: str | None = None
    aliases: tuple[str, ...] = ()

    def is_named(self, name: str) -> bool:
        """Tell whether every word of `name` stands in one of the speaker's names."""
        wanted = set(name.casefold().split())
        names = (self.name, *self.aliases)
        return bool(wanted) and any(wanted <= set(one.casefold().split()) for one in names)


@dataclass(frozen=True, slots=True)
class Cue:
    """The words that make an attribution."""

    excerpt: Excerpt
    force: Force

    def __post_init__(self) -> None:
        if not self.excerpt.text.split():
            raise ValueError("a cue has a word")


@dataclass(frozen=True, slots=True)
class Carrier:
    """Somebody between the speaker and this article; no mention when the link is implied."""

    name: str
    mention: Excerpt | None


@dataclass(frozen=True, slots=True)
class Claim:
    """Words, with who stands behind them. `chain` lists carriers, nearest to the speaker first.

    `negated`: the attribution turns the content round ("denied that …"). `hedged`: speaker or
    article leave room for doubt. `found_by` names the readings that agree. `sentence` and
    `paragraph` count from 0; `confidence` is in [0, 1].
    """

    id: str
    kind: Kind
    basis: Basis
    state: State
    speaker: Speaker
    speaker_mention: Excerpt | None
    cue: Cue | None
    content: tuple[Excerpt, ...]
    chain: tuple[Carrier, ...]
    negated: bool
    hedged: bool
    sentence: int
    paragraph: int
    confidence: float
    found_by: tuple[FoundBy, ...] = (FoundBy.EMBEDDED,)

    def __post_init__(self) -> None:
        if not self.content:
            raise ValueError("a claim has content; what cannot be located is withheld")
        spans = [part.span for part in self.content]
        if any(later.start < sooner.end for sooner, later in pairwise(spans)):
            raise ValueError("the parts of a claim stand in the order of the article")
        if not 0 <= self.confidence <= 1:
            raise ValueError(f"confidence {self.confidence} is not in [0, 1]")
