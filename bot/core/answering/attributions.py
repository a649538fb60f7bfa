"""Who says, who denies, who reported, who is quoted: from words back to people."""

from collections.abc import Iterator

from bot.core.answer import Answer
from bot.core.answering.absence import absent_from, nothing_found, reason_of_absence
from bot.core.answering.evidence import Evidence, content_keys, keys_of
from bot.core.answering.keys import key_of, words_in
from bot.core.answering.people import Person, meant_by, people_of, plain_name
from bot.core.answering.ranking import Weights, share, weights_of
from bot.core.answering.terms import Asked
from bot.core.answering.vocabulary import NEGATORS
from bot.core.answering.wording import (
    Point,
    answered,
    claim_point,
    joined,
    refused,
)
from bot.core.brief import Brief
from bot.core.claim import Claim
from bot.core.span import Span

_BAR = 0.75
_DENY = frozenset(key_of(verb) for verb in ("deny", "reject", "refute", "dismiss", "dispute"))


def answer_who_says(question: str, asked: Asked, evidence: Evidence) -> Answer:
    """Name whoever is credited with these words; a denial answers only who denies."""
    weights = weights_of(evidence)
    wanted = frozenset(word.key for word in asked.hard_words or asked.words)
    wanted |= {key_of(number) for number in asked.numbers}
    near = _nearest(wanted, evidence, weights)
    if not wanted:
        return refused(question, nothing_found(evidence))
    if absent := absent_from(asked, evidence):
        return refused(question, reason_of_absence(asked, absent, evidence), near)
    fitting = [
        (fit, brief, claim)
        for fit, brief, claim in _scored(wanted, evidence, weights)
        if fit >= _BAR and _fits_exactly(asked, brief, claim)
    ]
    best = max((fit for fit, _, _ in fitting), default=0.0)
    points = [claim_point(brief, claim) for fit, brief, claim in fitting if fit >= best - 0.1]
    if not points:
        reason = f"Nobody {evidence.where} is credited with saying that."
        return refused(question, reason, near)
    return answered(question, points)


def answer_who_reported(question: str, asked: Asked, evidence: Evidence) -> Answer | None:
    """Name the carriers of somebody's words; None if nobody of that name is quoted."""
    meant = meant_by(asked.speaker, people_of(evidence))
    if not meant.people:
        return None
    wanted = frozenset(word.key for word in asked.hard_words)
    weights = weights_of(evidence)
    pairs = [
        (brief, claim)
        for person in meant.people
        for brief, claim in person.claims
        if share(wanted, content_keys(claim), weights) >= _BAR
    ]
    if carried := [pair for pair in pairs if pair[1].chain]:
        return answered(question, [_carrier_point(*pair) for pair in carried])
    name = joined([person.name for person in meant.people], "or")
    reason = f"{name} is quoted {evidence.where} with no other outlet in between."
    return refused(question, reason, [claim_point(*pair) for pair in pairs])


def answer_speakers(question: str, evidence: Evidence) -> Answer:
    """List everybody who is credited with words, each with the first of them."""
    people = people_of(evidence)
    points = [_introduced(person) for person in people]
    if not points:
        return refused(question, f"Nobody is quoted {evidence.where}.")
    count = "One speaker is" if len(people) == 1 else f"{len(people)} speakers are"
    names = joined([person.name for person in people])
    return answered(question, points, lead=f"{count} quoted {evidence.where}: {names}.")


def _scored(
    wanted: frozenset[str], evidence: Evidence, weights: Weights
) -> Iterator[tuple[float, Brief, Claim]]:
    for brief in evidence.briefs:
        for claim in brief.claims:
            yield share(wanted, content_keys(claim), weights), brief, claim


def _nearest(wanted: frozenset[str], evidence: Evidence, weights: Weights) -> list[Point]:
    scored = sorted(_scored(wanted, evidence, weights), key=lambda row: -row[0])
    return [claim_point(brief, claim) for fit, brief, claim in scored[:6] if fit > 0.2]


def _fits_exactly(asked: Asked, brief: Brief, claim: Claim) -> bool:
    """Tell whether names and numbers stand in the claim, and it means yes where asked for yes."""
    held = content_keys(claim)
    if not all(keys_of(name) & held for name in asked.names):
        return False
    if not {key_of(number) for number in asked.numbers} <= held:
        return False
    asks_denial = key_of(asked.verb) in _DENY
    denies = claim.negated or (claim.cue is not None and _is_denial(claim.cue.excerpt.text))
    if asks_denial or denies:
        return asks_denial == denies
    said = " ".join(part.text for part in claim.content)
    return _negated(asked.topic) == _negated(said)


def _is_denial(cue: str) -> bool:
    return any(word.key in _DENY for word in words_in(cue))


def _negated(text: str) -> bool:
    return any(word.text.lower() in NEGATORS for word in words_in(text))


def _carrier_point(brief: Brief, claim: Claim) -> Point:
    """Word who passed the remark on; the excerpt runs from the carrier's name to the words."""
    names = joined([plain_name(carrier.name) for carrier in claim.chain], "through")
    shown = claim_point(brief, claim)
    said = shown.text.split(": ", 1)[1]
    mentions = [carrier.mention.span for carrier in claim.chain if carrier.mention]
    spans = [shown.excerpt.span, *mentions]
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    text = f"{names} reported {plain_name(claim.speaker.name)}'s remark: {said}"
    return Point(text, brief, brief.article.excerpt(whole), claim.speaker.name)


def _introduced(person: Person) -> Point:
    brief, claim = person.claims[0]
    return claim_point(brief, claim, role=person.role)
