"""Two readings of one article brought together: what both found, what only one of them did."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from bot.core.article import Article, Excerpt
from bot.core.brief import Brief, Withheld
from bot.core.claim import (
    Basis,
    Claim,
    Cue,
    Force,
    FoundBy,
    Speaker,
    SpeakerKind,
)
from bot.core.proposals import ClaimPoint
from bot.core.reading.claims import is_hedged, kind_of, state_of
from bot.core.reading.identities import name_identity
from bot.core.reading.layout import Layout
from bot.core.reading.lexicon import people
from bot.core.reading.summary import summary_of
from bot.core.reading.voices import voices_of
from bot.core.verification.claims import Agreed, ClaimGate, Found
from bot.core.verification.names import is_same
from bot.core.verification.outside_words import dangerous

# Only one reading found it: below what a summary may rest on.
_ALONE = 0.7
_LONGEST_SHOWN = 300
_BOTH = (FoundBy.EMBEDDED, FoundBy.MODEL)
_TWICE = "two proposals credit these words to different speakers"


@dataclass(slots=True)
class _Joining:
    """The claims while they are brought together, by the id the first reading gave them."""

    claims: dict[str, Claim]
    found: list[Found] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)


def join(brief: Brief, points: Iterable[ClaimPoint]) -> Brief:
    """Give the brief with what other proposals add to it, each judged by the gates.

    What both found is marked so; what only the proposals found and the text bears out becomes a
    claim of its own; everything else is withheld with its reason.
    """
    gate = ClaimGate(brief)
    joining = _Joining({claim.id: claim for claim in brief.claims})
    for point in points:
        judged = gate.judge(point)
        if isinstance(judged, Withheld):
            joining.withheld.append(held_back(judged))
        elif isinstance(judged, Agreed):
            joining.claims[judged.claim.id] = replace(
                judged.claim, chain=judged.chain, found_by=_BOTH
            )
        else:
            _add(joining, judged)
    return _joined(brief, gate.layout, joining)


def _add(joining: _Joining, found: Found) -> None:
    """Keep a new claim; two that credit the same words to different people are both withheld."""
    rivals = [
        other for other in joining.found
        if any(mine.overlaps(its) for mine in found.parts for its in other.parts)
    ]  # fmt: skip
    if not rivals:
        joining.found.append(found)
        return
    if all(is_same(other.speaker, found.speaker) for other in rivals):
        return  # said twice
    for other in rivals:
        joining.found.remove(other)
    joining.withheld += [held_back(Withheld(_TWICE, one.point.shown())) for one in (*rivals, found)]


def _joined(brief: Brief, layout: Layout, joining: _Joining) -> Brief:
    if not joining.found:
        claims = tuple(joining.claims.values())
        return replace(brief, claims=claims, withheld=(*brief.withheld, *joining.withheld))
    for found in joining.found:
        for claim in found.replaces:
            joining.claims.pop(claim.id, None)
    speakers = list(brief.speakers)
    new = [_claim(brief.article, layout, found, speakers) for found in joining.found]
    ordered = sorted([*joining.claims.values(), *new], key=lambda c: c.content[0].span)
    claims = tuple(replace(claim, id=f"c{n}") for n, claim in enumerate(ordered, start=1))
    credited = {claim.speaker.id for claim in claims}
    voices = voices_of(brief.article.text, claims, layout)
    own = _untouched(brief.own_voice, new)
    return replace(
        brief,
        claims=claims,
        speakers=tuple(speaker for speaker in speakers if speaker.id in credited),
        voices=voices,
        own_voice=own,
        distance_marks=_untouched(brief.distance_marks, new),
        summary=summary_of(brief.article, claims, own, brief.findings, told=bool(own)),
        withheld=(*_still_withheld(brief, new), *joining.withheld),
    )


def _claim(article: Article, layout: Layout, found: Found, speakers: list[Speaker]) -> Claim:
    text, sentences = article.text, layout.sentences
    content = tuple(article.excerpt(part) for part in found.parts)
    kind = kind_of(text, found.parts, layout.quotations)
    at = found.parts[0].start
    hedges = found.verb is not None and found.verb.hedges
    return Claim(
        id="",
        kind=kind,
        basis=Basis.STATED,
        state=state_of(text, kind, found.parts, layout.quotations),
        speaker=_speaker(found.speaker, speakers),
        speaker_mention=article.excerpt(found.mention),
        cue=Cue(article.excerpt(found.cue), found.verb.force if found.verb else Force.NEUTRAL),
        content=content,
        chain=found.chain,
        negated=found.negated,
        hedged=hedges or is_hedged(" ".join(part.text for part in content)),
        sentence=sum(span.end <= at for span in sentences),
        paragraph=sum(span.end <= at for span in layout.paragraphs),
        confidence=_ALONE,
        found_by=(FoundBy.MODEL,),
    )


def _speaker(name: str, speakers: list[Speaker]) -> Speaker:
    """Give who is known by this name, else somebody new."""
    for speaker in speakers:
        if any(is_same(name, known) for known in (speaker.name, *speaker.aliases)):
            return speaker
    numbers = [int(speaker.id[1:]) for speaker in speakers]
    speakers.append(Speaker(f"s{max(numbers, default=0) + 1}", name, _kind(name)))
    return speakers[-1]


def _kind(name: str) -> SpeakerKind:
    if name[:1].isupper() and name.split()[-1][:1].isupper():
        return name_identity(name).kind
    head = name.split(" of ")[0].split()[-1].lower()
    kind = people.KIND_OF_NOUN.get(head, SpeakerKind.GROUP)
    return SpeakerKind.UNNAMED if kind is SpeakerKind.PERSON else kind


def _untouched(excerpts: Sequence[Excerpt], new: Sequence[Claim]) -> tuple[Excerpt, ...]:
    """Give the excerpts of which no word is credited to somebody now."""
    said = [part.span for claim in new for part in claim.content]
    return tuple(one for one in excerpts if not any(one.span.overlaps(span) for span in said))


def _still_withheld(brief: Brief, new: Sequence[Claim]) -> tuple[Withheld, ...]:
    """Give what the first reading could credit to nobody and still nobody is credited with."""
    said = [part.text for claim in new for part in claim.content]
    return tuple(one for one in brief.withheld if not any(one.proposed in text for text in said))


def held_back(withheld: Withheld) -> Withheld:
    """Give it as the model's, without anything in its words that could act where it is shown."""
    danger = dangerous(withheld.proposed)
    shown = f"(not shown: {danger})" if danger else withheld.proposed[:_LONGEST_SHOWN]
    return Withheld(withheld.reason, shown, FoundBy.MODEL)


def agreed_share(claims: Sequence[Claim]) -> tuple[int, int]:
    """Give how many claims both readings found, and how many there are."""
    return sum(claim.found_by == _BOTH for claim in claims), len(claims)
