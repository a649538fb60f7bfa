"""What a reader other than our rules may propose: points at the text, never the text itself."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ClaimPoint:
    """Who is said to have said what, where.

    `sentences` are numbers from 1; `words` the content part by part, `mention` and `cue` the words
    that credit it, all as printed; `who` the speaker's name as the article prints it in full;
    `through` the carriers, nearest to the speaker first; `kind` direct, mixed or indirect.
    """

    sentences: tuple[int, ...]
    words: tuple[str, ...]
    who: str
    mention: str
    cue: str
    through: tuple[str, ...]
    kind: str

    def shown(self) -> str:
        """Give the proposal in one line, for whoever asks what was withheld."""
        carriers = "".join(f" ← {carrier}" for carrier in self.through)
        return f"{self.who}{carriers}: {' … '.join(self.words)}"
