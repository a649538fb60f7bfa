"""Contents that are no clause: demands, promises, and labels in quotation marks."""

from dataclasses import replace

from bot.core.reading.framing.content import CLOSERS, Content, ranged
from bot.core.reading.framing.cues import CueAt, after_adjuncts
from bot.core.reading.lexicon import words
from bot.core.reading.lines import Line

_WEIGHING = frozenset(
    "defend hype hail praise criticise criticize condemn welcome reject denounce advocate tout"
    " deride ridicule slam blast".split()
)
# "Asked not to be named" tells how somebody spoke, not what was said.
_ANONYMOUS = frozenset("named identified quoted further photographed".split())


def demand(line: Line, cue: CueAt, here: int, stop: int) -> Content | None:
    """Read "urged Karsland to withdraw" and "called on the ministry to resign"."""
    start = here
    if cue.verb and cue.verb.lemma == "call":
        if line.lower(here) not in {"on", "upon"}:
            return None
        start = here + 1
    for at in range(start, min(start + 12, stop)):
        unit = line.units[at]
        if unit.lower in CLOSERS | {",", ":"} or unit.lower in words.AUXILIARIES:
            return None
        if unit.quotation is not None and unit.text[1:4].lower() == "to " and at > start:
            return ranged(line, start, stop, explicit=True)
        if unit.lower in {"to", "not", "never"} and at > start:
            return _infinitive(line, start, at, stop)
    return None


def _infinitive(line: Line, start: int, at: int, stop: int) -> Content | None:
    """Give what is demanded; unit `at` begins the infinitive. Nothing for "to the ministry"."""
    behind = at + 2 if line.lower(at + 1) == "to" else at + 1
    if line.lower(behind) == "be" and line.lower(behind + 1) in _ANONYMOUS:
        return None
    following = line.lower(at + (1 if line.lower(at) == "to" else 2))
    if following in words.DETERMINERS | {""} or _keeps_a_name_back(line, start, stop):
        return None
    return ranged(line, start, _end_of_infinitive(line, at, stop), explicit=True)


def promise(line: Line, cue: CueAt, here: int, stop: int) -> Content | None:
    """Read "vowed to stay" and "promised never to leave": the infinitive is the content."""
    at = here + 1 if line.lower(here) in {"not", "never"} else here
    if line.lower(at) != "to" or at + 1 >= stop:
        return None
    if line.lower(at + 1) in words.DETERMINERS or not line.units[at + 1].is_word:
        return None
    if line.units[at + 1].is_capitalised or _keeps_a_name_back(line, here, stop):
        return None
    return ranged(line, here, _end_of_infinitive(line, at, stop), explicit=True)


def _end_of_infinitive(line: Line, at: int, stop: int) -> int:
    """End what is demanded or promised before ", raising the stakes …" and a dash."""
    for here in range(at + 2, stop - 1):
        if line.lower(here) in {"—", "–"} and not line.lower(here - 1).isdigit():
            return here
        following = line.lower(here + 1)
        if (
            line.lower(here) == ","
            and following.endswith("ing")
            and len(following) > 5
            and (following not in {"including", "according", "during", "following"})
        ):
            return here
    return stop


def _keeps_a_name_back(line: Line, first: int, stop: int) -> bool:
    """Tell "asked us not to print her name"."""
    inside = [line.lower(at) for at in range(first, min(first + 9, stop))]
    return "not" in inside[:3] and bool({"name", "names", "identified"} & set(inside))


def label(line: Line, cue: CueAt, here: int, stop: int) -> Content | None:
    """Read `called the plan "a disgrace"`: only words in quotation marks make it a claim."""
    if line.lower(here) in {"for", "as"} and here + 1 < stop:
        here += 1
    if (
        cue.verb
        and cue.verb.lemma == "accuse"
        and "of" in [line.lower(at) for at in range(here, min(here + 9, stop))]
    ):
        quoted = next((at for at in range(here, stop) if line.units[at].quotation), None)
        end = stop if quoted is None else _end_of_label(line, quoted + 1, stop)
        return ranged(line, here, end, explicit=True)
    for at in range(here, min(here + 14, stop)):
        unit = line.units[at]
        if unit.lower in CLOSERS | {":"} | words.RELATIVES and not (
            unit.lower == "that" and at == here
        ):
            return None
        if at == here and unit.quotation is not None and _weighs(line, cue, here):
            return None  # "defends “deep clean”": words of others
        if at == here and unit.is_quoted_name and len(unit.text.split()) == 1:
            return None  # "the plan, which the company calls ‘Horizon’"
        if unit.quotation is not None:
            found = ranged(line, here, _end_of_label(line, at + 1, stop), explicit=True)
            return replace(found, is_label=True) if found else None
    return None


def _weighs(line: Line, cue: CueAt, here: int) -> bool:
    """Tell a verb that weighs what others said from one that gives a name."""
    is_as = line.lower(here - 1) in {"as", "for"}
    return cue.verb is not None and cue.verb.lemma in _WEIGHING and not is_as


def _end_of_label(line: Line, at: int, stop: int) -> int:
    end = at
    if line.units[at - 1].text[-2:-1] == ",":
        return at
    while end < stop and line.lower(end) not in CLOSERS | {",", "—", "–"}:
        if line.lower(end) in {"in", "at", "on", "during", "after", "before"} and (
            after_adjuncts(line, end) > end
        ):
            break
        end += 1
    return end
