"""All claims, in pages that fit: nothing is cut, what is too long goes on in the next entry."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.adapters.cards import phrases
from bot.adapters.cards.brief_card import context_button, small_of
from bot.adapters.cards.card import (
    Action,
    Button,
    Buttons,
    Card,
    Entry,
    Heading,
    Line,
    Menu,
    Option,
    Part,
    Prose,
    Run,
    Small,
    Verb,
    line,
)
from bot.adapters.cards.claims_view import (
    ANY,
    CLAIMS,
    MARKS,
    OWN,
    STATES,
    WITHHELD,
    ClaimsView,
)
from bot.adapters.cards.splitting import pieces
from bot.adapters.visible import visible
from bot.adapters.wording import cards as wording
from bot.adapters.wording import state_name
from bot.core.brief import Brief
from bot.core.claim import Claim, FoundBy
from bot.journeys.postings import Opened

_MOST_OPTIONS = 25  # Discord; Slack takes 100
_LONGEST_LABEL = 75  # characters; Slack's option text
_LEAST_PIECE = 300  # characters of a claim in one entry, however much stands beside them


@dataclass(frozen=True, slots=True)
class Room:
    """What fits on one page: entries, characters as `drawn`, and characters of one text."""

    entries: int
    characters: int
    text: int
    drawn: Callable[[str], int] = len


def claims_pages(opened: Opened, view: ClaimsView, room: Room) -> tuple[Card, ...]:
    """Give the pages of this view, at least one."""
    entries = [one for row in _rows(opened, view) for one in _fitting(row, room)]
    packed = _packed(entries, room) or [[]]
    return tuple(
        _page(opened, view.on(number), group, len(packed))
        for number, group in enumerate(packed, start=1)
    )


def page_of(opened: Opened, view: ClaimsView, room: Room) -> Card:
    """Give the page a view asks for; the last one if there are fewer."""
    pages = claims_pages(opened, view, room)
    return pages[min(view.page, len(pages)) - 1]


def _page(opened: Opened, view: ClaimsView, entries: Sequence[Entry], pages: int) -> Card:
    title = visible(opened.brief.article.name_for_people())
    heading = wording.ALL_TITLE.format(title=title[:150])
    parts: list[Part] = [Heading(heading), *_menus(opened.brief, view)]
    parts.extend(entries or [Prose(line(wording.NOTHING_OF_THIS))])
    parts.append(Small(line(wording.PAGE.format(page=view.page, pages=pages))))
    turns = [
        *([Button(wording.BACK, view.on(view.page - 1).action())] if view.page > 1 else []),
        *([Button(wording.NEXT, view.on(view.page + 1).action())] if view.page < pages else []),
    ]
    if turns:
        parts.append(Buttons(tuple(turns)))
    return Card(heading, tuple(parts))


def _rows(opened: Opened, view: ClaimsView) -> Iterator[Entry]:
    brief = opened.brief
    for number, claim in enumerate(brief.claims, start=1):
        if view.shows(claim, brief):
            yield _claim(number, claim, opened)
    yield from (entry for voice, entry in _others(brief) if view.shows_others(voice))


def _others(brief: Brief) -> Iterator[tuple[str, Entry]]:
    """Give what is no claim, with its voice: own voice, distance marks, what is withheld."""
    paper = visible(brief.article.publisher or wording.THIS_PAPER)
    head = line(Run(wording.OWN_VOICE_OF.format(paper=paper), is_bold=True))
    for excerpt in brief.own_voice:
        yield OWN, Entry(head, line(visible(excerpt.text)), line(wording.OWN_ASSERTION))
    for excerpt in brief.distance_marks:
        yield MARKS, Entry((), line(visible(excerpt.text)), line(wording.A_DISTANCE_MARK))
    by_model: Counter[str] = Counter()
    for one in brief.withheld:
        if one.by is FoundBy.MODEL:  # its words are nobody's: only how many, and why not
            by_model[one.reason] += 1
            continue
        small = line(wording.A_WITHHELD.format(reason=visible(one.reason)))
        yield WITHHELD, Entry((), line(visible(one.proposed)), small)
    for reason, count in by_model.most_common():
        small = line(wording.A_WITHHELD.format(reason=visible(reason)))
        yield WITHHELD, Entry((), line(wording.OF_THE_MODEL.format(count=count)), small)


def _claim(number: int, claim: Claim, opened: Opened) -> Entry:
    posting = opened.posting
    wrong = Action(Verb.BAD, (posting.id, str(number)))
    return Entry(
        head=phrases.head_of(number, claim, opened.brief.article),
        words=line(phrases.said(claim)),
        small=small_of(claim, opened.brief),
        is_set_apart=phrases.is_quotation(claim),
        choices=(context_button(posting, number), Button(wording.MARK_WRONG, wrong)),
    )


def _fitting(entry: Entry, room: Room) -> Iterator[Entry]:
    """Give the entry; if its words are too long for one text, as many entries as it takes."""
    words = "".join(run.text for run in entry.words)
    beside = _drawn(replace(entry, words=()), room)
    most = max(min(room.text, room.characters - beside), _LEAST_PIECE)
    for number, piece in enumerate(pieces(words, most, room.drawn)):
        head = entry.head if number == 0 else _continued(entry.head)
        yield Entry(head, line(piece), entry.small, entry.is_set_apart, entry.choices)


def _continued(head: Line) -> Line:
    who = head[0].text if head else ""
    return line(Run(wording.CONTINUED.format(number=who).strip(), is_bold=True))


def _packed(entries: Sequence[Entry], room: Room) -> list[list[Entry]]:
    pages: list[list[Entry]] = []
    used = 0
    for entry in entries:
        size = _drawn(entry, room)
        if not pages or len(pages[-1]) == room.entries or used + size > room.characters:
            pages.append([])
            used = 0
        pages[-1].append(entry)
        used += size
    return pages


def _drawn(entry: Entry, room: Room) -> int:
    """Measure an entry as drawn, with room for the marks around its lines."""
    lines = (entry.head, entry.words, entry.small)
    addresses = sum(len(run.url or "") + 4 for one in lines for run in one if run.url)
    return sum(room.drawn("".join(run.text for run in one)) + 8 for one in lines) + addresses


def _menus(brief: Brief, view: ClaimsView) -> Iterator[Part]:
    voices = (
        (ANY, wording.ALL_OF_IT),
        (CLAIMS, wording.ONLY_CLAIMS),
        (OWN, wording.ONLY_OWN),
        (MARKS, wording.ONLY_MARKS),
        (WITHHELD, wording.ONLY_WITHHELD),
    )
    yield _menu(wording.VOICE, voices, view.voice, lambda one: view.only(voice=one))
    present = {claim.state for claim in brief.claims}
    states = [(str(at), state_name(one)) for at, one in enumerate(STATES) if one in present]
    if len(states) > 1:
        every = ((ANY, wording.ALL_OF_IT), *states)
        yield _menu(wording.STATE, every, view.state, lambda one: view.only(state=one))
    speakers = _speakers(brief)
    if len(speakers) > 1:
        every = ((ANY, wording.ALL_OF_IT), *speakers)
        yield _menu(wording.SPEAKER, every, view.speaker, lambda one: view.only(speaker=one))
    if len(brief.speakers) > len(speakers):
        told = wording.MORE_SPEAKERS.format(shown=len(speakers), count=len(brief.speakers))
        yield Small(line(told))


def _menu(
    name: str, values: Sequence[tuple[str, str]], chosen: str, to: Callable[[str], ClaimsView]
) -> Menu:
    options = (
        Option(f"{name}: {label}"[:_LONGEST_LABEL], to(value).action(), value == chosen)
        for value, label in values
    )
    return Menu(name, tuple(options))


def _speakers(brief: Brief) -> list[tuple[str, str]]:
    """Give the most quoted speakers with their places, in the order of the article."""
    counts = Counter(claim.speaker.id for claim in brief.claims)
    places = sorted(range(len(brief.speakers)), key=lambda at: -counts[brief.speakers[at].id])
    shown = sorted(places[: _MOST_OPTIONS - 1])
    return [(str(at), visible(brief.speakers[at].name)) for at in shown]
