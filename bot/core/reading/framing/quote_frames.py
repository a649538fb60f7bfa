"""Whoever stands beside quoted words says them, whatever the verb: `“…,” she counts.`

English print joins a quotation to its framing by a comma, a question mark or a dash inside the
marks, or by a colon before them; titles and scare quotes are never joined so. That alone is the
evidence here, so the verb may be any, and the noun, too.
"""

from bot.core.claim import Force
from bot.core.reading.framing.attribution import Attribution
from bot.core.reading.framing.subjects import main_subject
from bot.core.reading.lexicon import people, words
from bot.core.reading.lexicon.verbs import VERBS, Takes
from bot.core.reading.lines import Line
from bot.core.reading.phrases.heads import Phrase, checked_phrase
from bot.core.reading.phrases.noun_phrases import phrase_after

_JOINING = frozenset(",?!—–…")
_DASHES = frozenset({"-", "–", "—"})
_PARTICLES = frozenset("back out in up on off aloud".split())
_FEWEST_COLON_WORDS = 3
_LONGEST_SUBJECT = 12
# Say something only beside a quotation: "shot back", "ran the note".
_QUOTING = frozenset("shot ran came cut broke hit went rang sang lit".split())


def beside_quotation(line: Line, taken: frozenset[int]) -> Attribution | None:
    """Read the first quotation outside the units `taken` that a framing without a cue joins."""
    for at, unit in enumerate(line.units):
        if unit.quotation is None or at in taken:
            continue
        if at > 0 and line.units[at - 1].is_word:
            if (found := _with_the_words(line, at)) is not None:
                return found
            continue
        found = _behind(line, at) or _before_colon(line, at) or _credit_line(line, at)
        if found is not None:
            return found
    return None


def _behind(line: Line, at: int) -> Attribution | None:
    """Read `“…,” NAME VERB` and `“…,” VERB NAME`."""
    unit = line.units[at]
    start = at + 1
    if line.lower(start) == ",":
        start += 1
    elif unit.text.rstrip("\"”’»'」』")[-1:] not in _JOINING:
        return None
    if start >= len(line.units) or not line.units[start].is_word:
        return None
    if (framed := _subject_and_verb(line, start)) is not None:
        subject, verb = framed
        return _made(line, at, subject, verb, verb + 1)
    if _is_verb(line, start) and not line.units[start].is_capitalised:
        behind = start + 1 + (line.lower(start + 1) in _PARTICLES)
        after = phrase_after(line, behind, any_noun=True)
        if after is not None and _says(line, start, after):
            return _made(line, at, after, start, after.end)
    return None


def framing_alone(line: Line) -> Attribution | None:
    """Read "Laurel Pickett asked, minutes in." and "So said Tranter, …" behind a quotation."""
    if line.lower(0) in {"so", "thus"} and _reports(line, 1):
        subject = phrase_after(line, 2)
        return _attribution(subject, (1, 2), (), is_trailing=True) if subject else None
    found = _subject_and_verb(line, 0)
    if found is None or not _reports(line, found[1]):
        return None
    subject, verb = found
    behind = line.lower(verb + 1)
    ends = verb + 1 >= line.last or behind in {",", "—", "–"} | words.ADVERBS
    if not ends and behind not in words.PREPOSITIONS:
        return None
    return _attribution(subject, (verb, verb + 1), (), is_trailing=True)


def _reports(line: Line, at: int) -> bool:
    verb = VERBS.get(line.lower(at))
    return (
        verb is not None
        and verb.form in {"past", "present"}
        and bool(verb.takes & {Takes.CLAUSE, Takes.QUOTE})
    )


def _says(line: Line, verb: int, subject: Phrase) -> bool:
    """Tell "sums up an oyster farmer" from "earned the company more"."""
    known = VERBS.get(line.lower(verb))
    if known is not None and known.takes & {Takes.CLAUSE, Takes.QUOTE, Takes.ADDRESSEE}:
        return True
    behind = line.lower(subject.end)
    ends = subject.end >= line.last or not behind.isalnum() or behind in words.PREPOSITIONS
    return ends and _is_somebody(line, subject)


