"""A brief as one message: the gist, at most five claims, and everything else one press away."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.adapters.cards import phrases
from bot.adapters.cards.card import (
    Action,
    Button,
    Buttons,
    Card,
    Divider,
    Entry,
    Heading,
    Part,
    Prose,
    Run,
    Small,
    Thumbs,
    Verb,
    Weight,
    line,
)
from bot.adapters.cards.coverage import coverage_line
from bot.adapters.cards.ranking import MOST_SHOWN, first_claims
from bot.adapters.visible import visible
from bot.adapters.wording import cards as wording
from bot.core.article import SourceKind
from bot.core.brief import Brief, SummaryLine
from bot.core.claim import Claim
from bot.core.conversation import Posting
from bot.core.request import Form
from bot.journeys.caller import Briefed

MOST_SUMMARY = 3
_LONGEST_OWN = 160  # characters; a longer first sentence is left to All claims
_LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class Manner:
    """What differs by platform: the word for sharing, and whether asking needs a button.

    `asked_about` is the posting that a question was about, where no thread stands for it.
    """

    share: str = wording.SHARE
    has_ask: bool = False
    asked_about: str | None = None


@dataclass(frozen=True, slots=True)
class _Size:
    claims: int
    summary: int


def brief_cards(
    briefed: Briefed, manner: Manner, *, shared_by: str | None = None
) -> Iterator[Card]:
    """Give the brief as a card, then ever smaller ones: a platform takes the first that fits.

    What a smaller card leaves out is named, and stands under All claims.
    """
    for size in _sizes(briefed.form):
        yield _card(briefed, size, manner, shared_by)


def _sizes(form: Form) -> Iterator[_Size]:
    summary = 0 if form is Form.CLAIMS else MOST_SUMMARY
    claims = 0 if form is Form.PARAGRAPH else MOST_SHOWN
    for count in range(claims, 0, -1):
        yield _Size(count, summary)
    for lines in range(summary, 0, -1):
        yield _Size(min(claims, 1), lines)
        yield _Size(0, lines)
    yield _Size(0, 0)


def _card(briefed: Briefed, size: _Size, manner: Manner, shared_by: str | None) -> Card:
    brief, posting = briefed.brief, briefed.posting
    shown = first_claims(brief, size.claims)
    title = visible(brief.article.name_for_people())
    fallback = wording.FALLBACK.format(title=title, shown=len(shown), count=len(brief.claims))
    parts: list[Part] = [
        *_opening(brief, title, shared_by),
        *_summary(brief, size.summary),
        *([Divider()] if shown else []),
        *(_entry(number, claim, brief, posting) for number, claim in shown),
        *_own_voice(brief),
        *_findings(brief),
        Small(line(_closing(brief, size, len(shown)))),
        buttons_of(brief, posting, manner),
        Thumbs(Action(Verb.GOOD, (posting.id,)), Action(Verb.BAD, (posting.id,))),
    ]
    return Card(fallback, tuple(parts))


def _opening(brief: Brief, title: str, shared_by: str | None) -> Iterator[Part]:
    article = brief.article
    if shared_by is not None:
        yield Small(line(wording.SHARED_BY.format(person=shared_by)))
    if article.source.kind is SourceKind.FILE:
        name = visible(article.source.name)
        yield Small(line(wording.I_READ.format(name=name, words=len(article.text.split()))))
    if article.source.kind is SourceKind.FEED:
        yield Small(line(wording.FEED_SAYS))
    # A title that fills a message would be a text without paragraphs: its beginning will do.
    yield Heading(title if len(title) <= _LONGEST_TITLE else title[: _LONGEST_TITLE - 1] + "…")
    link = phrases.link_to(article)
    where = phrases.context_line(article)
    yield Small(line(where, *((" · ", Run(wording.OPEN, url=link)) if link else ())))


def _summary(brief: Brief, count: int) -> Iterator[Part]:
    number_by_claim = {claim.id: number for number, claim in enumerate(brief.claims, start=1)}
    for one in brief.summary[:count]:
        yield Prose(line(visible(one.text) + _numbers(one, number_by_claim)))
        if one.translation is not None:
            yield Small(line(phrases.translation_of(one.translation)))


def _numbers(one: SummaryLine, number_by_claim: dict[str, int]) -> str:
    numbers = (number_by_claim.get(claim) for claim in one.claims)
    return "".join(f" [{number}]" for number in numbers if number is not None)


def _entry(number: int, claim: Claim, brief: Brief, posting: Posting) -> Entry:
    return Entry(
        head=phrases.head_of(number, claim, brief.article),
        words=line(phrases.said(claim)),
        small=small_of(claim, brief),
        is_set_apart=phrases.is_quotation(claim),
        choices=(context_button(posting, number),),
    )


def small_of(claim: Claim, brief: Brief) -> tuple[Run, ...]:
    """Give how a claim stands, and the way to its sentence where the article has an address."""
    link = phrases.link_to(brief.article, claim.content[0])
    opening = (" · ", Run(wording.OPEN_AT_SENTENCE, url=link)) if link else ()
    return line(phrases.standing_of(claim), *opening)


def context_button(posting: Posting, number: int) -> Button:
    """Give the button that shows a claim where it stands."""
    return Button(wording.IN_CONTEXT, Action(Verb.CONTEXT, (posting.id, str(number))))


def _own_voice(brief: Brief) -> Iterator[Part]:
    if not brief.own_voice:
        return
    first = visible(brief.own_voice[0].text)
    head = Run(wording.OWN_VOICE.format(count=len(brief.own_voice)), is_bold=True)
    shown = f"  {first} …" if len(first) <= _LONGEST_OWN else ""
    yield Prose(line(head, shown) if shown else line(head))


def _findings(brief: Brief) -> Iterator[Part]:
    kinds = dict.fromkeys(finding.kind.value for finding in brief.findings)
    if kinds:
        yield Small(line(wording.WORTH_KNOWING.format(findings=", ".join(kinds))))


def _closing(brief: Brief, size: _Size, shown: int) -> str:
    """Say what was found, and that there is more where a claim was left out for want of room."""
    told = coverage_line(brief)
    left = len(brief.claims) - shown
    is_cut = bool(left) and shown < min(MOST_SHOWN, len(brief.claims)) and size.summary > 0
    return f"{told} · {wording.MORE_CLAIMS.format(count=left)}" if is_cut else told


def buttons_of(brief: Brief, posting: Posting, manner: Manner) -> Buttons:
    """Give what can be done with a brief; only what can be done."""
    named = (posting.id,)
    count = len(brief.claims)
    few = {0: wording.NO_CLAIM, 1: wording.ONE_CLAIM}
    label = few.get(count) or wording.ALL_CLAIMS.format(count=count)
    is_private = posting.destination.workspace.audience.startswith("person:")
    shown = [
        Button(label, Action(Verb.CLAIMS, named), weight=Weight.PRIMARY),
        *([Button(wording.ASK, Action(Verb.ASK, named))] if manner.has_ask else []),
        *([Button(manner.share, Action(Verb.SHARE, named))] if is_private else []),
    ]
    return Buttons(tuple(shown), _more(brief, named))


def _more(brief: Brief, named: Sequence[str]) -> tuple[Button, ...]:
    about = tuple(named)
    again = phrases.link_to(brief.article) is not None
    return (
        Button(wording.CSV, Action(Verb.CSV, about)),
        *([Button(wording.READ_AGAIN, Action(Verb.REREAD, about))] if again else []),
        Button(wording.LABELS, Action(Verb.LABELS)),
        Button(wording.REPORT, Action(Verb.BAD, about)),
        Button(wording.DELETE, Action(Verb.DELETE, about), weight=Weight.DANGER),
    )
