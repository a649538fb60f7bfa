"""The settings of a digest as people type them, and back."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.core.digests.subscription import (
    FEWEST,
    MOST,
    MOST_FEEDS,
    MOST_TOPICS,
    Choice,
    DigestSettings,
    Subscription,
)
from bot.core.schedule.schedule import Schedule, zone_named
from bot.core.schedule.typed import days_from, quiet_from, time_from, typed_days
from bot.core.web_address import canonical, is_web
from bot.errors import InputRefused

Read = TypeVar("Read")

_LONGEST_TITLE, _LONGEST_TOPIC, _LONGEST_FEED = 80, 60, 2_000  # characters
_CODE = re.compile(r"[a-z]{2}")
_AGAIN = "Nothing was changed."


class FieldsRefused(InputRefused):
    """Say of each field that cannot be taken what is wrong with it, by the field's name."""

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(problems.values()), hint=_AGAIN)
        self.problems = problems


@dataclass(frozen=True, slots=True)
class TypedDigest:
    """A digest as it is written into a form: every field may be wrong.

    `feeds` has an address a line; topics and languages stand between commas; `quiet` is empty or
    "22:00-07:00".
    """

    title: str
    at: str
    zone: str
    days: str = "weekdays"
    quiet: str = ""
    shared: bool = True
    saved: bool = False
    feeds: str = ""
    topics_in: str = ""
    topics_out: str = ""
    stories: str = "5"
    languages: str = ""


def settings_from(typed: TypedDigest) -> DigestSettings:
    """Give what was meant; `FieldsRefused` names every field that is wrong, at once."""
    read = _Reader()
    at = read("at", time_from, typed.at)
    zone = read("zone", _zone, typed.zone)
    days = read("days", days_from, typed.days)
    quiet = read("quiet", quiet_from, typed.quiet)
    title = read("title", _title, typed.title)
    feeds = read("feeds", feeds_from, typed.feeds)
    wanted = read("topics_in", _topics, typed.topics_in)
    unwanted = read("topics_out", _topics, typed.topics_out)
    stories = read("stories", _stories, typed.stories)
    languages = read("languages", _languages, typed.languages)
    if not (typed.shared or typed.saved or typed.feeds.strip()):
        read.problems["feeds"] = "Choose what the digest is made of, or name a feed."
    if read.problems or at is None or zone is None or days is None or stories is None:
        raise FieldsRefused(read.problems)
    choice = Choice(
        shared=typed.shared,
        saved=typed.saved,
        feeds=feeds or (),
        topics_in=wanted or (),
        topics_out=unwanted or (),
        stories=stories,
        languages=languages or (),
    )
    return DigestSettings(title or "", Schedule(at, zone, days, quiet), choice)


def typed_of(subscription: Subscription) -> TypedDigest:
    """Give the form as it was last filled in."""
    schedule, choice = subscription.schedule, subscription.choice
    quiet = schedule.quiet
    return TypedDigest(
        title=subscription.title,
        at=f"{schedule.at:%H:%M}",
        zone=schedule.zone,
        days=typed_days(schedule.days),
        quiet=f"{quiet[0]:%H:%M}-{quiet[1]:%H:%M}" if quiet else "",
        shared=choice.shared,
        saved=choice.saved,
        feeds="\n".join(choice.feeds),
        topics_in=", ".join(choice.topics_in),
        topics_out=", ".join(choice.topics_out),
        stories=str(choice.stories),
        languages=", ".join(choice.languages),
    )


def feeds_from(typed: str) -> tuple[str, ...]:
    """Give the addresses, each once; `ValueError` names the first that is none."""
    feeds: dict[str, None] = {}
    for word in typed.split():
        if not is_web(word) or len(word) > _LONGEST_FEED:
            raise ValueError(f"“{word[:80]}” is no web address; one begins with https://.")
        feeds[canonical(word)] = None
    if len(feeds) > MOST_FEEDS:
        raise ValueError(f"{len(feeds)} feeds are too many; {MOST_FEEDS} at most.")
    return tuple(feeds)


class _Reader:
    """Reads fields one by one and notes what is wrong with each."""

    def __init__(self) -> None:
        self.problems: dict[str, str] = {}

    def __call__(self, field: str, read: Callable[[str], Read], typed: str) -> Read | None:
        try:
            return read(typed)
        except ValueError as error:
            self.problems[field] = str(error)
            return None


def _title(typed: str) -> str:
    title = " ".join(typed.split())
    if not title:
        raise ValueError("Give the digest a title.")
    if len(title) > _LONGEST_TITLE:
        raise ValueError(f"The title is too long; {_LONGEST_TITLE} characters at most.")
    return title


def _zone(typed: str) -> str:
    return zone_named(typed.strip()).key


def _topics(typed: str) -> tuple[str, ...]:
    topics = tuple(dict.fromkeys(" ".join(one.split()) for one in re.split(r"[,;\n]", typed)))
    topics = tuple(one for one in topics if one)
    if len(topics) > MOST_TOPICS:
        raise ValueError(f"{len(topics)} topics are too many; {MOST_TOPICS} at most.")
    if any(len(one) > _LONGEST_TOPIC for one in topics):
        raise ValueError(f"A topic has {_LONGEST_TOPIC} characters at most.")
    return topics


def _stories(typed: str) -> int:
    number = typed.strip()
    if not (number.isascii() and number.isdigit() and FEWEST <= int(number) <= MOST):
        raise ValueError(f"Write a whole number between {FEWEST} and {MOST}.")
    return int(number)


def _languages(typed: str) -> tuple[str, ...]:
    codes = (
        tuple(dict.fromkeys(re.split(r"[\s,;]+", typed.strip().lower()))) if typed.strip() else ()
    )
    for code in codes:
        if not _CODE.fullmatch(code):
            raise ValueError(f"“{code}” is no language; write two letters, such as en or de.")
    return codes
