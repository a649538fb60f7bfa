"""One line's attributions: leading, trailing and inner framings, and a colon with no verb."""

from dataclasses import replace

from bot.core.claim import Force
from bot.core.reading.framing.addressees import behind_addressee
from bot.core.reading.framing.attribution import Attribution, made_of, with_chain
from bot.core.reading.framing.chains import cited_at_end, handed_on
from bot.core.reading.framing.content import Content
from bot.core.reading.framing.contents_left import content_left
from bot.core.reading.framing.continuations import boundary, next_continuation
from bot.core.reading.framing.cue_readings import read_cue
from bot.core.reading.framing.cues import CueAt, Form, after_adjuncts, cues_of
from bot.core.reading.framing.headlines import headline
from bot.core.reading.framing.other_frames import other_frames
from bot.core.reading.framing.quote_frames import beside_quotation
from bot.core.reading.framing.subjects import BREAKS, object_pronoun, subject_beside
from bot.core.reading.lexicon import people, words
from bot.core.reading.lexicon.verbs import VERBS, Takes
from bot.core.reading.lines import Line
from bot.core.reading.phrases.appositions import is_participle
from bot.core.reading.phrases.noun_phrases import Phrase, phrase_after, phrase_before
from bot.core.reading.scene import Scene

_NOBODY = frozenset({"no", "neither", "nor", "none", "nobody", "not", "few", "hardly"})
_UNREAL = frozenset({"if", "whether", "unless", "had", "should"})
_MANY = people.KIND_OF_NOUN.keys() | {"they", "we", "many", "some", "most", "others", "both"}
_SAME_IN_PAST = frozenset({"read", "forecast", "put"})
# A framing between two quotations is not longer.
_LONGEST_PAUSE = 18
# No sentence has more words and marks; what has is no prose, and would be read in quadratic time.
_LONGEST_LINE = 500


def attributions_of(scene: Scene, line: Line) -> list[Attribution]:
    """Find who says what in one line; content may be empty where a quotation stands beside it."""
    if len(line.units) > _LONGEST_LINE or _asks(line):
        return []
    found = [each for each in _attributions(scene, line) if not _credits_nobody(line, each)]
    taken = frozenset(n for each in found for a, b in each.content for n in range(a, b))
    found = [_with_resumed(line, each, taken) for each in found]
    ends = {min(each.cue[0], each.subject.start if each.subject else each.cue[0]) for each in found}
    found += [each for each in other_frames(line, ends) if not _is_taken(each, found)]
    taken = frozenset(n for each in found for a, b in each.content for n in range(a, b))
    if not found and line.paragraph == 0 and (credited := headline(line)):
        return [credited]
    if beside := beside_quotation(line, taken):
        found = [each for each in found if each.content] + [beside]
    return _handed_on(line, [with_chain(scene, line, each) for each in found])


def _handed_on(line: Line, found: list[Attribution]) -> list[Attribution]:
    """Add whoever hands all of a line's words on: "…, Stoll said, according to the agency"."""
    taken = {n for each in found for a, b in (*each.content, each.cue) for n in range(a, b)} | {
        n for each in found if each.subject for n in range(each.subject.start, each.subject.end)
    }
    outside = [n for n in range(len(line.units)) if n not in taken]
    carriers = handed_on(line, outside)
    return [
        replace(each, carriers=(*each.carriers, *(c for c in carriers if c not in each.carriers)))
        for each in found
    ]


def _is_taken(other: Attribution, found: list[Attribution]) -> bool:
    """Tell whether a framing's words or its own place are credited already."""
    mine = {n for a, b in (*other.content, other.cue) for n in range(a, b)}
    return any(
        not mine.isdisjoint(range(a, b)) for each in found for a, b in (*each.content, each.cue)
    )


