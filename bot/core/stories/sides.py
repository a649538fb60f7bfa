"""Who speaks in a story, across its articles: one side for each speaker, denials and their targets.

Speaker ids belong to one brief; across briefs a speaker is known by name: persons by their last
name, organisations by the words of theirs.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from bot.core.claim import Claim, Speaker, SpeakerKind
from bot.core.stories.words import stems_in
from bot.core.weighing import words_of

# Nobody's side: what cannot be told apart across articles stays with its article.
NAMELESS = frozenset({SpeakerKind.UNNAMED, SpeakerKind.GROUP, SpeakerKind.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of a story: in which article it stands, its number there from 1, whose side."""

    article: str
    number: int
    claim: Claim
    side: str


@dataclass(frozen=True, slots=True)
class Dispute:
    """A denial, and the claim of another side that it answers; None where nobody claims it."""

    denial: Said
    answered: Said | None


def side_of(article: str, speaker: Speaker) -> str:
    """Give one key for a speaker in every article of a story; the nameless stay apart."""
    if speaker.kind in NAMELESS:
        return f"{article}:{speaker.id}"
    words = [word.casefold().removesuffix("’s").removesuffix("'s") for word in speaker.name.split()]
    if not words:
        return f"{article}:{speaker.id}"
    if speaker.kind is SpeakerKind.PERSON:
        return words[-1]
    return " ".join(word for word in words if word not in {"the", "of", "its"})


def disputes(said: Sequence[Said]) -> tuple[Dispute, ...]:
    """Give every denial with the claim that it answers.

    A claim is a denial when its attribution turns it round ("denied that …"). It answers the claim
    of another side that shares most word stems with what is denied, at least one; the first such.
    """
    stated = [(one, stems_in(words_of(one.claim)).keys()) for one in said if not one.claim.negated]
    return tuple(Dispute(one, _answered(one, stated)) for one in said if one.claim.negated)


def _answered(denial: Said, stated: Sequence[tuple[Said, AbstractSet[str]]]) -> Said | None:
    wanted = stems_in(words_of(denial.claim)).keys()
    best, most = None, 0
    for one, stems in stated:
        shared = len(wanted & stems)
        if one.side != denial.side and shared > most:
            best, most = one, shared
    return best
