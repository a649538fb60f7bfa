"""A question in a conversation: whom "he" means, and which words "[2]" or "that claim" are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.answer import Answer, Citation, Outcome
from bot.core.article import Article
from bot.core.brief import Brief
from bot.core.claim import Claim, Kind, Speaker, SpeakerKind
from bot.core.conversation import Shown
from bot.core.span import Span

_NUMBER = re.compile(r"\[(\d{1,3})\]|\b(?:claim|number|quote|no\.)\s+(\d{1,3})\b", re.IGNORECASE)
_THAT_CLAIM = re.compile(r"\b(?:that|this)\s+(?:claim|quote|quotation|statement)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(he|she|they|him|her|them|his|hers|their)\b", re.IGNORECASE)
_PLURAL = frozenset({"they", "them", "their"})
_POSSESSIVES = frozenset({"his", "hers", "their"})
_NOUN_AFTER_HER = re.compile(r"\s+[a-z]")
_QUESTION_WORDS = frozenset(
    "who whom whose what when where why how which did does do is are was were has have had can"
    " could will would should tell show list explain".split()
)


@dataclass(frozen=True, slots=True)
class Resolved:
    """A question that stands on its own. `meant` says how it was understood, for the person."""

    question: str
    meant: str | None = None


def is_question(text: str) -> bool:
    """Tell a question from talk between people: a question mark, or how it begins."""
    words = text.lower().split()
    return bool(words) and ("?" in text or words[0].strip(",:") in _QUESTION_WORDS)


def shown_in(question: str, shown: Sequence[Shown]) -> Shown | None:
    """Give what a question points at by number or as "that claim"; None if at nothing shown."""
    if found := _NUMBER.search(question):
        number = int(found[1] or found[2])
        return next((one for one in shown if one.number == number), None)
    if _THAT_CLAIM.search(question) and shown:
        return shown[0] if len(shown) == 1 else None
    return None


def points_at_nothing(question: str, shown: Sequence[Shown]) -> bool:
    """Tell whether a question names a number, or "that claim", that nothing shown answers to."""
    is_pointing = _NUMBER.search(question) or _THAT_CLAIM.search(question)
    return bool(is_pointing) and shown_in(question, shown) is None


def needs_a_name(question: str, names: Sequence[str]) -> str | None:
    """Give the "he" or "she" of a question that names nobody before it; None if all is clear.

    "They" is left alone: it is as often people who were never named.
    """
    found = _PRONOUN.search(question)
    if found is None or found[1].lower() in _PLURAL:
        return None
    return None if _names_somebody(question[: found.start()], names) else found[1]


def resolve(question: str, speaker: Speaker | None, names: Sequence[str]) -> Resolved:
    """Put the name that was talked about in the place of a pronoun.

    A question that itself names one of `names` before the pronoun keeps it: "Did Dorn say what he
    wants?" is about Dorn. "He" is somebody, "they" an organization or a group.
    """
    found = _PRONOUN.search(question)
    if found is None or speaker is None or _names_somebody(question[: found.start()], names):
        return Resolved(question)
    is_one = speaker.kind in {SpeakerKind.PERSON, SpeakerKind.UNNAMED}
    if is_one == (found[1].lower() in _PLURAL):
        return Resolved(question)
    rewritten = _PRONOUN.sub(lambda one: _name_for(one, question, speaker.name), question)
    return Resolved(rewritten, f"{found[1].lower()} = {speaker.name}")


def answer_about(question: str, shown: Shown, brief: Brief) -> Answer:
    """Give who stands behind what was shown, through whom, with the words as printed."""
    span = Span(shown.start, shown.end)
    claim = next((one for one in brief.claims if _covers(one, span)), None)
    article = brief.article
    if claim is None:
        text = f"[{shown.number}] is the article's own voice: it credits nobody. [1]"
        return _answered(question, text, Citation(1, article, article.excerpt(span), None))
    return _answered(question, _told(shown.number, claim), *_cited(claim, article))


def _told(number: int, claim: Claim) -> str:
    carriers = ", ".join(carrier.name for carrier in claim.chain)
    through = f", carried by {carriers}" if carriers else ""
    how = {
        Kind.DIRECT: "in quotation marks",
        Kind.MIXED: "partly in quotation marks",
        Kind.INDIRECT: "reported without quotation marks",
    }[claim.kind]
    turned = f" The paper's word is “{claim.cue.excerpt.text}”." if claim.cue else ""
    speaker = claim.speaker.name
    role = f" ({claim.speaker.role})" if claim.speaker.role else ""
    return f"[{number}] is credited to {speaker}{role}{through}, {how} [1].{turned}"


def _cited(claim: Claim, article: Article) -> tuple[Citation, ...]:
    whole = Span(claim.content[0].span.start, claim.content[-1].span.end)
    return (Citation(1, article, article.excerpt(whole), claim.speaker.name),)


def _answered(question: str, text: str, *citations: Citation) -> Answer:
    return Answer(question, Outcome.ANSWERED, text, citations)


def _covers(claim: Claim, span: Span) -> bool:
    return any(part.span.overlaps(span) for part in claim.content)


def _names_somebody(before: str, names: Sequence[str]) -> bool:
    heard = set(before.replace("?", " ").split())
    return any(heard & set(name.split()) for name in names)


def _name_for(found: re.Match[str], question: str, speaker: str) -> str:
    word = found[1].lower()
    is_her_something = word == "her" and _NOUN_AFTER_HER.match(question, found.end())
    return f"{speaker}'s" if word in _POSSESSIVES or is_her_something else speaker
