"""What was said after a cue: a that-clause, a quotation, a bare clause, and their kin."""

from bot.core.reading.framing.clauses import begins_clause, has_early_verb, has_finite_verb
from bot.core.reading.framing.content import Content, ranged
from bot.core.reading.framing.cues import CueAt, Form, after_adjuncts
from bot.core.reading.framing.shapes import demand, label, promise
from bot.core.reading.lexicon import people, words
from bot.core.reading.lexicon.verbs import VERBS, Takes
from bot.core.reading.lines import Line

_DENIED = frozenset(
    "claim claims allegation allegations report reports suggestion suggestions idea notion"
    " accusation accusations charge charges assertion rumours rumors".split()
)


# So many units may stand between a verb and its that-clause.
_LONGEST_ASIDE = 16
# Verbs that take a clause without "that"; those of the second list never take a bare object.
_BARE_ALWAYS = frozenset("say think believe hope claim insist argue add tell warn assure".split())
_BARE = _BARE_ALWAYS | frozenset(
    "admit acknowledge allege announce complain concede conclude confirm deny estimate expect"
    " explain fear feel find forecast guess inform maintain note notify predict promise recall"
    " reckon remind repeat reply report reveal show state stress suggest suspect swear testify"
    " vow write anticipate declare decide hint imply joke remark project agree".split()
)


def content_right(line: Line, cue: CueAt, at: int, stop: int) -> Content | None:
    """Find what was said after the cue; `at` is behind cue, subject and addressee."""
    if line.lower(at) in {"of", "about"}:
        return None  # "warned of the flood": a thing, no clause
    here = after_adjuncts(line, at)
    if here < stop and line.lower(here) == "," and _opens_content(line, here + 1):
        here += 1
    if here >= stop:
        return None
    found = _marked(line, cue, here, stop) or _unmarked(line, cue, here, stop)
    return found or _behind_aside(line, cue, here, stop)


def _behind_aside(line: Line, cue: CueAt, here: int, stop: int) -> Content | None:
    """Read "wrote in her column for the Post that …" and "reads, in full: “…”"."""
    if cue.verb is None:
        return None
    takes_that = cue.takes(Takes.CLAUSE) or cue.takes(Takes.ADDRESSEE)
    for at in range(here, min(here + _LONGEST_ASIDE, stop - 1)):
        unit = line.units[at]
        if unit.lower == ":" and line.units[at + 1].quotation is not None:
            return ranged(line, at + 1, stop, explicit=True)
        if unit.lower == "that" and takes_that and at > here and _is_conjunction(line, at):
            return _that_clauses(line, at + 1, stop)
        verb = VERBS.get(unit.lower)
        if unit.quotation is not None or unit.lower in words.AUXILIARIES | words.RELATIVES:
            return None
        if (verb is not None and verb.form in {"past", "present"}) or unit.lower == ";":
            return None
    return None


def _is_conjunction(line: Line, at: int) -> bool:
    """Tell "that" before a clause from "that week" and from a relative."""
    before, after = line.lower(at - 1), line.lower(at + 1)
    adjuncts = words.TIME_NOUNS | words.DAYS | words.MONTHS | words.OCCASIONS | words.ADDRESSEES
    ends = before in adjuncts | {",", "start", "outset", "beginning"} or (
        line.units[at - 1].is_capitalised
    )
    if not ends or after in words.TIME_NOUNS | words.AUXILIARIES:
        return False
    return has_early_verb(line, at + 1, len(line.units), surely=False)


def _marked(line: Line, cue: CueAt, here: int, stop: int) -> Content | None:
    """Take words that a colon, "that" or quotation marks announce."""
    if line.lower(here) == ":":
        return ranged(line, here + 1, stop, explicit=True)
    is_that = line.lower(here) == "that" and here + 1 < stop and _takes_clause(cue)
    if is_that and not (cue.takes(Takes.LABEL) and not cue.takes(Takes.CLAUSE)):
        return _that_clauses(line, _behind_comma(line, here + 1), stop)
    if line.units[here].quotation is None or _is_name_behind_noun(line, here):
        return None
    if cue.verb and cue.verb.lemma in {"quote", "cite"} and line.units[here].is_short_quotation:
        return None  # quotes "insiders"
    return _from_quotation(line, cue, here, stop)


