"""One line's attributions: cue, subject and words said, put together."""

from dataclasses import dataclass, replace

from bot.core.claim import Force
from bot.core.reading.chains import carriers_in, cited, cited_at_end, quoted_as
from bot.core.reading.contents import (
    Content,
    behind_addressee,
    content_left,
    content_of_relative,
    content_right,
    demand,
    has_finite_verb,
)
from bot.core.reading.cues import CueAt, Form, after_adjuncts, cues_of
from bot.core.reading.lexicon import words
from bot.core.reading.lexicon.verbs import VERBS, Takes
from bot.core.reading.lines import Line
from bot.core.reading.noun_phrases import Phrase, phrase_after, phrase_before
from bot.core.reading.scene import Scene

_BREAKS = frozenset({",", "—", "–", ";", "-"})


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


def attributions_of(scene: Scene, line: Line) -> list[Attribution]:
    """Find who says what in one line; content may be empty where a quotation stands beside it."""
    return [_with_chain(scene, line, found) for found in _attributions(scene, line)]


def _with_chain(scene: Scene, line: Line, found: Attribution) -> Attribution:
    """Name the carriers in the framing; "VSA, citing a spokesman" credits the spokesman."""
    if found.subject is None or found.is_quoted_as:
        return found
    inside = {at for first, end in found.content for at in range(first, end)}
    begin = min(found.subject.start, found.cue[0])
    end = begin
    while end < len(line.units) and end not in inside:
        end += 1
    speaker = cited(line, found.subject, max(found.cue[0], found.subject.end))
    if speaker is None and (late := cited_at_end(line, after_adjuncts(line, _behind(found)))):
        speaker = late[0]
    if speaker is not None:
        return replace(found, subject=speaker, carriers=(found.subject, *found.carriers))
    near = carriers_in(scene, line, max(found.subject.core_end, found.cue[0]), end)
    return replace(found, carriers=(*near, *found.carriers))


def _behind(found: Attribution) -> int:
    subject_end = found.subject.end if found.subject else 0
    return max(found.cue[1], subject_end)


def _attributions(scene: Scene, line: Line) -> list[Attribution]:
    cues = list(cues_of(line))
    if not cues:
        return _colon(scene, line)
    tail = _trailing(line, cues)
    stop = line.last
    if tail is not None and tail.subject is not None:
        inner = _within(scene, line, cues, 0, _framing_start(line, tail))
        if inner and scene.is_outlet(line, tail.subject):
            return [replace(a, carriers=(*a.carriers, tail.subject)) for a in inner]
        return [tail]
    lead = _leading(line, cues, stop)
    if lead is not None and lead.subject is not None:
        inner = _within(scene, line, cues, lead.content[0][0], stop)
        named = [a for a in inner if a.subject is not None]
        if named and scene.is_outlet(line, lead.subject):
            return [replace(a, carriers=(*a.carriers, lead.subject)) for a in inner]
        return [lead]
    return _within(scene, line, cues, 0, stop) or _colon(scene, line)


def _framing_start(line: Line, attribution: Attribution) -> int:
    subject = attribution.subject
    start = min(attribution.cue[0], subject.start) if subject else attribution.cue[0]
    while start > 0 and line.lower(start - 1) in _BREAKS:
        start -= 1
    return start


def _trailing(line: Line, cues: list[CueAt]) -> Attribution | None:
    """Read a line that ends in its framing: `…, Dorn said on Monday.`, `…, according to VSA.`"""
    cue = cues[-1]
    if cue.form is Form.PREPOSITION:
        subject = phrase_after(line, cue.end)
        begin, end = cue.first, subject.end if subject else cue.end
    elif cue.form is Form.FINITE and not cue.passive and cue.takes(Takes.CLAUSE):
        subject, begin, end = _subject_beside(line, cue)
    else:
        return None
    if subject is None or begin == 0 or not _is_over(line, cue, end):
        return None
    if (
        line.lower(begin - 1) not in _BREAKS
        and line.units[begin - 1].quotation is None
        and (cue.form is not Form.PREPOSITION)
    ):
        return None
    left = content_left(line, begin, 0)
    return _made(cue, subject, left, is_trailing=True) if left else None


def _is_over(line: Line, cue: CueAt, at: int) -> bool:
    at = behind_addressee(line, cue, at) if cue.form is Form.FINITE else at
    here = after_adjuncts(line, at)
    citing = cited_at_end(line, here)
    return (citing[1] if citing else here) >= line.last


def _subject_beside(line: Line, cue: CueAt) -> tuple[Phrase | None, int, int]:
    """Find the subject before or (inverted) after the verb, and where the framing begins and ends."""
    before = line.units[cue.left - 1] if cue.left else None
    if before is not None and (before.quotation is not None or before.lower in _BREAKS):
        after = phrase_after(line, cue.end)
        if after is not None and cue.left == cue.first and not _has_verb_at(line, after.end):
            return after, cue.left, after.end
    subject = phrase_before(line, cue.left)
    return (subject, subject.start, cue.end) if subject else (None, cue.left, cue.end)


