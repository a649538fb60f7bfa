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
from bot.core.reading.phrases.noun_phrases import Phrase, phrase_after

_JOINING = frozenset(",?!—–…")
_DASHES = frozenset({"-", "–", "—"})
_PARTICLES = frozenset("back out in up on off aloud".split())
_FEWEST_COLON_WORDS = 3


def beside_quotation(line: Line, taken: frozenset[int]) -> Attribution | None:
    """Read the first quotation outside the units `taken` that a framing without a cue joins."""
    for at, unit in enumerate(line.units):
        if unit.quotation is None or at in taken or (at > 0 and line.units[at - 1].is_word):
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
    subject = phrase_after(line, start, any_noun=True)
    if subject is not None and (verb := _verb_behind(line, subject)) is not None:
        return _made(line, at, subject, verb, verb + 1)
    if _is_verb(line, start) and not line.units[start].is_capitalised:
        behind = start + 1 + (line.lower(start + 1) in _PARTICLES)
        subject = phrase_after(line, behind, any_noun=True)
        if subject is not None and _says(line, start, subject):
            return _made(line, at, subject, start, subject.end)
    return None


def _says(line: Line, verb: int, subject: Phrase) -> bool:
    """Tell "sums up an oyster farmer" from "earned the company more"."""
    known = VERBS.get(line.lower(verb))
    if known is not None and known.takes & {Takes.CLAUSE, Takes.QUOTE, Takes.ADDRESSEE}:
        return True
    behind = line.lower(subject.end)
    ends = subject.end >= line.last or not behind.isalnum() or behind in words.PREPOSITIONS
    return ends and _is_somebody(line, subject)


def _verb_behind(line: Line, subject: Phrase) -> int | None:
    at = subject.end
    if line.lower(at) == ",":  # "Frieda Wolters, ninety, corrects the reporter"
        ahead = next((n for n in range(at + 1, at + 12) if line.lower(n) == ","), None)
        if ahead is None:
            return None
        at = ahead + 1
    while line.lower(at) in words.ADVERBS or line.lower(at).endswith("ly"):
        at += 1
    if line.lower(at) in words.AUXILIARIES:
        return None
    return at if _is_verb(line, at) else None


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
    return word in words.COMMON_VERBS or shaped


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
    subject = main_subject(line, colon)
    if subject is None or not _is_somebody(line, subject):
        return None
    end = at + 1
    while end < len(line.units) and line.units[end].quotation is not None:
        end += 1
    return _attribution(subject, (colon, colon + 1), ((at, end),), is_trailing=True)


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
