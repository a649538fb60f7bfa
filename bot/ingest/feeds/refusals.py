"""Every reason why a feed cannot be read, once, each with the next step for the person."""

from http import HTTPStatus

from bot.errors import InputRefused

MOVED = "Open the address in a browser; if the feed has moved, give me its new address."
LATER = "Nothing to do yet: I try again later."
_LONGEST = 100  # characters of an address in a sentence
FIND = "Look for a feed (RSS or Atom) on the site and give me its address."


class FeedRefused(InputRefused):
    """Say why there is no feed to read, with the feeds that the address names instead."""

    def __init__(self, reason: str, *, hint: str, offered: tuple[str, ...] = ()) -> None:
        super().__init__(reason, hint=hint)
        self.offered = offered


def web_page(name: str, offered: tuple[str, ...]) -> FeedRefused:
    """Refuse a page, and name the feeds that it names."""
    if not offered:
        return FeedRefused(
            f"{shown(name)} is a web page, not a feed, and it names no feed.", hint=FIND
        )
    if len(offered) == 1:
        reason = f"This is a web page, not a feed; it names a feed at {offered[0]}."
        return FeedRefused(reason, hint="Give me that address.", offered=offered)
    named = ", ".join(offered)
    reason = f"This is a web page, not a feed; it names feeds at {named}."
    return FeedRefused(reason, hint="Give me one of these addresses.", offered=offered)


def something_else(name: str, what: str) -> FeedRefused:
    """Refuse what is neither a feed nor a page."""
    return FeedRefused(f"{shown(name)} is {what}, not a feed.", hint=FIND)


def empty(name: str) -> FeedRefused:
    """Refuse an answer without a byte."""
    return FeedRefused(f"{shown(name)} is empty.", hint=MOVED)


def too_costly(name: str) -> FeedRefused:
    """Refuse what a child gave up on: a bomb, or a feed of unreasonable size."""
    reason = f"{shown(name)} expands too much or is damaged; reading it was stopped."
    return FeedRefused(reason, hint="Tell whoever runs the site; I try again later.")


def damaged(name: str) -> FeedRefused:
    """Refuse what begins like a feed and is so broken that no parser gets through it."""
    reason = f"{shown(name)} is damaged; no feed can be read from it."
    return FeedRefused(reason, hint="Tell whoever runs the site; I try again later.")


def too_deep(name: str, limit: int) -> FeedRefused:
    """Refuse elements within elements without end."""
    reason = f"{shown(name)} is nested deeper than {limit} elements; no feed is."
    return FeedRefused(reason, hint="Tell whoever runs the site; I try again later.")


def unreadable_letters(name: str) -> FeedRefused:
    """Refuse text whose encoding cannot be told."""
    reason = f"{shown(name)} is in an encoding I cannot read without guessing letters."
    return FeedRefused(reason, hint="Tell whoever runs the site; I try again later.")


def answered(host: str, status: int) -> FeedRefused:
    """Refuse an answer that is no feed and no redirect."""
    hint = LATER if status >= 500 else MOVED
    return FeedRefused(f"{host} answered {named(status)}; I did not get the feed.", hint=hint)


def forbidden_by_robots(host: str) -> FeedRefused:
    """Refuse an address that the site asks robots not to read."""
    reason = f"{host} asks robots not to read this address (robots.txt), so I do not."
    return FeedRefused(reason, hint="Ask whoever runs the site to allow briefing-bot.")


def shown(address: str) -> str:
    """Give an address short enough to show, and without what may be a key to somebody's feed."""
    plain = address.partition("?")[0]
    return plain if len(plain) <= _LONGEST else f"{plain[: _LONGEST - 1]}…"


def named(status: int) -> str:
    """Give a status with its name."""
    try:
        return f"{status} ({HTTPStatus(status).phrase})"
    except ValueError:
        return str(status)
