"""Who holds the floor: attributions line by line, and quotations that carry no cue.

A quotation belongs to the framing beside it; a paragraph of quotation alone goes on with whoever
spoke last, until a heading, somebody new or too much of the outlet's own voice ends the turn.
"""

from collections.abc import Sequence

from bot.core.claim import SpeakerKind
from bot.core.reading.cast import Cast
from bot.core.reading.directory import Directory
from bot.core.reading.drafts import Draft, Reading
from bot.core.reading.entries import Entry
from bot.core.reading.floor import (
    acting_subject,
    counts_on,
    introduces_somebody,
    is_asked_or_cried,
    was_asked,
)
from bot.core.reading.framing.attribution import (
    Attribution,
    confidence_of,
    ends_in_quotation,
)
from bot.core.reading.framing.line_reading import attributions_of
from bot.core.reading.framing.quote_frames import framing_alone
from bot.core.reading.layout import Layout
from bot.core.reading.lines import Line
from bot.core.reading.passing_on import PassingOn, early_chain
from bot.core.reading.phrases.noun_phrases import Phrase
from bot.core.reading.quotations import is_sentence_like
from bot.core.reading.scene import Scene
from bot.core.reading.turns import label_identity
from bot.core.span import Span

# A cue-less quotation is credited over at most this many paragraphs of the outlet's own voice.
LONGEST_CARRY = 6
# So many quotations in a row may wait for the framing behind them.
MOST_QUOTATIONS = 5


