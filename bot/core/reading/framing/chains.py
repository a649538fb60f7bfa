"""Who stands between the speaker and this article: agencies, papers, broadcasters."""

from collections.abc import Sequence

from bot.core.reading.framing.cues import CueAt, Form
from bot.core.reading.lexicon import words
from bot.core.reading.lines import Line
from bot.core.reading.phrases.noun_phrases import Phrase, phrase_after
from bot.core.reading.scene import Scene

_CITING = frozenset({"citing", "quoting"})
_BEFORE_CARRIER = frozenset({"to", "with", "by", "via", "through", "in", "on"})


def carriers_in(scene: Scene, line: Line, first: int, end: int) -> tuple[Phrase, ...]:
    """Find the outlets that framing words name: "told VSA", "in an interview with the Kestrel"."""
    found: list[Phrase] = []
    at = first
    while at < end:
        word = line.lower(at - 1) if at else ""
        starts = (
            word in _BEFORE_CARRIER
            or word in {"told", "tells", "telling"}
            or (word == "," and _is_parenthetical(line, at))
        )
        phrase = phrase_after(line, at) if starts and line.lower(at) != "this" else None
        if phrase is not None and phrase.core_end <= end and scene.is_outlet(line, phrase):
            found.append(phrase)
            at = phrase.end
        else:
            at += 1
    return tuple(found)


def _is_parenthetical(line: Line, at: int) -> bool:
    """Tell ", VSA reported," in the middle of a line."""
    for verb in range(at + 1, at + 5):
        if line.lower(verb) in {"reported", "reports", "said", "wrote"}:
            return line.lower(verb + 1) == ","
    return False


def cited(line: Line, subject: Phrase, end: int) -> tuple[Phrase, int] | None:
    """Read "VSA, citing a spokesman, said": give the spokesman and the unit of "citing"."""
    for at in range(subject.core_end, min(end, subject.core_end + 6)):
        if line.lower(at) in _CITING:
            phrase = phrase_after(line, at + 1)
            return (phrase, at) if phrase else None
    return None


def cited_at_end(line: Line, at: int) -> tuple[Phrase, int] | None:
    """Read ", citing a spokesman" behind the framing: the phrase and where it ends."""
    start = at + 1 if line.lower(at) == "," else at
    if line.lower(start) == "which" and line.lower(start + 1) in {"quoted", "cited"}:
        start += 1
    elif line.lower(start) not in _CITING:
        return None
    phrase = phrase_after(line, start + 1)
    return (phrase, phrase.end) if phrase else None


def quoted_as(
    scene: Scene, line: Line, cue: CueAt, subject: Phrase | None
) -> tuple[Phrase, Phrase | None, int] | None:
    """Read "VSA quoted Dorn as saying" and "Dorn was quoted by VSA as saying".

    Gives the speaker, the carrier and the unit where the words said may begin.
    """
    is_finite = cue.form is Form.FINITE
    if not is_finite or cue.verb is None or cue.verb.lemma not in {"quote", "cite"}:
        return None
    if not cue.passive:
        speaker = phrase_after(line, cue.end) or _pronoun_before_as(line, cue.end)
        if speaker is None or subject is None:
            return None
        return speaker, subject, _behind_as_saying(line, speaker.end)
    if subject is None:
        return None
    carrier = phrase_after(line, cue.end + 1) if line.lower(cue.end) == "by" else None
    return subject, carrier, _behind_as_saying(line, carrier.end if carrier else cue.end)


def _pronoun_before_as(line: Line, at: int) -> Phrase | None:
    """Read "quoted her as replying"."""
    is_pronoun = line.lower(at) in {"him", "her", "them"} and line.lower(at + 1) == "as"
    return Phrase(at, at + 1, at, at + 1) if is_pronoun else None


def _behind_as_saying(line: Line, at: int) -> int:
    here = at
    while here < min(at + 18, len(line.units)) and line.lower(here) != "as":
        if line.units[here].quotation is not None:
            return at
        here += 1
    if line.lower(here) == "as" and line.lower(here + 1) in {
        "saying", "stating", "telling", "replying", "answering", "adding", "warning",
    }:  # fmt: skip
        return here + 2
    return at


def goes_on_in_interview(line: Line, subject: Phrase | None) -> bool:
    """Tell "Asked whether …, she replied": still on the outlet where she has just spoken."""
    return (
        line.lower(0) == "asked"
        and subject is not None
        and line.lower(subject.head) in words.SUBJECT_PRONOUNS
    )


def handed_on(line: Line, outside: Sequence[int]) -> tuple[Phrase, ...]:
    """Find who hands words on beside a framing of their own, among the units `outside` all words.

    "…, Stoll said, according to the agency", "through his lawyer, Ottilie Weir, the rider said",
    "…, as Aschauer tells it".
    """
    free = set(outside)
    found: list[Phrase] = []
    for at in outside:
        phrase = None
        if line.lower(at) == "according" and line.lower(at + 1) == "to":
            phrase = phrase_after(line, at + 2, any_noun=True)
        elif line.lower(at) == "through":
            phrase = phrase_after(line, at + 1)
            phrase = phrase if phrase and _speaks_for_others(line, phrase) else None
        elif line.lower(at) == "as" and line.lower(at - 1) in {",", "and"}:
            phrase = phrase_after(line, at + 1)
            told = phrase and line.lower(phrase.end) in {"tells", "tell"}
            phrase = phrase if told and phrase and line.lower(phrase.end + 1) == "it" else None
        if phrase is not None and phrase.start in free:
            found.append(phrase)
    return tuple(found)


def _speaks_for_others(line: Line, phrase: Phrase) -> bool:
    nouns = {line.lower(at) for at in range(phrase.start, phrase.end)}
    return bool(nouns & _GO_BETWEENS)


_GO_BETWEENS = frozenset(
    "spokesman spokeswoman spokesperson lawyer lawyers attorney solicitor agent assistant aide"
    " defender barrister counsel publicist representative friend intermediary translator"
    " interpreter".split()
)


def speaks_to_us(line: Line) -> bool:
    """Tell "In a reply to this newspaper he denied …" and "Reached by phone, he said"."""
    written = [line.lower(at) for at in range(len(line.units))]
    ours = {"this", "our"} & set(written) and {"newspaper", "reporter", "paper"} & set(written)
    return bool(ours) or "us" in written or written[:3] == ["reached", "by", "phone"]


_ON_AIR = frozenset(
    "is was been spoke speaking spoken went weighed appeared talked talking".split()
)


def outlet_spoken_to(scene: Scene, line: Line) -> Phrase | None:
    """Find the outlet of "has been on Kestrel FM" and "has been speaking to Radio Armel"."""
    for at in range(2, line.last):
        if line.lower(at) not in {"on", "to", "with"}:
            continue
        near = {line.lower(n) for n in range(max(0, at - 3), at)}
        outlet = phrase_after(line, at + 1) if near & _ON_AIR else None
        if outlet is not None and scene.is_outlet(line, outlet):
            return outlet
    return None
