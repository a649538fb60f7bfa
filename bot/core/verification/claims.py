"""The gate for claims: a proposal becomes a claim only if the text bears out every part of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.brief import Brief, Withheld
from bot.core.claim import Carrier, Claim, Kind
from bot.core.proposals import ClaimPoint
from bot.core.reading.layout import Layout
from bot.core.reading.lexicon.verbs import Verb
from bot.core.reading.tokens import tokens_of
from bot.core.span import Span
from bot.core.verification.carriers import carriers_beside
from bot.core.verification.clauses import may_name_a_carrier, no_clause, torn_apart
from bot.core.verification.framing import (
    Framing,
    cut_off,
    framing_between,
    is_attributing,
    is_beside,
    turns_round,
)
from bot.core.verification.ground import Ground, Refused
from bot.core.verification.locating import locate
from bot.core.verification.names import (
    bearers,
    describes,
    is_same,
    read_mention,
    stands_beside,
)

# Two readings mean the same words from this intersection over union on; reading.md's measure.
SAME_WORDS = 0.5


@dataclass(frozen=True, slots=True)
class Agreed:
    """The proposal is what the first reading found: `claim` stands, with any carrier it missed."""

    claim: Claim
    chain: tuple[Carrier, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The proposal is new, and the text bears it out."""

    point: ClaimPoint
    parts: tuple[Span, ...]
    mention: Span
    cue: Span
    chain: tuple[Carrier, ...]
    speaker: str
    negated: bool
    verb: Verb | None
    # Claims of the first reading by the same speaker that hold only a part of these words.
    replaces: tuple[Claim, ...] = ()