def _has_verb_at(line: Line, at: int) -> bool:
    word = line.lower(at)
    return (
        word in words.AUXILIARIES
        or word in words.COMMON_VERBS
        or (word.endswith("ed") and len(word) > 4)
    )


def _leading(line: Line, cues: list[CueAt], stop: int) -> Attribution | None:
    """Read `According to VSA, …` at the beginning of a line."""
    cue = cues[0]
    if cue.form is not Form.PREPOSITION or cue.first > 2:
        return None
    subject = phrase_after(line, cue.end)
    if subject is None:
        return None
    citing = cited_at_end(line, subject.end)
    comma = citing[1] if citing else subject.end
    while comma < stop and line.lower(comma) != "," and comma - subject.end < 14:
        comma += 1
    if comma >= stop or line.lower(comma) != ",":
        return None
    return _made(cue, subject, Content(((comma + 1, stop),), explicit=True))


def _made(
    cue: CueAt, subject: Phrase | None, content: Content | None, *, is_trailing: bool = False
) -> Attribution:
    verb = cue.verb
    denies = bool(verb and verb.denies)
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


def _within(
    scene: Scene, line: Line, cues: list[CueAt], floor: int, stop: int
) -> list[Attribution]:
    """Read the cues between two units from left to right; cues inside said words are skipped."""
    found: list[Attribution] = []
    inside = [cue for cue in cues if floor <= cue.first and cue.end <= stop]
    at = floor
    for number, cue in enumerate(inside):
        if cue.first < at:
            continue
        limit = _next_continuation(line, inside[number + 1 :], stop)
        made = _read(scene, line, cue, at, limit, bool(found))
        if made is None:
            continue
        found.append(made)
        at = max([at, cue.end, *(end for _, end in made.content)])
    return found


def _next_continuation(line: Line, later: list[CueAt], stop: int) -> int:
    """Give where the words said end because the same speaker's next cue begins."""
    for cue in later:
        start = _continuation_start(line, cue)
        if start is not None and cue.end < stop:
            return min(start, stop)
    return stop


def _continuation_start(line: Line, cue: CueAt) -> int | None:
    """Tell `…, adding that …` and `… and warned that …`; give where that begins."""
    before = cue.left - 1
    explicit = _is_explicit_right(line, cue)
    if not explicit or before <= 0:
        return None
    if cue.form is Form.GERUND and line.lower(before) in {",", "and", "—", "–"}:
        return before
    if cue.form is Form.FINITE and line.lower(before) in {"and", "but", "then"} and not cue.passive:
        return before - 1 if line.lower(before - 1) == "," else before
    return None


def _is_explicit_right(line: Line, cue: CueAt) -> bool:
    here = after_adjuncts(line, behind_addressee(line, cue, cue.end))
    if line.lower(here) in {",", ":"}:
        here += 1
    if cue.takes(Takes.DEMAND) and demand(line, cue, cue.end, line.last):
        return True
    return line.lower(here) == "that" or (
        here < len(line.units) and line.units[here].quotation is not None
    )


def _read(
    scene: Scene, line: Line, cue: CueAt, floor: int, stop: int, has_before: bool
) -> Attribution | None:
    if cue.form is Form.PREPOSITION:
        return _according_inside(line, cue, floor, stop)
    quoted = quoted_as(scene, line, cue, phrase_before(line, cue.left, floor=floor))
    if quoted is not None:
        speaker, carrier, behind = quoted
        content = content_right(line, replace(cue, verb=VERBS["said"]), behind, stop)
        made = _made(cue, speaker, content)
        return replace(made, carriers=(carrier,) if carrier else (), is_quoted_as=True)
    if cue.passive:
        return None
    if cue.form is Form.GERUND:
        return _gerund(line, cue, floor, stop, has_before)
    if has_before and _continuation_start(line, cue) is not None:
        content = content_right(line, cue, behind_addressee(line, cue, cue.end), stop)
        return _made(cue, None, content) if content else None
    return _finite(line, cue, floor, stop)


def _according_inside(line: Line, cue: CueAt, floor: int, stop: int) -> Attribution | None:
    subject = phrase_after(line, cue.end, end=stop)
    if subject is None:
        return None
    left = content_left(line, cue.first, floor)
    if left is None:
        return None
    rest = _resumed(line, subject.end, stop)
    ranges = (*left.ranges, *rest) if not left.explicit else left.ranges
    return _made(cue, subject, replace(left, ranges=ranges), is_trailing=True)


def _gerund(line: Line, cue: CueAt, floor: int, stop: int, has_before: bool) -> Attribution | None:
    before = line.lower(cue.left - 1)
    if before not in {",", "and", "by", "—", "–"} and cue.left > 0:
        return None
    content = content_right(line, cue, behind_addressee(line, cue, cue.end), stop)
    if content is None or not (content.explicit or (cue.verb and cue.verb.lemma in {"say", "add"})):
        return None
    if has_before:
        return _made(cue, None, content)
    subject = main_subject(line, cue.left)
    if subject is None:
        return None
    author = _author_of_statement(line, subject.end, cue.left)
    made = _made(cue, author or subject, content)
    return replace(made, carriers=(subject,)) if author else made


