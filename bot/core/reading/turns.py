"""Interviews and transcripts: paragraphs that begin with the label of who speaks."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.claim import SpeakerKind
from bot.core.reading.identities import Identity
from bot.core.reading.lexicon import people
from bot.core.reading.newcomers import newcomer_name
from bot.core.reading.scene import Scene
from bot.core.span import Span, trimmed

_LABEL = re.compile(
    r"(?:\[?\d{1,2}[:.]\d{2}\]?\s+)?((?:[A-Z][\w.’'-]*|of|the|for|and|de|van|von|\([^)\n]{1,60}\)|,|[A-Z])"
    r"(?:[ ]?(?:[A-Z][\w.’'-]*|of|the|for|and|de|van|von|\([^)\n]{1,60}\)|,)){0,7})\s?[:：](?=\s)"
)
# "(laughs)" at the beginning of a turn is nobody's words.
_STAGE = re.compile(r"\s*[(\[][^)\]\n]{1,40}[)\]]")
_NOISE = re.compile(
    r"[(\[](?:[A-Z][^()\[\]\n]{1,60}\.|[Ll]aughs|[Ll]aughter|[Aa]pplause|[Cc]rosstalk)[)\]]"
)
_ASIDE = re.compile(r"\s*[(\[]([^)\]]*)[)\]]")
# Labels of whoever asks on behalf of the outlet.
_ASKING = frozenset({"q", "question", "interviewer", "the interviewer"})
_ANSWERING = frozenset({"a", "answer"})
_LEAST_TURNS = 3


@dataclass(frozen=True, slots=True)
class Turn:
    """One speaker's turn: the label, its colon, and the paragraphs that belong to it."""

    label: Span
    colon: Span
    parts: tuple[Span, ...]
    first_paragraph: int
    paragraphs: tuple[int, ...]
    before_words: Span
    is_outlet: bool
    answers: bool


def turns_of(
    text: str,
    paragraphs: Sequence[Span],
    headings: frozenset[int],
    outlet: str | None,
    prose: int = 0,
) -> tuple[Turn, ...]:
    """Give the turns of a transcript from code point `prose` on; nothing if the text is none."""
    labelled = {
        number: match
        for number, span in enumerate(paragraphs)
        if span.start >= prose
        and (match := _LABEL.match(text, span.start, span.end))
        and match.end() < span.end
    }
    counts = Counter(_key(match.group(1)) for match in labelled.values())
    begins = min(
        (n for n, match in labelled.items() if counts[_key(match.group(1))] > 1), default=0
    )
    labelled = {n: match for n, match in labelled.items() if n >= begins}
    counts = Counter(_key(match.group(1)) for match in labelled.values())
    repeated = sum(count for count in counts.values() if count > 1)
    if len(labelled) < _LEAST_TURNS or repeated < _LEAST_TURNS - 1 or len(counts) < 2:
        return ()
    asking = _asking(text, paragraphs, labelled, outlet)
    return tuple(_turns(text, paragraphs, labelled, headings, asking))


def _key(label: str) -> str:
    """Give what stays the same of a label: "MR IMRE LATCHFORD (Town Clerk)", "MR LATCHFORD"."""
    words = _ASIDE.sub("", label).split()
    return words[-1].lower() if words else label.lower()


def _asking(
    text: str, paragraphs: Sequence[Span], labelled: dict[int, re.Match[str]], outlet: str | None
) -> frozenset[str]:
    """Give the labels of the outlet's own questions."""
    questions: dict[str, list[bool]] = defaultdict(list)
    for number, match in labelled.items():
        ending = text[paragraphs[number].end - 1]
        questions[match.group(1)].append(ending == "?")
    asking = {
        label
        for label in questions
        if label.lower() in _ASKING or (outlet and label.lower() == outlet.lower())
    }
    if len(questions) == 2 and not asking:
        asking = {label for label, asks in questions.items() if sum(asks) > 0.6 * len(asks)}
    return frozenset(asking) if len(asking) < len(questions) else frozenset()


def _turns(
    text: str,
    paragraphs: Sequence[Span],
    labelled: dict[int, re.Match[str]],
    headings: frozenset[int],
    asking: frozenset[str],
) -> list[Turn]:
    turns: list[Turn] = []
    numbers = sorted(labelled)
    for number, following in zip(numbers, [*numbers[1:], len(paragraphs)], strict=True):
        match = labelled[number]
        own = [number]
        if following < len(paragraphs):
            for after in range(number + 1, following):
                if after in headings or text[paragraphs[after].start] in "([":
                    break
                own.append(after)
        start = aside.end() if (aside := _STAGE.match(text, match.end())) else match.end()
        first = trimmed(text, start, paragraphs[number].end)
        whole = ([first] if first else []) + [paragraphs[n] for n in own[1:]]
        parts = [part for span in whole for part in _without_noises(text, span)]
        if parts:
            label = match.group(1)
            turns.append(Turn(
                Span(match.start(1), match.end(1)), Span(match.end() - 1, match.end()),
                tuple(parts), number, tuple(own), Span(paragraphs[number].start, match.end()),
                label in asking, label.lower() in _ANSWERING,
            ))  # fmt: skip
    return turns


def _without_noises(text: str, span: Span) -> list[Span]:
    """Cut a turn where the transcript notes "(Laughter.)": that is nobody's words."""
    cuts = [match.span() for match in _NOISE.finditer(text, span.start, span.end)]
    starts = [span.start, *(end for _, end in cuts)]
    ends = [*(start for start, _ in cuts), span.end]
    pieces = (trimmed(text, start, end) for start, end in zip(starts, ends, strict=True))
    return [piece for piece in pieces if piece]


_FULL_NAME = re.compile(r"\b[A-Z][\w’'-]+ (?:[A-Z]\. |de |van |von )?[A-Z][\w’'-]+")


def label_identity(scene: Scene, turn: Turn, paragraphs: Sequence[Span]) -> Identity | None:
    """Read who a label names: "COUNCILLOR BRANDT (Greens)", "Dorn", "A"."""
    if turn.answers:
        return _interviewee(scene, paragraphs[0].start, turn.label.start)
    written = scene.text[turn.label.start : turn.label.end]
    aside = _ASIDE.search(written)
    bare = _ASIDE.sub("", written).strip(" ,")
    words = [
        word.capitalize() if word.isupper() and len(word) > 1 else word for word in bare.split()
    ]
    at = 0
    while at < len(words) - 1 and words[at].lower().strip(".") in people.TITLES | {"the"}:
        at += 1
    titles = [word for word in words[:at] if word != "The"]
    role = " ".join(titles) or (aside.group(1) if aside else None)
    name = " ".join(words[at:])
    if not name:
        return None
    if name.lower() in people.TITLES | people.PERSON_NOUNS:
        if aside and (named := newcomer_name(aside.group(1))):
            role = " ".join(part for part in (role, name.lower()) if part)
            return Identity(
                named, SpeakerKind.PERSON, role, named.split()[-1].lower(), is_proper=True
            )
        return Identity(name.lower(), SpeakerKind.PERSON, role, name.lower(), definite=True)
    return Identity(name, SpeakerKind.PERSON, role, words[-1].lower(), is_proper=True)


def _interviewee(scene: Scene, start: int, end: int) -> Identity | None:
    """Find the person an interview is with: the full name its introduction repeats."""
    names = Counter(_FULL_NAME.findall(scene.text, start, end))
    fit = [name for name, _ in names.most_common() if name.split()[0].lower() not in people.TITLES]
    if not fit:
        return None
    return Identity(fit[0], SpeakerKind.PERSON, None, fit[0].split()[-1].lower(), is_proper=True)
