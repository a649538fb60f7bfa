"""Who speaks in a story, across its articles: one side for each speaker, denials and their targets.

Speaker ids belong to one brief; across briefs a speaker is known by name: persons by their last
name, organisations by the words of theirs.
"""

from dataclasses import dataclass

from bot.core.claim import Claim, Speaker, SpeakerKind
from bot.core.stories.words import stems_in
from bot.core.weighing import words_of

# Nobody's side: what cannot be told apart across articles stays with its article.
_NAMELESS = frozenset({SpeakerKind.UNNAMED, SpeakerKind.GROUP, SpeakerKind.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Said:
    """One claim of a story: in which article it stands, its number there from 1, whose side."""

    article: str
    number: int
    claim: Claim
    side: str


def side_of(article: str, speaker: Speaker) -> str:
    """Give one key for a speaker in every article of a story; the nameless stay apart."""
    if speaker.kind in _NAMELESS:
        return f"{article}:{speaker.id}"
    words = [word.casefold().removesuffix("’s").removesuffix("'s") for word in speaker.name.split()]
    if not words:
        return f"{article}:{speaker.id}"
    if speaker.kind is SpeakerKind.PERSON:
        return words[-1]
    return " ".join(word for word in words if word not in {"the", "of", "its"})


def disputes(said: tuple[Said, ...]) -> frozenset[str]:
    """Give the sides of a dispute: who denies, and whose words the denial is nearest to.

    A claim is a denial when its attribution turns it round ("denied that …"). Nearest: the claim
    of another side that shares most word stems with what is denied, at least one.
    """
    found: set[str] = set()
    for one in said:
        if one.claim.negated:
            found |= {one.side, *_contradicted(one, said)}
    return frozenset(found)


def _contradicted(denial: Said, said: tuple[Said, ...]) -> tuple[str, ...]:
    wanted = stems_in(words_of(denial.claim)).keys()
    others = [one for one in said if one.side != denial.side and not one.claim.negated]
    shared = [len(wanted & stems_in(words_of(one.claim)).keys()) for one in others]
    best = max(shared, default=0)
    return (others[shared.index(best)].side,) if best else ()
