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
    antecedent,
    author_of_statement,
    has_verb_at,
    is_reporting_form,
    main_subject,
    object_pronoun,
    subject_beside,
)
from bot.core.reading.lexicon import words
from bot.core.reading.lexicon.verbs import VERBS, Takes
from bot.core.reading.lines import Line
from bot.core.reading.phrases.heads import is_known_noun
from bot.core.reading.phrases.noun_phrases import Phrase, phrase_after, phrase_before
from bot.core.reading.scene import Scene

# With these any noun behind a determiner is somebody: "the physiotherapist swears he was not".
_PLAIN = frozenset("say tell insist swear think believe claim add argue warn admit".split())
_CONDITIONS = frozenset("if unless provided because although so".split())
# More units stand in no relative clause without commas.
_LONGEST_RELATIVE = 18
_RELATIVE = words.RELATIVES | {"what"}


def read_cue(
    scene: Scene, line: Line, cue: CueAt, floor: int, stop: int, *, has_before: bool
) -> Attribution | None:
    """Read one cue between the units `floor` and `stop`; nothing if it credits nobody."""
    if cue.form is Form.PREPOSITION:
        return _according_inside(line, cue, floor, stop)
    quoted = quoted_as(scene, line, cue, phrase_before(line, cue.left, floor=floor, any_noun=True))
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
    subject = phrase_after(line, cue.end, end=stop) or object_pronoun(line, cue.end)
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
    found = _subject_of(line, cue, floor)
    if found is None:
        return None
    subject, begin, end = found
    behind = behind_addressee(line, cue, end)
    right = demand(line, cue, end, stop) if cue.takes(Takes.DEMAND) else None
    right = right or content_right(line, cue, behind, stop)
    if right is None and line.lower(subject.start - 1) in _RELATIVE and end == cue.end:
        right = content_of_relative(line, behind, stop)
    left = _left_of_framing(line, begin, floor) if _takes_words_before(cue) else None
    made = _chosen(line, cue, subject, left, right, behind, floor, stop)
    plain = cue.verb is not None and cue.verb.lemma in _PLAIN
    clear = made is None or made.explicit or plain or is_known_noun(line, subject)
    return made if clear else None


def _takes_words_before(cue: CueAt) -> bool:
    """Tell "…, Dorn said" from "…, Dorn pressed on": a demand or a label never stands behind."""
    return any(cue.takes(one) for one in (Takes.CLAUSE, Takes.QUOTE, Takes.ADDRESSEE))


def _subject_of(line: Line, cue: CueAt, floor: int) -> tuple[Phrase, int, int] | None:
    """Give who is credited, and where the framing begins and ends."""
    beside, begin, end = subject_beside(line, cue)
    subject = beside
    if beside is None or begin < floor:
        subject = (
            phrase_before(line, cue.left, floor=floor)
            or _coordinated(line, cue)
            or _any_noun_before(line, cue, floor)
            or _before_relative(line, cue.left, floor)
        )
        begin, end = (subject.start if subject else begin), cue.end
    who = subject.start if subject is not None and line.lower(subject.head) == "who" else None
    if subject is None and line.lower(cue.left - 1) == "which":
        who = cue.left - 1
    if who is not None:
        subject = antecedent(line, who, floor)
        begin = subject.start if subject else begin
    if subject is None or line.lower(subject.head) in words.FIRST_PERSON | {"you"}:
        return None
    return subject, begin, end


def _any_noun_before(line: Line, cue: CueAt, floor: int) -> Phrase | None:
    if not _may_follow_any_noun(line, cue):
        return None
    return phrase_before(line, cue.left, floor=floor, any_noun=True)


def _may_follow_any_noun(line: Line, cue: CueAt) -> bool:
    """Tell a form that is surely a verb: past, third person, or the plural's ("accounts show")."""
    if cue.verb is None or cue.verb.noun_too:
        return False
    return cue.verb.form != "base" or line.lower(cue.left - 1).endswith("s")


