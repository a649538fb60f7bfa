"""A digest as one message: who said what, from how many origins, what is left out and why."""

from collections.abc import Iterator
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.adapters.cards.card import (
    Action,
    Button,
    Buttons,
    Card,
    Divider,
    Entry,
    Heading,
    Line,
    Part,
    Prose,
    Run,
    Small,
    Verb,
    line,
)
from bot.adapters.cards.phrases import shortened
from bot.adapters.visible import visible
from bot.adapters.wording import digests as wording
from bot.core.digests.digest import Digest, DigestStory, LeftOut, Said

_LONGEST_TITLE, _LONGEST_WORDS = 150, 300  # characters
_NAMED_LEFT_OUT = 3


def digest_cards(digest: Digest, key: str | None) -> Iterator[Card]:
    """Give the digest as a card, then ever smaller ones: a platform takes the first that fits.

    What a smaller card leaves out is counted; `key` names the message in its last button. None
    is a preview, which has none.
    """
    if not digest.stories:
        yield _empty(digest, key)
        return
    most = max(len(story.claims) for story in digest.stories)
    for claims in range(most, 0, -1):
        yield _card(digest, len(digest.stories), claims, key)
    for stories in range(len(digest.stories), 0, -1):
        yield _card(digest, stories, 1, key)
    yield _card(digest, 0, 0, key)


def _card(digest: Digest, stories: int, claims: int, key: str | None) -> Card:
    numbered = enumerate(digest.stories[:stories], start=1)
    shown = tuple(story_entry(number, story, claims) for number, story in numbered)
    return _whole(digest, shown, key)


def _whole(digest: Digest, shown: tuple[Part, ...], key: str | None) -> Card:
    """Give the card around the stories that are shown."""
    heading = wording.HEADING.format(
        title=visible(digest.title),
        day=day_of(digest.day),
        stories=count_of(len(digest.stories), "story", "stories"),
        articles=count_of(digest.articles, "article", "articles"),
        origins=count_of(digest.origins, "origin", "origins"),
    )
    more = len(digest.stories) - len(shown) + len(digest.more)
    parts: list[Part] = [Heading(heading), Small(line(_period(digest))), *shown, Divider()]
    if digest.left_out:
        parts.append(Small(line(_left_out(digest.left_out))))
    return Card(heading, (*parts, *_buttons(digest, key, len(shown), more)))


def _empty(digest: Digest, key: str | None) -> Card:
    told = wording.NOTHING_NEW.format(
        title=visible(digest.title),
        since=_moment(digest.since, digest.zone),
        articles=count_of(digest.articles, "article", "articles"),
    )
    due = digest.next_due
    ahead = f" {wording.NEXT.format(moment=_moment(due, digest.zone))}" if due else ""
    late = (Small(line(_late(digest))),) if digest.planned_for else ()
    return Card(told, (Prose(line(f"{told}{ahead}")), *late, *_buttons(digest, key, 0, 0)))


def opening_cards(digest: Digest, key: str) -> Iterator[Card]:
    """Give the headlines of a digest whose stories follow in messages of their own, then fewer."""
    if not digest.stories:
        yield _empty(digest, key)
        return
    for count in range(len(digest.stories), -1, -1):
        numbered = enumerate(digest.stories[:count], start=1)
        yield _whole(digest, tuple(Prose(_head(at, story)) for at, story in numbered), key)


def story_cards(story: DigestStory, number: int, key: str) -> Iterator[Card]:
    """Give one story as a message of its own, then with ever fewer claims."""
    for claims in range(len(story.claims), -1, -1):
        entry = story_entry(number, story, claims)
        yield Card(shortened(visible(story.title), _LONGEST_TITLE), (entry, _pause(key)))


def left_cards(digest: Digest, number: int, key: str) -> Iterator[Card]:
    """Give what a message shows when some of its digest was deleted.

    `number` is 0 for the message of the whole digest, else which story a message of its own has.
    """
    if number > len(digest.stories) or not digest.stories:
        told = wording.DELETED.format(title=visible(digest.title), day=day_of(digest.day))
        yield Card(told, (Prose(line(told)), _pause(key)))
        return
    story = digest.stories[number - 1]
    yield from story_cards(story, number, key) if number else digest_cards(digest, key)


