"""An attribution inside one line: cue, subject, the units said, the carriers between."""

from dataclasses import dataclass, replace

from bot.core.claim import Force
from bot.core.reading.framing.chains import carriers_in, cited, cited_at_end
from bot.core.reading.framing.content import Content
from bot.core.reading.framing.cues import CueAt, after_adjuncts
from bot.core.reading.lines import Line
from bot.core.reading.phrases.noun_phrases import Phrase
from bot.core.reading.scene import Scene


@dataclass(frozen=True, slots=True)
class Attribution:
    """A cue with the units it governs. No `subject`: the speaker of the attribution before."""

    cue: tuple[int, int]
    force: Force
    hedges: bool
    negated: bool
    subject: Phrase | None
    content: tuple[tuple[int, int], ...]
    explicit: bool
    carriers: tuple[Phrase, ...] = ()
    is_trailing: bool = False
    is_quoted_as: bool = False


def made_of(
    cue: CueAt, subject: Phrase | None, content: Content | None, *, is_trailing: bool = False
) -> Attribution:
    """Put cue, subject and content together; a denied clause is negated, a denied label is not."""
    verb = cue.verb
    denies = bool(verb and verb.denies) and (content is None or not content.is_label)
    return Attribution(
        cue=(cue.first, cue.end),
        force=cue.force,
        hedges=bool(verb and verb.hedges) or (denies and cue.negated),
        negated=denies != cue.negated,
        subject=subject,
        content=content.ranges if content else (),
        explicit=bool(content and content.explicit),
        is_trailing=is_trailing,
    )


def with_chain(scene: Scene, line: Line, found: Attribution) -> Attribution:
    """Name the carriers in the framing; "VSA, citing a spokesman" credits the spokesman."""
    if found.is_quoted_as:
        return found
    inside = {at for first, end in found.content for at in range(first, end)}
    begin = min(found.subject.start, found.cue[0]) if found.subject else found.cue[0]
    end = begin
    while end < len(line.units) and end not in inside:
        end += 1
    if found.subject is None:
        near = carriers_in(scene, line, found.cue[0], end)
        return replace(found, carriers=(*near, *found.carriers))
    middle = cited(line, found.subject, max(found.cue[0], found.subject.end))
    if middle is None and (late := cited_at_end(line, after_adjuncts(line, _behind(found)))):
        middle = late[0], late[0].start - 1
    if middle is not None:
        return replace(
            found,
            subject=middle[0],
            cue=(middle[1], middle[1] + 1),
            carriers=(found.subject, *found.carriers),
        )
    near = carriers_in(scene, line, min(found.subject.core_end, found.cue[1]), end)
    return replace(found, carriers=(*near, *found.carriers))


def _behind(found: Attribution) -> int:
    subject_end = found.subject.end if found.subject else 0
    return max(found.cue[1], subject_end)


def ends_in_quotation(line: Line, found: Attribution) -> bool:
    """Tell whether the words said end in quotation marks."""
    return bool(found.content) and line.units[found.content[-1][1] - 1].quotation is not None


def confidence_of(line: Line, found: Attribution) -> float:
    """Give a first estimate; explicit marks, a named subject and nearness raise it."""
    quoted = ends_in_quotation(line, found)
    value = 0.96 if quoted else 0.9 if found.explicit else 0.78
    if found.subject is None:
        value -= 0.04
    elif line.units[found.subject.head].lower in {"he", "she", "it", "they"}:
        value -= 0.06
    return round(value, 2)
