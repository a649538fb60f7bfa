"""A claim while it is being put together."""

from dataclasses import dataclass, field

from bot.core.claim import Basis, Force
from bot.core.reading.entries import Entry
from bot.core.span import Span


@dataclass(slots=True)
class Draft:
    """Who, through whom, which words; spans only, grown while the article is read."""

    entry: Entry
    content: list[Span]
    line: int
    mention: Span | None = None
    cue: Span | None = None
    force: Force = Force.NEUTRAL
    chain: tuple[tuple[str, Span | None], ...] = ()
    basis: Basis = Basis.STATED
    negated: bool = False
    hedged: bool = False
    confidence: float = 0.9
    # The framing stands behind or between quoted words, so a quotation right after it goes on.
    is_open: bool = False
    # A labelled turn of a transcript: verbatim, but without quotation marks.
    is_turn: bool = False

    def carried(self, content: Span, line: int) -> "Draft":
        """Give a new draft for words that the same speaker says without a cue of their own."""
        return Draft(
            self.entry,
            [content],
            line,
            chain=self.chain,
            basis=Basis.CARRIED,
            confidence=0.8,
            is_open=True,
        )


@dataclass(slots=True)
class Reading:
    """What the discourse pass gives: drafts, and the words that nobody could be credited with."""

    drafts: list[Draft] = field(default_factory=list)
    unplaced: list[tuple[Span, str]] = field(default_factory=list)