def story_entry(number: int, story: DigestStory, claims: int) -> Entry:
    """Give a story: its title, how many print it, who says what, and the brief behind it."""
    opens = (Button(wording.OPEN, Action(Verb.OPEN, (story.posting,))),) if story.posting else ()
    return Entry(
        head=_head(number, story),
        words=_said(story.claims[:claims]),
        small=line(visible(story.reason)) if story.reason else (),
        choices=opens,
        is_offered=True,
    )


def _head(number: int, story: DigestStory) -> Line:
    title = shortened(visible(story.title), _LONGEST_TITLE)
    counted = wording.COUNTED.format(
        articles=count_of(len(story.articles), "article", "articles"),
        origins=count_of(story.origins, "origin", "origins"),
    )
    return line(Run(f"{number}  {title}", is_bold=True), f"  {counted}")


def _said(claims: tuple[Said, ...]) -> Line:
    runs: list[Run] = []
    for at, said in enumerate(claims):
        chain = "".join(f" ← {shortened(visible(one))}" for one in said.chain)
        denied = f"{visible(said.denied)}: " if said.denied else ""
        who = f"{'  ·  ' if at else ''}{shortened(visible(said.speaker))}{chain}: "
        words = visible(said.words)
        runs.append(Run(f"{who}{denied}{words if len(words) <= _LONGEST_WORDS else wording.LONG}"))
    return tuple(runs)


def _left_out(left: tuple[LeftOut, ...]) -> str:
    named = "; ".join(
        f"{shortened(visible(one.title), _LONGEST_TITLE)} ({visible(one.why)})"
        for one in left[:_NAMED_LEFT_OUT]
    )
    rest = len(left) - _NAMED_LEFT_OUT
    more = wording.AND_MORE.format(count=rest) if rest > 0 else ""
    return wording.LEFT_OUT.format(count=len(left), named=named + more)


def _period(digest: Digest) -> str:
    since = wording.SINCE.format(since=_moment(digest.since, digest.zone))
    return f"{_late(digest) or digest.zone} · {since}"


def _late(digest: Digest) -> str:
    if digest.planned_for is None:
        return ""
    late = wording.LATE.format(
        planned=_moment(digest.planned_for, digest.zone),
        sent=_moment(digest.made_at, digest.zone),
    )
    missed = count_of(digest.missed, "earlier one was", "earlier ones were")
    return late + (wording.MISSED.format(count=missed) if digest.missed else "")


def _buttons(digest: Digest, key: str | None, shown: int, more: int) -> tuple[Part, ...]:
    """Give what can be done with a posted digest; a preview only counts what it does not show."""
    told = wording.MORE.format(count=count_of(more, "story", "stories"))
    if key is None:
        return (Small(line(f"{told}.")),) if more else ()
    buttons = [Button(told, Action(Verb.STORIES, (key, str(shown))))] if more else []
    if digest.left_out:
        buttons.append(Button(wording.WHY, Action(Verb.LEFT_OUT, (key, "0"))))
    buttons.append(Button(wording.CHANGE, Action(Verb.CHANGE, (key,))))
    buttons.append(Button(wording.PAUSE, Action(Verb.PAUSE, (key,))))
    return (Buttons(tuple(buttons)),)


def _pause(key: str) -> Buttons:
    return Buttons((Button(wording.PAUSE, Action(Verb.PAUSE, (key,))),))


def _moment(moment: datetime, zone: str) -> str:
    local = moment.astimezone(ZoneInfo(zone))
    return f"{wording.DAYS[local.weekday()]} {local:%H:%M}"


def day_of(day: date) -> str:
    """Give a day as people say it: Tue 4 March."""
    return f"{wording.DAYS[day.weekday()]} {day.day} {wording.MONTHS[day.month - 1]}"


def count_of(count: int, one: str, several: str) -> str:
    """Give a number with its noun."""
    return f"{count} {one if count == 1 else several}"
