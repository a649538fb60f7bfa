"""What a story brings beyond what was told of it before: new claims, new speakers."""

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from bot.core.claim import Claim
from bot.core.stories.choosing import is_repeated
from bot.core.stories.copies import Shingles, shingles_of
from bot.core.stories.grouping import Story
from bot.core.stories.sides import NAMELESS, side_of
from bot.core.stories.told import Told
from bot.core.weighing import words_of


@dataclass(frozen=True, slots=True)
class Continued:
    """A story that goes on: its new articles with their new claims alone.

    `speakers` have not spoken in it before, in the order of their claims; `claims` counts.
    """

    story: Story
    claims: int
    speakers: tuple[str, ...]


def news_in(story: Story, known: AbstractSet[str]) -> Continued | None:
    """Give what a story's new articles say that the known ones (by id) do not; None if nothing.

    A claim is not new if its words (by their two-word runs, as in `choose_claims`) were said in
    the same sense in a known article, or in a new one before it; nor if it stands in a headline,
    which puts the words below it in other words.
    """
    before = [one for one in story.articles if one.id in known]
    said = [(claim.negated, shingles_of(words_of(claim), 2)) for claim in _claims(before)]
    heard = {side_of(one.id, claim.speaker) for one in before for claim in one.claims}
    fresh: list[Told] = []
    speakers: dict[str, str] = {}
    for one in story.articles:
        if one.id in known:
            continue
        new = tuple(
            claim for claim in one.claims if not _is_headline(one, claim) and _is_new(claim, said)
        )
        fresh.append(replace(one, claims=new))
        for claim in new:
            side = side_of(one.id, claim.speaker)
            if claim.speaker.kind not in NAMELESS and side not in heard:
                speakers.setdefault(side, claim.speaker.name)
    count = sum(len(one.claims) for one in fresh)
    if not count:
        return None
    return Continued(Story(tuple(fresh)), count, tuple(speakers.values()))


def _claims(articles: list[Told]) -> list[Claim]:
    return [claim for one in articles for claim in one.claims]


def _is_headline(told: Told, claim: Claim) -> bool:
    begins = told.text.find(told.title) if told.title else -1
    return begins >= 0 and claim.content[0].span.end <= begins + len(told.title)


def _is_new(claim: Claim, said: list[tuple[bool, Shingles]]) -> bool:
    """Tell whether nobody said so yet, and remember that it is said now."""
    words = shingles_of(words_of(claim), 2)
    if is_repeated(claim.negated, words, said):
        return False
    said.append((claim.negated, words))
    return True
