"""What is said about digests: set, listed, paused, resumed, removed."""

from collections.abc import Iterator, Sequence
from zoneinfo import ZoneInfo

from bot.adapters.cards.card import (
    Action,
    Button,
    Buttons,
    Card,
    Entry,
    Heading,
    Prose,
    Run,
    Verb,
    Weight,
    line,
)
from bot.adapters.visible import visible
from bot.adapters.wording import digests as wording
from bot.core.digests.subscription import Subscription
from bot.core.place import Destination
from bot.core.schedule.schedule import Schedule, Slot

_A_PAGE = 10


def set_card(subscription: Subscription, ahead: Sequence[Slot], change: str) -> Card:
    """Say what was set and when it comes next; `change` is this platform's way to change it."""
    return _settled(wording.SET, subscription, ahead, change)


def changed_card(subscription: Subscription, ahead: Sequence[Slot], change: str) -> Card:
    """Say what it is like from now on, and when it comes next."""
    return _settled(wording.CHANGED, subscription, ahead, change)


def list_cards(subscriptions: Sequence[Subscription], ways: str, start: int = 0) -> Iterator[Card]:
    """List digests from `start` on with what can be done, then ever fewer: the first that fits.

    `ways` says how to set one.
    """
    new = Button(wording.SET_ONE, Action(Verb.DIGEST))
    start = min(max(start, 0), len(subscriptions))
    for count in range(min(_A_PAGE, len(subscriptions) - start), 0, -1):
        end = start + count
        following = Button(wording.NEXT_PAGE, Action(Verb.DIGESTS, (str(end),)))
        turning = (following,) if end < len(subscriptions) else ()
        entries = [digest_entry(one) for one in subscriptions[start:end]]
        last = (Prose(line(ways)), Buttons((new, *turning)))
        yield Card(wording.LIST, (Heading(wording.LIST), *entries, *last))
    none = Prose(line(f"{wording.NONE_YET} {ways}"))
    yield Card(wording.NONE_YET, (none, Buttons((new,))))


def coming_card(subscription: Subscription) -> Card:
    """Say that today's digest is on its way."""
    told = wording.POSTING_NOW.format(title=visible(subscription.title))
    return Card(told, (Prose(line(told)),))


def remove_card(subscription: Subscription, sure: str) -> Card:
    """Ask whether it is to go; the button says so with `sure`."""
    told = wording.REALLY_REMOVE.format(title=visible(subscription.title))
    go = Button(wording.REMOVE, Action(Verb.REMOVE, (subscription.id, sure)), weight=Weight.DANGER)
    return Card(told, (Prose(line(told)), Buttons((go,))))


def paused_card(subscription: Subscription, resume: str) -> Card:
    """Say that it is paused, and how to go on."""
    told = wording.PAUSED.format(
        title=visible(subscription.title), resume=resume.format(id=subscription.id)
    )
    return Card(told, (Prose(line(told)),))


def resumed_card(subscription: Subscription, ahead: Sequence[Slot]) -> Card:
    """Say that it goes on, and when."""
    told = wording.RESUMED.format(
        title=visible(subscription.title), times=_times(ahead, subscription.schedule)
    )
    return Card(told, (Prose(line(told)),))


def removed_card(subscription: Subscription) -> Card:
    """Say that it is gone."""
    told = wording.REMOVED.format(title=visible(subscription.title))
    return Card(told, (Prose(line(told)),))


def digest_entry(one: Subscription) -> Entry:
    """Give one digest: its title, when, of what, and what can be done with it."""
    state = wording.IS_PAUSED.format(why=visible(one.paused_why)) if one.paused_at else ""
    told = f"{when(one.schedule)}{state} · {wording.ID.format(id=one.id)}"
    about = (one.id,)
    going = (
        (Button(wording.RESUME, Action(Verb.RESUME, about)),)
        if one.paused_at
        else (
            Button(wording.NOW, Action(Verb.NOW, about)),
            Button(wording.PAUSE_ONE, Action(Verb.PAUSE, about)),
        )
    )
    choices = (
        Button(wording.CHANGE, Action(Verb.CHANGE, about)),
        Button(wording.PREVIEW, Action(Verb.PREVIEW, about)),
        *going,
        Button(wording.REMOVE, Action(Verb.REMOVE, about)),
    )
    head = line(Run(visible(one.title), is_bold=True), " · ", _place(one.destination))
    return Entry(head, line(made_of(one)), line(told), choices=choices, is_offered=True)


def _place(place: Destination) -> Run:
    if place.workspace.audience.startswith("person:"):
        return Run(wording.FOR_YOU)
    channel = place.thread or place.channel
    return Run(f"#{visible(channel)}", channel=channel)


def made_of(one: Subscription) -> str:
    """Say what a digest is made of, and how it is narrowed."""
    choice, quiet = one.choice, one.schedule.quiet
    feeds = len(choice.feeds)
    sources = (
        wording.SHARED if choice.shared else "",
        wording.SAVED if choice.saved else "",
        (wording.ONE_FEED if feeds == 1 else wording.FEEDS.format(count=feeds)) if feeds else "",
    )
    told = (
        wording.MADE_OF.format(what=", ".join(filter(None, sources))),
        _named(wording.WANTED, "topics", choice.topics_in),
        _named(wording.UNWANTED, "topics", choice.topics_out),
        _named(wording.LANGUAGES, "languages", choice.languages),
        wording.STORIES_AT_MOST.format(count=choice.stories),
        wording.QUIET.format(begin=quiet[0], end=quiet[1]) if quiet else "",
    )
    return " · ".join(filter(None, told))


def _named(words: str, field: str, names: Sequence[str]) -> str:
    return words.format(**{field: visible(", ".join(names))}) if names else ""


def _settled(words: str, subscription: Subscription, ahead: Sequence[Slot], change: str) -> Card:
    told = words.format(title=visible(subscription.title), id=subscription.id)
    times = wording.NEXT_TIMES.format(times=_times(ahead, subscription.schedule))
    lines = (told, made_of(subscription), times, change)
    return Card(told, tuple(Prose(line(one)) for one in lines))


def when(schedule: Schedule) -> str:
    """Say when: `07:30 Europe/Zurich, Mon Tue Wed`."""
    days = " ".join(wording.DAYS[day] for day in sorted(schedule.days))
    days = {7: wording.DAILY}.get(len(schedule.days), days)
    days = wording.WEEKDAYS if schedule.days == frozenset(range(5)) else days
    return f"{schedule.at:%H:%M} {schedule.zone}, {days}"


def _times(ahead: Sequence[Slot], schedule: Schedule) -> str:
    zone = ZoneInfo(schedule.zone)
    moments = [slot.due.astimezone(zone) for slot in ahead]
    return ", ".join(
        f"{wording.DAYS[one.weekday()]} {one.day} {wording.MONTHS[one.month - 1]} {one:%H:%M}"
        for one in moments
    )