def _with_resumed(line: Line, found: Attribution, taken: frozenset[int]) -> Attribution:
    """Add the quotation in which a quotation before the framing goes on: `“…,” he said, “and …”`"""
    if not found.content or line.units[found.content[-1][1] - 1].quotation is None:
        return found
    end = max(found.cue[1], found.subject.end if found.subject else 0)
    if found.content[-1][1] > end:
        return found
    ahead = next((n for n in range(end, len(line.units)) if line.units[n].quotation), None)
    if ahead is None or ahead in taken or ahead - end > _LONGEST_PAUSE:
        return found
    goes_on = line.units[ahead].text.lstrip("\"“‘«„「『'")[:1].islower()
    between = [line.lower(n) for n in range(end, ahead)]
    says_else = any(
        word in words.AUXILIARIES
        or ((verb := VERBS.get(word)) and verb.form in {"past", "present"})
        for word in between
    )
    if goes_on and found.content[0][0] < end and not ("and" in between and says_else):
        return replace(found, content=(*found.content, (ahead, ahead + 1)))
    return found


def _asks(line: Line) -> bool:
    """Tell "Did Dorn say that …?", which credits nobody with anything."""
    return line.units[-1].lower == "?" and line.lower(0) in words.AUXILIARIES


def _credits_nobody(line: Line, found: Attribution) -> bool:
    """Tell "no minister said", "neither … nor the army said", "if Dorn said" and "Dorn say"."""
    subject = found.subject
    if subject is None:
        return False
    if line.lower(subject.start) in _NOBODY or line.lower(subject.start - 1) in _NOBODY | _UNREAL:
        return True
    return _is_bare_form_of_one(line, found)


def _is_bare_form_of_one(line: Line, found: Attribution) -> bool:
    """Tell "Dorn say" (a question's or a wish's) from "officials say" and "did not say"."""
    verb = VERBS.get(line.lower(found.cue[0]))
    subject = found.subject
    if verb is None or subject is None or verb.form != "base" or verb.lemma in _SAME_IN_PAST:
        return False
    helped = line.lower(found.cue[0] - 1) in words.AUXILIARIES | words.ADVERBS | words.NEGATIONS
    head = line.lower(subject.head)
    is_name = line.units[subject.head].is_capitalised and head not in _MANY
    is_one = is_name or head in {"he", "she", "it"}
    return (
        is_one
        and not helped
        and not head.endswith("s")
        and "and" not in [line.lower(at) for at in range(subject.start, subject.end)]
    )


def _attributions(scene: Scene, line: Line) -> list[Attribution]:
    cues = list(cues_of(line))
    if not cues:
        return _colon(scene, line)
    tail = _trailing(line, cues)
    stop = line.last
    if tail is not None and tail.subject is not None:
        inner = _within(scene, line, cues, 0, _framing_start(line, tail))
        is_about_words = cues[-1].form is Form.PREPOSITION and any(a.explicit for a in inner)
        if inner and (is_about_words or scene.is_outlet(line, tail.subject)):
            return [replace(a, carriers=(*a.carriers, tail.subject)) for a in inner]
        return [tail]
    lead = _leading(line, cues, stop)
    if lead is not None and lead.subject is not None:
        inner = _within(scene, line, cues, lead.content[0][0], stop)
        named = [a for a in inner if a.subject is not None]
        if named and (scene.is_outlet(line, lead.subject) or _hands_on(lead, named[0])):
            return [replace(a, carriers=(*a.carriers, lead.subject)) for a in inner]
        return [lead]
    return _within(scene, line, cues, 0, stop) or _colon(scene, line)


def _hands_on(lead: Attribution, inner: Attribution) -> bool:
    """Tell "According to Ekwall, the manager told every recruit: …": Ekwall hands it on."""
    subject = inner.subject
    near = subject is not None and subject.start - lead.content[0][0] <= 2
    return near and inner.explicit and bool(inner.content)


def _framing_start(line: Line, attribution: Attribution) -> int:
    subject = attribution.subject
    start = min(attribution.cue[0], subject.start) if subject else attribution.cue[0]
    while start > 0 and line.lower(start - 1) in BREAKS:
        start -= 1
    return start


