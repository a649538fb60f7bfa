"""Through whom words come: the chain of a draft, from its own line or from what stands before."""

from collections.abc import Sequence

from bot.core.claim import SpeakerKind
from bot.core.reading.directory import Directory
from bot.core.reading.drafts import Draft
from bot.core.reading.entries import Entry
from bot.core.reading.framing.attribution import Attribution
from bot.core.reading.framing.chains import goes_on_in_interview, outlet_spoken_to, speaks_to_us
from bot.core.reading.lexicon import words
from bot.core.reading.lines import Line
from bot.core.reading.phrases.noun_phrases import Phrase
from bot.core.reading.scene import Scene
from bot.core.span import Span

Link = tuple[str, Span | None]


def early_chain(line: Line, found: Attribution) -> bool:
    """Tell "It quoted one of them": who "it" is must be settled before anybody else is named."""
    return any(line.lower(phrase.head) in words.SUBJECT_PRONOUNS for phrase in found.carriers)


class PassingOn:
    """Names carriers, and remembers on which air somebody stands."""

    def __init__(
        self,
        scene: Scene,
        directory: Directory,
        paragraphs: Sequence[Span],
    ) -> None:
        self._scene = scene
        self._directory = directory
        self._paragraphs = paragraphs
        self._stage: tuple[int, Link] | None = None

    def chain(self, line: Line, found: Attribution, before: Draft | None) -> tuple[Link, ...]:
        """Give the chain that the line itself names, nearest to the speaker first."""
        if found.subject is None and before is not None and not found.carriers:
            return before.chain
        links: dict[str, Link] = {}
        for phrase in found.carriers:
            if name := self._name(line, phrase):
                links.setdefault(name, (name, line.cut(phrase.start, phrase.core_end)))
        return tuple(links.values())

    def goes_on(
        self, floor: Draft | None, number: int, line: Line, found: Attribution
    ) -> tuple[Link, ...]:
        """Give the chain that goes on: on the same air, or of `floor`, the speaker's last words."""
        if self._stage is not None and self._stage[0] == line.paragraph:
            return (self._stage[1],)
        if floor is None or found.is_quoted_as or found.subject is None:
            return ()
        pronoun = line.lower(found.subject.head) in words.SINGULAR_PERSON
        beside = 0 <= number - floor.line <= 1 and not speaks_to_us(line)
        goes_on = (pronoun and beside) or goes_on_in_interview(line, found.subject)
        return floor.chain if goes_on else ()

    def note_stage(self, line: Line) -> None:
        """Remember "Sheriff Rusk has been on Kestrel FM" for what is said in the paragraph."""
        outlet = outlet_spoken_to(self._scene, line)
        if outlet is not None and (name := self._name(line, outlet)):
            self._stage = line.paragraph, (name, line.cut(outlet.start, outlet.core_end))

    def _name(self, line: Line, phrase: Phrase) -> str | None:
        """Name a carrier, as printed if it is not clear which; None if it is this outlet.

        "The newspaper", where none was named before, is this one.
        """
        identity = self._scene.identify(line, phrase)
        known = any(e.kind is SpeakerKind.PUBLICATION for e in self._directory.entries)
        if identity.kind is SpeakerKind.PUBLICATION and identity.definite and not known:
            return None
        entry = self._entry(line, phrase)
        span = line.cut(phrase.start, phrase.core_end)
        printed = self._scene.text[span.start : span.end] if span else None
        name = entry.name if entry else printed
        return None if name in self._scene.own_names else name

    def _entry(self, line: Line, phrase: Phrase) -> Entry | None:
        identity = self._scene.identify(line, phrase)
        start = self._paragraphs[line.paragraph].start
        return self._directory.hands_on(
            identity, line.units[phrase.start].start, paragraph_start=start
        )
