"""Where the same speaker goes on with another cue: "…, adding that …", "… and warned that …"."""

from collections.abc import Sequence

from bot.core.reading.framing.addressees import behind_addressee
from bot.core.reading.framing.contents import content_right
from bot.core.reading.framing.cues import CueAt, Form, after_adjuncts
from bot.core.reading.framing.shapes import demand, label
from bot.core.reading.lexicon.verbs import Takes
from bot.core.reading.lines import Line
from bot.core.reading.phrases.noun_phrases import phrase_before

# Cues that go on with a bare clause: "… and said pickets would stay".
_PLAIN = frozenset(
    "say add claim insist rule promise vow believe deny admit acknowledge warn argue"
    " confirm".split()
)


def next_continuation(starts: Sequence[int | None], number: int, stop: int) -> int:
    """Give where the words of cue `number` end because the same speaker's next cue begins.

    `starts` holds the `boundary` of every cue of the line.
    """
    following = (start for start in starts[number + 1 :] if start is not None and start < stop)
    return next(following, stop)


def boundary(line: Line, cue: CueAt) -> int | None:
    """Give where the words of the cue before end: this cue goes on, or has a subject of its own."""
    start = continuation_start(line, cue)
    if start is not None or cue.form is not Form.FINITE or cue.passive:
        return start
    if not _is_explicit_right(line, cue):
        return None
    subject = phrase_before(line, cue.left)
    if subject is None or line.lower(subject.start - 1) not in {"and", "but", "while"}:
        return None
    return subject.start - 2 if line.lower(subject.start - 2) == "," else None


def continuation_start(line: Line, cue: CueAt) -> int | None:
    """Tell `…, adding that …` and `… and warned that …`; give where that begins."""
    before = cue.left - 1
    explicit = _is_explicit_right(line, cue)
    if not explicit or before <= 0:
        return None
    if cue.form is Form.GERUND and ends_with_comma(line, before):
        return before + 1
    if cue.form is Form.GERUND and line.lower(before) in {",", "and", "—", "–"}:
        return before
    if cue.form is Form.FINITE and line.lower(before) in {"and", "but", "then"} and not cue.passive:
        return before - 1 if line.lower(before - 1) == "," else before
    return None


def ends_with_comma(line: Line, at: int) -> bool:
    """Tell a quotation that carries the sentence's comma inside its marks."""
    return line.units[at].quotation is not None and line.units[at].text[-2:-1] == ","


def _is_explicit_right(line: Line, cue: CueAt) -> bool:
    here = after_adjuncts(line, behind_addressee(line, cue, cue.end))
    if line.lower(here) in {",", ":"}:
        here += 1
    if cue.takes(Takes.DEMAND) and demand(line, cue, cue.end, line.last):
        return True
    if cue.takes(Takes.LABEL) and label(line, cue, cue.end, line.last):
        return True
    if line.lower(here) == "that" or (
        here < len(line.units) and line.units[here].quotation is not None
    ):
        return True
    return (
        cue.verb is not None
        and cue.verb.lemma in _PLAIN
        and (content_right(line, cue, cue.end, line.last) is not None)
    )