def _trailing(line: Line, cues: list[CueAt]) -> Attribution | None:
    """Read a line that ends in its framing: `…, Dorn said on Monday.`, `…, according to VSA.`"""
    cue = cues[-1]
    if cue.form is Form.PREPOSITION:
        subject = phrase_after(line, cue.end) or object_pronoun(line, cue.end)
        begin, end = cue.first, subject.end if subject else cue.end
    elif cue.form is Form.FINITE and not cue.passive and cue.takes(Takes.CLAUSE):
        subject, begin, end = subject_beside(line, cue)
    else:
        return None
    if subject is None or begin == 0 or not _is_over(line, cue, end):
        return None
    if (
        line.lower(begin - 1) not in BREAKS
        and line.units[begin - 1].quotation is None
        and (cue.form is not Form.PREPOSITION)
    ):
        return None
    left = content_left(line, begin, 0)
    return made_of(cue, subject, left, is_trailing=True) if left else None


def _is_over(line: Line, cue: CueAt, at: int) -> bool:
    at = behind_addressee(line, cue, at) if cue.form is Form.FINITE else at
    here = after_adjuncts(line, at)
    citing = cited_at_end(line, here)
    return (citing[1] if citing else here) >= line.last


def _leading(line: Line, cues: list[CueAt], stop: int) -> Attribution | None:
    """Read `According to VSA, …` at the beginning of a line."""
    cue = cues[0]
    if cue.form is not Form.PREPOSITION or cue.first > 2:
        return None
    subject = phrase_after(line, cue.end) or object_pronoun(line, cue.end)
    if subject is None:
        return None
    citing = cited_at_end(line, subject.end)
    comma = citing[1] if citing else subject.end
    comma = _next_comma(line, comma, stop)
    if is_participle(line.lower(comma + 1)) or line.lower(comma + 1) in words.RELATIVES:
        comma = _next_comma(line, comma + 1, stop)
    if comma >= stop or line.lower(comma) != ",":
        return None
    return made_of(cue, subject, Content(((comma + 1, stop),), explicit=True))


def _next_comma(line: Line, at: int, stop: int) -> int:
    """Give the next comma, looking 14 units ahead at most; else where it stopped looking."""
    ahead = at
    while ahead < stop and line.lower(ahead) != "," and ahead - at < 14:
        ahead += 1
    return ahead


def _within(
    scene: Scene, line: Line, cues: list[CueAt], floor: int, stop: int
) -> list[Attribution]:
    """Read the cues between two units from left to right; cues inside said words are skipped."""
    found: list[Attribution] = []
    inside = [cue for cue in cues if floor <= cue.first and cue.end <= stop]
    starts = [boundary(line, cue) for cue in inside]
    at = floor
    for number, cue in enumerate(inside):
        if cue.first < at:
            continue
        limit = next_continuation(starts, number, stop)
        made = read_cue(scene, line, cue, at, limit, has_before=bool(found))
        if made is None:
            continue
        found.append(made)
        at = max([at, cue.end, *(end for _, end in made.content)])
    return found


def _colon(scene: Scene, line: Line) -> list[Attribution]:
    """Read `Dorn: "We will stay."`, a colon with no verb."""
    for at, unit in enumerate(line.units):
        if unit.lower != ":" or at + 1 >= line.last or line.units[at + 1].quotation is None:
            continue
        subject, outlet = _on_air(scene, line, at)
        if subject is None or subject.start != 0:
            return []
        return [
            Attribution(
                (at, at + 1),
                Force.NEUTRAL,
                hedges=False,
                negated=False,
                subject=subject,
                carriers=(outlet,) if outlet else (),
                content=((at + 1, line.last),),
                explicit=True,
            )
        ]
    return []


def _on_air(scene: Scene, line: Line, end: int) -> tuple[Phrase | None, Phrase | None]:
    """Read "Merrin Tay on Radio Sarn": who speaks before unit `end`, and on which outlet."""
    for at in range(1, end):
        if line.lower(at) not in {"on", "to", "in"}:
            continue
        outlet = phrase_after(line, at + 1, end=end)
        if outlet is not None and outlet.end == end and scene.is_outlet(line, outlet):
            return phrase_before(line, at), outlet
    return phrase_before(line, end), None
