"""How answers and refusals read: plain text, each line with its number, never a fact of our own."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.core.answer import Answer, Citation, Outcome
from bot.core.answering.evidence import Line
from bot.core.answering.keys import key_of, words_in
from bot.core.answering.people import plain_name
from bot.core.answering.vocabulary import NEGATORS
from bot.core.article import Excerpt
from bot.core.brief import Brief
from bot.core.claim import Basis, Claim, Kind, State
from bot.core.span import Span

MOST_POINTS, MOST_NEAREST = 6, 3
_OPENING, _CLOSING = "\"'“‘«„", "\"'”’»"
_LONGEST_GAP = 30
_LONGEST_CLAIM = 600
_LONGEST_FRAMING = 200
_CLOSE = 5  # words up to and with the cue: "did not deny", "neither confirm nor deny"
_LABELS = frozenset(
    key_of(verb)
    for verb in ("call", "describe", "accuse", "urge", "hype", "brand", "label", "dub", "blame",
                 "criticise", "criticize", "praise", "advocate", "ask", "order", "demand", "tell",
                 "invite", "warn")
)  # fmt: skip
_DENIALS = frozenset(key_of(verb) for verb in ("deny", "reject", "refute", "dismiss", "dispute"))


@dataclass(frozen=True, slots=True)
class Point:
    """One line of an answer with the words of the article that stand behind it."""

    text: str
    brief: Brief
    excerpt: Excerpt
    speaker: str | None


def answered(question: str, points: Sequence[Point], *, lead: str = "") -> Answer:
    """Give an answer of at most six numbered lines; what is left out is counted."""
    shown = points[:MOST_POINTS]
    lines = [lead] if lead else []
    lines += [f"{point.text} [{number}]" for number, point in enumerate(shown, start=1)]
    if len(points) > len(shown):
        lines.append(f"and {len(points) - len(shown)} more")
    return Answer(question, Outcome.ANSWERED, "\n".join(lines), citations=_citations(shown))


def refused(question: str, reason: str, nearest: Sequence[Point] = ()) -> Answer:
    """Say why there is no answer, with at most three nearest excerpts beside it."""
    distinct = {(p.brief.article.sha256, p.excerpt.span): p for p in nearest[: 3 * MOST_NEAREST]}
    shown = tuple(distinct.values())[:MOST_NEAREST]
    return Answer(question, Outcome.NOT_IN_THE_ARTICLE, reason, nearest=_citations(shown))


def claim_point(brief: Brief, claim: Claim, *, role: str | None = None) -> Point:
    """Word one claim: the speaker, the carriers, what kind of words these are, the words.

    A denial is shown as the article's whole sentence, so that it cannot be read as its opposite.
    """
    notes = _notes(claim)
    if sentence := _turned_round(brief, claim):
        label = "a denial" if claim.negated else "not an assertion"
        text = f"{credit_of(claim, role)} ({label}; the article writes): {flat(sentence.text)}"
        return Point(text, brief, sentence, claim.speaker.name)
    said = _said(brief, claim)
    span = Span(claim.content[0].span.start, claim.content[-1].span.end)
    if cue := _cue_first(claim):
        said = flat(brief.article.text[cue.start : claim.content[0].span.start]) + " " + said
        span = Span(cue.start, span.end)
    label = f" ({'; '.join(notes)})" if notes else ""
    text = f"{credit_of(claim, role)}{label}: {said}"
    return Point(text, brief, brief.article.excerpt(span), claim.speaker.name)


def sentence_point(line: Line, lead: str) -> Point:
    """Word a sentence of the article after a lead in our own words."""
    return Point(f"{lead} {flat(line.excerpt.text)}", line.brief, line.excerpt, None)


def line_point(line: Line, claim: Claim | None) -> Point:
    """Word a sentence that answers: as its speaker's claim, or as the article's own voice."""
    claim = claim or _spoken_by(line)
    if claim is not None and _is_short(claim):
        return claim_point(line.brief, claim)
    if claim is not None:
        lead = f"{credit_of(claim)} (from a longer statement):"
        point = sentence_point(line, lead)
        return Point(point.text, point.brief, point.excerpt, claim.speaker.name)
    if line.claims:
        return sentence_point(line, "The article says:")
    return sentence_point(line, "The article says, in its own voice:")


def _spoken_by(line: Line) -> Claim | None:
    """Give the claim that a sentence is part of, if nothing in the sentence names its speaker."""
    span = line.excerpt.span
    for claim in line.claims:
        mention = claim.speaker_mention
        if mention is None or not span.overlaps(mention.span):
            return claim
    return None


def credit_of(claim: Claim, role: str | None = None) -> str:
    """Name the speaker and, nearest first, every carrier."""
    name = plain_name(claim.speaker.name)
    name = name[:1].upper() + name[1:]
    with_role = f"{name} ({plain_name(role)})" if role and name not in plain_name(role) else name
    return ", via ".join([with_role, *(plain_name(carrier.name) for carrier in claim.chain)])


def flat(text: str) -> str:
    """Give the words on one line; nothing but white space changes."""
    return " ".join(text.split())


def is_telling(verb: str) -> bool:
    """Tell a verb that says more than that somebody spoke ("called", "accused", not "said")."""
    return key_of(verb) in _LABELS


def joined(names: Sequence[str], last: str = "and") -> str:
    """Join names as people do: A, B and C."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {last} {names[-1]}"


