"""What does X say about Y: all of it, or which of three reasons there is nothing."""

from collections.abc import Sequence

from bot.core.answer import Answer
from bot.core.answering.bare_words import holding_it, is_bare
from bot.core.answering.evidence import Evidence, content_keys, keys_of
from bot.core.answering.keys import content_words, is_clause
from bot.core.answering.people import (
    Fit,
    Meant,
    Person,
    carried_by,
    meant_by,
    mentions_of,
    people_of,
    plain_name,
)
from bot.core.answering.ranking import Weights, share, weights_of
from bot.core.answering.terms import Asked
from bot.core.answering.vocabulary import SOFT
from bot.core.answering.wording import (
    Point,
    answered,
    claim_point,
    echoed,
    joined,
    line_point,
    refused,
)
from bot.core.brief import Brief
from bot.core.claim import Claim
from bot.core.reading.lexicon.words import PREPOSITIONS

_BAR = 0.6
_LONGEST_TOPIC = 6


def answer_speech(question: str, asked: Asked, evidence: Evidence) -> Answer:
    """List what somebody says about a topic, in the order of the article."""
    meant = meant_by(asked.speaker, people_of(evidence))
    if not meant.people:
        return _of_a_carrier(question, asked, evidence) or _of_nobody(question, asked, evidence)
    spoken = [(person, *pair) for person in meant.people for pair in person.claims]
    pairs = [(brief, claim) for _, brief, claim in spoken]
    fitting = holding_it(pairs, asked) if is_bare(asked) else _on_topic(pairs, asked, evidence)
    if not fitting:
        return _silent(question, asked, evidence, meant)
    shown = {(id(brief), claim.id) for brief, claim in fitting}
    points = [
        _worded(person, meant, brief, claim)
        for person, brief, claim in spoken
        if (id(brief), claim.id) in shown
    ]
    return answered(question, points, lead=_lead(asked, meant))


def _on_topic(
    pairs: Sequence[tuple[Brief, Claim]], asked: Asked, evidence: Evidence
) -> list[tuple[Brief, Claim]]:
    wanted = _topic(asked)
    weights = weights_of(evidence)
    framing = _framing_by_claim(evidence)
    return [
        (brief, claim)
        for brief, claim in pairs
        for held in [content_keys(claim) | framing.get((id(brief), claim.id), frozenset())]
        if share(wanted, held, weights) >= _BAR
        and all(keys_of(name) & held for name in asked.names)
    ]


def _framing_by_claim(evidence: Evidence) -> dict[tuple[int, str], frozenset[str]]:
    """Give the words around each claim where no other speaker shares its first sentence."""
    framing: dict[tuple[int, str], frozenset[str]] = {}
    for line in evidence.lines:
        for claim in line.claims:
            if all(other.speaker.id == claim.speaker.id for other in line.claims):
                others = (content_keys(other) for other in line.claims if other is not claim)
                keys = line.keys - frozenset[str]().union(*others)
                framing.setdefault((id(line.brief), claim.id), keys)
    return framing


def _topic(asked: Asked) -> frozenset[str]:
    words = content_words(asked.topic)
    return frozenset(word.key for word in words if word.text.lower() not in SOFT)


def _worded(person: Person, meant: Meant, brief: Brief, claim: Claim) -> Point:
    by_role = meant.fit is Fit.ROLE
    return claim_point(brief, claim, role=person.role if by_role else None)


def _lead(asked: Asked, meant: Meant) -> str:
    if meant.is_ambiguous:
        names = joined([person.name for person in meant.people], "or")
        return f"{echoed(asked.speaker)} can be {names}; all are listed."
    if meant.fit is Fit.LONGER_THAN_PRINTED:
        return f"Only the name {meant.people[0].name} is printed, not {echoed(asked.speaker)}."
    return ""


def _of_a_carrier(question: str, asked: Asked, evidence: Evidence) -> Answer | None:
    """List what an outlet carried, where it is quoted for nothing of its own."""
    carried = _on_topic(carried_by(asked.speaker, evidence), asked, evidence)
    if not carried:
        return None
    points = [claim_point(brief, claim) for brief, claim in carried]
    return answered(question, points, lead=f"{echoed(asked.speaker)} passes on others' words:")


def _of_nobody(question: str, asked: Asked, evidence: Evidence) -> Answer:
    """Refuse: not mentioned at all, or mentioned and not quoted."""
    name = echoed(asked.speaker)
    if not name or not keys_of(asked.speaker):
        return refused(question, "Please name whose words you are looking for.")
    mentions = mentions_of(asked.speaker, evidence)
    if not mentions:
        return refused(question, f"{name} is not mentioned {evidence.where}.")
    nearest = [line_point(line, None) for line in mentions]
    return refused(question, f"{name} is mentioned but not quoted {evidence.where}.", nearest)


def _silent(question: str, asked: Asked, evidence: Evidence, meant: Meant) -> Answer:
    """Refuse: a speaker of these articles, but silent about this."""
    weights = weights_of(evidence)
    wanted = _topic(asked)
    pairs = [pair for person in meant.people for pair in person.claims]
    pairs.sort(key=lambda pair: -_nearness(wanted, pair[1], weights))
    nearest = [claim_point(brief, claim) for brief, claim in pairs]
    names = joined([_called(person, meant) for person in meant.people], "or")
    names = names[:1].upper() + names[1:]
    silence = (
        f"does not say {asked.topic.strip().lower()}"
        if is_bare(asked)
        else f"says nothing about {_about(asked)}"
    )
    reason = f"{names} is quoted {evidence.where}, but {silence}."
    return refused(question, reason, nearest)


def _about(asked: Asked) -> str:
    """Repeat a short topic; a whole clause would not stand after "about"."""
    topic = echoed(asked.topic)
    first = asked.topic.split()[0].lower() if asked.topic else ""
    if (
        not topic
        or first in PREPOSITIONS
        or len(asked.topic.split()) > _LONGEST_TOPIC
        or is_clause(asked.topic)
    ):
        return "that"
    return topic if asked.topic[:1].isupper() else topic[:1].lower() + topic[1:]


def _called(person: Person, meant: Meant) -> str:
    with_role = meant.fit is Fit.ROLE and person.role
    return f"{person.name} ({plain_name(person.role or '')})" if with_role else person.name


def _nearness(wanted: frozenset[str], claim: Claim, weights: Weights) -> float:
    return share(wanted, content_keys(claim), weights)
