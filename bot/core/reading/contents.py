"""What was said: the stretch of a line that a cue credits to its speaker."""

from dataclasses import dataclass

from bot.core.reading.cues import CueAt, Form, after_adjuncts
from bot.core.reading.lexicon import people, words
from bot.core.reading.lexicon.verbs import Takes
from bot.core.reading.lines import Line
from bot.core.reading.noun_phrases import phrase_after

_CLOSERS = frozenset(".!?…;")
_THAT = frozenset({"that"})


@dataclass(frozen=True, slots=True)
class Content:
    """Unit ranges of the words said. `explicit`: marked by "that", a colon or quotation marks."""

    ranges: tuple[tuple[int, int], ...]
    explicit: bool
    is_left: bool = False


def content_right(line: Line, cue: CueAt, at: int, stop: int) -> Content | None:
    """Find what was said after the cue; `at` is behind cue, subject and addressee."""
    here = after_adjuncts(line, at)
    if here < stop and line.lower(here) == "," and _opens_content(line, here + 1):
        here += 1
    if here >= stop:
        return None
    word = line.lower(here)
    if word == ":":
        return _ranged(line, here + 1, stop, explicit=True)
    if word == "that" and here + 1 < stop and _takes_clause(cue):
        return _ranged(line, _behind_comma(line, here + 1), stop, explicit=True)
    if line.units[here].quotation is not None:
        return _from_quotation(line, cue, here, stop)
    if cue.takes(Takes.DEMAND) and (found := demand(line, cue, here, stop)):
        return found
    if cue.takes(Takes.PROMISE) and (found := _promise(line, here, stop)):
        return found
    if cue.takes(Takes.LABEL) and (found := _label(line, here, stop)):
        return found
    if cue.takes(Takes.CLAUSE) and cue.form is not Form.NOUN:
        return _bare_clause(line, cue, here, stop)
    return None


def content_of_relative(line: Line, at: int, stop: int) -> Content | None:
    """Read "a move that Johnson said would help": the rest of the relative clause."""
    here = after_adjuncts(line, at)
    if here >= stop or not has_finite_verb(line, here, min(here + 2, stop)):
        return None
    return _ranged(line, here, stop, explicit=True)


def _takes_clause(cue: CueAt) -> bool:
    return cue.takes(Takes.CLAUSE) or cue.takes(Takes.ADDRESSEE) or cue.takes(Takes.QUOTE)


def _opens_content(line: Line, at: int) -> bool:
    return at < len(line.units) and (
        line.units[at].quotation is not None or line.lower(at) == "that"
    )


def _behind_comma(line: Line, at: int) -> int:
    return at + 1 if line.lower(at) == "," else at


def _ranged(line: Line, first: int, stop: int, *, explicit: bool) -> Content | None:
    while first < stop and line.lower(first) in {",", ":"}:
        first += 1
    end = stop
    while end > first and line.lower(end - 1) in _CLOSERS | {",", ":", "—", "–"}:
        end -= 1
    return Content(((first, end),), explicit) if end > first else None


def _from_quotation(line: Line, cue: CueAt, here: int, stop: int) -> Content | None:
    """Take a quotation after the cue, and the words behind it that belong to the same clause."""
    end = here + 1
    while end < stop and line.units[end].quotation is not None:
        end += 1
    if end < stop and _quotation_is_part_of_clause(line, here, end, stop):
        return _ranged(line, here, stop, explicit=True)
    return Content(((here, end),), explicit=True)


def _quotation_is_part_of_clause(line: Line, here: int, end: int, stop: int) -> bool:
    following = line.lower(end)
    if following in words.AUXILIARIES or following in words.COMMON_VERBS:
        return True
    if following in {"and", "or"}:
        return any(unit.quotation for unit in line.units[end + 1 : min(end + 4, stop)])
    return (
        line.units[here].is_short_quotation
        and following in (words.INNER_PREPOSITIONS | {"as"})
        and after_adjuncts(line, end) == end
    )


def demand(line: Line, cue: CueAt, here: int, stop: int) -> Content | None:
    """Read "urged Karsland to withdraw" and "called on the ministry to resign"."""
    start = here
    if cue.verb and cue.verb.lemma == "call":
        if line.lower(here) not in {"on", "upon"}:
            return None
        start = here + 1
    for at in range(start, min(start + 12, stop)):
        unit = line.units[at]
        if unit.lower in _CLOSERS | {",", ":"} or unit.lower in words.AUXILIARIES:
            return None
        if unit.lower in {"to", "not"} and at > start:
            is_infinitive = line.lower(at + (2 if unit.lower == "not" else 1)) not in (
                words.DETERMINERS | {""}
            )
            return _ranged(line, start, stop, explicit=True) if is_infinitive else None
    return None


def _promise(line: Line, here: int, stop: int) -> Content | None:
    """Read "vowed to stay": the infinitive is the content."""
    if line.lower(here) != "to" or here + 1 >= stop:
        return None
    if line.lower(here + 1) in words.DETERMINERS or not line.units[here + 1].is_word:
        return None
    if line.units[here + 1].is_capitalised:
        return None
    return _ranged(line, here, stop, explicit=True)


def _label(line: Line, here: int, stop: int) -> Content | None:
    """Read `called the plan "a disgrace"`: only words in quotation marks make it a claim."""
    if line.lower(here) in {"for", "as"} and here + 1 < stop:
        here += 1
    for at in range(here, min(here + 14, stop)):
        unit = line.units[at]
        if unit.lower in _CLOSERS | {":"} | words.RELATIVES:
            return None
        if unit.quotation is not None:
            return _ranged(line, here, _end_of_label(line, at + 1, stop), explicit=True)
    return None