class ClaimGate:
    """Judges proposals about one article beside the first reading of it."""

    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._ground = Ground(brief)

    @property
    def layout(self) -> Layout:
        """Give the build of the article."""
        return self._ground.layout

    def judge(self, point: ClaimPoint) -> Agreed | Found | Withheld:
        """Give what the proposal comes to; a `Withheld` says why it is not shown."""
        try:
            return self._judged(point)
        except Refused as refused:
            return Withheld(str(refused), point.shown())

    def _judged(self, point: ClaimPoint) -> Agreed | Found:
        region = self._ground.numbered.region(point.sentences)
        if region is None:
            raise Refused("the sentences it points at do not exist")
        parts = self._ground.parts(point.words, point.kind, region)
        known = self._first_reading_of(parts)
        if known is not None:
            return self._agreed(point, parts, known)
        return self._found(point, parts, region)

    def _first_reading_of(self, parts: Sequence[Span]) -> Claim | None:
        best = max(self._brief.claims, key=lambda claim: _overlap(parts, claim), default=None)
        return best if best is not None and _overlap(parts, best) >= SAME_WORDS else None

    # -- what both readings found ------------------------------------------------------------

    def _agreed(self, point: ClaimPoint, parts: Sequence[Span], claim: Claim) -> Agreed:
        if not self._names_the_same(point, claim):
            raise Refused(f"the other reading credits {claim.speaker.name} with these words")
        if point.kind == Kind.DIRECT and claim.kind is Kind.INDIRECT:
            raise Refused("the text has no quotation marks around all of these words")
        if not all(self._is_beside(part, claim) for part in parts):
            raise Refused("the words do not stand beside the cue")
        if any(_shares(parts, other) for other in self._brief.claims if other is not claim):
            raise Refused("part of these words is credited otherwise")
        if turns_round(self._ground.text, parts, [part.span for part in claim.content]):
            raise Refused("words that turn them round are left out")
        names = [carrier.name for carrier in claim.chain]
        if len(point.through) == len(names) and all(
            is_same(mine, name) or (name[:1].islower() and self._has_carried(mine))
            for mine, name in zip(point.through, names, strict=True)
        ):
            return Agreed(claim, claim.chain)  # "the same agency" is shown as printed
        if names:
            raise Refused(f"the text names who passed it on: {', '.join(names)}")
        near = [part.span for part in claim.content]
        near += [claim.speaker_mention.span] if claim.speaker_mention else []
        return Agreed(claim, carriers_beside(self._ground, point.through, point.who, near))

    def _is_beside(self, part: Span, claim: Claim) -> bool:
        """Tell whether a part shares words, or at least a sentence, with its claim."""
        return any(
            said.span.overlaps(part) or self._ground.sentence_of(said.span).overlaps(part)
            for said in claim.content
        )

    def _has_carried(self, name: str) -> bool:
        chains = [link.name for claim in self._brief.claims for link in claim.chain]
        return any(is_same(name, known) for known in chains)

    def _names_the_same(self, point: ClaimPoint, claim: Claim) -> bool:
        """Compare the names; where the article only describes, the words beside the cue count."""
        names = (claim.speaker.name, *claim.speaker.aliases)
        if any(is_same(point.who, name) for name in names):
            return True
        mention = claim.speaker_mention
        if mention is None or (claim.speaker.name[:1].isupper() and _is_name(claim.speaker.name)):
            return False
        if (
            not _words_of(point.mention) <= _words_of(mention.text)
            or point.who not in self._ground.text
        ):
            return False
        if pronoun := read_mention(point.mention).pronoun:
            return self._ground.means(point.who, pronoun, mention.span)
        if point.who[:1].islower():  # another description is somebody else
            name, text = claim.speaker.name, self._ground.text
            return describes(name, point.who, text) or stands_beside(name, point.who, text)
        others = [one for one in self._brief.speakers if one is not claim.speaker]
        is_other = any(is_same(point.who, n) for one in others for n in (one.name, *one.aliases))
        return not is_other or describes(claim.speaker.name, point.who, self._ground.text)

    # -- what only the proposal found --------------------------------------------------------

    def _found(self, point: ClaimPoint, parts: tuple[Span, ...], region: Span) -> Found:
        if all(self._ground.is_distanced(part) for part in parts):
            raise Refused("the article only keeps its distance from these words")
        zone = self._ground.zone(region)
        cue = self._ground.beside(point.cue, zone, parts, "cue")
        mention = self._ground.mention(point.mention, zone, cue)
        sentence = self._ground.sentence_of(cue)
        framing = framing_between(self._ground.text, parts, mention, cue, sentence)
        self._refuse_framing(point, parts, framing)
        self._refuse_words(parts, mention, cue, sentence)
        shorter = tuple(claim for claim in self._brief.claims if _shares(parts, claim))
        if not all(
            _is_within(claim, parts) and self._names_the_same(point, claim) for claim in shorter
        ):
            raise Refused("part of these words is credited otherwise")
        speaker = self._speaker(point, mention)
        near = [*parts, cue, mention]
        chain = carriers_beside(self._ground, point.through, point.who, near)
        pronoun = read_mention(point.mention).pronoun
        before = self._ground.sentence_before(sentence) if pronoun else sentence
        if not chain and may_name_a_carrier(self._ground.text, sentence, mention, parts, before):
            raise Refused("the text may name who passed it on")
        frame = [mention, cue, *(link.mention.span for link in chain if link.mention)]
        said_here = [part for part in parts if sentence.overlaps(part)]
        if not is_beside(self._ground.text, parts, frame, sentence, self.layout.quotations):
            raise Refused("the words do not stand beside the cue")
        if refused := cut_off(
            self._ground.text, said_here, frame, sentence, self.layout.quotations
        ):
            raise Refused(refused)
        return Found(
            point, parts, mention, cue, chain, speaker, framing.negated, framing.verb, shorter
        )

    def _refuse_words(
        self, parts: Sequence[Span], mention: Span, cue: Span, sentence: Span
    ) -> None:
        text, quotations = self._ground.text, self.layout.quotations
        if refused := no_clause(text, parts, mention, cue, sentence, quotations):
            raise Refused(refused)
        if torn_apart(text, parts, self.layout.paragraphs, quotations):
            raise Refused("the words do not stand beside the cue")

    def _refuse_framing(self, point: ClaimPoint, parts: Sequence[Span], framing: Framing) -> None:
        if framing.refused:
            raise Refused(framing.refused)
        quotations = self.layout.quotations
        if not is_attributing(self._ground.text, parts, point.cue, framing.verb, quotations):
            raise Refused("the cue credits nobody")

    def _speaker(self, point: ClaimPoint, mention: Span) -> str:
        """Give the name that the words beside the cue stand for; withhold what is not clear."""
        article, text = self._brief.article, self._ground.text
        if not locate(article, point.who).places:
            raise Refused("the speaker's name is not in the text")
        named = read_mention(article.excerpt(mention).text)
        if named.pronoun:
            if not self._ground.means(point.who, named.pronoun, mention):
                raise Refused("the pronoun may mean somebody else")
        elif named.name:
            if not is_same(named.name, point.who):
                raise Refused("the words beside the cue name somebody else")
            if " " not in named.name and len(bearers(named.name, text)) > 1:
                raise Refused("more than one person has this name")
        elif not describes(named.description, point.who, text):
            raise Refused("the words beside the cue do not name this speaker")
        return point.who


def _words_of(phrase: str) -> set[str]:
    return {token.lower for token in tokens_of(phrase) if token.is_word}


def _is_name(name: str) -> bool:
    return len(name.split()) > 1 and name.split()[-1][:1].isupper()


def _shares(parts: Sequence[Span], claim: Claim) -> bool:
    return any(said.span.overlaps(part) for said in claim.content for part in parts)


def _is_within(claim: Claim, parts: Sequence[Span]) -> bool:
    return all(any(part.covers(said.span) for part in parts) for said in claim.content)


def _overlap(parts: Sequence[Span], claim: Claim) -> float:
    """Give the intersection over union, in code points."""
    content = [part.span for part in claim.content]
    shared = sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in parts for b in content)
    return shared / (sum(map(len, parts)) + sum(map(len, content)) - shared)
