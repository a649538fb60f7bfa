"""Who is X, what is X: only what the article prints beside the name."""

import re
from collections.abc import Iterator

from bot.core.answer import Answer
from bot.core.answering.evidence import Evidence, Line, keys_of
from bot.core.answering.people import Fit, Meant, Person, meant_by, mentions_of, people_of
from bot.core.answering.terms import Asked
from bot.core.answering.wording import (
    Point,
    answered,
    claim_point,
    echoed,
    flat,
    line_point,
    refused,
)
from bot.core.claim import Claim
from bot.core.reading.lexicon.people import PERSON_NOUNS

_MOST = 2
_NOUN_BEFORE = re.compile(
    r"([^\W\d_]+)(?:\s+(?:of|for)\s+(?:the\s+)?[^\W\d_]+)?,?\s+(?:[^\W\d_]+\s+)?$"
)
_AFTER_PERSON = re.compile(r"(?:['’]s)?\s*,\s+(?:(?:a|an|the|its|his|her|their|our|who|whose)\s"
                           r"|[^\W\d_]+['’]s\s)|\s+(?:is|was)\s+(?:a|an|the)\s")  # fmt: skip
_AFTER_THING = re.compile(r"\s+(?:is|are|was|were)\s+(?:an?|the|one|not)\s|,\s+(?:an?|the|which)\s"
                          r"|\s+\(")  # fmt: skip
_THING_BEFORE = re.compile(
    r"\b(?:an?|the|by|of|to|from|her|his|its|[^\W\d_]+['’]s)\s+(?:\w+\s+){0,2}([a-z]{4,}),?\s+"
    r"(?:(?:named|called|known\s+as)\s+)?[\"“‘']?$",
    re.IGNORECASE,
)
_NAME_ENDS = re.compile(r"[\"”’']?(?:[.,;:)”\"]|$|\s+(?:of|in|at|for|who|which|that)\s)")
_NO_NOUN = re.compile(
    r"ed$|^(?:told|said|gave|that|with|from|about|into|over|near|says|named|called)$"
)


def answer_who_is(question: str, asked: Asked, evidence: Evidence) -> Answer:
    """Give the words that introduce somebody, as printed, or say that there are none."""
    meant = meant_by(asked.speaker, people_of(evidence))
    points = [point for person in meant.people for point in _roles(person, meant)]
    if not points:
        lines = mentions_of(asked.speaker, evidence)
        points = _appositions(asked, [line for line in lines if _introduces_person(asked, line)])
    if points:
        return answered(question, points[: 2 * _MOST])
    return _unexplained(question, asked, evidence, "who")


def answer_what_is(question: str, asked: Asked, evidence: Evidence) -> Answer:
    """Give a sentence that says what something is, or say that there is none."""
    lines = [
        line for line in mentions_of(asked.speaker, evidence)
        if not line.is_question and _explains(asked.speaker, line)
    ]  # fmt: skip
    if points := _appositions(asked, lines):
        return answered(question, points)
    return _unexplained(question, asked, evidence, "what")


def _roles(person: Person, meant: Meant) -> Iterator[Point]:
    """Give the printed words that hold somebody's role, once a person."""
    for brief, claim in person.claims:
        mention = claim.speaker_mention
        role = claim.speaker.role
        if mention and role and keys_of(role) <= keys_of(mention.text):
            lead = f"{person.name} is introduced with these words:"
            yield Point(f"{lead} {flat(mention.text)}", brief, mention, None)
            return
    if meant.fit is Fit.ROLE:
        yield claim_point(*person.claims[0], role=person.role)


def _appositions(asked: Asked, lines: list[Line]) -> list[Point]:
    return [line_point(line, _speaking(line, asked)) for line in lines[:_MOST]]


def _speaking(line: Line, asked: Asked) -> Claim | None:
    wanted = keys_of(asked.speaker)
    for claim in line.claims:
        if any(wanted <= keys_of(part.text) for part in claim.content):
            return claim
    return None


def _introduces_person(asked: Asked, line: Line) -> bool:
    for before, after in _surroundings(asked.speaker, line):
        noun = _NOUN_BEFORE.search(before)
        if noun and noun.group(1).lower() in PERSON_NOUNS:
            return True
        if _AFTER_PERSON.match(after):
            return True
    return False


def _explains(phrase: str, line: Line) -> bool:
    return any(
        _AFTER_THING.match(after) or (phrase[:1].isupper() and _is_classed(before, after))
        for before, after in _surroundings(phrase, line)
    )


def _is_classed(before: str, after: str) -> bool:
    """Tell a noun that says what the name after it is ("the tracker", "her report,")."""
    if not _NAME_ENDS.match(after):
        return False
    noun = _THING_BEFORE.search(before)
    return noun is not None and noun.group(1).islower() and not _NO_NOUN.search(noun.group(1))


def _surroundings(phrase: str, line: Line) -> Iterator[tuple[str, str]]:
    """Give what stands before and after each time the last word of a name occurs."""
    wanted = keys_of(phrase)
    text = line.excerpt.text
    words = [word for word in line.words if word.key in wanted]
    for word in words:
        first = word
        for other in words:
            if other.end < first.start and not text[other.end : first.start].strip():
                first = other
        is_last = not any(0 < other.start - word.end < 2 for other in words)
        if is_last:
            yield text[max(0, first.start - 60) : first.start], text[word.end : word.end + 60]


def _unexplained(question: str, asked: Asked, evidence: Evidence, ask: str) -> Answer:
    name = echoed(asked.speaker)
    mentions = mentions_of(asked.speaker, evidence)
    if not name or not mentions:
        named = name or "That"
        return refused(question, f"{named} is not mentioned {evidence.where}.")
    nearest = [line_point(line, _speaking(line, asked)) for line in mentions]
    is_said = f"is mentioned, but nothing {evidence.where} says {ask} that is"
    return refused(question, f"{name} {is_said}.", nearest)
