"""Answers that somebody else points at: sentences by number, worded and cited by us."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.answer import Answer, Passage
from bot.core.answering.absence import absent_from
from bot.core.answering.evidence import Evidence, Line, evidence_of, keys_of
from bot.core.answering.signs import holds_answer
from bot.core.answering.terms import Asked, Asks, is_the_article, understand
from bot.core.answering.wording import MOST_POINTS, Point, answered, line_point
from bot.core.brief import BOILERPLATE, Brief

# What people are, and who speaks at all, the rules answer from what they know of the speakers.
_FOR_RULES = frozenset({Asks.SPEAKERS, Asks.WHO_REPORTED, Asks.WHO_IS, Asks.WHAT_IS})
# So many sentences are offered; an article of ordinary length has fewer.
MOST_OFFERED = 120


@dataclass(frozen=True, slots=True)
class Offer:
    """What may be pointed at for one question: sentences, counted from 1."""

    question: str
    asked: Asked
    lines: tuple[Line, ...]

    def heading(self, number: int) -> str:
        """Give who speaks in a sentence, for whoever is to choose."""
        claims = self.lines[number - 1].claims
        names = dict.fromkeys(claim.speaker.name for claim in claims)
        return ", ".join(names) or "own voice"


def offer(question: str, briefs: Sequence[Brief], passages: Sequence[Passage]) -> Offer | None:
    """Give the sentences that may answer; None where no article names what is asked about.

    Where there are too many, the sentences the store ranked first and their neighbours go first.
    """
    evidence = evidence_of(briefs)
    asked = understand(question)
    if not evidence.briefs or asked.asks in _FOR_RULES or is_absent(asked, evidence):
        return None
    lines = [line for line in evidence.lines if not _is_silent(line)]
    if len(lines) > MOST_OFFERED:
        score = {(str(p.brief.article.id), p.excerpt.span): p.score for p in passages}
        places = [(line.article_id, line.excerpt.span) for line in lines]
        ranked = sorted(range(len(lines)), key=lambda at: -score.get(places[at], 0.0))
        lines = [lines[at] for at in sorted(ranked[:MOST_OFFERED])]
    return Offer(question, asked, tuple(lines))


def is_absent(asked: Asked, evidence: Evidence) -> bool:
    """Tell whether no article holds what is asked about: then nobody may answer it.

    A name, a number or a hard word of the question that stands in no article, in no form and under
    no synonym we know, is absent; whatever a model knows about it is not from here.
    """
    is_about = "" if is_the_article(asked.speaker) else asked.speaker
    return not keys_of(is_about) <= evidence.keys or bool(absent_from(asked, evidence))


def _is_silent(line: Line) -> bool:
    span = line.excerpt.span
    return line.is_question or any(
        voice.voice == BOILERPLATE and voice.span.covers(span) for voice in line.brief.voices
    )


def point_at(offered: Offer, number: int) -> Point | str:
    """Give one line of the answer, or why this sentence cannot be one."""
    if not 1 <= number <= len(offered.lines):
        return "there is no sentence with this number"
    line = offered.lines[number - 1]
    if reason := _beside_the_question(offered.asked, line):
        return reason
    return line_point(line, line.claims[0] if len(line.claims) == 1 else None)


def _beside_the_question(asked: Asked, line: Line) -> str:
    """Say why a sentence does not answer: it is about, or by, somebody else."""
    near = line.keys | line.near
    for name in asked.names:
        if not keys_of(name) & near:
            return "it is about somebody else"
    if asked.asks is Asks.SAYS and not is_the_article(asked.speaker):
        wanted = keys_of(asked.speaker)
        speakers = [
            keys_of(" ".join((c.speaker.name, *c.speaker.aliases, *(x.name for x in c.chain))))
            for c in line.claims
        ]
        if wanted and not any(wanted & names for names in speakers):
            return "somebody else says it"
    named = keys_of(" ".join(asked.names))
    about = [word for word in asked.hard_words or asked.words if word.key not in named]
    if about and not any(word.key in line.keys | line.echo for word in about):
        return "it shares no word with the question"
    return "" if holds_answer(asked, line) else "it holds no answer of the kind asked for"


def answer_pointing_at(offered: Offer, points: Sequence[Point]) -> Answer | None:
    """Give the answer made of these lines; None without any."""
    distinct = {(p.brief.article.id, p.excerpt.span): p for p in points}
    return answered(offered.question, list(distinct.values())[:MOST_POINTS]) if distinct else None
