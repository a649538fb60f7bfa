"""Who the cue's subject is: before the verb, after it, or in the main clause."""

from bot.core.reading.framing.cues import CueAt
from bot.core.reading.lexicon import people, words
from bot.core.reading.lexicon.verbs import VERBS
from bot.core.reading.lines import Line
from bot.core.reading.phrases.noun_phrases import Phrase, phrase_after, phrase_before

# A closing mark whose opening one the article forgot ends quoted words too.
STRAY_MARKS = frozenset({'"', "”", "»"})
BREAKS = STRAY_MARKS | {",", "—", "–", ";", "-"}


def subject_beside(line: Line, cue: CueAt) -> tuple[Phrase | None, int, int]:
    """Find the subject before or (inverted) after the verb, and where the framing is."""
    before = line.units[cue.left - 1] if cue.left else None
    if before is not None and before.lower == "," and (aside := phrase_before(line, cue.left)):
        return aside, aside.start, cue.end
    if (
        before is not None
        and (before.quotation is not None or before.lower in BREAKS or _is_so(line, cue.left))
        and cue.verb is not None
        and cue.verb.lemma != "tell"
    ):
        after = phrase_after(line, cue.end)
        if after is not None and cue.left == cue.first and not has_verb_at(line, after.end):
            return after, cue.left, after.end
    subject = phrase_before(line, cue.left)
    return (subject, subject.start, cue.end) if subject else (None, cue.left, cue.end)


def _is_so(line: Line, at: int) -> bool:
    """Tell "So said Tranter" behind a quotation."""
    return at == 1 and line.lower(0) in {"so", "thus"}


def has_verb_at(line: Line, at: int) -> bool:
    """Tell a finite verb at a unit, by lists and by the shape of past forms."""
    word = line.lower(at)
    return (
        word in words.AUXILIARIES
        or word in words.COMMON_VERBS
        or (word.endswith("ed") and len(word) > 4)
    )


def main_subject(line: Line, end: int) -> Phrase | None:
    """Find the subject of the main clause (the one a participle hangs on)."""
    for at in range(1, end):
        if not has_verb_at(line, at) and not is_reporting_form(line, at):
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
            after = at + 1
            while line.lower(after) in words.ADVERBS:
                after += 1  # "there are also many politicians"
            return phrase_after(line, after)
        subject = phrase_before(line, left)
        if subject is not None:
            return subject
    return None


def is_reporting_form(line: Line, at: int) -> bool:
    """Tell a finite reporting verb at a unit."""
    verb = VERBS.get(line.lower(at))
    return (
        verb is not None
        and verb.form in {"past", "present"}
        and not (line.units[at].is_capitalised)
    )


def author_of_statement(line: Line, first: int, end: int) -> Phrase | None:
    """Read "issued a statement by the leaders of …": the statement is theirs."""
    for at in range(first, end - 4):
        if line.lower(at) in {"issued", "released", "published", "carried"} and (
            line.lower(at + 2) == "statement" and line.lower(at + 3) == "by"
        ):
            return phrase_after(line, at + 4)
    return None


def object_pronoun(line: Line, at: int) -> Phrase | None:
    """Read "according to her"."""
    if line.lower(at) not in {"him", "her", "them"} or line.lower(at + 1).isalpha():
        return None
    return Phrase(at, at + 1, at, at + 1)


def antecedent(line: Line, who: int, floor: int) -> Phrase | None:
    """Find whom "who" stands for: "Harriet Boone, who told police …"."""
    if line.lower(who - 1) == "," and (
        (named := phrase_before(line, who, floor=floor)) and line.units[named.head].is_capitalised
    ):
        return named  # "Noor Halim, a qualifier of 19, who …"
    end = who - 1 if line.lower(who - 1) == "," else who
    if end <= floor:
        return None
    return phrase_before(line, end, floor=floor) or _name_before(line, end, floor)


def _name_before(line: Line, end: int, floor: int) -> Phrase | None:
    """Find a name that a preposition stands before: "belongs to resident Harriet Boone"."""
    first = end
    while first > floor and (
        line.units[first - 1].is_capitalised or line.lower(first - 1) in people.PERSON_NOUNS
    ):
        first -= 1
    is_name = first < end and line.units[end - 1].is_capitalised
    return Phrase(first, end, end - 1, end) if is_name else None