def _subject_and_verb(line: Line, start: int) -> tuple[Phrase, int] | None:
    """Read "she counts", "a woman behind her called out", "Wolters, ninety, corrects …"."""
    for verb in range(start + 1, min(start + _LONGEST_SUBJECT, len(line.units))):
        before = line.lower(verb - 1)
        if line.units[verb].quotation is not None or line.lower(verb) in words.AUXILIARIES:
            return None
        if before in words.RELATIVES or (verb - 1 == start and _is_verb(line, start)):
            return None
        if not _is_verb(line, verb) or line.units[verb].is_capitalised:
            continue
        end = verb
        while line.lower(end - 1) in words.ADVERBS or line.lower(end - 1).endswith("ly"):
            end -= 1
        if line.lower(end - 1) == ",":
            end = next((n for n in range(start, end) if line.lower(n) == ","), end)
        subject = checked_phrase(line, start, end, any_noun=True)
        if subject is not None:
            return subject, verb
    return None


def _is_verb(line: Line, at: int) -> bool:
    word = line.lower(at)
    if not word.isalpha() or word in words.PREPOSITIONS | words.DETERMINERS | words.AUXILIARIES:
        return False
    verb = VERBS.get(word)
    if verb is not None and verb.form in {"past", "present"}:
        return True
    shaped = (word.endswith("ed") and len(word) > 4) or (
        word.endswith("s") and len(word) > 3 and not word.endswith(("ss", "us"))
    )
    return word in words.COMMON_VERBS or word in _QUOTING or shaped


def _made(line: Line, at: int, subject: Phrase, cue: int, end: int) -> Attribution:
    first = at
    while first > 0 and line.units[first - 1].quotation is not None:
        first -= 1
    content = [(first, at + 1)]
    if line.lower(cue + 1) in _PARTICLES:
        end = max(end, cue + 2)
    following = next(
        (n for n in range(end, len(line.units)) if line.units[n].quotation is not None), None
    )
    if following is not None and not any(
        VERBS.get(line.lower(n)) or line.lower(n) in words.AUXILIARIES
        for n in range(end, following)
    ):
        content.append((following, following + 1))
    return _attribution(subject, (cue, cue + 1), tuple(content), is_trailing=True)


def _before_colon(line: Line, at: int) -> Attribution | None:
    """Read `Anders Blom could not be tempted either: “…”`."""
    if line.lower(at - 1) != ":" or len(line.units[at].text.split()) < _FEWEST_COLON_WORDS:
        return None
    colon = at - 1
    subject = _first_phrase(line, colon) or main_subject(line, colon)
    if subject is None or not _is_somebody(line, subject):
        return None
    if any(line.lower(n) in {"who", "whose", "which"} for n in range(subject.start)):
        return None
    end = at + 1
    while end < len(line.units) and line.units[end].quotation is not None:
        end += 1
    return _attribution(subject, (colon, colon + 1), ((at, end),), is_trailing=True)


def _first_phrase(line: Line, colon: int) -> Phrase | None:
    """Read "The manager, Astrid Bell:" and "Renske Faber, who has …, was less restrained:"."""
    comma = next((n for n in range(colon) if line.lower(n) == ","), colon)
    found = checked_phrase(line, 0, comma)
    if found is None or comma == colon:
        return found
    named = checked_phrase(line, comma + 1, colon)
    if named is not None and line.units[named.head].is_capitalised:
        return Phrase(0, colon, named.head, colon)
    return found


def _with_the_words(line: Line, at: int) -> Attribution | None:
    """Read `posted a photograph with the words “…”`."""
    if [line.lower(at - n) for n in (3, 2, 1)] != ["with", "the", "words"]:
        return None
    subject = main_subject(line, at - 3)
    if subject is None or not _is_somebody(line, subject):
        return None
    return _attribution(subject, (at - 3, at), ((at, at + 1),), is_trailing=True)


def _is_somebody(line: Line, subject: Phrase) -> bool:
    head = line.units[subject.head]
    return (
        head.is_capitalised
        or head.lower in {"he", "she"}
        or head.lower in people.PERSON_NOUNS | people.UNNAMED_NOUNS
    )


def _credit_line(line: Line, at: int) -> Attribution | None:
    """Read `“…” – Miles Rennick, founder of Larkspur`, a line that ends in a credit."""
    if at != 0 or line.lower(1) not in _DASHES or line.last < 3:
        return None
    subject = phrase_after(line, 2)
    if subject is None or subject.end < line.last or not line.units[subject.head].is_capitalised:
        return None
    return _attribution(subject, (1, 2), ((0, 1),), is_trailing=False)


def _attribution(
    subject: Phrase,
    cue: tuple[int, int],
    content: tuple[tuple[int, int], ...],
    *,
    is_trailing: bool,
) -> Attribution:
    return Attribution(
        cue=cue, force=Force.NEUTRAL, hedges=False, negated=False, subject=subject,
        content=content, explicit=True, is_trailing=is_trailing,
    )  # fmt: skip