def _before_relative(line: Line, end: int, floor: int) -> Phrase | None:
    """Find the subject of "The company that owns the cable insists"."""
    for at in range(end - 2, max(floor, end - _LONGEST_RELATIVE), -1):
        if not line.units[at].is_word:
            return None
        if line.lower(at) in {"that", "who", "which"}:
            return phrase_before(line, at, floor=floor)
    return None


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
    floor: int,
    stop: int,
) -> Attribution | None:
    """Decide whether the words said stand before, after or around the framing."""
    here, begin = after_adjuncts(line, behind), min(subject.start, cue.left)
    quoted_left = left is not None and left.explicit
    torn = None if quoted_left else _torn(line, begin, here, floor, stop)
    if torn is None and right is not None and (behind_it := _behind(line, left, right)):
        return made_of(cue, subject, behind_it)
    before = torn or _before(line, left, here, stop)
    before = before or _split_clause(line, begin, here, floor, stop)
    if before is not None:
        return made_of(cue, subject, before, is_trailing=True)
    is_open = here >= stop or line.lower(here) == ":"
    if is_open and (cue.takes(Takes.CLAUSE) or cue.takes(Takes.QUOTE)):
        return made_of(cue, subject, None)
    return None


def _behind(line: Line, left: Content | None, right: Content) -> Content | None:
    """Give the words behind a framing, with a quotation before it that they go on from."""
    first = right.ranges[0][0]
    if line.lower(first - 1) == ":" or left is None or not left.explicit:
        return right
    if not right.explicit or line.units[first].quotation is None:
        return None
    return replace(left, ranges=(*left.ranges, *right.ranges))


def _before(line: Line, left: Content | None, here: int, stop: int) -> Content | None:
    """Give the words before a framing that ends their sentence, with a condition behind it."""
    if left is None or left.explicit:
        return left
    if here < stop and line.lower(here) not in BREAKS:
        return None
    return replace(left, ranges=(*left.ranges, *_condition(line, here, stop)))


def _split_clause(line: Line, begin: int, here: int, floor: int, stop: int) -> Content | None:
    """Read `The bridge, the ministry said, will reopen.` and `he was, it says, a “partner.”`"""
    if begin < floor + 2 or line.lower(begin - 1) != "," or line.lower(here) != ",":
        return None
    first = _clause_begin(line, begin - 1, floor)
    if here + 1 >= stop or is_reporting_form(line, here + 1) or first >= begin - 1:
        return None
    before, rest = (first, begin - 1), (here + 1, stop)
    is_torn = not has_finite_verb(line, *before) or line.lower(begin - 2) in words.BE
    goes_on = has_verb_at(line, here + 1)
    if _names_only(line, *before):
        whole = has_finite_verb(line, *rest) and not goes_on
    else:
        whole = is_torn or (goes_on and has_finite_verb(line, rest[0] - 1, rest[1]))
    return Content((before, rest), explicit=False) if whole else None


def _torn(line: Line, begin: int, here: int, floor: int, stop: int) -> Content | None:
    """Read "There were, he agreed, five of those", torn between verb and what it needs."""
    if begin < floor + 2 or line.lower(begin - 2) not in words.BE:
        return None
    return _split_clause(line, begin, here, floor, stop)


def _condition(line: Line, here: int, stop: int) -> tuple[tuple[int, int], ...]:
    """Give the condition behind a framing: "…, she said, if the company gave in"."""
    is_condition = line.lower(here) == "," and line.lower(here + 1) in _CONDITIONS
    return ((here + 1, stop),) if is_condition and here + 2 < stop else ()


def _clause_begin(line: Line, end: int, floor: int) -> int:
    """Give where the clause begins that a framing interrupts."""
    for at in range(end - 1, floor, -1):
        if line.lower(at) in {";", ":", "—", "–"}:
            return at + 1
        if line.lower(at) == "," and line.lower(at + 1) in {"and", "but"}:
            return at + 2
    return floor


def _names_only(line: Line, first: int, end: int) -> bool:
    """Tell "In Paris, the minister said, …": a phrase that belongs to the framing."""
    opens = line.lower(first) in words.PREPOSITIONS | words.SUBORDINATORS | words.ADVERBS
    return opens and not any(line.units[at].quotation for at in range(first, end))


def _resumed(line: Line, at: int, stop: int) -> tuple[tuple[int, int], ...]:
    """Give the rest of a clause that the framing interrupted; it goes on with its verb."""
    if line.lower(at) != "," or at + 1 >= stop or not has_verb_at(line, at + 1):
        return ()
    return ((at + 1, stop),)
