"""A brief as lines for a terminal: title, summary, who says what, and what else to know."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.padding import Padding
from rich.text import Text

from bot.adapters import wording
from bot.adapters.cards.coverage import coverage_line
from bot.adapters.cards.phrases import context_line, translation_of
from bot.adapters.terminal.claim_view import claims_by_speaker, hanging
from bot.adapters.visible import visible
from bot.core.article import Article, Excerpt
from bot.core.brief import Brief
from bot.core.claim import FoundBy

_OWN_VOICE_SHOWN = 3
_WORDS_BEFORE = 32
_FINDING_SHOWN = 80


def brief_view(brief: Brief, *, everything: bool = False) -> Iterator[RenderableType]:
    """Give the brief top to bottom; `everything` lists all of the own voice and the withheld."""
    yield Text(visible(brief.article.name_for_people()), style="bold")
    yield Text(context_line(brief.article), style="dim")
    yield from _summary(brief)
    yield from claims_by_speaker(brief)
    yield from _own_voice(brief, everything=everything)
    yield from _distance_marks(brief)
    yield from _findings(brief)
    if everything:
        yield from _withheld(brief)
    yield Text()
    yield Text(coverage_line(brief), style="dim")
    yield Text(_provenance(brief), style="dim")


def _summary(brief: Brief) -> Iterator[RenderableType]:
    yield Text()
    if not brief.summary:
        yield Text(wording.NO_SUMMARY)
        return
    number_by_claim = {claim.id: number for number, claim in enumerate(brief.claims, start=1)}
    for line in brief.summary:
        numbers = [f" [{number_by_claim[id]}]" for id in line.claims if id in number_by_claim]  # noqa: A001
        yield Padding(Text(visible(line.text) + "".join(numbers)), (0, 0, 0, 2))
        if line.translation is not None:
            told = translation_of(line.translation)
            yield Padding(Text(told, style="dim"), (0, 0, 0, 4))


def _own_voice(brief: Brief, *, everything: bool) -> Iterator[RenderableType]:
    if not brief.own_voice:
        return
    shown = brief.own_voice if everything else brief.own_voice[:_OWN_VOICE_SHOWN]
    yield from _heading(wording.OWN_VOICE.format(count=len(brief.own_voice)))
    yield from (_bullet(visible(excerpt.text)) for excerpt in shown)
    if rest := len(brief.own_voice) - len(shown):
        yield Padding(Text(wording.OWN_VOICE_REST.format(count=rest), style="dim"), (0, 0, 0, 2))


def _distance_marks(brief: Brief) -> Iterator[RenderableType]:
    if not brief.distance_marks:
        return
    yield from _heading(wording.DISTANCE_MARKS.format(count=len(brief.distance_marks)))
    marks = dict.fromkeys(visible(mark.text) for mark in brief.distance_marks)
    yield Padding(Text(" · ".join(marks)), (0, 0, 0, 2))


def _findings(brief: Brief) -> Iterator[RenderableType]:
    if not brief.findings:
        return
    yield from _heading(wording.FINDINGS.format(count=len(brief.findings)))
    for finding in brief.findings:
        where = _around(brief.article, brief.article.excerpt(finding.span))
        yield _bullet(f"{finding.kind.value}: {visible(finding.note)} — {where}")


def _around(article: Article, excerpt: Excerpt) -> str:
    """Give the place of a finding with a few whole words before it, so that it can be found."""
    before = article.text[max(0, excerpt.span.start - _WORDS_BEFORE) : excerpt.span.start]
    if excerpt.span.start > _WORDS_BEFORE:
        before = "…" + before.partition(" ")[2]
    more = "…" if len(excerpt.text) > _FINDING_SHOWN else ""
    return f"“{visible(before + excerpt.text[:_FINDING_SHOWN]).strip()}{more}”"


def _withheld(brief: Brief) -> Iterator[RenderableType]:
    if not brief.withheld:
        return
    yield from _heading(wording.WITHHELD.format(count=len(brief.withheld)))
    for one in brief.withheld:
        by = wording.BY_THE_MODEL if one.by is FoundBy.MODEL else ""
        yield _bullet(f"{by}{visible(one.reason)}: {visible(one.proposed)}")


def _provenance(brief: Brief) -> str:
    made = brief.provenance
    parts = [f"read by {made.engine} {made.version}", *([made.model] if made.model else [])]
    return " · ".join(
        visible(part)
        for part in (*parts, f"{made.seconds:.2f} s", f"id {brief.article.id}", *brief.notes)
    )


def _heading(words: str) -> Iterator[RenderableType]:
    yield Text()
    yield Text(words, style="bold")


def _bullet(words: str) -> RenderableType:
    return Padding(hanging("-", words, width=2), (0, 0, 0, 2))
