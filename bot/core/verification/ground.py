"""The ground proposals are judged on: one article, its build, and where words stand in it."""

from collections.abc import Sequence
from functools import cached_property

from bot.core.brief import Brief
from bot.core.claim import Kind
from bot.core.numbered import NumberedArticle
from bot.core.reading.claims import kind_of
from bot.core.reading.layout import Layout, layout_of
from bot.core.reading.quotations import is_sentence_like
from bot.core.span import Span, SpanSet
from bot.core.verification.framing import has_stray, whole_quotations
from bot.core.verification.locating import Match, locate
from bot.core.verification.names import is_nearest, nearest


class Refused(Exception):
    """Why a proposal is withheld."""


class Ground:
    """One article with the first reading of it."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.article = brief.article
        self.text = brief.article.text
        self.numbered = NumberedArticle(brief.article)

    @cached_property
    def layout(self) -> Layout:
        """Give the build of the article."""
        return layout_of(self.article)

    @cached_property
    def _spoken(self) -> SpanSet:
        """Give the quotations that are somebody's sentences: a name in them names nobody beside."""
        outer = self.layout.quotations.outer
        return SpanSet(one.span for one in outer if is_sentence_like(one.inner(self.text)))

    def is_distanced(self, part: Span) -> bool:
        """Tell words that the article puts between distance marks."""
        return any(mark.span.covers(part) for mark in self.brief.distance_marks)

    def means(self, who: str, pronoun: str, at: Span) -> bool:
        """Tell whether a pronoun at a place can only mean this name."""
        speakers = self.brief.speakers
        return is_nearest(who, pronoun, at.start, self.text, speakers, self._spoken)

    def parts(self, words: Sequence[str], kind: str, region: Span) -> tuple[Span, ...]:
        """Find the words part by part; `Refused` unless each stands there once, in this order."""
        if not words:
            raise Refused("there are no words")
        parts: list[Span] = []
        at = region.start
        for piece in words:
            parts.append(self._part(piece, region, at))
            at = parts[-1].end
        whole = whole_quotations(self.text, parts, self.layout.quotations)
        if whole is None:
            raise Refused("it cuts a quotation")
        ours = kind_of(self.text, whole, self.layout.quotations)
        is_whole = not any(has_stray(part, self.layout.quotations) for part in whole)
        if kind == Kind.DIRECT and ours is not Kind.DIRECT and is_whole:
            raise Refused("the text has no quotation marks around all of these words")
        return whole

    def _part(self, words: str, region: Span, at: int) -> Span:
        located = locate(self.article, words, region)
        if located.match is Match.NOTHING:
            elsewhere = locate(self.article, words).places
            where = "in the sentences it points at" if elsewhere else "in the text"
            raise Refused(f"the words are not {where}")
        ahead = [place.span for place in located.places if place.span.start >= at]
        if not ahead:
            raise Refused("its parts stand in another order")
        if len(ahead) > 1:
            raise Refused("the words stand there more than once")
        return ahead[0]

    def zone(self, region: Span) -> Span:
        """Give the sentences pointed at with one more on either side: framing may stand there."""
        sentences = self.numbered.sentences
        first = max(1, self.numbered.number_at(region.start) - 1)
        last = min(len(sentences), self.numbered.number_at(region.end - 1) + 1)
        return Span(sentences[first - 1].start, sentences[last - 1].end)

    def beside(self, words: str, zone: Span, near: Sequence[Span], what: str) -> Span:
        """Find words outside quotations, nearest to others; `Refused` if they are not there."""
        found = [place.span for place in locate(self.article, words, zone).places]
        quoted = self.layout.quotations.quoted
        outside = [span for span in found if not quoted.overlaps(span)]
        whole = Span(min(s.start for s in near), max(s.end for s in near))
        best = nearest([s for s in outside if not any(n.covers(s) for n in near)] or outside, whole)
        if best is None:
            raise Refused(f"the {what} does not stand near these words")
        return best

    def mention(self, words: str, zone: Span, cue: Span) -> Span:
        """Find whoever is credited: inside the cue ("by his account") or beside it."""
        inside = locate(self.article, words, cue).excerpt
        return inside.span if inside else self.beside(words, zone, [cue], "speaker")

    def sentence_of(self, span: Span) -> Span:
        """Give the sentence in which a span begins."""
        return self.numbered.sentences[self.numbered.number_at(span.start) - 1]

    def sentence_before(self, sentence: Span) -> Span:
        """Give the sentence before one in the same paragraph; the same one if it begins it."""
        number = self.numbered.number_at(sentence.start)
        before = self.numbered.sentences[max(0, number - 2)]
        whole = next((p for p in self.layout.paragraphs if p.overlaps(sentence)), sentence)
        return before if whole.covers(before) else sentence
