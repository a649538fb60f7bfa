"""Which lines stand for the rest: extracted, attributed, never rewritten.

A line is a claim with its speaker in front, or one of the outlet's own sentences marked as such.
Sentences are ranked by how many of the article's frequent words they hold (after H. P. Luhn, "The
automatic creation of literature abstracts", IBM Journal, 1958), with a bonus for the title's words.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.article import Article, Excerpt
from bot.core.brief import Finding, SummaryLine
from bot.core.claim import Claim, Kind, SpeakerKind
from bot.core.reading.lexicon import words
from bot.core.reading.lexicon.verbs import is_denial, is_plain
from bot.core.span import Span

MOST, LEAST = 6, 3
_LONGEST = 320
# Between two parts of one claim: the framing that the article printed there.
_GAP = " […] "
_OWN_VOICE = "own voice"
_ANY_VOICE = "whose voice was not read"
_SURE = 0.75  # confidence
_WORD = re.compile(r"[^\W\d_][\w’'-]{2,}")
_STOP = (
    words.AUXILIARIES | words.PREPOSITIONS | words.DETERMINERS | words.CONJUNCTIONS
    | words.SUBORDINATORS | words.RELATIVES | words.ADVERBS | frozenset(
    "his her their its our your said says than them they she him you who what there here such"
    " more most very into only over been being were was has have had not but also".split()
)
)  # fmt: skip
_DANGLING = re.compile(
    r"[\"“'‘«]?(he|she|it|they|this|these|those|that|such|his|her|its|their|there|here|but|and|so"
    r"|however|second|third|also|instead|then)\b",
    re.IGNORECASE,
)


# A pronoun among the first words: who is meant was said in the sentence before.
_EARLY_PRONOUN = re.compile(r"(?:\S+ ){1,5}(?:he|she|it|they|them|this)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Candidate:
    line: SummaryLine
    start: int
    score: float
    voice: str


def summary_of(
    article: Article,
    claims: Sequence[Claim],
    own: Sequence[Excerpt],
    findings: Sequence[Finding],
    *,
    told: bool = True,
) -> tuple[SummaryLine, ...]:
    """Give three to six lines in the order of the article; fewer if it says less.

    Sentences with a finding in them (damaged, addressed to machines) stand for nothing. `told`:
    whether the outlet's own voice could be told from reported speech; only then it is named so.
    """
    chosen = _choose(_ranked(article, claims, own, findings, told=told))
    return tuple(candidate.line for candidate in sorted(chosen, key=lambda c: c.start))


def fit_lines(
    article: Article, claims: Sequence[Claim], own: Sequence[Excerpt], findings: Sequence[Finding]
) -> tuple[SummaryLine, ...]:
    """Give every line that may stand in a summary, in the order of the article."""
    ranked = _ranked(article, claims, own, findings, told=bool(own))
    return tuple(candidate.line for candidate in sorted(ranked, key=lambda c: c.start))


def _ranked(
    article: Article,
    claims: Sequence[Claim],
    own: Sequence[Excerpt],
    findings: Sequence[Finding],
    *,
    told: bool,
) -> list[_Candidate]:
    """Give the lines that may stand in a summary, best first."""
    weights = _weights(article)
    shunned = [finding.span for finding in findings]
    candidates = [
        _from_claim(article, claim, weights) for claim in claims if _is_fit(claim, shunned)
    ]
    candidates += [
        _from_own_voice(article, excerpt, weights, told=told)
        for excerpt in own
        if _is_fit_own(excerpt, shunned)
    ]
    return sorted(candidates, key=lambda c: (-c.score, c.start))


def _weights(article: Article) -> dict[str, float]:
    counts = Counter(word.lower() for word in _WORD.findall(article.text))
    title = {word.lower() for word in _WORD.findall(article.title or "")}
    return {
        word: math.sqrt(min(count, 12)) * (2.0 if word in title else 1.0)
        for word, count in counts.items()
        if word not in _STOP and (count > 1 or word in title)
    }


def _value(text: str, weights: dict[str, float]) -> float:
    found = {word.lower() for word in _WORD.findall(text)}
    if not found:
        return 0.0
    total = sum(weights.get(word, 0.0) for word in found)
    return total / math.sqrt(len(found) + 6)


def _is_fit(claim: Claim, shunned: Sequence[Span]) -> bool:
    length = sum(len(part.text) for part in claim.content)
    return (
        30 <= length <= _LONGEST
        and claim.confidence >= _SURE
        and (not claim.negated or _denies_in_its_cue(claim))
        and not is_not_denied(claim)
        and not _dangles(claim)
        and not any(part.span.overlaps(span) for part in claim.content for span in shunned)
    )


def is_not_denied(claim: Claim) -> bool:
    """Tell "did not deny that …": neither denied nor said."""
    return (
        claim.cue is not None and not claim.negated and claim.hedged
        and claim.kind is not Kind.DIRECT and is_denial(claim.cue.excerpt.text)
    )  # fmt: skip


def _denies_in_its_cue(claim: Claim) -> bool:
    """Tell "denied", which can be shown, from "did not say", whose "not" is no part of the cue."""
    return claim.cue is not None and is_denial(claim.cue.excerpt.text)


def _dangles(claim: Claim) -> bool:
    """Tell indirect words that begin with a pronoun for somebody other than the speaker."""
    match = _DANGLING.match(claim.content[0].text)
    if claim.kind is Kind.DIRECT or match is None:
        return False
    themselves = {
        SpeakerKind.PERSON: {"he", "she", "his", "her"},
        SpeakerKind.ORGANIZATION: {"it", "its"},
        SpeakerKind.GROUP: {"they", "their"},
    }
    return match.group(1).lower() not in themselves.get(claim.speaker.kind, set())


def _from_claim(article: Article, claim: Claim, weights: dict[str, float]) -> _Candidate:
    said = _GAP.join(part.text for part in claim.content)
    start = claim.content[0].span.start
    score = _value(said, weights) * (0.7 + 0.3 * claim.confidence) * _lead(article, start)
    score *= 1.15 if claim.kind is Kind.DIRECT else 1.0
    score *= 0.85 ** (len(claim.content) - 1)
    line = SummaryLine(f"{_credited(claim)}: {_ended(said)}", claim.content, (claim.id,))
    return _Candidate(line, start, score, claim.speaker.id)


def _lead(article: Article, start: int) -> float:
    """Weigh the first part of an article a little more: news puts first what matters most."""
    return 1.25 if start < 0.15 * len(article.text) else 1.0


def _credited(claim: Claim) -> str:
    """Give the name with its carriers, and the cue where it says more than "said"."""
    name = claim.speaker.name
    if claim.chain:
        name += f" (via {', '.join(link.name for link in claim.chain)})"
    if claim.cue is not None and not is_plain(claim.cue.excerpt.text):
        name += f" [{claim.cue.excerpt.text}]"
    return name


def _ended(said: str) -> str:
    return said if said[-1] in ".!?\"”'’»…" else f"{said}."


def _is_fit_own(excerpt: Excerpt, shunned: Sequence[Span]) -> bool:
    return (
        50 <= len(excerpt.text) <= _LONGEST
        and not _DANGLING.match(excerpt.text)
        and not _EARLY_PRONOUN.match(excerpt.text)
        and excerpt.text[0].isupper()
        and excerpt.text[-1] == "."
        and not any(excerpt.span.overlaps(span) for span in shunned)
    )


def _from_own_voice(
    article: Article, excerpt: Excerpt, weights: dict[str, float], *, told: bool
) -> _Candidate:
    outlet = article.publisher or "The article"
    score = _value(excerpt.text, weights) * _lead(article, excerpt.span.start)
    line = SummaryLine(
        f"{outlet}, {_OWN_VOICE if told else _ANY_VOICE}: {excerpt.text}", (excerpt,)
    )
    return _Candidate(line, excerpt.span.start, score, "own")


def _choose(ranked: list[_Candidate]) -> list[_Candidate]:
    """Take the best of each voice first, then the best that are left; two a voice at most."""
    chosen: list[_Candidate] = []
    for most_of_one_voice in (1, 2):
        for candidate in ranked:
            if len(chosen) == MOST or candidate in chosen:
                continue
            if len(chosen) >= 5 and most_of_one_voice == 2:
                break
            if sum(c.voice == candidate.voice for c in chosen) < most_of_one_voice:
                chosen.append(candidate)
    return chosen
