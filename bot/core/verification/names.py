"""Whether the words beside a cue name whoever is said to have spoken."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.claim import Speaker, SpeakerKind
from bot.core.reading.kinds import kind_of_name
from bot.core.reading.lexicon import first_names, people, words
from bot.core.reading.lexicon.verbs import VERBS
from bot.core.reading.tokens import Token, tokens_of, without_possessive
from bot.core.span import Span, SpanSet

# A pronoun points no further back than this many code points.
REACH = 700
_PRONOUNS = words.SUBJECT_PRONOUNS | frozenset("his her its their him them".split())
# Words for the same office, so that "the judge" can be Justice Wetherlin.
_SAME_OFFICE = (
    frozenset({"judge", "justice", "magistrate"}),
    frozenset({"lawyer", "attorney", "counsel", "barrister", "solicitor"}),
    frozenset({"doctor", "dr", "physician", "surgeon"}),
    frozenset({"lawmaker", "mp", "deputy", "senator", "representative"}),
    frozenset({"premier", "minister"}),
    frozenset({"coach", "manager"}),
)
_GENDERED = frozenset("he him his she her".split())
# An apposition begins within so many code points.
_APPOSED = 20
_FULL_NAME = re.compile(r"\b([A-Z][\w’'-]+)(?:\s[A-Z]\.)?\s[A-Z][\w’'-]+")
_NO_FIRST_NAMES = (
    words.DETERMINERS | words.PREPOSITIONS | words.CONJUNCTIONS | words.SUBORDINATORS
    | words.DAYS | words.MONTHS | people.TITLES | people.HONORIFICS
)  # fmt: skip
_INSIDE_NAMES = frozenset("of for the and de la von van der al bin".split()) | {"-", "’", "'", "&"}


@dataclass(frozen=True, slots=True)
class Named:
    """What the words beside a cue are: a name, a description, or a pronoun."""

    name: str = ""
    description: str = ""
    pronoun: str = ""


def read_mention(mention: str) -> Named:
    """Read the words beside a cue; an apposition behind a comma may hold the name."""
    if mention.lower().strip() in _PRONOUNS:
        return Named(pronoun=mention.lower().strip())
    parts = [part.strip() for part in re.split(r"[,(—–:]", mention) if part.strip()]
    for part in parts[:2]:
        tokens = [token for token in tokens_of(part) if token.is_word or token.text in "-’'&"]
        if name := _name_at_the_end(part, tokens):
            return Named(name=name)
    return Named(description=_bare(parts[0]) if parts else "")


def _name_at_the_end(part: str, tokens: Sequence[Token]) -> str:
    """Give the capitalised run that ends a phrase ("defence minister Ilya Dorn")."""
    if not tokens or not tokens[-1].is_capitalised or tokens[-1].lower in people.KIND_OF_NOUN:
        return ""
    first = len(tokens) - 1
    at = first
    while at > 0 and (tokens[at - 1].is_capitalised or tokens[at - 1].lower in _INSIDE_NAMES):
        at -= 1
        if tokens[at].is_capitalised and tokens[at].lower not in words.DETERMINERS:
            if tokens[at].lower in people.TITLES:
                break
            first = at
    return without_possessive(part[tokens[first].start : tokens[-1].end])


def _bare(phrase: str) -> str:
    return re.sub(r"^(?:the|a|an|its|his|her|their|our|my)\s+", "", phrase, flags=re.IGNORECASE)


def is_same(one: str, other: str) -> bool:
    """Tell whether one name is the other or its short form: "Dorn" is "Ilya Dorn"."""
    first, second = _words(one), _words(other)
    if not first or not second:
        return False
    shorter, longer = sorted((first, second), key=len)
    return shorter[-1] == longer[-1] and set(shorter) <= set(longer)


def _words(name: str) -> list[str]:
    core = _bare(name)
    if core[:1].islower():  # "authors of the audit": what it is stands before "of"
        core = re.split(r"\s(?:of|for|from|in|at|with)\s", core)[0]
    found = [without_possessive(token.lower) for token in tokens_of(core) if token.is_word]
    return [word for word in found if word not in people.HONORIFICS]


def describes(description: str, who: str, text: str) -> bool:
    """Tell whether the text itself calls this name so: "Judge Oda Wetherlin", "Koss, a judge"."""
    head = next(iter(reversed(_words(description))), "")
    if not head:
        return False
    if is_same(description, who) or _bare(description).lower() == _bare(who).lower():
        return True
    name = re.escape(who)
    office = next((same for same in _SAME_OFFICE if head in same), {head})
    heads = "|".join(re.escape(word) for word in sorted(office))
    before = rf"\b(?:{heads})\s{name}\b|\b(?:a|an|the)\s(?:{heads}),\s{name}\b"
    behind = rf"\b{name},\s((?:(?!of\b|for\b|at\b|from\b)[\w’'-]+\s){{0,4}}(?:{heads}))\b(?!['’]s)"
    if re.search(before, text, re.IGNORECASE):
        return True
    found = re.findall(behind, text, re.IGNORECASE)
    return any(not any(word in VERBS for word in one.lower().split()[:-1]) for one in found)


def stands_beside(description: str, who: str, text: str) -> bool:
    """Tell a description in apposition: "the “storm parliament”, forty islanders …"."""
    head = next(iter(reversed(_words(description))), "")
    pattern = rf"{re.escape(who)}[^.!?]{{0,{_APPOSED}}}\b{re.escape(head)}\b"
    return bool(head) and re.search(pattern, text, re.IGNORECASE) is not None


def is_nearest(
    who: str, pronoun: str, at: int, text: str, others: Sequence[Speaker], quoted: SpanSet
) -> bool:
    """Tell whether a pronoun at a place points back to this name: nobody it fits stands nearer."""
    if _is_of_other_gender(who, pronoun):
        return False
    known = [other for other in others if any(is_same(who, n) for n in _names(other))]
    mine = _last_before(who, at, text, quoted)
    if mine < 0 or at - mine > REACH or not all(_fits(pronoun, other) for other in known):
        return False
    if _another_name_between(who, mine, at, text, quoted):
        return False
    rivals = [other for other in others if other not in known and _fits(pronoun, other)]
    return all(
        _last_before(name, at, text, quoted) < mine for other in rivals for name in _names(other)
    )


def _another_name_between(who: str, begin: int, at: int, text: str, quoted: SpanSet) -> bool:
    """Tell whether somebody else's full name stands nearer to a pronoun than this one's."""
    return any(
        not quoted.holds(found.start())
        and not is_same(found.group(), who)
        and found.group() not in who
        and found.group(1).lower() not in _NO_FIRST_NAMES
        and kind_of_name(found.group(), [], has_role=False) is SpeakerKind.PERSON
        for found in _FULL_NAME.finditer(text, begin, at)
    )


def _is_of_other_gender(who: str, pronoun: str) -> bool:
    """Tell whether a listed first name says that "he" is no Ludmila."""
    if pronoun not in _GENDERED or " " not in who:
        return False
    if who[:1].isupper() and kind_of_name(who, (), has_role=False) is not SpeakerKind.PERSON:
        return True  # nor a union
    is_woman = first_names.gender_in(who)
    return is_woman is not None and is_woman != (pronoun in {"she", "her"})


def _names(speaker: Speaker) -> tuple[str, ...]:
    return (speaker.name, *speaker.aliases)


def _fits(pronoun: str, speaker: Speaker) -> bool:
    """Tell whether a pronoun can mean somebody of this kind."""
    if pronoun in {"it", "its"}:
        is_many = _words(speaker.name)[-1:] != [] and _words(speaker.name)[-1].endswith("s")
        one = speaker.kind in {SpeakerKind.PERSON, SpeakerKind.UNNAMED}
        return not one and not (speaker.kind is SpeakerKind.GROUP and is_many)
    if pronoun in {"he", "she", "his", "her", "him"}:
        return speaker.kind in {SpeakerKind.PERSON, SpeakerKind.UNNAMED}
    return True


def _last_before(name: str, at: int, text: str, quoted: SpanSet) -> int:
    """Give the last place before `at` where a name's last word stands outside quotations."""
    last = _words(name)[-1:] or [name]
    places = [
        match.start()
        for match in re.finditer(rf"\b{re.escape(last[0])}\b", text[:at], re.IGNORECASE)
        if not quoted.holds(match.start())
    ]
    return max(places, default=-1)


def bearers(name: str, text: str) -> frozenset[str]:
    """Give the first names a surname is printed with."""
    surname = re.escape(name.split()[-1])
    found = re.findall(rf"\b([A-Z][\w’'-]+)\s{surname}\b", text)
    small = people.TITLES | words.DETERMINERS | words.PREPOSITIONS | words.CONJUNCTIONS
    return frozenset(one for one in found if one.lower() not in small | words.SUBORDINATORS)


def nearest(spans: Iterable[Span], to: Span) -> Span | None:
    """Give the span with the fewest code points between it and another one."""
    return min(spans, key=lambda s: max(s.start - to.end, to.start - s.end), default=None)
