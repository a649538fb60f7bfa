"""What is said about digests: set, listed, paused, resumed, removed."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

from bot.adapters.cards.card import Card, Entry, Heading, Part, Prose, Run, line
from bot.adapters.visible import visible
from bot.adapters.wording import digests as wording
from bot.core.digests.subscription import Subscription
from bot.core.schedule.schedule import Schedule, Slot


def set_card(subscription: Subscription, ahead: Sequence[Slot], change: str) -> Card:
    """Say what was set and when it comes next; `change` is this platform's way to change it."""
    told = wording.SET.format(title=visible(subscription.title), id=subscription.id)
    times = wording.NEXT_TIMES.format(times=_times(ahead, subscription.schedule))
    return Card(told, (Prose(line(told)), Prose(line(times)), Prose(line(change))))


def list_card(subscriptions: Sequence[Subscription], ways: str) -> Card:
    """List digests with their ids; `ways` says how to set one."""
    if not subscriptions:
        return Card(wording.NONE_YET, (Prose(line(f"{wording.NONE_YET} {ways}")),))
    parts: list[Part] = [Heading(wording.LIST)]
    parts.extend(_entry(one) for one in subscriptions)
    return Card(wording.LIST, (*parts, Prose(line(ways))))


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


def _entry(one: Subscription) -> Entry:
    state = wording.IS_PAUSED.format(why=visible(one.paused_why)) if one.paused_at else ""
    told = f"{when(one.schedule)}{state} · {wording.ID.format(id=one.id)}"
    return Entry(line(Run(visible(one.title), is_bold=True)), (), line(told))


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