def _is_name_behind_noun(line: Line, at: int) -> bool:
    """Tell the local paper «Kystnytt» from what was told to it."""
    nouns = people.PUBLICATION_NOUNS | people.DOCUMENT_NOUNS
    return line.units[at].is_quoted_name and line.lower(at - 1) in nouns


def _unmarked(line: Line, cue: CueAt, here: int, stop: int) -> Content | None:
    """Take a denied noun's clause, a demand, a promise, a label or a bare clause."""
    if cue.verb is None:
        return None if cue.form is Form.NOUN else _bare_clause(line, cue, here, stop)
    if cue.verb.denies and (denied := _denied(line, cue, here, stop)):
        return denied
    readers = ((Takes.DEMAND, demand), (Takes.PROMISE, promise), (Takes.LABEL, label),
               (Takes.CLAUSE, _bare_clause))  # fmt: skip
    for takes, reader in readers:
        if cue.takes(takes) and (found := reader(line, cue, here, stop)):
            return found
    return None


def _denied(line: Line, cue: CueAt, here: int, stop: int) -> Content | None:
    """Read "rejected the claim that …" and "ruled out publishing …"."""
    if cue.verb and cue.verb.lemma == "rule":
        is_gerund = line.lower(here).endswith("ing")
        return ranged(line, here, stop, explicit=True) if is_gerund else None
    doing = here + 1 if line.lower(here) in {"ever", "even"} else here
    if line.lower(doing).endswith("ing") and cue.verb and cue.verb.lemma == "deny":
        return ranged(line, here, stop, explicit=True)
    behind = _behind_denied_noun(line, here)
    return ranged(line, behind, stop, explicit=True) if behind else None


def content_of_relative(line: Line, at: int, stop: int) -> Content | None:
    """Read "a move that Johnson said would help": the rest of the relative clause."""
    here = after_adjuncts(line, at)
    if here >= stop or not has_finite_verb(line, here, min(here + 2, stop)):
        return None
    return ranged(line, here, stop, explicit=True)


def _behind_denied_noun(line: Line, here: int) -> int | None:
    """Read "rejected the claim that": give where the denied clause begins."""
    for at in range(here, here + 4):
        if line.lower(at) in _DENIED and line.lower(at + 1) == "that":
            return at + 2
    return None


def _that_clauses(line: Line, first: int, stop: int) -> Content | None:
    """Take "that A and that B" as one content with a part for each clause."""
    starts = [first]
    starts += [
        at + 2 for at in range(first, stop - 2)
        if line.lower(at) in {"and", "but", "or"} and line.lower(at + 1) == "that"
        and line.lower(at - 1) != "that"
    ]  # fmt: skip
    ranges: list[tuple[int, int]] = []
    for start, following in zip(starts, [*(at - 2 for at in starts[1:]), stop], strict=True):
        part = ranged(line, start, following, explicit=True)
        ranges.extend(part.ranges if part else ())
    return Content(tuple(ranges), explicit=True) if ranges else None


def _takes_clause(cue: CueAt) -> bool:
    return cue.takes(Takes.CLAUSE) or cue.takes(Takes.ADDRESSEE)


def _opens_content(line: Line, at: int) -> bool:
    return at < len(line.units) and (
        line.units[at].quotation is not None or line.lower(at) == "that"
    )


def _behind_comma(line: Line, at: int) -> int:
    return at + 1 if line.lower(at) == "," else at


def _from_quotation(line: Line, cue: CueAt, here: int, stop: int) -> Content | None:
    """Take a quotation after the cue, and the words behind it that belong to the same clause."""
    end = here + 1
    while end < stop and line.units[end].quotation is not None:
        end += 1
    if end < stop and _quotation_is_part_of_clause(line, here, end, stop):
        return ranged(line, here, stop, explicit=True)
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


def _bare_clause(line: Line, cue: CueAt, here: int, stop: int) -> Content | None:
    """Take a clause without "that": it must begin like a clause and soon have a finite verb."""
    lemma = cue.verb.lemma if cue.verb else "say"
    if lemma not in _BARE or not begins_clause(line, here):
        return None
    if not has_early_verb(line, here, stop, surely=lemma not in _BARE_ALWAYS):
        return None
    return ranged(line, here, stop, explicit=False)