def main_subject(line: Line, end: int) -> Phrase | None:
    """Find the subject of the main clause (the one a participle hangs on)."""
    for at in range(1, end):
        if not _has_verb_at(line, at) and not _is_reporting_form(line, at):
            continue
        if line.lower(at) in {"be", "been", "being"}:
            continue
        left = at
        while left > 0 and (
            line.lower(left - 1) in words.ADVERBS | words.AUXILIARIES
            or line.lower(left - 1).endswith("ly")
        ):
            left -= 1
        if line.lower(0) == "there" and left <= 1:
            return phrase_after(line, after_adjuncts(line, at + 1))
        subject = phrase_before(line, left)
        if subject is not None:
            return subject
    return None


def _is_reporting_form(line: Line, at: int) -> bool:
    verb = VERBS.get(line.lower(at))
    return (
        verb is not None
        and verb.form in {"past", "present"}
        and not (line.units[at].is_capitalised)
    )


def _author_of_statement(line: Line, first: int, end: int) -> Phrase | None:
    """Read "issued a statement by the leaders of …": the statement is theirs."""
    for at in range(first, end - 4):
        if line.lower(at) in {"issued", "released", "published", "carried"} and (
            line.lower(at + 2) == "statement" and line.lower(at + 3) == "by"
        ):
            return phrase_after(line, at + 4)
    return None


def _finite(line: Line, cue: CueAt, floor: int, stop: int) -> Attribution | None:
    subject, begin, end = _subject_beside(line, cue)
    if subject is None or begin < floor:
        subject = phrase_before(line, cue.left, floor=floor)
        if subject is None:
            return None
        begin, end = subject.start, cue.end
    if line.lower(subject.head) in words.FIRST_PERSON | {"you", "who"}:
        return None
    behind = behind_addressee(line, cue, end)
    right = demand(line, cue, end, stop) if cue.takes(Takes.DEMAND) else None
    right = right or content_right(line, cue, behind, stop)
    if right is None and line.lower(subject.start - 1) in words.RELATIVES and end == cue.end:
        right = content_of_relative(line, behind, stop)
    left = _left_of_framing(line, begin, floor)
    return _chosen(line, cue, subject, left, right, behind, stop)


def _left_of_framing(line: Line, begin: int, floor: int) -> Content | None:
    if begin <= floor or not (
        line.lower(begin - 1) in _BREAKS or line.units[begin - 1].quotation is not None
    ):
        return None
    return content_left(line, begin, floor)


def _chosen(
    line: Line,
    cue: CueAt,
    subject: Phrase,
    left: Content | None,
    right: Content | None,
    behind: int,
    stop: int,
) -> Attribution | None:
    """Decide whether the words said stand before, after or around the framing."""
    here = after_adjuncts(line, behind)
    quoted_left = left is not None and left.explicit
    if right is not None and not (quoted_left and not right.explicit):
        if quoted_left and left and line.units[right.ranges[0][0]].quotation is not None:
            return _made(cue, subject, replace(left, ranges=(*left.ranges, *right.ranges)))
        if not quoted_left:
            return _made(cue, subject, right)
    if left is not None and (quoted_left or here >= stop or line.lower(here) in _BREAKS):
        return _made(cue, subject, left, is_trailing=True)
    split = _split_clause(line, subject.start, here, stop)
    if split is not None:
        return _made(cue, subject, split, is_trailing=True)
    if here >= stop and (cue.takes(Takes.CLAUSE) or cue.takes(Takes.QUOTE)):
        return _made(cue, subject, None)
    return None


def _split_clause(line: Line, begin: int, here: int, stop: int) -> Content | None:
    """Read `The bridge, the ministry said, will reopen.`"""
    rest = _resumed(line, here, stop)
    if not rest or begin < 2 or line.lower(begin - 1) != ",":
        return None
    if not has_finite_verb(line, rest[0][0] - 1, rest[0][1]):
        return None
    return Content(((0, begin - 1), *rest), explicit=False)


def _resumed(line: Line, at: int, stop: int) -> tuple[tuple[int, int], ...]:
    """Give the rest of a clause that the framing interrupted; it goes on with its verb."""
    if line.lower(at) != "," or at + 1 >= stop or not _has_verb_at(line, at + 1):
        return ()
    return ((at + 1, stop),)


def _colon(scene: Scene, line: Line) -> list[Attribution]:
    """Read `Dorn: "We will stay."`, a colon with no verb."""
    for at, unit in enumerate(line.units):
        if unit.lower != ":" or at + 1 >= line.last or line.units[at + 1].quotation is None:
            continue
        subject = phrase_before(line, at)
        if subject is None or subject.start != 0:
            return []
        return [
            Attribution(
                (at, at + 1),
                Force.NEUTRAL,
                hedges=False,
                negated=False,
                subject=subject,
                content=((at + 1, line.last),),
                explicit=True,
            )
        ]
    return []
