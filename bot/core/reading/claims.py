"""From drafts to claims: kind, state, negation and hedge, numbered in the order of the article."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.core.article import Article
from bot.core.claim import Basis, Carrier, Claim, Cue, Kind, Speaker, State
from bot.core.reading.directory import Directory
from bot.core.reading.drafts import Draft
from bot.core.reading.lexicon import words
from bot.core.reading.lines import Line
from bot.core.reading.quotations import Quotations
from bot.core.reading.tokens import tokens_of
from bot.core.span import Span, SpanSet, any_between

_ELLIPSIS = re.compile(r"…|\.{3}|\[\.\.\.\]|\[…\]|\. \. \.")


def claims_of(
    article: Article,
    drafts: Sequence[Draft],
    directory: Directory,
    lines: Sequence[Line],
    quotations: Quotations,
) -> tuple[tuple[Claim, ...], tuple[Speaker, ...]]:
    """Turn drafts into claims; words already credited to somebody are not credited again."""
    ordered = sorted((d for d in drafts if d.content), key=lambda d: (d.content[0].start, d.line))
    kept = _without_overlap(ordered)
    speakers = _speakers(kept, directory)
    claims = [
        _claim(article, number, draft, speakers[id(draft.entry)], lines, quotations)
        for number, draft in enumerate(kept, start=1)
    ]
    unique = {speaker.id: speaker for speaker in speakers.values()}
    return tuple(claims), tuple(unique.values())


def _without_overlap(drafts: list[Draft]) -> list[Draft]:
    kept: list[Draft] = []
    taken = SpanSet()
    for draft in drafts:
        draft.content.sort()
        if any(a.overlaps(b) for a, b in pairwise(draft.content)):
            continue
        if any(taken.overlaps(part) for part in draft.content):
            continue
        for part in draft.content:
            taken.add(part)
        kept.append(draft)
    return kept


def _speakers(drafts: list[Draft], directory: Directory) -> dict[int, Speaker]:
    speakers: dict[int, Speaker] = {}
    for draft in drafts:
        if id(draft.entry) not in speakers:
            number = len(speakers) + 1
            speakers[id(draft.entry)] = directory.speaker(number, draft.entry)
    return speakers


def _claim(
    article: Article,
    number: int,
    draft: Draft,
    speaker: Speaker,
    lines: Sequence[Line],
    quotations: Quotations,
) -> Claim:
    content = tuple(article.excerpt(span) for span in draft.content)
    kind = Kind.INDIRECT if draft.is_turn else kind_of(article.text, draft.content, quotations)
    said = " ".join(part.text for part in content)
    line = lines[draft.line]
    return Claim(
        id=f"c{number}",
        kind=kind,
        basis=draft.basis,
        state=state_of(article.text, kind, draft.content, quotations),
        speaker=speaker,
        speaker_mention=article.excerpt(draft.mention) if draft.mention else None,
        cue=Cue(article.excerpt(draft.cue), draft.force) if draft.cue else None,
        content=content,
        chain=tuple(Carrier(name, article.excerpt(span) if span else None)
                    for name, span in draft.chain),
        negated=draft.negated,
        hedged=draft.hedged or (not draft.is_turn and is_hedged(said)),
        sentence=line.sentence,
        paragraph=line.paragraph,
        confidence=draft.confidence if draft.basis is Basis.STATED else min(draft.confidence, 0.85),
    )  # fmt: skip


def kind_of(text: str, content: Sequence[Span], quotations: Quotations) -> Kind:
    """Tell whether all, some or none of the words stand inside quotation marks.

    A part that ends in a mark without a partner is a quotation whose opening mark was forgotten.
    """
    whole = [part for part in content if not any_between(quotations.strays, part.end - 1, part.end)]
    inside, outside = len(whole) < len(content), False
    for part in whole:
        for token in tokens_of(text, part.start, part.end):
            if token.is_word and quotations.quoted.holds(token.start):
                inside = True
            elif token.is_word:
                outside = True
    if inside and outside:
        return Kind.MIXED
    return Kind.DIRECT if inside else Kind.INDIRECT


def state_of(text: str, kind: Kind, content: Sequence[Span], quotations: Quotations) -> State:
    """Tell how the words relate to the article's: whole, a fragment, cut, a mark missing."""
    if any(any_between(quotations.strays, span.start, span.end) for span in content):
        return State.UNBALANCED
    if kind is Kind.MIXED:
        return State.FRAGMENT
    if kind is Kind.DIRECT and any(_ELLIPSIS.search(text, s.start, s.end) for s in content):
        return State.CUT
    return State.EXACT


def is_hedged(said: str) -> bool:
    """Tell whether the words leave room for doubt: may, might, likely, would … if."""
    lowered = [token.lower for token in tokens_of(said) if token.text != "May"]
    if any(word in words.HEDGES for word in lowered):
        return True
    if any(_is_possibility(lowered, at) for at, word in enumerate(lowered) if word == "could"):
        return True
    return "would" in lowered and ("if" in lowered or "unless" in lowered or "consider" in lowered)


def _is_possibility(lowered: Sequence[str], at: int) -> bool:
    """Tell "the dam could break" from "nobody could have known"."""
    before, after = lowered[max(0, at - 2) : at], lowered[at + 1 : at + 2]
    return not {"nobody", "one", "nothing", "never"} & set(before) and after not in (
        ["not"],
        ["have"],
    )
