"""Every character has one voice: a partition of the article by who speaks."""

import re
from collections.abc import Iterator, Sequence

from bot.core.brief import BOILERPLATE, BYLINE, FRAMING, HEADLINE, OWN, VoiceSegment
from bot.core.claim import Claim
from bot.core.reading.layout import Layout
from bot.core.reading.lexicon import words
from bot.core.reading.lines import Line
from bot.core.reading.tokens import tokens_of
from bot.core.span import Span, any_between

# So few words beside a claim belong to its framing.
_FEW_WORDS = 7
_WORD = re.compile(r"\w")


def voices_of(text: str, claims: Sequence[Claim], layout: Layout) -> tuple[VoiceSegment, ...]:
    """Partition the text. White space and marks between two voices go with the first."""
    lines = layout.lines
    starts = [line.span.start for line in lines]
    framing = [span for claim in claims for span in _framing(claim, starts)]
    said = [part.span for claim in claims for part in claim.content]
    framing += [*layout.labels, *_leftovers(text, sorted([*framing, *said]), lines)]
    painted = (
        (HEADLINE, (*layout.masthead.headlines, *layout.headings)),
        (BYLINE, layout.bylines),
        (BOILERPLATE, layout.boilerplate),
        (FRAMING, framing),
    )
    marks = [(span.start, span.end, voice) for voice, spans in painted for span in spans]
    marks += [
        (part.span.start, part.span.end, f"speaker:{claim.speaker.id}")
        for claim in claims for part in claim.content
    ]  # fmt: skip
    return _merged(text, _painted(len(text), marks))


def _leftovers(text: str, taken: Sequence[Span], lines: Sequence[Line]) -> Iterator[Span]:
    """Give the few words left in a line beside claim and framing ("On Tuesday", "in a speech")."""
    at = 0
    for line in lines:
        whole = line.span
        while at < len(taken) and taken[at].end <= whole.start:
            at += 1
        cursor, here, gaps = whole.start, at, []
        while here < len(taken) and taken[here].start < whole.end:
            if taken[here].start > cursor:
                gaps.append(Span(cursor, taken[here].start))
            cursor = max(cursor, taken[here].end)
            here += 1
        if here == at:
            continue
        if cursor < whole.end:
            gaps.append(Span(cursor, whole.end))
        yield from (gap for gap in gaps if _is_phrase(text[gap.start : gap.end]))


def _is_phrase(words_left: str) -> bool:
    """Tell an adjunct from an assertion: few words, or no finite verb that we know."""
    said = [token.lower for token in tokens_of(words_left) if token.is_word]
    verbs = words.AUXILIARIES | words.COMMON_VERBS
    return len(said) <= _FEW_WORDS or not any(word in verbs for word in said)


def _framing(claim: Claim, starts: list[int]) -> list[Span]:
    """Give cue, speaker's mention and carriers, and the words between them and the content."""
    pieces = [part.span for part in claim.content]
    framing = [claim.cue.excerpt.span] if claim.cue else []
    framing += [claim.speaker_mention.span] if claim.speaker_mention else []
    framing += [link.mention.span for link in claim.chain if link.mention]
    if not framing:
        return []
    start, end = min(span.start for span in framing), max(span.end for span in framing)
    spans = [Span(start, end)]
    for piece in pieces:
        if piece.start >= end and _same_line(end, piece.start, starts):
            spans.append(Span(end, piece.start)) if piece.start > end else None
            end = piece.start
            break
    before = [piece.end for piece in pieces if piece.end < start]
    if before and _same_line(before[-1], start, starts):
        spans.append(Span(before[-1], start))
    return spans


def _same_line(first: int, second: int, starts: list[int]) -> bool:
    """Tell whether no line begins between two places, and they are near."""
    return second - first < 160 and not any_between(starts, first + 1, second + 1)


def _painted(length: int, marks: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Lay the marks over each other, later ones on top, and give the visible stretches."""
    voice: list[str] = [OWN] * length
    for start, end, name in marks:
        voice[start:end] = [name] * (end - start)
    stretches: list[tuple[int, int, str]] = []
    begin = 0
    for at in range(1, length + 1):
        if at == length or (voice[at] is not voice[begin] and voice[at] != voice[begin]):
            stretches.append((begin, at, voice[begin]))
            begin = at
    return stretches


def _merged(text: str, stretches: list[tuple[int, int, str]]) -> tuple[VoiceSegment, ...]:
    """Give stretches without a word to the voice before them."""
    out: list[list[int | str]] = []
    for start, end, voice in stretches:
        wordless = not _WORD.search(text, start, end)
        if out and (wordless or out[-1][2] == voice):
            out[-1][1] = end
        else:
            out.append([start, end, voice])
    return tuple(VoiceSegment(Span(int(s), int(e)), str(v)) for s, e, v in out)
