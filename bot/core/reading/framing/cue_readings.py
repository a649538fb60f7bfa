"""One cue read: its subject, and whether the words said stand before, after or around it."""

from dataclasses import replace

from bot.core.reading.framing.addressees import behind_addressee
from bot.core.reading.framing.attribution import Attribution, made_of
from bot.core.reading.framing.chains import quoted_as
from bot.core.reading.framing.clauses import has_finite_verb
from bot.core.reading.framing.content import Content
from bot.core.reading.framing.contents import (
    content_of_relative,
    content_right,
)
from bot.core.reading.framing.contents_left import content_left
from bot.core.reading.framing.continuations import continuation_start, ends_with_comma
from bot.core.reading.framing.cues import CueAt, Form, after_adjuncts
from bot.core.reading.framing.shapes import demand
from bot.core.reading.framing.subjects import (
    BREAKS,
    author_of_statement,
    has_verb_at,
    is_reporting_form,
    main_subject,
    subject_beside,
)
from bot.core.reading.lexicon import words
from bot.core.reading.lexicon.verbs import VERBS, Takes
from bot.core.reading.lines import Line
from bot.core.reading.phrases.noun_phrases import Phrase, phrase_after, phrase_before
from bot.core.reading.scene import Scene

_RELATIVE = words.RELATIVES | {"what"}


def read_cue(
    scene: Scene, line: Line, cue: CueAt, floor: int, stop: int, *, has_before: bool
) -> Attribution | None:
    """Read one cue between the units `floor` and `stop`; nothing if it credits nobody."""
    if cue.form is Form.PREPOSITION:
        return _according_inside(line, cue, floor, stop)
    quoted = quoted_as(scene, line, cue, phrase_before(line, cue.left, floor=floor))
    if quoted is not None:
        speaker, carrier, behind = quoted
        content = content_right(line, replace(cue, verb=VERBS["said"]), behind, stop)
        first = min(carrier.start if carrier else cue.left, speaker.start, cue.left)
        made = made_of(cue, speaker, content or content_left(line, first, floor))
        return replace(made, carriers=(carrier,) if carrier else (), is_quoted_as=True)
    if cue.passive:
        return None
    if cue.form is Form.GERUND:
        return _gerund(line, cue, floor, stop, has_before=has_before)
    if has_before and continuation_start(line, cue) is not None:
        wanted = demand(line, cue, cue.end, stop) if cue.takes(Takes.DEMAND) else None
        content = wanted or content_right(line, cue, behind_addressee(line, cue, cue.end), stop)
        return made_of(cue, None, content) if content else None
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
    return made_of(cue, subject, replace(left, ranges=ranges), is_trailing=True)


def _gerund(
    line: Line, cue: CueAt, floor: int, stop: int, *, has_before: bool
) -> Attribution | None:
    before = line.lower(cue.left - 1)
    if (
        before not in {",", "and", "by", "—", "–"}
        and cue.left > 0
        and (not ends_with_comma(line, cue.left - 1))
    ):
        return None
    content = content_right(line, cue, behind_addressee(line, cue, cue.end), stop)
    if content is None or not (content.explicit or (cue.verb and cue.verb.lemma in {"say", "add"})):
        return None
    if has_before:
        return made_of(cue, None, content)
    subject = main_subject(line, cue.left)
    if subject is None:
        return None
    author = author_of_statement(line, subject.end, cue.left)
    made = made_of(cue, author or subject, content)
    return replace(made, carriers=(subject,)) if author else made


def _finite(line: Line, cue: CueAt, floor: int, stop: int) -> Attribution | None:
    subject, begin, end = subject_beside(line, cue)
    if subject is None or begin < floor:
        subject = phrase_before(line, cue.left, floor=floor) or _coordinated(line, cue)
        if subject is None:
            return None
        begin, end = subject.start, cue.end
    if line.lower(subject.head) in words.FIRST_PERSON | {"you", "who"}:
        return None
    behind = behind_addressee(line, cue, end)
    right = demand(line, cue, end, stop) if cue.takes(Takes.DEMAND) else None
    right = right or content_right(line, cue, behind, stop)
    if right is None and line.lower(subject.start - 1) in _RELATIVE and end == cue.end:
        right = content_of_relative(line, behind, stop)
    left = _left_of_framing(line, begin, floor)
    return _chosen(line, cue, subject, left, right, behind, stop)


def _coordinated(line: Line, cue: CueAt) -> Phrase | None:
    """Find the subject of "The ministers met here, and announced that …" in the clause before."""
    return main_subject(line, cue.left) if continuation_start(line, cue) is not None else None


def _left_of_framing(line: Line, begin: int, floor: int) -> Content | None:
    if begin <= floor or not (
        line.lower(begin - 1) in BREAKS or line.units[begin - 1].quotation is not None
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
            return made_of(cue, subject, replace(left, ranges=(*left.ranges, *right.ranges)))
        if not quoted_left:
            return made_of(cue, subject, right)
    if left is not None and (quoted_left or here >= stop or line.lower(here) in BREAKS):
        return made_of(cue, subject, left, is_trailing=True)
    split = _split_clause(line, subject.start, here, stop)
    if split is not None:
        return made_of(cue, subject, split, is_trailing=True)
    if (here >= stop or line.lower(here) == ":") and (
        cue.takes(Takes.CLAUSE) or cue.takes(Takes.QUOTE)
    ):
        return made_of(cue, subject, None)
    return None


def _split_clause(line: Line, begin: int, here: int, stop: int) -> Content | None:
    """Read `The bridge, the ministry said, will reopen.`"""
    rest = _resumed(line, here, stop)
    if not rest or begin < 2 or line.lower(begin - 1) != "," or is_reporting_form(line, here + 1):
        return None
    if not has_finite_verb(line, rest[0][0] - 1, rest[0][1]):
        return None
    return Content(((0, begin - 1), *rest), explicit=False)


def _resumed(line: Line, at: int, stop: int) -> tuple[tuple[int, int], ...]:
    """Give the rest of a clause that the framing interrupted; it goes on with its verb."""
    if line.lower(at) != "," or at + 1 >= stop or not has_verb_at(line, at + 1):
        return ()
    return ((at + 1, stop),)