class Discourse:
    """Walks the lines of an article once and drafts its claims."""

    def __init__(self, scene: Scene, layout: Layout) -> None:
        self.directory = Directory(scene, Cast(scene, layout.lines, layout.breaks))
        self.reading = Reading()
        self._scene = scene
        self._layout = layout
        self._lines = layout.lines
        self._paragraphs = layout.paragraphs
        self._floor: Draft | None = None
        self._floor_paragraph = 0
        self._pending: list[Span] = []
        self._announced: Draft | None = None
        self._passing_on = PassingOn(scene, self.directory, layout.paragraphs)

    def walk(self) -> Reading:
        """Read all lines; labelled turns of a transcript first."""
        done = self._take_turns() | self._layout.skipped
        for number, line in enumerate(self._lines):
            if line.paragraph in self._layout.breaks:
                self._floor = None
            if line.paragraph not in done:
                self._step(number, line)
        return self.reading

    def _step(self, number: int, line: Line) -> None:
        announced, self._announced = self._announced, None
        if line.is_quotation_only:
            self._quotation_line(number, line, announced)
            return
        made: list[Draft] = []
        attributions = attributions_of(self._scene, line)
        if self._pending and not attributions and (alone := framing_alone(line)):
            attributions = [alone]
        for found in attributions:
            if draft := self._draft(number, line, found, made[-1] if made else None):
                made.append(draft)
        self._settle_pending(number, made)
        self.reading.drafts.extend(draft for draft in made if draft.content)
        if made:
            self._take_floor(made[-1], line)
            if not made[-1].content and line.units[-1].lower == ":":
                self._announced = made[-1]
        else:
            self._without_attribution(number, line)
        self._report_uncredited(line, made)

    def _take_floor(self, draft: Draft, line: Line) -> None:
        if draft.content:
            self._floor, self._floor_paragraph = draft, line.paragraph

    def _take_turns(self) -> frozenset[int]:
        """Draft one claim a turn; give the paragraphs that are done with."""
        first_line = {line.paragraph: n for n, line in reversed(list(enumerate(self._lines)))}
        turns = [turn for turn in self._layout.turns if not turn.is_outlet]
        for turn in turns:
            identity = label_identity(self._scene, turn, self._paragraphs)
            entry = identity and self.directory.resolve(
                identity, turn.label.start, paragraph_start=turn.label.start
            )
            if not entry:
                self._unplaced(turn.parts, "the label does not say who speaks")
                continue
            self.reading.drafts.append(Draft(
                entry, list(turn.parts), first_line[turn.first_paragraph], mention=turn.label,
                cue=turn.colon, confidence=0.95, is_turn=True,
            ))  # fmt: skip
        return frozenset(number for turn in turns for number in turn.paragraphs)

    # -- attributions ------------------------------------------------------------------------

    def _draft(
        self, number: int, line: Line, found: Attribution, before: Draft | None
    ) -> Draft | None:
        content = [span for first, end in found.content if (span := line.cut(first, end))]
        # "It quoted one of them": who "it" is must be settled before anybody else is named.
        handed = self._passing_on.chain(line, found, before) if early_chain(line, found) else None
        entry, mention = self._speaker(line, found, before)
        if entry is None:
            self._unplaced(content, "it is not clear who speaks")
            self._floor = None  # somebody speaks, and it need not be who spoke before
            return None
        chain = self._passing_on.chain(line, found, before) if handed is None else handed
        floor = self._floor if self._floor and self._floor.entry is entry else None
        chain = chain or self._passing_on.goes_on(floor, number, line, found)
        return Draft(
            entry=entry, content=content, line=number, mention=mention,
            cue=line.cut(*found.cue), force=found.force, chain=chain,
            negated=found.negated, hedged=found.hedges, confidence=confidence_of(line, found),
            is_open=found.is_trailing or ends_in_quotation(line, found),
        )  # fmt: skip

    def _speaker(
        self, line: Line, found: Attribution, before: Draft | None
    ) -> tuple[Entry | None, Span | None]:
        if found.subject is None:
            return (before.entry, before.mention) if before else (None, None)
        mention = line.cut(found.subject.start, found.subject.end)
        return self._resolved(line, found.subject), mention

    def _resolved(self, line: Line, phrase: Phrase) -> Entry | None:
        identity = self._scene.identify(line, phrase)
        start = self._paragraphs[line.paragraph].start
        return self.directory.resolve(
            identity, line.units[phrase.start].start, paragraph_start=start
        )

    # -- quotations --------------------------------------------------------------------------

    def _quotation_line(self, number: int, line: Line, announced: Draft | None) -> None:
        quoted, floor = [unit for unit in line.units if unit.quotation], self._floor
        span, before = Span(quoted[0].start, quoted[-1].end), self._line_beside(number, -1)
        if announced is not None:
            announced.content.append(span)
            self.reading.drafts.append(announced)
            self._take_floor(announced, line)
        elif quoted[0].quotation and quoted[0].quotation.part:
            self._continue_over_paragraphs(floor, span)
        elif is_asked_or_cried(quoted[-1].text) and self._is_framed_next(number):
            self._pending = [*self._pending, span]
        elif before is not None and floor and floor.line == number - 1:
            self._go_on(floor, number, line, span)
        elif before is None and self._is_framed_next(number):
            self._pending = [*self._pending, span]
        elif (
            before is None
            and floor
            and self._is_alive(line)
            and not was_asked(self._scene.text, floor)
        ):
            self._carry(floor, number, line, span)
        elif before is not None and (acting := self._acting(before)):
            draft = Draft(acting[0], [span], number, mention=acting[1], confidence=0.75)
            self.reading.drafts.append(draft)
            self._take_floor(draft, line)
        else:
            self._unplaced([span], "no speaker is named for this quotation")
            self._floor = None  # somebody speaks, and it need not be who spoke before

    def _acting(self, line: Line) -> tuple[Entry, Span | None] | None:
        """Find who does something right before a quotation: "He held up the page. “This …”"."""
        subject = acting_subject(self._scene, line)
        entry = self._resolved(line, subject) if subject else None
        if entry is None or subject is None or entry.kind is not SpeakerKind.PERSON:
            return None
        return entry, line.cut(subject.start, subject.end)

    def _continue_over_paragraphs(self, floor: Draft | None, span: Span) -> None:
        """Add the next paragraph of a quotation to whoever was credited with the one before."""
        text = self._scene.text
        if floor and not text[floor.content[-1].end : span.start].strip():
            floor.content.append(span)
        else:
            self._unplaced([span], "no speaker is named for this quotation")

    def _go_on(self, floor: Draft, number: int, line: Line, span: Span) -> None:
        """Add a quotation to the utterance beside it, or start a carried one."""
        if floor.is_open:
            floor.content.append(span)
            floor.line = number
        else:
            self._carry(floor, number, line, span)

    def _carry(self, floor: Draft, number: int, line: Line, span: Span) -> None:
        draft = floor.carried(span, number)
        self.reading.drafts.append(draft)
        self._take_floor(draft, line)

    def _line_beside(self, number: int, step: int) -> Line | None:
        """Give the neighbouring line of the same paragraph."""
        beside = number + step
        if 0 <= beside < len(self._lines) and (
            self._lines[beside].paragraph == self._lines[number].paragraph
        ):
            return self._lines[beside]
        return None

    def _is_framed_next(self, number: int) -> bool:
        """Tell whether the next line of the paragraph opens with the framing of this quotation."""
        for ahead in range(number, number + MOST_QUOTATIONS):
            following = self._line_beside(ahead, 1)
            if following is None:
                return False
            if not following.is_quotation_only:
                found = attributions_of(self._scene, following)
                if not found:
                    return framing_alone(following) is not None
                return found[0].subject is not None and found[0].subject.start <= 2
        return False

    def _settle_pending(self, number: int, made: list[Draft]) -> None:
        """Give the quotations that stood before this line's framing to its speaker."""
        pending, self._pending = self._pending, []
        if not pending:
            return
        if not made:
            self._unplaced(pending, "it is not clear who speaks")
            return
        first = made[0]
        if not first.content:
            first.content.extend(pending)
            first.is_open = True
            return
        made.insert(0, Draft(
            entry=first.entry, content=pending, line=number, mention=first.mention, cue=first.cue,
            force=first.force, chain=first.chain, confidence=0.93,
        ))  # fmt: skip

    def _is_alive(self, line: Line) -> bool:
        return self._floor is not None and (line.paragraph - self._floor_paragraph <= LONGEST_CARRY)

    def _without_attribution(self, number: int, line: Line) -> None:
        self._passing_on.note_stage(line)
        span = line.cut(0, line.last)
        if (
            self._floor is not None
            and span is not None
            and (self._is_alive(line) and counts_on(self._scene.text, self._floor, line))
        ):
            self._carry(self._floor, number, line, span)
            return
        if self._floor is not None and introduces_somebody(self._scene, line, self._floor):
            self._floor = None

    # -- what nobody is credited with ---------------------------------------------------------

    def _report_uncredited(self, line: Line, made: list[Draft]) -> None:
        for unit in line.units:
            if unit.quotation is None or not is_sentence_like(unit.text):
                continue
            credited = [span for draft in made for span in draft.content]
            told = [span for span, _ in self.reading.unplaced[-MOST_QUOTATIONS:]]
            covered = any(span.start <= unit.start < span.end for span in (*credited, *told))
            if not covered:
                self._unplaced(
                    [Span(unit.start, unit.end)], "no speaker is named for this quotation"
                )
                if not made:
                    self._floor = None  # somebody speaks, and it need not be who spoke before

    def _unplaced(self, spans: Sequence[Span], reason: str) -> None:
        self.reading.unplaced.extend((span, reason) for span in spans)