def echoed(phrase: str) -> str:
    """Repeat words of the question: short, plain, no quotation mark, no markup, no mention."""
    kept = "".join(c for c in phrase if c.isalnum() or c in " '’-.&")
    kept = kept.replace("’", "'").strip(" '-.&")[:60].strip()
    return kept[:1].upper() + kept[1:]


def _citations(points: Sequence[Point]) -> tuple[Citation, ...]:
    return tuple(
        Citation(number, point.brief.article, point.excerpt, point.speaker)
        for number, point in enumerate(points, start=1)
    )


def _said(brief: Brief, claim: Claim) -> str:
    """Give the parts of a claim: with the few words between them, or set apart by dots."""
    text = claim.content[0].text
    for before, part in pairwise(claim.content):
        between = brief.article.text[before.span.end : part.span.start]
        are_quotations = before.text[-1] in _CLOSING and part.text[0] in _OPENING
        if are_quotations or not between.strip():
            between = " "
        elif len(between) > _LONGEST_GAP:
            between = " … "
        text += between + part.text
    return flat(text)


def _cue_first(claim: Claim) -> Span | None:
    """Give the cue's place where the words need it ("called such figures …", "to deliver …")."""
    if claim.cue is None or claim.kind is Kind.DIRECT:
        return None
    cue, first = claim.cue.excerpt, claim.content[0]
    is_before = 0 <= first.span.start - cue.span.end <= _LONGEST_GAP
    needs = first.text.startswith("to ") or key_of(cue.text.split()[0].lower()) in _LABELS
    return cue.span if is_before and needs else None


_NOTE_BY_KIND = {Kind.INDIRECT: "reported in the article's words", Kind.MIXED: "partly quoted"}
_NOTE_BY_STATE = {State.CUT: "cut by the article", State.UNBALANCED: "a quotation mark is missing"}


def _notes(claim: Claim) -> list[str]:
    """Name the kind unless direct, the basis unless stated, a hedge, and a damaged quotation."""
    notes = [
        _NOTE_BY_KIND.get(claim.kind, "") if not _is_turn(claim) else "as the interview prints it",
        "speaker carried over from before" if claim.basis is Basis.CARRIED else "",
        "hedged" if claim.hedged else "",
        _NOTE_BY_STATE.get(claim.state, ""),
    ]
    return [note for note in notes if note]


def _is_turn(claim: Claim) -> bool:
    """Tell an answer that an interview prints without quotation marks."""
    return claim.kind is not Kind.DIRECT and claim.cue is not None and claim.cue.excerpt.text == ":"


def _is_short(claim: Claim) -> bool:
    return sum(len(part.text) for part in claim.content) <= _LONGEST_CLAIM


def _turned_round(brief: Brief, claim: Claim) -> Excerpt | None:
    """Give speaker, cue and content in one piece, if the cue does not plainly assert."""
    if claim.cue is None:
        return None
    spans = [part.span for part in claim.content] + [claim.cue.excerpt.span]
    spans += [claim.speaker_mention.span] if claim.speaker_mention else []
    whole = Span(min(span.start for span in spans), max(span.end for span in spans))
    framing = brief.article.text[whole.start : claim.cue.excerpt.span.end]
    framing = framing[-_LONGEST_FRAMING:]
    outside = claim.cue.excerpt.span.end <= claim.content[0].span.start
    denies = key_of(claim.cue.excerpt.text.split()[0].lower()) in _DENIALS
    negates = outside and any(word.text.lower() in NEGATORS for word in words_in(framing)[-_CLOSE:])
    return brief.article.excerpt(whole) if claim.negated or denies or negates else None