def _end_of_label(line: Line, at: int, stop: int) -> int:
    end = at
    while end < stop and line.lower(end) not in _CLOSERS | {",", "—", "–"}:
        if line.lower(end) in {"in", "at", "on", "during", "after", "before"} and (
            after_adjuncts(line, end) > end
        ):
            break
        end += 1
    return end


def _bare_clause(line: Line, cue: CueAt, here: int, stop: int) -> Content | None:
    """Take a clause without "that": it must begin like a clause and hold a finite verb."""
    if not _begins_clause(line, here) or not has_finite_verb(line, here, stop):
        return None
    if (
        cue.verb
        and cue.verb.noun_too
        and cue.verb.lemma
        not in {
            "hope",
            "fear",
            "feel",
            "think",
            "find",
            "show",
            "claim",
            "report",
            "note",
            "estimate",
            "suspect",
        }
    ):
        return None
    return _ranged(line, here, stop, explicit=False)


def _begins_clause(line: Line, at: int) -> bool:
    unit = line.units[at]
    if unit.quotation is not None:
        return True
    if not unit.is_word:
        return False
    if unit.lower in words.SUBORDINATORS:
        return unit.lower in {"if", "while", "although", "unless", "when", "since", "because"}
    if unit.lower in words.PREPOSITIONS:
        return unit.lower in {"in", "for", "with", "under", "without", "by", "despite", "at", "as"}
    return unit.lower not in words.AUXILIARIES | words.CONJUNCTIONS | {
        "so",
        "to",
        "goodbye",
        "yes",
        "no",
        "as",
        "what",
        "how",
        "why",
    } or unit.lower in {"what", "no"}


def has_finite_verb(line: Line, first: int, stop: int) -> bool:
    """Tell a clause from a phrase, by auxiliaries, common verbs and the shape of past forms."""
    for at in range(first, stop):
        unit = line.units[at]
        word = unit.lower
        if word in words.AUXILIARIES or (word in words.COMMON_VERBS and at > first):
            return True
        if word.endswith(("n't", "'re", "'ve", "'ll", "'m", "n’t", "’re", "’ve", "’ll", "’m")):
            return True
        if at > first and word.endswith("ed") and not unit.is_capitalised and len(word) > 4:
            return True
        if at > first and _is_present_verb(line, at):
            return True
    return False


def _is_present_verb(line: Line, at: int) -> bool:
    """Tell "the bill raises taxes": a word in -s after a singular noun, before an object."""
    word = line.lower(at)
    if not word.endswith("s") or word.endswith(("ss", "us", "is")) or line.units[at].is_capitalised:
        return False
    before, after = line.lower(at - 1), line.lower(at + 1)
    return (
        before.isalpha()
        and not before.endswith("s")
        and (after in words.DETERMINERS | words.PREPOSITIONS | {"to", "that", "how", "him", "them"})
        and before not in words.DETERMINERS | words.PREPOSITIONS
    )


def content_left(line: Line, end: int, floor: int) -> Content | None:
    """Find what was said before the framing that begins at unit `end`."""
    stop = end
    while stop > floor and line.lower(stop - 1) in {",", "—", "–", "-"}:
        stop -= 1
    first = floor
    while first < stop and line.lower(first) in {",", ";", "—", "–", ":"}:
        first += 1
    if first < stop and line.lower(first) in {"and", "but", "so", "yet"} and first > 0:
        first += 1
    if first >= stop:
        return None
    quoted = [at for at in range(first, stop) if line.units[at].quotation]
    if quoted and quoted[-1] == stop - 1 and _is_whole(line, quoted[-1]):
        return Content(((_first_of_run(line, quoted[-1], first), stop),), True, is_left=True)
    if stop == end and not quoted:
        return None
    if quoted or has_finite_verb(line, first, stop):
        return Content(((first, stop),), bool(quoted), is_left=True)
    return None


def _is_whole(line: Line, at: int) -> bool:
    """Tell a quotation that is a sentence or sentence part of its own from quoted words."""
    unit = line.units[at]
    inner = unit.text[1:-1]
    standing_alone = at == 0 or not line.units[at - 1].is_word
    return standing_alone or (inner[:1].isupper() and len(inner.split()) > 3)


def _first_of_run(line: Line, at: int, floor: int) -> int:
    while at > floor and line.units[at - 1].quotation is not None:
        at -= 1
    return at


def behind_addressee(line: Line, cue: CueAt, at: int) -> int:
    """Step over the person told: "told parliament that", "told VSA:"."""
    if not cue.takes(Takes.ADDRESSEE) or cue.verb is None:
        return at
    word = line.lower(at)
    if word in {"me", "us", "him", "her", "them", "you"} or word in words.ADDRESSEES:
        return at + 1
    if word == "this" or word == "the":
        for ahead in range(at + 1, at + 5):
            if (
                line.lower(ahead)
                in words.ADDRESSEES | people.PERSON_NOUNS | people.KIND_OF_NOUN.keys()
            ):
                return ahead + 1
    phrase = phrase_after(line, at)
    if phrase is not None:
        return _addressee_end(line, phrase.start, phrase.core_end)
    for ahead in range(at, min(at + 8, len(line.units))):
        if line.lower(ahead) in _THAT or line.units[ahead].quotation is not None:
            return ahead
    return at


def _addressee_end(line: Line, start: int, end: int) -> int:
    """End an addressee before the clause that follows without "that": "told VSA the bridge …"."""
    for at in range(start + 1, end):
        if line.lower(at) in words.DETERMINERS:
            return at
    return end
